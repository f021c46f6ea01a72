/** Addresses where nothing stands any more, and everybody is told so (DESIGN section 4): 410, and a page that says why. */
import type { Newsroom } from './newsroom.ts';
import type { WrittenGone } from './schema/extras.ts';

/**
 * Those that gone.yaml names, and all that expired stories had, old ones too: a story that has moved leaves none of its
 * readers without an answer. Where both say something of an address, the writer does.
 * @param isTaken whether something is built at an address all the same: a preview shows drafts of what was withdrawn
 */
export function goneAddresses(
  { articles, gone }: Pick<Newsroom, 'articles' | 'gone'>,
  isTaken: (address: string) => boolean = () => false,
): WrittenGone {
  const written = gone?.written ?? [];
  const named = new Set(written.map(({ url }) => url));
  const expired = articles.flatMap(({ id, path, visibility, written: { expires, aliases } }) => {
    if (visibility !== 'expired' || expires === undefined) return [];
    const left = [path, ...aliases].filter((url) => !named.has(url));
    return left.map((url) => ({ url, date: expires, reason: '', id }));
  });
  return [...written, ...expired].filter(({ url }) => !isTaken(url));
}
