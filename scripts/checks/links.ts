/** Links of the outlet to itself, wherever they are written. */
import { addressStart } from '../../src/content/address-place.ts';
import { decodeAttribute } from '../../src/content/character-references.ts';
import type { Newsroom, Sourced } from '../../src/content/newsroom.ts';
import type { TextRange } from '../../src/content/source-document.ts';
import { ownHost } from '../../src/site/own-address.ts';
import type { Story } from './story.ts';

export interface Link {
  /** Absolute path of the file it is written in. */
  readonly file: string;
  readonly shown: string;
  /** As written. */
  readonly target: string;
  readonly isImported: boolean;
  readonly line: number;
  readonly column: number;
  /** What stands for it in the text of the file, where it is written plainly and can be replaced. */
  readonly range: TextRange | undefined;
}

const PICTURE = /\.(?:jpe?g|png|webp|avif|gif|tiff?)$/i;

/** Of a file of `public/`, here or with the site's own origin. */
function isRooted(address: string): boolean {
  return /^(?:\/|https?:)/i.test(address);
}

/** Links, and files of `public/` that a story shows: a path without a slash is no link (rule raw-picture). */
export function linksOfStory(story: Story): Link[] {
  const { tree, document, origin } = story;
  if (!tree) return [];
  const links: Link[] = [];
  const add = (target: string, offset: number) => {
    // As browsers do (WHATWG URL, section 4.4): a space that does not break is a part of the address.
    const trimmed = target.replaceAll(/^[\0-\x20]+|[\0-\x20]+$/g, '');
    if (ownHost(trimmed, origin) === undefined) return;
    const start = story.inText(offset);
    const { line, column } = document.source.place(start);
    const isPlain = story.text.startsWith(target, start);
    links.push({
      file: story.file,
      shown: story.shown,
      target: trimmed,
      isImported: story.written.imported !== undefined,
      line,
      column,
      range: isPlain ? { start, end: start + target.length } : undefined,
    });
  };
  for (const node of story.nodes) {
    // Other pictures lie beside the story (content/pictures.ts).
    const isLink =
      node.type === 'link' ||
      (node.type === 'image' && isRooted(node.url)) ||
      (node.type === 'definition' && (isRooted(node.url) || !PICTURE.test(node.url)));
    if (isLink) add(node.url, addressStart(tree.body, node));
  }
  for (const tag of story.tags) {
    if (/^(?:img|source|video|audio|track)$/i.test(tag.name)) {
      for (const { name, value, valueStart, isCode } of tag.attributes) {
        if (isCode || value === undefined || !/^(?:src|poster)$/i.test(name)) continue;
        if (isRooted(value.trimStart())) add(decodeAttribute(value), valueStart);
      }
      continue;
    }
    if (!/^(?:a|area)$/i.test(tag.name)) continue;
    const href = tag.attributes.find(({ name }) => name.toLowerCase() === 'href');
    if (href?.value === undefined) continue;
    const text = href.isCode ? /^\s*(["'])(.*)\1\s*$/.exec(href.value) : undefined;
    if (text) add(text[2] ?? '', href.valueStart + href.value.indexOf(text[1] ?? '') + 1);
    else if (!href.isCode) add(decodeAttribute(href.value), href.valueStart);
  }
  return links;
}

/** Links in files that are no stories: navigation, footer, house ads. */
export function linksOfSettings({ outlet, ads }: Newsroom, origin: string): Link[] {
  const links: Link[] = [];
  const add = (
    source: Pick<Sourced<unknown>, 'document' | 'shown'> & { readonly file: string },
    target: string,
    path: readonly PropertyKey[],
  ) => {
    if (ownHost(target, origin) === undefined) return;
    const { document } = source;
    const range = document.rangeOf(path);
    const at = range ? document.source.text.slice(range.start, range.end).indexOf(target) : -1;
    const start = (range?.start ?? 0) + at;
    links.push({
      file: source.file,
      shown: source.shown,
      target,
      isImported: false,
      ...document.locate(path),
      range: range && at >= 0 ? { start, end: start + target.length } : undefined,
    });
  };
  const settings = { ...outlet, file: outlet.absolute };
  for (const [index, item] of (outlet.written.nav ?? []).entries()) {
    if (typeof item !== 'string') add(settings, item.url, ['nav', index, 'url']);
  }
  for (const [column, { links: items }] of (outlet.written.footer ?? []).entries()) {
    for (const [index, item] of items.entries())
      add(settings, item.url, ['footer', column, 'links', index, 'url']);
  }
  for (const ad of ads) add(ad, ad.written.url, ['url']);
  return links;
}
