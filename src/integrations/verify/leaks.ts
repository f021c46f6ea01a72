/**
 * Nothing hidden leaks (DESIGN section 4): of a story that is not public neither its address, id, title and standfirst
 * nor any run of its words stands anywhere in the output, packed or not, unless a public source has it too.
 */
import { hash } from 'node:crypto';
import { placeNumber, type FactStore } from './fact-store.ts';
import { fault, type Finding } from './finding.ts';
import type { Cleared } from './ledger.ts';
import { unpacked, type Output } from './output.ts';
import { pictureText } from './picture-facts.ts';
import { RunScanner, type Hit } from './run-scanner.ts';

export interface HiddenStory {
  /** Where it is written, as a writer knows it. */
  readonly shown: string;
  /** By what it is known while it is public and after: its id, and the path of its file. */
  readonly names: readonly string[];
  /** Why it is hidden: `draft`, `scheduled`, `expired`. */
  readonly why: string;
  /** Found as a whole: title, standfirst, and, unless it has expired, id and address. */
  readonly phrases: readonly string[];
  /** Found by its runs: all that is written in the story. */
  readonly texts: readonly string[];
}

/** What must not be told, and what may be. */
export interface StorySecrets {
  readonly hidden: readonly HiddenStory[];
  /** Names of all that are public. */
  readonly publicNames: readonly string[];
  /** Everything that public files say, asked for only when something was found. */
  readonly publicTexts: () => Iterable<string>;
}

/** Files that hold no words: they are looked for in file names only. */
const WORDLESS = /\.(?:woff2?|ttf|otf|wasm|pagefind|mp4|mp3|pdf)$|\bwasm\./;
const PICTURE = /\.(?:jpe?g|png|webp|avif|gif|tiff?)$/i;

/**
 * A file that is what it was at the last look was clean of the stories that were hidden then. Of those that are hidden
 * since, one that was public may stand in it yet. One that was not public has never been there for a page to be made
 * of: it is looked for only in what no story makes. So a draft that is saved costs a look at what is new, and not at the
 * whole archive.
 * @param isOfStories whether a file is made of stories; others may say anything
 */
export async function findLeaks(
  output: Output,
  { hidden, publicNames, publicTexts }: StorySecrets,
  store: Pick<FactStore, 'last' | 'digestOf'>,
  isOfStories: (file: string) => boolean,
): Promise<{ readonly findings: readonly Finding[]; readonly cleared: Cleared }> {
  const keys = hidden.map((story) => hash('sha1', JSON.stringify(story), 'base64url'));
  const last = store.last?.cleared;
  const known = new Set(last?.stories);
  const wasPublic = new Set(last?.publicNames);
  const isGained = (index: number) => !known.has(keys[index] ?? '');
  const whole = scannerOf(hidden, () => true);
  const gained = scannerOf(hidden, isGained);
  const withdrawn = scannerOf(
    hidden,
    (index) =>
      isGained(index) && (hidden[index]?.names.some((name) => wasPublic.has(placeNumber(name))) ?? false),
  );

  const found: { readonly file: string; readonly hit: Hit }[] = [];
  for (const hit of whole.isEmpty ? [] : whole.scan([...output.files.keys()].join('\n'))) {
    found.push({ file: fileNaming(output, hit), hit });
  }
  const doubtful = new Set<string>();
  for (const file of output.files.keys()) {
    if (WORDLESS.test(file)) continue;
    const then = store.last?.files.get(file);
    // Where nothing is hidden nobody looks into more than is known; that is kept, for the day when something is.
    if (whole.isEmpty && !then) continue;
    const isCleared = last && then?.digest === store.digestOf(file) && !last.doubtful.has(file);
    const scanner = !isCleared ? whole : isOfStories(file) ? withdrawn : gained;
    const hits = scanner.isEmpty ? [] : await hitsIn(output, file, scanner);
    if (hits.length > 0) doubtful.add(file);
    for (const hit of hits) found.push({ file, hit });
  }
  const told = withoutPublic(found, hidden, publicTexts);
  const findings = told.flatMap(({ file, hit: { source, words } }) => {
    const story = hidden[source];
    return story
      ? [fault(file, `tells of ${story.shown}, which is not public (${story.why}): “${words}”`)]
      : [];
  });
  return {
    findings,
    cleared: {
      stories: keys,
      publicNames: Float64Array.from(publicNames, (name) => placeNumber(name)),
      doubtful,
    },
  };
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
