/** A story as Pagefind keeps it, read without asking the index for any word. */
import type { PagefindData } from './blocks.ts';

/** In front of all that Pagefind writes. */
const SIGNATURE = 'pagefind_dcd';

/**
 * @param around a text without spaces: what stands around it is the extract; otherwise the first words are
 * @throws where there is no such file, or it is of another kind
 */
export async function readFragment(
  address: string,
  excerptWords: number,
  around = '',
): Promise<PagefindData> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`search: ${address}: ${String(response.status)}`);
  const text = await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).text();
  if (!text.startsWith(SIGNATURE)) throw new Error(`search: ${address} is no story`);
  const data = JSON.parse(text.slice(SIGNATURE.length)) as Omit<PagefindData, 'excerpt'>;
  return { ...data, excerpt: passageOf(data, around) ?? beginningOf(data, excerptWords) };
}

/** How many characters of a passage stand before what was looked for, and in all. */
const PASSAGE = { before: 30, whole: 90 } as const;
const SENTENCE_END = /[。．！？!?]/u;

/** What stands around a text, as HTML; nothing where it does not stand there as it was written. */
function passageOf({ content }: Omit<PagefindData, 'excerpt'>, text: string): string | undefined {
  const plain = content.replaceAll('\u200b', '');
  const place = text === '' ? -1 : plain.toLowerCase().indexOf(text.toLowerCase());
  if (place < 0) return undefined;
  const end = place + text.length;
  // No character is cut in two.
  const letters = Array.from(plain.slice(0, place));
  const near = letters.slice(-PASSAGE.before).join('');
  const sentence = near.split(SENTENCE_END).at(-1) ?? '';
  const isCut = sentence === near && letters.length > PASSAGE.before;
  const after = Array.from(plain.slice(end, end + 2 * PASSAGE.whole)).slice(
    0,
    PASSAGE.whole - PASSAGE.before,
  );
  const found = `<mark>${escaped(plain.slice(place, end))}</mark>`;
  return `${isCut ? '…' : ''}${escaped(sentence.trimStart())}${found}${escaped(after.join(''))}`.trim();
}

/** The first words after the headline, as HTML. */
function beginningOf({ content, meta }: Omit<PagefindData, 'excerpt'>, words: number): string {
  const { title = '' } = meta;
  const story = content.startsWith(title) ? content.slice(title.length).replace(/^[\s.]+/, '') : content;
  const first = story
    .split(/(?<=\u200b)|\s+/)
    .slice(0, words)
    .map((word) => (word.endsWith('\u200b') ? word : `${word} `))
    .join('');
  return escaped(first.trim());
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
