/** The one Markdown pipeline: for pages, feeds and search, for .md and .mdx alike. */
import { satteri } from '@astrojs/markdown-satteri';
import { editorsComments } from './editors-comments.ts';
import { figures } from './figures.ts';
import { headingIds } from './heading-ids.ts';
import { headings } from './headings.ts';
import { codeBlocks } from './code-blocks.ts';
import { siteLinks } from './site-links.ts';
import { tableCells } from './table-cells.ts';
import { tables } from './tables.ts';
import { taskLists } from './task-lists.ts';

export interface MarkdownRules {
  /** A path of this site to something for `href`: with the base path. */
  readonly href: (path: string) => string;
  /** Absolute. */
  readonly contentDir: string;
}

/**
 * Directives stay off: they eat text such as `10:30`. Raw HTML is parsed, so that a tag that a writer left open
 * ends with the story and not with the page.
 */
export function markdownProcessor(rules: MarkdownRules) {
  return satteri({
    features: { directive: false, rawHtml: true, gfm: { footnotes: { clobberPrefix: 'note-' } } },
    hastPlugins: [
      editorsComments,
      figures,
      headings,
      headingIds(rules.contentDir),
      codeBlocks,
      tableCells,
      tables,
      taskLists,
      siteLinks(rules.href),
    ],
  });
}
