/** What is done to a page as Astro rendered it before it is written. In text the sign `<` is written otherwise, so that only tags are met. */
import { hash } from 'node:crypto';

/**
 * Astro writes the scripts of components as `<script type="module" src="…">`. They run only after the document, but
 * browsers fetch them at high priority, before fonts and the picture that readers wait for. Nothing here is needed for
 * the first paint, so they say that they can wait (HTML Living Standard, "Fetch priority attributes").
 */
const MODULE = '<script type="module" src=';
const LATE = '<script type="module" fetchpriority="low" src=';

const POLICY = /(?<=<meta http-equiv="content-security-policy" content=")[^"]+/;
const HASH = / 'sha256-(?<digest>[^']+)'/g;
const INLINE = /<(?<name>script|style)\b[^>]*>(?<text>.*?)<\/\k<name>>/gs;

export function finishedPage(page: string): string {
  return withNeededHashes(page.replaceAll(MODULE, LATE));
}

/**
 * Astro permits on every page what some page has inline. A page needs no more than its own: half a kilobyte that does
 * not compress, in front of everything that is seen.
 */
function withNeededHashes(page: string): string {
  const policy = POLICY.exec(page);
  if (!policy) return page;
  const inline = Array.from(page.matchAll(INLINE), ({ groups }) => groups?.['text'] ?? '');
  const own = new Set(inline.filter((text) => text !== '').map((text) => hash('sha256', text, 'base64')));
  const needed = policy[0].replaceAll(HASH, (source, digest: string) => (own.has(digest) ? source : ''));
  return page.slice(0, policy.index) + needed + page.slice(policy.index + policy[0].length);
}
