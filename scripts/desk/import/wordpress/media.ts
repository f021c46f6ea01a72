/** Pictures of an export: found in a copy of `wp-content/uploads`, or fetched when asked for, and laid beside the stories. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isDrawing } from '../../../../src/integrations/verify/drawing-facts.ts';
import { decoded, type PictureFate } from '../html/prepare.ts';
import type { Ledger } from '../ledger.ts';
import type { OldFolder } from '../old-folder.ts';
import type { OutletWriter } from '../outlet-writer.ts';
import { PictureShelf } from '../picture-shelf.ts';
import { publicHarm } from '../public-harm.ts';
import type { Downloads } from './download.ts';
import { uploadKey } from './survey.ts';

export interface MediaRules {
  readonly ledger: Ledger;
  readonly writer: OutletWriter;
  /** A copy of the uploads. */
  readonly folder: OldFolder | undefined;
  readonly downloads: Downloads | undefined;
  /** Address of the old site. */
  readonly site: string;
}

export interface Attachment {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

const MAX_BYTES = 100 * 1024 * 1024;

export class Media {
  readonly #rules: MediaRules;

  constructor(rules: MediaRules) {
    this.#rules = rules;
  }

  /** The attachment that a number or a picture's address names. */
  attachment(id: string | undefined, src = ''): Attachment | undefined {
    const { ledger } = this.#rules;
    const byId =
      id === undefined
        ? undefined
        : ledger.get<Attachment>('SELECT * FROM attachment WHERE id = ?', Number(id));
    if (byId) return byId;
    const key = uploadKey(src);
    if (key === undefined) return undefined;
    return ledger.get<Attachment>(
      'SELECT a.* FROM attachment a JOIN upload u ON u.attachment = a.id WHERE u.key = ?',
      key,
    );
  }

  /** Pictures for one story, which lies in a folder of its own. @param folder below the content folder */
  desk(folder: string, source: string): PictureDesk {
    return new PictureDesk(this, this.#rules, folder, source);
  }

  absolute(src: string): string {
    return URL.parse(src, this.#rules.site)?.href ?? src;
  }

  /**
   * A file that is no picture goes where it was, below the outlet's own `public/`, so that its address stays.
   * @returns the path on the site
   */
  publish(address: string): string | undefined {
    const { folder, writer } = this.#rules;
    const file = folder === undefined ? undefined : this.find([address]);
    const below = /\/wp-content\/uploads\/[^?#]+/.exec(address)?.[0];
    if (file === undefined || below === undefined) return undefined;
    const place = decoded(below);
    if (place.split('/').includes('..')) return undefined;
    const bytes = readFileSync(file);
    if (publicHarm(place, bytes) !== undefined) return undefined;
    const outcome = writer.write(`public${place}`, bytes, `file ${place}`);
    return outcome === 'foreign' ? undefined : below;
  }

  /** The file in the copy of the uploads that is meant by one of some addresses. */
  find(addresses: readonly string[]): string | undefined {
    const { folder } = this.#rules;
    if (folder === undefined) return undefined;
    for (const address of addresses) {
      const pathname = decoded((URL.parse(address)?.pathname ?? address).replace(/[?#].*$/, ''));
      const below =
        /\/(?:wp-content\/uploads|files)\/(?:sites\/\d+\/)?(.+)$/.exec(pathname)?.[1] ??
        pathname.replace(/^\/+/, '');
      const name = below.split('/').at(-1) ?? below;
      for (const place of [below, `uploads/${below}`, `wp-content/uploads/${below}`, pathname, name]) {
        for (const form of [place, place.normalize('NFC'), place.normalize('NFD')]) {
          const file = path.join(folder.root, form);
          if (folder.holds(file)) return file;
        }
      }
    }
    return undefined;
  }
}

/** Lays the pictures of one story beside it, each once. */
export class PictureDesk {
  readonly #media: Media;
  readonly #rules: MediaRules;
  readonly #shelf: PictureShelf;
  readonly #done = new Map<string, PictureFate>();

  constructor(media: Media, rules: MediaRules, folder: string, source: string) {
    this.#media = media;
    this.#rules = rules;
    this.#shelf = new PictureShelf(rules.writer, folder, source);
  }

  /** Whether a picture lies beside the story. */
  get isUsed(): boolean {
    return this.#shelf.isUsed;
  }

  async place(src: string, attachment: string | undefined): Promise<PictureFate> {
    const known = this.#done.get(src);
    if (known) return known;
    const fate = src.startsWith('data:')
      ? await this.#shelf.layData(src)
      : await this.#placeFile(src, attachment);
    this.#done.set(src, fate);
    return fate;
  }

  async #placeFile(src: string, id: string | undefined): Promise<PictureFate> {
    const written = unwrapProxy(this.#media.absolute(src));
    const attachment = this.#media.attachment(id, written);
    // A number that names another picture than the address does is a leftover of copied text.
    const original =
      attachment && (uploadKey(attachment.url) === uploadKey(written) || uploadKey(written) === undefined)
        ? attachment.url
        : undefined;
    const unsized = written.replace(/-\d+x\d+(?=\.\w+(?:[?#]|$))/, '');
    const addresses = [
      ...new Set([original, unsized, written].filter((one) => one !== undefined && one !== '')),
    ] as string[];
    if (!/^https?:/i.test(written))
      return { url: safeAddress(src), isLocal: false, why: 'its address is none of the web' };
    const { folder, downloads } = this.#rules;
    let file = this.#media.find(addresses);
    let why = folder === undefined ? 'no --media folder was given' : 'it is not in the --media folder';
    if (file === undefined && downloads) {
      const fetched = await downloads.fetch(addresses);
      if ('file' in fetched) file = fetched.file;
      else why = fetched.why;
    }
    if (file === undefined) return { url: written, isLocal: false, why };
    if (isDrawing(file)) {
      const place = this.#media.publish(written);
      return place === undefined
        ? { url: written, isLocal: false, why: 'an SVG is shown only from public/, and without scripts' }
        : { url: place, isLocal: true };
    }
    if (statSync(file).size > MAX_BYTES)
      return { url: written, isLocal: false, why: 'it is larger than 100 MB' };
    return this.#shelf.lay(readFileSync(file), decoded(path.basename(file)), written);
  }
}

/** WordPress.com serves pictures of others from its own hosts. */
function unwrapProxy(address: string): string {
  const found = /^https?:\/\/i\d\.wp\.com\/([^?]+)/.exec(address)?.[1];
  return found === undefined ? address : `https://${found}`;
}

function safeAddress(address: string): string {
  return /^(?:javascript|vbscript|data):/i.test(address) ? '#' : address;
}
