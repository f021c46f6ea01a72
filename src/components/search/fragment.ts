/** A story as Pagefind keeps it, read without asking the index for any word. */
import type { PagefindData } from './blocks.ts';

/** In front of all that Pagefind writes. */
const SIGNATURE = 'pagefind_dcd';

/** @throws where there is no such file, or it is of another kind */
export async function readFragment(address: string, excerptWords: number): Promise<PagefindData> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`search: ${address}: ${String(response.status)}`);
  const text = await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).text();
  if (!text.startsWith(SIGNATURE)) throw new Error(`search: ${address} is no story`);
  const data = JSON.parse(text.slice(SIGNATURE.length)) as Omit<PagefindData, 'excerpt'>;
  return { ...data, excerpt: beginningOf(data, excerptWords) };
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
  return first.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
