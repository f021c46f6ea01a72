/** The files of a block of the search index: Pagefind's, and what search in the browser has of its own beside them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createIndex } from 'pagefind';
import { pairsOf } from '../../components/search/pairs-file.ts';
import { addWords, searchedText, type WordCounts } from '../search-vocabulary.ts';
import { leanIndex, type IndexFile } from './lean-index.ts';
import { pack } from './pack.ts';
import { pairsFiles } from './pairs.ts';
import { searchableHtml } from './searchable.ts';

/** Words of a block, or of several, and how many of the stories have each; not part of the output. */
export const WORDS = 'words';
/** A line for each fragment, its id and its headline; not part of the output either. */
export const HEADLINES = 'headlines';
/** Ids of the stories, the newest first. */
const ORDER = 'order.packed';
/** What search in the browser loads; Pagefind's ready-made interfaces stay out. */
const NEEDED =
  /^(?:pagefind\.js|pagefind-entry\.json|pagefind\..+\.pf_meta|wasm\..+|(?:index|filter|fragment)\/.+)$/;
const FRAGMENT = /^fragment\/(?<id>.+)\.pf_fragment$/;

/**
 * A word is looked up in a part of the index of its own; by default a part has some 35 KB. Measured with 2,192
 * stories, this makes it 4 KB; the list of the parts, which every reader fetches, grows from 26 to 35 KB (to 28, as
 * lean-index.ts writes it), the whole by little. A version of Pagefind that does not know the name ignores it.
 */
process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= '1000';

/** Stories that wait in line for Pagefind, which takes them in turn, while the next is read. */
const AHEAD = 8;

/**
 * @param stories oldest first
 * @param outDir absolute: the output that holds their pages
 */
export async function blockFiles(
  stories: readonly { readonly url: string; readonly file: string }[],
  outDir: string,
): Promise<(readonly [name: string, content: Uint8Array])[]> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(`search-index: ${errors.join('; ')}`);
  const counts: WordCounts = new Map();
  /** By the url of the story. */
  const pairs = new Map<string, Set<string>>();
  const add = async (url: string, content: string) => {
    const added = await index.addHTMLFile({ url, content });
    if (added.errors.length > 0) throw new Error(`search-index: ${url}: ${added.errors.join('; ')}`);
  };
  const waiting: Promise<void>[] = [];
  for (const { url, file } of stories) {
    const content = searchableHtml(readFileSync(path.join(outDir, file), 'utf8')) ?? '';
    const added = add(url, content);
    waiting.push(added);
    // It is thrown below, when its turn comes.
    added.catch(() => undefined);
    const text = searchedText(content);
    addWords(text, counts);
    pairs.set(url, pairsOf(text));
    if (waiting.length > AHEAD) await waiting.shift();
  }
  await Promise.all(waiting);
  const { files, order } = leanIndex((await index.getFiles()).files);
  await index.deleteIndex();
  const fragments = files.flatMap(fragmentOf);
  const headlines = fragments.map(({ id, title }) => `${id}\t${title.replaceAll(/\s+/g, ' ')}`);
  const pairsById = new Map(fragments.map(({ id, url }) => [id, pairs.get(url) ?? new Set<string>()]));
  return [
    [WORDS, writeWords(counts)],
    [HEADLINES, Buffer.from(headlines.sort().join('\n'))],
    [ORDER, pack(order.join('\n'))],
    ...pairsFiles(order, pairsById),
    ...files.filter(({ path: name }) => NEEDED.test(name)).map((file) => [file.path, file.content] as const),
  ];
}

/** A line for each word: the word, and how many stories have it. */
export function writeWords(counts: WordCounts): Buffer {
  const lines = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => `${word}\t${String(count)}`);
  return Buffer.from(lines.join('\n'));
}

/** Adds what `writeWords` wrote to what is counted. */
export function countWords(text: string, counts: WordCounts): void {
  // Line by line, and not a list of all of them: an archive has a million.
  for (let begin = 0; begin < text.length;) {
    const end = text.indexOf('\n', begin);
    const line = text.slice(begin, end === -1 ? undefined : end);
    begin = end === -1 ? text.length : end + 1;
    const tab = line.indexOf('\t');
    if (tab <= 0) continue;
    const word = line.slice(0, tab);
    counts.set(word, (counts.get(word) ?? 0) + Number(line.slice(tab + 1)));
  }
}

function fragmentOf({ path: name, content }: IndexFile): { id: string; url: string; title: string }[] {
  const id = FRAGMENT.exec(name)?.groups?.['id'];
  if (id === undefined) return [];
  const text = gunzipSync(content).toString('utf8');
  const { url, meta } = JSON.parse(text.slice(text.indexOf('{'))) as {
    url: string;
    meta: Record<string, string>;
  };
  return [{ id, url, title: meta['title'] ?? '' }];
}
