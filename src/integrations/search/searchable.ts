/** What the search index takes from a page: the story and what it is found by, and nothing around it. */
import { hash } from 'node:crypto';
import { unescapeAttribute } from '../../content/markup.ts';

export interface Searchable {
  /** As the page says it, in lower case: names the index. */
  readonly lang: string;
  /** ISO 8601, as stories are sorted. */
  readonly date: string;
  /** Filter name and value, as `data-pagefind-filter` gives them. */
  readonly filters: readonly (readonly [name: string, value: string])[];
  /** Of all that is indexed. */
  readonly digest: string;
}

/** The page with nothing in it that is not indexed; nothing where it says no `data-pagefind-body`. */
export function searchableHtml(html: string): string | undefined {
  const body = /<article\b[^>]*\sdata-pagefind-body(?:[\s=>])/.exec(html);
  if (!body) return undefined;
  const lang = /<html[^>]*\slang="([^"]+)"/.exec(html)?.[1] ?? 'unknown';
  const title = /<title>[^<]*<\/title>/.exec(html)?.[0] ?? '';
  const metas = [...html.slice(0, body.index).matchAll(/<meta\b[^>]*\sdata-pagefind-[^>]*>/g)].join('\n');
  const story = html.slice(body.index, endOfArticle(html, body.index));
  return `<!doctype html><html lang="${lang}"><head>${title}\n${metas}</head><body>${story}</body></html>`;
}

/** @param page what `searchableHtml` gave */
export function describe(page: string): Searchable {
  const filters: [string, string][] = [];
  let date = '';
  for (const [meta] of page.matchAll(/<meta\b[^>]*>/g)) {
    date = attributeOf(meta, 'data-pagefind-sort')?.replace(/^date:/, '') ?? date;
    const filter = attributeOf(meta, 'data-pagefind-filter');
    if (filter === undefined) continue;
    // `year:2025`, or `tag[content]`: the value of that attribute.
    const [, name = filter, source] = /^([\w-]+)\[([\w-]+)\]$/.exec(filter) ?? [];
    const value = source === undefined ? filter.replace(/^[^:]*:/, '') : attributeOf(meta, source);
    filters.push([name.replace(/:.*$/s, ''), value ?? '']);
  }
  const lang = /<html lang="([^"]+)"/.exec(page)?.[1] ?? 'unknown';
  return { lang: lang.toLowerCase(), date, filters, digest: hash('sha1', page, 'base64url') };
}

function endOfArticle(html: string, start: number): number {
  const tags = /<(\/?)article\b/g;
  tags.lastIndex = start;
  let depth = 0;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return html.indexOf('>', tag.index) + 1;
  }
  return html.length;
}

function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescapeAttribute(value);
}
