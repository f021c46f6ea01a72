/** What the files of an output are for. */
import { isPage } from './output.ts';

export type Kind = 'pages' | 'feeds' | 'pictures' | 'index' | 'other';

export interface Census {
  readonly counts: Readonly<Record<Kind | 'files', number>>;
  /** Sizes of the files together. */
  readonly bytes: Readonly<Record<Kind | 'files', number>>;
}

/** @param file path below the output, with slashes */
export function kindOf(file: string): Kind {
  if (file.startsWith('pagefind/')) return 'index';
  if (isPage(file)) return 'pages';
  if (/(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json|feeds\.opml)$|^archive\/feed\//.test(file)) return 'feeds';
  return /\.(?:jpe?g|png|webp|avif|gif|svg|ico)$/.test(file) ? 'pictures' : 'other';
}

/** @param files by path below the output, with their sizes in bytes */
export function takeCensus(files: ReadonlyMap<string, { readonly size: number }>): Census {
  const zero = { pages: 0, feeds: 0, pictures: 0, index: 0, other: 0, files: 0 };
  const counts: Record<Kind | 'files', number> = { ...zero };
  const bytes: Record<Kind | 'files', number> = { ...zero };
  for (const [file, { size }] of files) {
    const kind = kindOf(file);
    counts[kind] += 1;
    bytes[kind] += size;
    counts.files += 1;
    bytes.files += size;
  }
  return { counts, bytes };
}
