import { defineHastPlugin, type HastNode } from 'satteri';

const LINKED = ['a', 'img', 'source', 'video', 'audio', 'track'];
const ATTRIBUTES = ['href', 'src', 'poster'];

/**
 * Links and sources that begin with a slash are paths of this site, wherever it is deployed. To MDX a tag is code, whose
 * attributes are no properties.
 */
export const siteLinks = (href: (path: string) => string) => {
  const visit = (
    node: Readonly<HastNode>,
    context: { setProperty(node: Readonly<HastNode>, key: string, value: string): void },
  ) => {
    for (const [name, target] of attributesOf(node)) {
      if (ATTRIBUTES.includes(name) && typeof target === 'string' && /^\/(?!\/)/.test(target)) {
        context.setProperty(node, name, href(target));
      }
    }
  };
  const linked = { filter: LINKED, visit };
  return defineHastPlugin({
    name: 'site-links',
    element: linked,
    mdxJsxFlowElement: linked,
    mdxJsxTextElement: linked,
  });
};

function attributesOf(node: Readonly<HastNode>): [name: string, value: unknown][] {
  if (node.type === 'element') return Object.entries(node.properties);
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [];
  return node.attributes.flatMap((one) => (one.type === 'mdxJsxAttribute' ? [[one.name, one.value]] : []));
}
