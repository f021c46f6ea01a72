import { defineHastPlugin } from 'satteri';

/** The page's one `h1` is the headline; a `#` in a story is a section of it. */
export const headings = defineHastPlugin({
  name: 'headings',
  element: {
    filter: ['h1'],
    visit: (node) => ({ ...node, tagName: 'h2' }),
  },
});
