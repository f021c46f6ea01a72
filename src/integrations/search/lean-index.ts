/**
 * Pagefind's index of a block with a table that is lighter by a quarter: every reader fetches it, whatever is asked.
 *
 * - For each part of its words Pagefind writes a beginning of the first word and one of the last. A word behind that of
 *   the last, and every word that no part has, fits several parts then, and all of them are fetched. Here each part ends
 *   where the next begins: a word is in one part, and what stands twice side by side takes no room.
 * - Parts are numbered behind a hash of all of them, not each named by a hash of its own, which no compression shortens.
 * - The order by date stands in a file of its own, for those who ask for it.
 */
import { decode, encode } from 'cborg';
import { createHash, hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

export interface IndexFile {
  /** Below the folder of the index. */
  readonly path: string;
  readonly content: Uint8Array;
}

export interface LeanIndex {
  readonly files: readonly IndexFile[];
  /** Ids of the stories, the newest first. */
  readonly order: readonly string[];
}

/** In front of all that Pagefind writes. */
const SIGNATURE = Buffer.from('pagefind_dcd');
const TABLE = /^pagefind\.(?<id>(?<lang>.+)_[0-9a-f]+)\.pf_meta$/;
const PART = /^index\/(?<id>.+)\.pf_index$/;
const ENTRY = 'pagefind-entry.json';

/** Pagefind's table (pagefind_web/src/metadata.rs in its sources). */
type Table = [
  version: string,
  stories: [id: string, ...rest: unknown[]][],
  parts: [from: string, to: string, id: string][],
  filters: unknown,
  orders: [name: string, places: number[]][],
  ...rest: unknown[],
];

/** @param files an index of one language, as Pagefind gives it */
export function leanIndex(files: readonly IndexFile[]): LeanIndex {
  const table = files.find(({ path }) => TABLE.test(path));
  const { id = '', lang = '' } = TABLE.exec(table?.path ?? '')?.groups ?? {};
  if (!table) throw new Error('search-index: Pagefind gave no table');
  const [version, stories, parts, filters, orders, ...rest] = decode(
    gunzipSync(table.content).subarray(SIGNATURE.length),
  ) as Table;
  const names = numbered(parts, files);
  const lean: Table = [version, stories, parts.map(endingWithNext).map(named), filters, [], ...rest];
  const content = gzipSync(Buffer.concat([SIGNATURE, encode(lean)]), { level: 9 });
  const name = `${lang}_${hash('sha256', content, 'hex').slice(0, 10)}`;
  const dates = orders.find(([of]) => of === 'date')?.[1] ?? stories.keys().toArray();
  return {
    files: files.map((file) => {
      if (file === table) return { path: `pagefind.${name}.pf_meta`, content };
      if (file.path === ENTRY) return { ...file, content: renamed(file.content, id, name) };
      const part = names.get(PART.exec(file.path)?.groups?.['id'] ?? '');
      return part === undefined ? file : { ...file, path: `index/${part}.pf_index` };
    }),
    order: dates.flatMap((place) => stories[place]?.[0] ?? []).reverse(),
  };

  function named([from, to, id]: Table[2][number]): Table[2][number] {
    return [from, to, names.get(id) ?? id];
  }
}

function endingWithNext([from, to, id]: Table[2][number], at: number, parts: Table[2]): Table[2][number] {
  return [from, parts[at + 1]?.[0] ?? to, id];
}

/** The new name of every part: other contents never have the same, so browsers may keep them. */
function numbered(parts: Table[2], files: readonly IndexFile[]): Map<string, string> {
  const contents = new Map(files.map(({ path, content }) => [PART.exec(path)?.groups?.['id'], content]));
  const all = createHash('sha256');
  for (const [, , id] of parts) all.update(contents.get(id) ?? '').update(id);
  const block = all.digest('hex').slice(0, 10);
  return new Map(parts.map(([, , id], at) => [id, `${block}_${at.toString(36)}`]));
}

function renamed(entry: Uint8Array, from: string, to: string): Buffer {
  return Buffer.from(
    Buffer.from(entry)
      .toString('utf8')
      .replace(`"${from}"`, () => `"${to}"`),
  );
}
