/** What the search index takes from each page (searchable.ts), kept under the hash of the page's bytes. */
import path from 'node:path';
import { openPack, type Pack } from '../../cache/pack.ts';
import { describe, searchableHtml, type Searchable } from './searchable.ts';

export class KnownStories {
  readonly #pack: Pack;

  /**
   * @param cacheDir absolute
   * @param salt of the code that indexes
   */
  constructor(cacheDir: string, salt: string) {
    this.#pack = openPack({ folder: path.join(cacheDir, 'search'), name: 'stories', salt, whole: true });
  }

  /** Takes from a page what it will be asked for, while it is at hand. @param sha of its bytes */
  learn(sha: string, html: string): string {
    const page = searchableHtml(html);
    const text = page === undefined ? '' : JSON.stringify(describe(page));
    this.#pack.set(sha, text);
    return text;
  }

  /** @param read reads the page, if it was never seen @returns nothing of a page that is not to be found */
  of(sha: string, read: () => string): Searchable | undefined {
    const text = this.#pack.get(sha)?.toString() ?? this.learn(sha, read());
    return text === '' ? undefined : (JSON.parse(text) as Searchable);
  }

  close(): void {
    this.#pack.close();
  }
}
