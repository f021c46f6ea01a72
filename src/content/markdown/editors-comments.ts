import { defineHastPlugin } from 'satteri';

/** What editors tell each other in `<!-- … -->` is no business of readers, who could look at the source of a page. */
export const editorsComments = defineHastPlugin({
  name: 'editors-comments',
  comment(node, context) {
    context.removeNode(node);
  },
});
