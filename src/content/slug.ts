/** From a headline to the last part of an address. */
import anyAscii from 'any-ascii';

export type SlugStyle = 'transliterate' | 'keep';

/** Longer ones are cut between words: addresses are read, and file names may hold 255 bytes. */
const LONGEST = 60;
/** A file of this name is its folder's; the others are devices to Windows, where somebody may check the outlet out. */
const NO_FILE_NAME = /^(?:index|con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * `Ferries sail again` becomes `ferries-sail-again`, always the same for the same headline; never empty, never a name
 * that means something else.
 * @param style whether letters are written in Latin ones, or each script keeps its own
 */
export function slugOf(headline: string, style: SlugStyle): string {
  const text = headline.toWellFormed().normalize(style === 'keep' ? 'NFC' : 'NFKC');
  const letters = style === 'keep' ? text : anyAscii(text);
  const words = letters
    .toLowerCase()
    .normalize('NFC')
    // The ferry’s captain is no `ferry-s`.
    .replaceAll(/(?<=[\p{L}\p{N}\p{M}])['’ʼ‘`]+(?=[\p{L}\p{N}])/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    // A mark without its letter is none.
    .map((word) => word.replace(/^\p{M}+/u, ''))
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (Array.from(longer).length > LONGEST) break;
    slug = longer;
  }
  if (slug === '') slug = cut(words[0] ?? '');
  if (slug === '') slug = 'story';
  return NO_FILE_NAME.test(slug) ? `${slug}-story` : slug;
}

/** Whether it could be one of these, however long. */
export function isSlug(text: string): boolean {
  const isWritten = /^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u.test(text) && text === text.toLowerCase();
  return isWritten && !NO_FILE_NAME.test(text);
}

/** One word that is too long: scripts without spaces write a headline so. */
function cut(word: string): string {
  let short = '';
  for (const { segment } of new Intl.Segmenter('und').segment(word)) {
    if (Array.from(short).length + Array.from(segment).length > LONGEST) break;
    short += segment;
  }
  return short;
}

/** Thirty years of a briefing that is called the same every day. */
const MOST_NUMBERS = 10_000;

/**
 * The slug, or with the first free number behind it: `ferries-2`.
 * @throws {RangeError} when no number makes it free
 */
export function freeSlug(slug: string, isTaken: (slug: string) => boolean): string {
  if (!isTaken(slug)) return slug;
  for (let number = 2; number <= MOST_NUMBERS; number += 1) {
    const next = `${slug}-${String(number)}`;
    if (!isTaken(next)) return next;
  }
  throw new RangeError(`No slug from “${slug}” to “${slug}-${String(MOST_NUMBERS)}” is free.`);
}
