import { defineHastPlugin } from 'satteri';

/** Links and sources that begin with a slash are paths of this site, wherever it is deployed. */
export const siteLinks = (href: (path: string) => string) =>
  defineHastPlugin({
    name: 'site-links',
    element: {
      filter: ['a', 'img', 'source', 'video', 'audio'],
      visit(node, context) {
        for (const attribute of ['href', 'src', 'poster'] as const) {
          const target = node.properties[attribute];
          if (typeof target === 'string' && /^\/(?!\/)/.test(target)) {
            context.setProperty(node, attribute, href(target));
          }
        }
      },
    },
  });
