/** Quotation marks of a text: which open, which close, which are straight, which are left over. */
import { MARKUP, type Passage } from './prose.ts';

interface Marks {
  readonly open: string;
  readonly close: string;
  /** What stands inside each of the two: French sets a space that does not break. */
  readonly space?: string;
}

/** Languages whose marks are known; in others nothing is said. */
const MARKS: Readonly<Record<string, Marks>> = {
  en: { open: '“', close: '”' },
  de: { open: '„', close: '“' },
  es: { open: '“', close: '”' },
  fr: { open: '«', close: '»', space: '\u00A0' },
  it: { open: '“', close: '”' },
  nl: { open: '“', close: '”' },
  pl: { open: '„', close: '”' },
  pt: { open: '“', close: '”' },
  sv: { open: '”', close: '”' },
  fi: { open: '”', close: '”' },
};

export function marksOf(language: string): Marks | undefined {
  return MARKS[language];
}

export interface QuoteReading {
  /** Places in the passage of straight marks, and what they should be. */
  readonly straight: readonly { readonly index: number; readonly mark: string }[];
  /** Marks without a partner in the passage, in order. */
  readonly lonely: readonly Lonely[];
}

export interface Lonely {
  readonly index: number;
  readonly opens: boolean;
}

/**
 * @param next the passage after it: a quotation of several paragraphs opens each and closes only the last
 */
export function readQuotes(passage: Passage, marks: Marks, next: Passage | undefined): QuoteReading {
  const { text } = passage;
  const straight: { index: number; mark: string }[] = [];
  const lonely: Lonely[] = [];
  if (!/["'“”„«»]/.test(text)) return { straight, lonely };
  const space = marks.space ?? '';
  let open: number | undefined;
  const asOpening = (index: number) => {
    if (open !== undefined) lonely.push({ index: open, opens: true });
    open = index;
  };
  const asClosing = (index: number) => {
    if (open !== undefined) open = undefined;
    // `a 6” nail`
    else if (!/\d/.test(visibleBefore(text, index))) lonely.push({ index, opens: false });
    else return false;
    return true;
  };
  for (const { 0: mark, index } of text.matchAll(/["“”„«»]/g)) {
    const before = visibleBefore(text, index);
    const after = visibleAfter(text, index);
    const mayOpen = (before === '' || /[\s([{<\u2010-\u2015/“„«‘']/u.test(before)) && /\S/.test(after);
    if (mark === '"') {
      if (open === undefined ? mayOpen : /\s/.test(before) && /\S/.test(after)) {
        asOpening(index);
        straight.push({ index, mark: marks.open + space });
      } else if (asClosing(index)) straight.push({ index, mark: space + marks.close });
    } else if (marks.open === marks.close) {
      if (mark !== marks.open) continue;
      if (open === undefined) asOpening(index);
      else asClosing(index);
    } else if (mark === marks.open) asOpening(index);
    else if (mark === marks.close) asClosing(index);
  }
  if (open !== undefined && !opensWithQuote(next, marks)) lonely.push({ index: open, opens: true });
  for (const { index } of text.matchAll(/(?<=\p{L}\uE000?)'(?=\p{L})/gu)) straight.push({ index, mark: '’' });
  const left = new Set(lonely.map(({ index }) => index));
  return {
    straight: straight.filter(({ index }) => !left.has(index)).sort((a, b) => a.index - b.index),
    lonely: lonely.sort((a, b) => a.index - b.index),
  };
}

function opensWithQuote(passage: Passage | undefined, { open }: Marks): boolean {
  const first = passage?.text.replaceAll(MARKUP, '').trimStart().charAt(0);
  return first === '"' || first === open;
}

function visibleBefore(text: string, index: number): string {
  let at = index - 1;
  while (text[at] === MARKUP) at -= 1;
  return text[at] ?? '';
}

function visibleAfter(text: string, index: number): string {
  let at = index + 1;
  while (text[at] === MARKUP) at += 1;
  return text[at] ?? '';
}
