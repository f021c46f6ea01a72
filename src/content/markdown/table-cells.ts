import { defineHastPlugin } from 'satteri';

/** Markdown aligns columns with inline styles, which the content security policy refuses; an attribute does as well. */
export const tableCells = defineHastPlugin({
  name: 'table-cells',
  element: {
    filter: ['th', 'td'],
    visit(node, context) {
      const align = /text-align:\s*(left|center|right)/.exec(node.properties.style ?? '')?.[1];
      if (!align) return;
      context.setProperty(node, 'style', null);
      context.setProperty(node, 'dataAlign', align);
    },
  },
});
