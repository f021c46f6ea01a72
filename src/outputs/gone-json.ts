import type { Archive } from '../archive/archive.ts';
import type { Site } from '../site/site.ts';

/** Addresses that the newsroom withdrew, for devices that keep copies (components/offline). */
export interface GoneJson {
  /** Paths with the base path. */
  readonly gone: readonly string[];
}

export function goneJson({ urls }: Site, archive: Archive): GoneJson {
  return { gone: archive.gone.map(({ url }) => urls.url(url)).sort() };
}
