/** Fragments of headings: their words, as Astro makes them, and never an id that the page around them uses itself. */
import GithubSlugger from 'github-slugger';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineHastPlugin, type HastNode, type PluginFactoryContext } from 'satteri';

/** Of every page, and of the notes below a text. A test looks at built pages for others. */
const PAGE_IDS: readonly string[] = ['main', 'keys-title', 'reader-settings', 'footnote-label'];
/** The first comment may come any day, and must not change the fragment of a heading. */
const STORY_IDS: readonly string[] = [...PAGE_IDS, 'comments'];

export interface Heading {
  readonly text: string;
  /** Where a writer, or the pipeline, has given it one. */
  readonly id?: string | undefined;
}

/**
 * Ids that the page around a text uses itself.
 * @param file absolute
 * @param contentDir absolute
 */
export function pageIds(file: string, contentDir: string): readonly string[] {
  const isPage = !path.relative(path.join(contentDir, 'pages'), file).startsWith('..');
  return isPage ? PAGE_IDS : STORY_IDS;
}

/**
 * The fragments of all headings of a text, in their order. Only those move that must: others may be linked to.
 * @param taken ids of the page around it
 */
export function fragmentsOf(headings: readonly Heading[], taken: readonly string[]): string[] {
  const slugger = new GithubSlugger();
  const usual = headings.map(({ text, id }) => id ?? slugger.slug(text));
  const used = new Set([...usual, ...taken]);
  return usual.map((fragment, index) => {
    if (headings[index]?.id !== undefined || !taken.includes(fragment)) return fragment;
    let number = 1;
    while (used.has(`${fragment}-${String(number)}`)) number += 1;
    used.add(`${fragment}-${String(number)}`);
    return `${fragment}-${String(number)}`;
  });
}

/** Gives them to the headings where one must move; otherwise Astro, which comes after, gives all the same. */
export const headingIds =
  (contentDir: string) =>
  ({ fileURL }: PluginFactoryContext) => {
    const taken = fileURL === undefined ? STORY_IDS : pageIds(fileURLToPath(fileURL), contentDir);
    const headings: (Heading & { readonly node: Readonly<HastNode> })[] = [];
    return defineHastPlugin({
      name: 'page-ids',
      element: {
        filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
        visit(node, context) {
          const { id } = node.properties;
          headings.push({ node, text: context.textContent(node), id: typeof id === 'string' ? id : undefined });
        },
      },
      after(_, context) {
        const usual = fragmentsOf(headings, []);
        const fragments = fragmentsOf(headings, taken);
        if (fragments.join(' ') === usual.join(' ')) return;
        for (const [index, { node, id }] of headings.entries()) {
          if (id === undefined) context.setProperty(node, 'id', fragments[index]);
        }
      },
    });
  };
