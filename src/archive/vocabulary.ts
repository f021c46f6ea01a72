/** The words of an archive by number, so that whatever counts and compares them handles numbers alone. */
import { MarkTable } from './mark-table.ts';
import { ownText } from './own-text.ts';
import { scanTerms } from './word-scanner.ts';

/** Terms of one article, by number, with how much each counts and how it is written. */
export interface TermVector {
  /** Ascending. */
  readonly terms: Uint32Array;
  readonly counts: Float32Array;
  /** How the story writes each term, as a number of the vocabulary too: `ferry`, `Osse`, `NATO`. */
  readonly forms: Uint32Array;
}

export class Vocabulary {
  readonly #byMark = new MarkTable();
  readonly #marks: number[] = [];
  /** Nothing where a term is known by its mark only. */
  readonly #terms: (string | undefined)[] = [];
  /** Of words as they stand in texts: `Ferry’s`. */
  readonly #written = new MarkTable();
  /** Of each of those, its term, and how it is written without case being touched. */
  readonly #termsOf: number[] = [];
  readonly #formsOf: number[] = [];
  /** Of each term in the story that is being counted. */
  readonly #counts: number[] = [];
  readonly #forms: number[] = [];

  get size(): number {
    return this.#marks.length;
  }

  /** Number of a term; the same text always gives the same number within one vocabulary. */
  number(term: string): number {
    const number = this.numberOfMark(markOf(term));
    this.#terms[number] ??= ownText(term);
    return number;
  }

  /** Number of a term that is known by its mark only. */
  numberOfMark(mark: number): number {
    const number = this.#byMark.numberOf(mark, this.size);
    if (number === this.size) {
      this.#marks.push(mark);
      this.#terms.push(undefined);
      this.#counts.push(0);
      this.#forms.push(0);
    }
    return number;
  }

  term(number: number): string {
    return this.#terms[number] ?? '';
  }

  /** What tells a term from all others in every run: 53 bits of it. */
  markOf(number: number): number {
    return this.#marks[number] ?? 0;
  }

  /**
   * Counts the terms of a story.
   * @param passages its texts, and how much a word counts in each: whole numbers
   */
  count(passages: readonly (readonly [text: string, weight: number])[]): TermVector {
    const met: number[] = [];
    for (const [text, weight] of passages) {
      scanTerms(text, (start, end) => {
        const word = this.#wordAt(text, start, end);
        const term = this.#termsOf[word] ?? 0;
        const form = this.#formsOf[word] ?? 0;
        const count = this.#counts[term] ?? 0;
        this.#counts[term] = count + weight;
        if (count === 0) met.push(term);
        // A capital at the head of a sentence says nothing: lower case anywhere wins.
        if (count === 0 || form === term) this.#forms[term] = form;
      });
    }
    const terms = Uint32Array.from(met).sort();
    const counts = new Float32Array(terms.length);
    const forms = new Uint32Array(terms.length);
    terms.forEach((term, index) => {
      counts[index] = this.#counts[term] ?? 0;
      forms[index] = this.#forms[term] ?? 0;
      this.#counts[term] = 0;
    });
    return { terms, counts, forms };
  }

  /** Most words were met before: those are known by their marks, and no string is made of them. */
  #wordAt(text: string, start: number, end: number): number {
    const word = this.#written.numberOf(markOf(text, start, end), this.#termsOf.length);
    if (word === this.#termsOf.length) {
      const form = formOf(text.slice(start, end));
      this.#termsOf.push(this.number(form.toLowerCase()));
      this.#formsOf.push(this.number(form));
    }
    return word;
  }
}

function formOf(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[’']s$/i, '')
    .replaceAll('’', "'");
}

/** Two hashes of 32 and 21 bits: among a million terms two that are taken for one are a matter of one in ten thousand. */
function markOf(text: string, start = 0, end = text.length): number {
  let low = 0x811c9dc5;
  let high = 0x2545f491;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
    high ^= high >>> 15;
  }
  return ((high >>> 11) & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
