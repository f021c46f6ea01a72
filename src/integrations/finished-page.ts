/** What is done to a page as Astro rendered it before it is written. In text the sign `<` is written otherwise, so that only tags are met. */
import { hash } from 'node:crypto';
import { ownText } from '../archive/own-text.ts';

/**
 * Astro writes the scripts of components as `<script type="module" src="…">`. They run only after the document, but
 * browsers fetch them at high priority, before fonts and the picture that readers wait for. Nothing here is needed for
 * the first paint, so they say that they can wait (HTML Living Standard, "Fetch priority attributes").
 */
const MODULE = '<script type="module" src=';
const LATE = '<script type="module" fetchpriority="low" src=';

const POLICY = '<meta http-equiv="content-security-policy" content="';
const HASH = / 'sha256-(?<digest>[^']+)'/g;
/** By text: thousands of pages have the same few inline. */
const digests = new Map<string, string>();
const REMEMBERED = 1000;

export function finishedPage(page: string): string {
  return withNeededHashes(page.replaceAll(MODULE, LATE));
}

/**
 * Astro permits on every page what some page has inline. A page needs no more than its own: half a kilobyte that does
 * not compress, in front of everything that is seen.
 */
function withNeededHashes(page: string): string {
  const at = page.indexOf(POLICY);
  if (at < 0) return page;
  const start = at + POLICY.length;
  const end = page.indexOf('"', start);
  const own = new Set([...inlineOf(page, 'script'), ...inlineOf(page, 'style')].map(digestOf));
  const policy = page.slice(start, end);
  const needed = policy.replaceAll(HASH, (source, digest: string) => (own.has(digest) ? source : ''));
  return page.slice(0, start) + needed + page.slice(end);
}

/** What stands between the tags of scripts or styles, but for data, which needs no permission. */
function inlineOf(page: string, element: string): string[] {
  const found: string[] = [];
  for (let at = page.indexOf(`<${element}`); at >= 0; at = page.indexOf(`<${element}`, at + 1)) {
    const begin = page.indexOf('>', at) + 1;
    const text = page.slice(begin, page.indexOf(`</${element}>`, begin));
    if (text !== '' && !page.slice(at, begin).includes('application/ld+json')) found.push(text);
  }
  return found;
}

function digestOf(text: string): string {
  let digest = digests.get(text);
  if (digest === undefined) {
    digest = hash('sha256', text, 'base64');
    if (digests.size >= REMEMBERED) digests.clear();
    digests.set(ownText(text), digest);
  }
  return digest;
}
