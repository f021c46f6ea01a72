/**
 * How wide words are, without a browser: near enough to keep labels apart and inside the drawing.
 * Estimates are those of Libre Franklin at the weight of labels, on the generous side.
 */

export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * fontSize;
}

/** How wide the longest word is, which `wrap` does not break. */
export function longestWord(text: string, fontSize: number): number {
  return Math.max(0, ...words(text).map((word) => textWidth(word.trim(), fontSize)));
}

/** At most `maxLines` lines no wider than `maxWidth`; what does not fit ends in “…”. */
export function wrap(text: string, maxWidth: number, fontSize: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words(text)) {
    const longer = line === '' ? word.trimStart() : line + word;
    if (textWidth(longer.trimEnd(), fontSize) <= maxWidth || line === '') {
      line = longer;
      continue;
    }
    lines.push(line.trimEnd());
    line = word.trimStart();
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  const kept = lines.slice(0, maxLines);
  const cut = lines.length > maxLines;
  return kept.map((words_, index) => clip(words_, maxWidth, fontSize, cut && index === maxLines - 1));
}

/**
 * Which of `widths`, standing `spacing` apart at their middles, can be written without touching: every k-th,
 * with a k that ends on the last one where there is such a k near.
 */
export function thin(widths: readonly number[], spacing: number, gap: number): readonly number[] {
  const all = widths.map((_, index) => index);
  const widest = Math.max(0, ...widths);
  const least = Math.max(1, Math.ceil((widest + gap) / spacing));
  const last = widths.length - 1;
  let step = least;
  for (let candidate = least; candidate <= least * 2; candidate += 1) {
    if (last % candidate === 0) {
      step = candidate;
      break;
    }
  }
  return all.filter((index) => index % step === 0);
}

export interface Block {
  /** Where its middle would like to be. */
  readonly at: number;
  readonly size: number;
}

/**
 * Moves blocks apart, as little as it takes, so that none overlaps and all lie between `from` and `to`.
 * Gives the middles in the order of the blocks, or undefined where there is no room for all.
 */
export function moveApart(blocks: readonly Block[], from: number, to: number): readonly number[] | undefined {
  if (blocks.reduce((sum, block) => sum + block.size, 0) > to - from) return undefined;
  const order = blocks
    .map((block, index) => ({ ...block, index }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const starts: number[] = [];
  let end = from;
  for (const block of order) {
    const start = Math.max(end, block.at - block.size / 2);
    starts.push(start);
    end = start + block.size;
  }
  let limit = to;
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const size = order[at]?.size ?? 0;
    starts[at] = Math.min(starts[at] ?? 0, limit - size);
    limit = starts[at] ?? 0;
  }
  const middles: number[] = [];
  order.forEach((block, at) => {
    middles[block.index] = (starts[at] ?? 0) + block.size / 2;
  });
  return middles;
}

/** Places where a line may break, in any script, and after a dash or a stroke; each piece keeps the white space around it. */
function words(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter('und', { granularity: 'word' }).segment(text)) {
    const previous = pieces.at(-1);
    const breaks =
      previous !== undefined &&
      (/[\s–—/]$/u.test(previous) || (isWordLike === true && UNSPACED.test(segment)));
    if (previous === undefined || (breaks && !/^\s/u.test(segment))) pieces.push(segment);
    else pieces[pieces.length - 1] = previous + segment;
  }
  return pieces;
}

function clip(line: string, maxWidth: number, fontSize: number, more: boolean): string {
  if (!more && textWidth(line, fontSize) <= maxWidth) return line;
  const room = maxWidth - textWidth('…', fontSize);
  let kept = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(line)) {
    if (textWidth(kept + segment, fontSize) > room) break;
    kept += segment;
  }
  return `${kept.replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** Scripts written without spaces between words. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const FULL_WIDTH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u;

function emsOf(character: string): number {
  if (/\p{Mark}/u.test(character)) return 0;
  if (FULL_WIDTH.test(character)) return 1;
  if (/[ijlI.,:;'’‘|! ]/u.test(character)) return 0.3;
  if (/[frt()[\]/“”"-]/u.test(character)) return 0.43;
  if (/[mwMW@%—…]/u.test(character)) return 0.95;
  if (/\p{Lu}/u.test(character)) return 0.74;
  if (/\p{Nd}/u.test(character)) return 0.68;
  return 0.6;
}
