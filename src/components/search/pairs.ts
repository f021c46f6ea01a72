/** Stories that may have some characters side by side (pairs-file.ts), of one language. */
import { kept } from './kept.ts';
import { pairsOf, readPairs, type PairsFile } from './pairs-file.ts';

/** A story by the fragment that holds it, and the folder of its block. */
export interface Placed {
  readonly id: string;
  readonly block: string;
}

export class Pairs {
  readonly #base: string;
  readonly #fetch: (address: string) => Promise<string>;
  readonly #tables = new Map<string, Promise<PairsFile>>();
  readonly #parts = new Map<string, Promise<Map<string, number[]>>>();

  /**
   * @param base address of the folder of the language
   * @param fetchText answers with the text at an address; rejects where there is none
   */
  constructor(base: string, fetchText: (address: string) => Promise<string>) {
    this.#base = base;
    this.#fetch = fetchText;
  }

  /**
   * The stories of some blocks that have all the pairs of characters of a text, the newest first: whoever has the text
   * is among them.
   * @param blocks their folders, the newest first
   */
  async having(text: string, blocks: readonly string[]): Promise<Placed[]> {
    const pairs = [...pairsOf(text)];
    const found = await Promise.all(blocks.map((block) => this.#ofBlock(pairs, block)));
    return found.flat();
  }

  async #ofBlock(pairs: readonly string[], block: string): Promise<Placed[]> {
    const folder = `${this.#base}${block}`;
    const { ids, parts } = await kept(this.#tables, folder, async () => {
      return JSON.parse(await this.#fetch(`${folder}pairs.packed`)) as PairsFile;
    });
    const lists = await Promise.all(
      pairs.map(async (pair) => {
        const file = parts.findLast(({ from }) => from <= pair)?.file;
        if (file === undefined) return [];
        const part = kept(this.#parts, folder + file, async () =>
          readPairs(await this.#fetch(folder + file)),
        );
        return (await part).get(pair) ?? [];
      }),
    );
    const [first = [], ...others] = lists.sort((a, b) => a.length - b.length).map((list) => new Set(list));
    return [...first]
      .filter((place) => others.every((other) => other.has(place)))
      .flatMap((place) => (ids[place] === undefined ? [] : { id: ids[place], block }));
  }
}
