import { defineHastPlugin } from 'satteri';

/** A block of code may scroll, so the keyboard must reach it; code runs left to right in every language. */
export const codeBlocks = defineHastPlugin({
  name: 'code-blocks',
  element: {
    filter: ['pre'],
    visit(node, context) {
      context.setProperty(node, 'tabIndex', 0);
      context.setProperty(node, 'dir', 'ltr');
    },
  },
});
