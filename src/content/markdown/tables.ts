import { defineHastPlugin, type HastNode } from 'satteri';
import { ancestorsOf } from './ancestors.ts';

type Element = Extract<HastNode, { type: 'element' }>;

/** A wide table scrolls, so the keyboard must reach it, and it is called by the heads of its columns. */
export const tables = defineHastPlugin({
  name: 'tables',
  element: {
    filter: ['table'],
    visit(node, context) {
      // The component has a place that scrolls, and a name for it.
      if (ancestorsOf(node, context).some((above) => 'name' in above && above.name === 'DataTable')) return;
      context.setProperty(node, 'tabIndex', 0);
      const heads = below(node, 'th').map((head) => context.textContent(head).trim());
      const name = heads.filter((head) => head !== '').join(', ');
      if (name !== '' && below(node, 'caption').length === 0) context.setProperty(node, 'ariaLabel', name);
    },
  },
});

function below(node: Readonly<Element>, tagName: string): Element[] {
  return node.children.flatMap((child) =>
    child.type !== 'element' ? [] : child.tagName === tagName ? [child] : below(child, tagName),
  );
}
