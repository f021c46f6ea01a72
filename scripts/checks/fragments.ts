/** The `#fragments` that a story's page has: ids of headings, footnotes and raw HTML, and those of the page around it. */
import { Parser } from 'htmlparser2';
import { mdxToHast, type HastNode } from 'satteri';
import { pathToFileURL } from 'node:url';
import { fragmentsOf, pageIds, type Heading } from '../../src/content/markdown/heading-ids.ts';
import { markdownProcessor } from '../../src/content/markdown/processor.ts';
import { readMarkdownSource, readSourceFile } from '../../src/content/source-document.ts';

/** Where every page begins (HTML, section 7.4.6.4). */
const TOP: readonly string[] = ['top', ''];

export class Fragments {
  readonly #ids = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  readonly #contentDir: string;
  #renderer: ReturnType<ReturnType<typeof markdownProcessor>['createRenderer']> | undefined;

  /** @param contentDir absolute */
  constructor(contentDir: string) {
    this.#contentDir = contentDir;
  }

  /** @returns nothing where the story cannot be rendered, which is told elsewhere */
  of(file: string): Promise<ReadonlySet<string> | undefined> {
    let ids = this.#ids.get(file);
    if (!ids) {
      ids = this.#read(file).catch(() => undefined);
      this.#ids.set(file, ids);
    }
    return ids;
  }

  async #read(file: string): Promise<ReadonlySet<string>> {
    const { body } = readSourceFile(file, readMarkdownSource);
    const own = pageIds(file, this.#contentDir);
    const ids = file.endsWith('.mdx') ? idsOfMdx(body, own) : await this.#idsOfMarkdown(body, file);
    return new Set([...TOP, ...own, ...ids]);
  }

  /** As the site renders it. */
  async #idsOfMarkdown(body: string, file: string): Promise<string[]> {
    const rules = { href: (path: string) => path, contentDir: this.#contentDir };
    this.#renderer ??= markdownProcessor(rules).createRenderer({
      image: {},
      syntaxHighlight: false,
    });
    const { code } = await (await this.#renderer).render(body, { fileURL: pathToFileURL(file) });
    const ids: string[] = [];
    const parser = new Parser({
      onopentag(_, { id, name }) {
        if (id) ids.push(id);
        if (name) ids.push(name);
      },
    });
    parser.end(code);
    return ids;
  }
}

/** MDX is a program; its ids are read from its tree, in the way that Astro gives them. */
function idsOfMdx(body: string, own: readonly string[]): string[] {
  const ids: string[] = [];
  const headings: Heading[] = [];
  const visit = (node: HastNode) => {
    if (node.type === 'element') {
      const id = typeof node.properties.id === 'string' ? node.properties.id : undefined;
      if (/^h[1-6]$/.test(node.tagName)) headings.push({ text: textOf(node), id });
      else if (id !== undefined) ids.push(id);
    }
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if (
          attribute.type === 'mdxJsxAttribute' &&
          attribute.name === 'id' &&
          typeof attribute.value === 'string'
        ) {
          ids.push(attribute.value);
        }
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(
    mdxToHast(body, { features: { smartPunctuation: true, gfm: { footnotes: { clobberPrefix: 'note-' } } } }),
  );
  return [...ids, ...fragmentsOf(headings, own)];
}

function textOf(node: HastNode): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child as HastNode)).join('') : '';
}
