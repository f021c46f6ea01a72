/** The files of an output, as a host would serve them. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ownText } from '../../archive/own-text.ts';
import { eachBelow } from '../../cache/files-below.ts';
import type { Looked, SeenFile } from '../../cache/leftovers.ts';
import { fileUrl } from '../../site/urls.ts';

/** Where the output will be reached. */
export interface SiteAddress {
  /** `https://example.org` */
  readonly origin: string;
  /** `/` or `/news/` */
  readonly base: string;
}

export interface OutputFile {
  readonly size: number;
  /** Changes with every change of the file: its times, its size, its place on disk. */
  readonly state: string;
  /** When any of that, or the number of its links, last changed; in milliseconds since the epoch. */
  readonly changed: number;
}

export class Output {
  /** Absolute. */
  readonly folder: string;
  /** By path below the output, with slashes, in code-point order. */
  readonly files: ReadonlyMap<string, OutputFile>;
  /** What is neither a file nor a folder. */
  readonly strange: readonly string[];
  readonly #looked: Looked | undefined;
  /** Who asks for a digest mostly asks for the text next. */
  #last: { readonly file: string; readonly bytes: Buffer } | undefined;

  /**
   * @param folder absolute
   * @param looked what somebody has just looked at, which nobody looks at again
   */
  constructor(folder: string, looked?: Looked) {
    this.folder = folder;
    this.#looked = looked;
    const files: [string, OutputFile][] = [];
    const strange: string[] = [];
    const visit = (file: string, isFile: boolean) => {
      if (!isFile) {
        strange.push(file);
        return;
      }
      const { size, mtime, ino, changed } = looked?.stateOf(file) ?? look(`${folder}/${file}`);
      files.push([file, { size, state: `${String(size)} ${String(mtime)} ${String(ino)}`, changed }]);
    };
    eachBelow(folder, visit, looked?.namesIn);
    this.files = new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
    this.strange = strange.sort();
  }

  has(file: string): boolean {
    return this.files.has(file);
  }

  /** Of a file whose bytes were read in this build when it was put there: their SHA-1. */
  knownDigest(file: string): string | undefined {
    const sha = this.#looked?.shaOf(file);
    return sha === undefined ? undefined : Buffer.from(sha, 'hex').toString('base64url');
  }

  bytes(file: string): Buffer {
    if (this.#last?.file === file) return this.#last.bytes;
    const bytes = readFileSync(path.join(this.folder, file));
    this.#last = { file, bytes };
    return bytes;
  }

  text(file: string): string {
    return this.bytes(file).toString('utf8');
  }
}

function look(file: string): SeenFile {
  const { size, mtimeMs, ctimeMs, ino } = statSync(file);
  return { size, mtime: mtimeMs, ino, changed: ctimeMs };
}

/** Bytes as they were before they were packed (RFC 1952), as Pagefind's are. */
export function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

/** Whether browsers show a file as HTML. @param file path below the output */
export function isPage(file: string): boolean {
  return /\.html?$/i.test(file);
}

/** What the address of a file is: `about/index.html` to `https://example.org/news/about/`. */
export function addressOf(file: string, { origin, base }: SiteAddress): string {
  return origin + base + fileUrl(file.replace(/(^|\/)index\.html$/, '$1'));
}

/** Where an address leads: a place on this site, another site, or nowhere because it is none. */
export type Place =
  | { readonly kind: 'own'; readonly file: string; readonly fragment: string }
  | { readonly kind: 'foreign'; readonly origin: string }
  | { readonly kind: 'wrong'; readonly what: string };

/**
 * @param target as written
 * @param here absolute address of the file it is written in
 */
export function placeOf(target: string, here: string, { origin, base }: SiteAddress): Place {
  if (!URL.canParse(target, here)) return { kind: 'wrong', what: 'is not an address' };
  const url = new URL(target, here);
  if (url.origin !== origin) return { kind: 'foreign', origin: url.origin };
  if (!url.pathname.startsWith(base)) return { kind: 'wrong', what: `is not below ${base}` };
  try {
    const path = decodeURIComponent(url.pathname.slice(base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const fragment = decodeURIComponent(url.hash.slice(1));
    // A text fragment is the browser's business (https://wicg.github.io/scroll-to-text-fragment/).
    return { kind: 'own', file, fragment: fragment.replace(/:~:.*$/, '') };
  } catch {
    return { kind: 'wrong', what: 'is not an address' };
  }
}

const REMEMBERED = 200_000;

/** As `placeOf`, remembering addresses that mean the same wherever they stand. */
export function createPlaces(site: SiteAddress): (target: string, here: string) => Place {
  const known = new Map<string, Place>();
  const { origin } = site;
  return (target, here) => {
    // As machines are told of it: for the same place pages name the path alone.
    const isWhole = target.startsWith(origin) && /^\/(?![/\\\s])/.test(target.slice(origin.length));
    const short = isWhole ? target.slice(origin.length) : target;
    if (!short.startsWith('/')) return placeOf(short, here, site);
    let place = known.get(short);
    if (!place) {
      place = placeOf(short, here, site);
      if (known.size >= REMEMBERED) known.clear();
      known.set(ownText(short), place);
    }
    return place;
  };
}
