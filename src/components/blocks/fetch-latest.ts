import type { LatestItem, LatestJson } from '../../outputs/latest-json.ts';

/**
 * What `/latest.json` says, of which nothing is sure: whoever reads it looks at it first.
 * @param source its address
 */
export async function fetchLatest(source: string): Promise<Partial<LatestJson>> {
  try {
    const response = await fetch(source);
    const data = response.ok ? ((await response.json()) as Partial<LatestJson> | null) : null;
    return data ?? {};
  } catch {
    return {};
  }
}

/** Whether what came over the network is a story of this site that has these texts. */
export function isStory(item: unknown, ...texts: readonly string[]): boolean {
  const fields = (item ?? {}) as Record<string, unknown>;
  const isOwn = /^\/(?![/\\\t\n\r])/.test(String(fields['url']));
  return isOwn && texts.every((name) => typeof fields[name] === 'string');
}

/** The headline of a story, which leads to it. */
export function headlineOf({
  url: href,
  title: textContent,
  lang,
}: Pick<LatestItem, 'url' | 'title' | 'lang'>): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent, lang, dir: 'auto' });
}
