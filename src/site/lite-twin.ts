import type { Outlet } from './outlet-settings.ts';
import { paths, permalinkShape } from './urls.ts';

/** Path of the text-only page that lies beside a page at this address, or lay there; nothing where there was none. */
export type LiteTwin = (path: string) => string | undefined;

/**
 * Told by the looks of an address, for those at which nothing lies any more. What an import brought along, and never was
 * an address of this site, mostly looks otherwise.
 */
export function liteTwinOf({ lite, permalink }: Pick<Outlet, 'lite' | 'permalink'>): LiteTwin {
  const story = permalinkShape(permalink);
  const section = permalinkShape(paths.section(':section'));
  return (path) => (lite && (story.test(path) || section.test(path)) ? paths.liteOf(path) : undefined);
}

/** What is gone, and the text-only pages with it. */
export function withLiteTwins<Gone extends { readonly url: string; readonly id?: string | undefined }>(
  gone: readonly Gone[],
  twinOf: LiteTwin,
): Gone[] {
  const named = new Set(gone.map(({ url }) => url));
  const twins = gone.flatMap((one) => {
    const url = twinOf(one.url);
    // It never was a story of its own, in feeds or elsewhere.
    return url === undefined || named.has(url) ? [] : [{ ...one, url, id: undefined }];
  });
  return [...gone, ...twins];
}
