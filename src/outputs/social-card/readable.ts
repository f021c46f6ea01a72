/**
 * Text as a card can show it: every character has a glyph, or the text is not shown at all. A headline that lacks a
 * letter says something else than the newsroom wrote.
 */
import { emojiFaceFor, faceFor, type Face, type Style, type Weight } from './faces.ts';

export interface ReadableText {
  readonly text: string;
  /** In the order in which they are to be asked for a character. */
  readonly faces: readonly Face[];
  /** Graphemes that are drawn as pictures, with the face to draw them with. */
  readonly pictures: ReadonlyMap<string, Face>;
}

/** Characters that are obeyed, not seen: controls, embeddings (bidi is the layout's business), soft hyphens, tags. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\p{Noncharacter_Code_Point}]/gu;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Emoji_Presentation}|.\ufe0f)/v;
const LETTER = /[\p{L}\p{N}]/u;
/** So many characters that no card could hold them. */
const LONGEST = 700;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Symbols and emoji that no face has are left out, styled letters of mathematics become plain ones.
 * @returns nothing where a letter cannot be shown, or nothing would be left
 */
export function readable(written: string, style: Style, weight: Weight): ReadableText | undefined {
  const plain = written
    .slice(0, 8 * LONGEST)
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const faces = new Set<Face>();
  const pictures = new Map<string, Face>();
  let text = '';
  let length = 0;
  for (const { segment } of graphemes.segment(plain)) {
    const part = partOf(segment, style, weight);
    if (part === undefined) {
      if (LETTER.test(segment)) return undefined;
      continue;
    }
    if (part.picture) pictures.set(part.text, part.face);
    else faces.add(part.face);
    text += part.text;
    if ((length += 1) >= LONGEST) break;
  }
  text = text.replaceAll(/ {2,}/g, ' ').trim();
  // A line of pictures has a height too.
  const base = faceFor(0x20, style, weight);
  if (base && faces.size === 0) faces.add(base);
  return text === '' ? undefined : { text, faces: [...faces], pictures };
}

interface Part {
  readonly text: string;
  readonly face: Face;
  readonly picture?: boolean;
}

/** How a grapheme is shown, or nothing when it cannot be. */
function partOf(grapheme: string, style: Style, weight: Weight): Part | undefined {
  if (EMOJI.test(grapheme)) return emojiOf(grapheme);
  return (
    lettersOf(grapheme, style, weight) ??
    lettersOf(grapheme.normalize('NFKC'), style, weight) ??
    // A letter stands without a mark that no face has, as it would with a mark too many.
    (/^\p{Script=Latin}/u.test(grapheme)
      ? lettersOf(grapheme.normalize('NFD').replaceAll(/\p{M}/gu, ''), style, weight)
      : undefined) ??
    emojiOf(grapheme)
  );
}

function lettersOf(grapheme: string, style: Style, weight: Weight): Part | undefined {
  const codes = codePointsOf(grapheme);
  const [first = 0x20] = codes;
  const face = faceFor(first, style, weight);
  if (!face?.covers) return undefined;
  if (!codes.every((code) => face.covers.has(code) || IGNORABLE.test(String.fromCodePoint(code))))
    return undefined;
  // Satori finds the face of a character by its first 16 bits, so that beyond the basic plane it may take another.
  return { text: grapheme, face, picture: first > 0xffff };
}

/** An emoji whose parts do not join in our face is shown by its first part. */
function emojiOf(grapheme: string): Part | undefined {
  const codes = codePointsOf(grapheme).filter((code) => code !== 0xfe0f && code !== 0xfe0e);
  const whole = emojiFaceFor(codes);
  if (whole) return { text: grapheme, face: whole, picture: true };
  const [first = 0] = codes;
  const face = emojiFaceFor([first]);
  return face && { text: String.fromCodePoint(first), face, picture: true };
}

function codePointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}
