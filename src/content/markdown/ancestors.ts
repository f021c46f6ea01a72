import type { HastNode, HastVisitorContext } from 'satteri';

/** What a node stands in, from the inside out. */
export function ancestorsOf(
  node: Readonly<HastNode>,
  context: Pick<HastVisitorContext, 'parent'>,
): Readonly<HastNode>[] {
  const above = context.parent(node);
  return above ? [above, ...ancestorsOf(above, context)] : [];
}
