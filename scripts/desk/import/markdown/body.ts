/** The text of a story of another generator: kept as it was written, or made anew where it holds HTML. */
import GithubSlugger from 'github-slugger';
import { markdownToHtml, markdownToMdast } from 'satteri';
import { convertHtml, parseHtml, type Conversion } from '../html/convert.ts';
import { findFootnotes } from '../html/footnotes.ts';
import { decoded, type Fragments, type Loss, type Surroundings } from '../html/prepare.ts';
import { attribute, elements, textOf, type Root } from '../html/tree.ts';

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly value?: string;
  readonly depth?: number;
  readonly identifier?: string;
  readonly position?: {
    readonly start: { readonly offset: number };
    readonly end: { readonly offset: number };
  };
  readonly children?: readonly Node[];
}

const OPTIONS = { features: { gfm: true, rawHtml: true, directive: false } } as const;
const ENOUGH = 3000;

/** What `headingIds` writes; it may stand in a text that is kept. */
const ANCHOR = /^<a id="([^"]+)">$|^<\/a>$/;

/**
 * HTML in a text, and a picture that is not at hand, need the text made anew; else only addresses change in it.
 * @param given with templates expanded
 */
export async function convertBody(given: string, around: Surroundings): Promise<Conversion> {
  const text = withoutLoneTildes(given);
  const tree = markdownToMdast(text) as unknown as Node;
  const html = markdownToHtml(text, OPTIONS).html;
  const losses: Loss[] = [];
  const patched = contains(tree, (node) => node.type === 'html' && !ANCHOR.test(node.value ?? ''))
    ? undefined
    : await patch(text, tree, around, losses);
  const page = parseHtml(html);
  if (patched === undefined)
    return convertHtml({ html, kind: 'html', shortcodes: false, fragments: fragmentsOf(page) }, around);
  // The number of a note is no word of the text.
  findFootnotes(page, new Map(), (note) => parseHtml(note).children);
  const paragraphs = page.children.filter(
    (child) => child.type === 'element' && /^(?:p|ul|ol|blockquote)$/.test(child.tagName),
  );
  const words = paragraphs
    .map((child) => textOf(child).replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  return { format: 'md', markdown: patched, text: words.join('\n').slice(0, ENOUGH), losses };
}

/** “3~5 knots, 6~7 knots”: of what other generators read only two strike out, here one does too. */
function withoutLoneTildes(given: string): string {
  let text = given;
  // Where a pair is none any more, others may pair.
  for (let marks = [-1]; marks.length > 0 && text.includes('~');) {
    marks = [...nodes(markdownToMdast(text) as unknown as Node)]
      .filter(({ type, position }) => type === 'delete' && position)
      .flatMap(({ position }) => [position?.start.offset ?? 0, (position?.end.offset ?? 0) - 1])
      .filter((at) => text[at] === '~' && text[at - 1] !== '~' && text[at + 1] !== '~');
    for (const at of marks.sort((a, b) => b - a)) text = `${text.slice(0, at)}\\${text.slice(at)}`;
  }
  return text;
}

/** @returns nothing where an address cannot be changed in its place */
async function patch(
  text: string,
  tree: Node,
  around: Surroundings,
  losses: Loss[],
): Promise<string | undefined> {
  const slugger = new GithubSlugger();
  const ids = new Set(
    [...nodes(tree)]
      .filter(({ type }) => type === 'heading')
      .map((heading) => slugger.slug(wordsOf(heading))),
  );
  for (const { type, value } of nodes(tree)) {
    const id = type === 'html' ? ANCHOR.exec(value ?? '')?.[1] : undefined;
    if (id !== undefined) ids.add(id);
  }
  const labels = (kind: string) =>
    new Set([...nodes(tree)].filter(({ type }) => type === kind).map(({ identifier }) => identifier));
  const pictures = labels('imageReference');
  const links = labels('linkReference');
  const changes: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  for (const node of nodes(tree)) {
    const { type, url, position } = node;
    if (!position) continue;
    const [start, end] = [position.start.offset, position.end.offset];
    if (type === 'heading' && node.depth === 1) {
      if (!/^#\s/.test(text.slice(start))) return undefined;
      changes.push({ start, end: start + 1, text: '##' });
    }
    if (url === undefined || url === '') continue;
    if (url.startsWith('#') && type === 'link') {
      // A place that no heading makes is looked for in what the converter finds.
      const id = decoded(url.slice(1));
      if (!ids.has(id) && !ids.has(id.toLowerCase())) return undefined;
      continue;
    }
    let to: string | undefined;
    if (type === 'image' || (type === 'definition' && pictures.has(node.identifier))) {
      if (type === 'definition' && links.has(node.identifier)) return undefined;
      const fate = await around.picture(url);
      if (!fate.isLocal) return undefined;
      to = fate.url;
    } else if (type === 'link' || type === 'definition') {
      const fate = around.link(url);
      if (fate.url === undefined) return undefined;
      if (fate.why !== undefined) losses.push({ kind: 'link', what: `${url}: ${fate.why}` });
      to = fate.url;
    } else continue;
    if (to === url) continue;
    const source = text.slice(start, end);
    const inner = Math.max(
      0,
      ...(node.children ?? []).map((child) => (child.position?.end.offset ?? start) - start),
    );
    const from = source.indexOf(url, type === 'link' ? inner : 0);
    if (from < 0 || source.includes(url, from + 1)) return undefined;
    changes.push({
      start: start + from,
      end: start + from + url.length,
      text: to.replaceAll(' ', '%20').replaceAll('(', '%28').replaceAll(')', '%29'),
    });
  }
  let result = text;
  for (const change of changes.sort((a, b) => b.start - a.start))
    result = result.slice(0, change.start) + change.text + result.slice(change.end);
  return result;
}

/** Ids that somebody set stay: other pages may lead to them. */
function fragmentsOf(page: Root): Fragments {
  const slugger = new GithubSlugger();
  const headings = [...elements(page)].filter(({ tagName }) => /^h[1-6]$/.test(tagName));
  const ofHeadings = new Set(headings.map((heading) => slugger.slug(textOf(heading))));
  const anchors = [...elements(page)].filter(
    (one) => one.tagName === 'a' && attribute(one, 'href') === '' && textOf(one) === '',
  );
  const kept = [...headings, ...anchors].flatMap((one) => [attribute(one, 'id'), attribute(one, 'name')]);
  return { ofHeadings, kept: new Set(kept.filter((id) => id !== '')) };
}

function wordsOf(node: Node): string {
  if (node.type === 'html') return '';
  return (node.value ?? '') + (node.children ?? []).map(wordsOf).join('');
}

function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodes(child);
}

function contains(tree: Node, test: (node: Node) => boolean): boolean {
  for (const node of nodes(tree)) if (test(node)) return true;
  return false;
}
