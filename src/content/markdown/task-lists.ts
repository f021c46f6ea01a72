import { defineHastPlugin, type HastNode } from 'satteri';
import { ancestorsOf } from './ancestors.ts';

type Element = Extract<HastNode, { type: 'element' }>;
type Child = Element['children'][number];

/** A box of a list of tasks is called what it stands for: box and words are one label. */
export const taskLists = defineHastPlugin({
  name: 'task-lists',
  element: {
    filter: ['li'],
    visit: (node, context) =>
      isTask(node) && !ancestorsOf(node, context).some((above) => above.type === 'element' && isTask(above))
        ? labelled(node)
        : undefined,
  },
});

/** With the tasks below it: of a node that another stands for nothing more can be changed. */
function labelled(node: Readonly<Element>): Element {
  const children = node.children.map((child) => (child.type === 'element' ? labelled(child) : child));
  const [box] = children;
  if (box?.type !== 'element' || box.tagName !== 'input') return { ...node, children };
  const end = children.findIndex(isBlock);
  const words = end === -1 ? children : children.slice(0, end);
  const label: Element = { type: 'element', tagName: 'label', properties: {}, children: words };
  return { ...node, children: [label, ...children.slice(words.length)] };
}

function isTask({ properties }: Readonly<Element>): boolean {
  return [properties.className].flat().includes('task-list-item');
}

/** Of an item without paragraphs, whose words end where something else begins. */
function isBlock(child: Child): boolean {
  const blocks = ['ul', 'ol', 'p', 'pre', 'blockquote', 'table', 'figure', 'hr', 'div', 'h2', 'h3', 'h4', 'h5', 'h6'];
  return child.type === 'mdxJsxFlowElement' || (child.type === 'element' && blocks.includes(child.tagName));
}
