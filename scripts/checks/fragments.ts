/** The `#fragments` that a story's page has: ids of headings, footnotes and raw HTML, and those of the page around it. */
import { Parser } from 'htmlparser2';
import GithubSlugger from 'github-slugger';
import { mdxToHast, type HastNode } from 'satteri';
import { markdownProcessor } from '../../src/content/markdown/processor.ts';
import { readMarkdownSource, readSourceFile } from '../../src/content/source-document.ts';

/** Ids of the page's own, whatever its story. */
const OF_THE_PAGE: readonly string[] = ['main', 'comments', 'top', ''];

export class Fragments {
  readonly #ids = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  #renderer: ReturnType<ReturnType<typeof markdownProcessor>['createRenderer']> | undefined;

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
    const ids = file.endsWith('.mdx') ? idsOfMdx(body) : await this.#idsOfMarkdown(body);
    return new Set([...OF_THE_PAGE, ...ids]);
  }

  /** As the site renders it. */
  async #idsOfMarkdown(body: string): Promise<string[]> {
    this.#renderer ??= markdownProcessor({ href: (path) => path }).createRenderer({
      image: {},
      syntaxHighlight: false,
    });
    const { code } = await (await this.#renderer).render(body, { frontmatter: {} });
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
function idsOfMdx(body: string): string[] {
  const ids: string[] = [];
  const slugger = new GithubSlugger();
  const visit = (node: HastNode) => {
    if (node.type === 'element') {
      const { id } = node.properties;
      if (typeof id === 'string') ids.push(id);
      else if (/^h[1-6]$/.test(node.tagName)) ids.push(slugger.slug(textOf(node)));
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
  return ids;
}

function textOf(node: HastNode): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child as HastNode)).join('') : '';
}
