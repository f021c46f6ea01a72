/**
 * Nothing hidden leaks (DESIGN section 4): of a story that is not public neither its address, id, title and standfirst
 * nor any run of its words stands anywhere in the output, packed or not, unless a public source has it too.
 */
import { hash } from 'node:crypto';
import type { FactStore } from './fact-store.ts';
import { fault, type Finding } from './finding.ts';
import { unpacked, type Output } from './output.ts';
import { pictureText } from './picture-facts.ts';
import { RunScanner, type Hit } from './run-scanner.ts';

export interface HiddenStory {
  /** Where it is written, as a writer knows it. */
  readonly shown: string;
  /** Why it is hidden: `draft`, `scheduled`, `expired`. */
  readonly why: string;
  /** Found as a whole: title, standfirst, and, unless it has expired, id and address. */
  readonly phrases: readonly string[];
  /** Found by its runs: all that is written in the story. */
  readonly texts: readonly string[];
}

/** Files that hold no words: they are looked for in file names only. */
const WORDLESS = /\.(?:woff2?|ttf|otf|wasm|pagefind|mp4|mp3|pdf)$|\bwasm\./;
const PICTURE = /\.(?:jpe?g|png|webp|avif|gif|tiff?)$/i;
const CHECKED = 'hidden stories';

/**
 * @param publicTexts everything that public files say, asked for only when something was found
 * @param store where it is kept which files were clean, and of which stories
 */
export async function findLeaks(
  output: Output,
  hidden: readonly HiddenStory[],
  publicTexts: () => Iterable<string>,
  store: FactStore,
): Promise<Finding[]> {
  const keys = hidden.map((story) => hash('sha1', JSON.stringify(story), 'base64url'));
  const set = hash('sha1', [...keys].sort().join(), 'base64url');
  const last = lastRun(store.note(CHECKED));
  const known = new Set(last?.keys ?? []);
  const whole = scannerOf(hidden, () => true);
  // What was clean of more stories is clean of fewer.
  const gained = scannerOf(hidden, (index) => !known.has(keys[index] ?? ''));

  const found: { readonly file: string; readonly hit: Hit }[] = [];
  for (const hit of whole.isEmpty ? [] : whole.scan([...output.files.keys()].join('\n'))) {
    found.push({ file: fileNaming(output, hit), hit });
  }
  for (const file of whole.isEmpty ? [] : output.files.keys()) {
    if (WORDLESS.test(file)) continue;
    const digest = store.digestOf(file);
    const cleared = store.clearedOf(file, digest);
    if (cleared === set) continue;
    const scanner = cleared !== undefined && cleared === last?.set ? gained : whole;
    const hits = scanner.isEmpty ? [] : await hitsIn(output, file, scanner);
    if (hits.length === 0) store.clear(file, digest, set);
    for (const hit of hits) found.push({ file, hit });
  }
  store.setNote(CHECKED, JSON.stringify({ set, keys }));
  const told = withoutPublic(found, hidden, publicTexts);
  return told.flatMap(({ file, hit: { source, words } }) => {
    const story = hidden[source];
    return story
      ? [fault(file, `tells of ${story.shown}, which is not public (${story.why}): “${words}”`)]
      : [];
  });
}

function scannerOf(hidden: readonly HiddenStory[], isWanted: (index: number) => boolean): RunScanner {
  const scanner = new RunScanner();
  hidden.forEach(({ phrases, texts }, index) => {
    if (!isWanted(index)) return;
    for (const phrase of phrases) scanner.addPhrase(phrase, index);
    for (const text of texts) scanner.addText(text, index);
  });
  return scanner;
}

/** Hits that no public source explains. One of each story and file is enough to be told. */
function withoutPublic(
  found: readonly { readonly file: string; readonly hit: Hit }[],
  hidden: readonly HiddenStory[],
  publicTexts: () => Iterable<string>,
): { readonly file: string; readonly hit: Hit }[] {
  if (found.length === 0) return [];
  const sources = new Set(found.map(({ hit }) => hit.source));
  const scanner = scannerOf(hidden, (index) => sources.has(index));
  const explained = new Set<number>();
  for (const text of publicTexts()) for (const { key } of scanner.scan(text)) explained.add(key);
  const told = new Set<string>();
  return found.filter(({ file, hit }) => {
    const place = `${file}\n${String(hit.source)}`;
    if (explained.has(hit.key) || told.has(place)) return false;
    told.add(place);
    return true;
  });
}

async function hitsIn(output: Output, file: string, scanner: RunScanner): Promise<Hit[]> {
  const bytes = unpacked(output.bytes(file));
  if (PICTURE.test(file)) return scanner.scan(await pictureText(bytes));
  return scanner.mayBeIn(bytes) ? scanner.scan(bytes.toString('utf8')) : [];
}

/** The file whose name holds the words of a hit. */
function fileNaming(output: Output, { words }: Hit): string {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
  return [...output.files.keys()].find((file) => plain(file).includes(words)) ?? '';
}

function lastRun(
  note: string | undefined,
): { readonly set: string; readonly keys: readonly string[] } | undefined {
  try {
    return note === undefined ? undefined : (JSON.parse(note) as { set: string; keys: string[] });
  } catch {
    return undefined;
  }
}
