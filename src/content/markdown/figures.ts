import { defineHastPlugin, type HastNode } from 'satteri';

type Element = Extract<HastNode, { type: 'element' }>;

/**
 * A picture that stands alone in its paragraph is no paragraph: it becomes a figure with its Markdown title as
 * the caption, or just the picture where it has none.
 */
export const figures = defineHastPlugin({
  name: 'figures',
  element: {
    filter: ['p'],
    visit(node) {
      const [picture, ...others] = node.children.filter((child) => !(child.type === 'text' && child.value.trim() === ''));
      if (others.length > 0 || picture?.type !== 'element' || picture.tagName !== 'img') return undefined;
      const { title, ...properties } = picture.properties;
      const bare: Element = { ...picture, properties };
      if (typeof title !== 'string' || title === '') return bare;
      const caption: Element = {
        type: 'element',
        tagName: 'figcaption',
        properties: {},
        children: [{ type: 'text', value: title }],
      };
      return { type: 'element', tagName: 'figure', properties: {}, children: [bare, caption] };
    },
  },
});
