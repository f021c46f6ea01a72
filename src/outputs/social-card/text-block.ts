/** A piece of text of a card as Satori takes it, in the largest size in which it fits. */
import type { Style, Weight } from './faces.ts';
import { readable, type ReadableText } from './readable.ts';
import { pictureOf, sizeOf, type CardNode, type Drawable } from './typesetting.ts';

export interface TextRequest {
  readonly style: Style;
  readonly weight: Weight;
  /** As CSS writes it. */
  readonly colour: string;
  /** Pixels, from the largest. */
  readonly sizes: readonly number[];
  /** Pixels. */
  readonly width: number;
  /** One line, or as many as the height holds. */
  readonly height?: number | undefined;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** In ems; only where letters do not join. */
  readonly tracking?: number;
  readonly align?: 'start' | 'center';
}

/** Naskh beside a sans is drawn small. */
const NASKH = 1.2;

/** How much of the largest size a word may have that is too wide for the card and breaks. */
const BROKEN = 0.6;

const ARABIC = /\p{Script=Arabic}/u;
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Letters that bear two marks need room above. */
const TALL = /[\u1ea0-\u1ef9\p{M}]/u;
/** Numbers that the bidirectional algorithm keeps together: separators between digits (UAX #9, W4). */
const JOINED_NUMBERS = /\p{Nd}+(?:[/:.,]\p{Nd}+)+/gu;

const set = new Map<string, Promise<Drawable | undefined>>();
/** Names of sections and authors come again and again. */
const REMEMBERED = 400;

/**
 * The text in the largest size that fits without breaking a word; what is still too long in the smallest ends in an
 * ellipsis after a word.
 * @returns nothing when a letter of it cannot be drawn
 */
export function textBlock(written: string, request: TextRequest): Promise<Drawable | undefined> {
  const key = JSON.stringify([written, request]);
  let block = set.get(key);
  if (!block) {
    if (set.size >= REMEMBERED) set.clear();
    block = setText(written, request);
    set.set(key, block);
  }
  return block;
}

async function setText(written: string, request: TextRequest): Promise<Drawable | undefined> {
  const text = readable(written, request.style, request.weight);
  if (!text) return undefined;
  const block = await blockOf(text, request);
  const [base = 16] = request.sizes;
  // One line of the text, and its widest word, say at once which sizes are worth trying.
  const { width: across } = await sizeOf(unbroken(block(text.text, base)));
  const oneLine = request.height === undefined;
  const { width: word } = oneLine
    ? { width: across }
    : await sizeOf(unbroken(block(longestWord(text.text), base)));
  const smallest = request.sizes.at(-1) ?? base;
  const breaks = (word * smallest) / base > request.width;
  for (const size of request.sizes) {
    const scale = size / base;
    if (oneLine ? across * scale > request.width : breaks ? scale > BROKEN : word * scale > request.width)
      continue;
    const candidate = block(text.text, size);
    if (oneLine || (await isWithin(candidate, request))) return candidate;
  }
  return block(await cut(text.text, request, (shown) => block(shown, smallest)), smallest);
}

/** As many words as fit, and an ellipsis; characters, where words would leave next to nothing. */
async function cut(text: string, request: TextRequest, block: (shown: string) => Drawable): Promise<string> {
  let shown = '';
  for (const granularity of ['word', 'grapheme'] as const) {
    const ends = [...new Intl.Segmenter(request.lang, { granularity }).segment(text)]
      .filter(({ isWordLike }) => granularity === 'grapheme' || isWordLike)
      .map(({ index, segment }) => index + segment.length);
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const fits = await isWithin(block(`${text.slice(0, ends[middle - 1])}…`), request);
      if (fits) low = middle;
      else high = middle - 1;
    }
    const end = ends[low - 1] ?? 0;
    shown = `${text.slice(0, end).trimEnd()}…`;
    if (end > text.length / 20) break;
  }
  return shown;
}

async function isWithin(block: Drawable, { width, height }: TextRequest): Promise<boolean> {
  const size = await sizeOf(height === undefined ? unbroken(block) : block);
  return height === undefined ? size.width <= width : size.height <= height;
}

function longestWord(text: string): string {
  const words = text.split(/[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}-]/u);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** Height of a line in ems. */
function leadingOf(text: string): number {
  if (ARABIC.test(text)) return 1.5;
  if (IDEOGRAPHIC.test(text)) return 1.3;
  return TALL.test(text) ? 1.22 : 1.12;
}

/** What makes a block of a part of the text, in a size in pixels. */
async function blockOf(
  { text, faces, pictures }: ReadableText,
  { style, colour, weight, width, height, dir, align = 'start', tracking = 0 }: TextRequest,
): Promise<(shown: string, size: number) => Drawable> {
  const joins = ARABIC.test(text);
  const leading = leadingOf(text);
  const drawn: Record<string, string> = {};
  for (const [grapheme, face] of pictures) drawn[grapheme] = await pictureOf(grapheme, face, colour);
  return (shown, size) => ({
    node: {
      type: 'div',
      props: {
        style: {
          display: 'block',
          width,
          fontFamily: faces.map(({ name }) => name).join(', '),
          fontWeight: weight,
          fontSize: size * (joins && style === 'sans' ? NASKH : 1),
          lineHeight: leading,
          letterSpacing: joins ? 0 : tracking * size,
          color: colour,
          direction: dir,
          textAlign: align,
          overflowWrap: 'anywhere',
          textWrap: height === undefined ? 'nowrap' : 'balance',
        },
        children: dir === 'rtl' ? keepNumbers(shown) : shown,
      },
    },
    faces: faces,
    pictures: drawn,
  });
}

/**
 * Satori orders words, not characters: it would turn the parts of `12/09/2025` round. A left-to-right mark after each says
 * that they belong together.
 */
function keepNumbers(text: string): string {
  return text.replaceAll(JOINED_NUMBERS, (number) => number.replaceAll(/[/:.,]|\p{Nd}+/gu, '$&\u200e'));
}

function unbroken({ node, ...block }: Drawable): Drawable {
  const style = { ...node.props.style, width: 'max-content', whiteSpace: 'nowrap', textWrap: 'nowrap' };
  return { ...block, node: { ...node, props: { ...node.props, style } } satisfies CardNode };
}
