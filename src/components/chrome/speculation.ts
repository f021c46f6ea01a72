/**
 * Which pages the browser may fetch before the reader goes there: pages of this site, once the pointer rests on
 * the link (https://html.spec.whatwg.org/multipage/speculative-loading.html). A browser that knows nothing of it
 * ignores it.
 * @param base the site's base path
 * @returns source of a `<script type="speculationrules">`
 */
export function speculationRules(base: string): string {
  const pages = {
    and: [
      { href_matches: `${base}*` },
      // Feeds, pictures and other files have a dot in their name; pages have none.
      { not: { href_matches: `${base}*.*` } },
      { not: { selector_matches: '[rel~="nofollow"]' } },
    ],
  };
  return JSON.stringify({ prefetch: [{ where: pages, eagerness: 'moderate' }] });
}
