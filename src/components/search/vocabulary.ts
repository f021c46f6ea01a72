/** The words of one language's stories, fetched in parts as a question needs them. */
import { headlinesLike, type Named } from './headlines.ts';
import { kept } from './kept.ts';
import { corrections, type Candidate, type Correction, type Known } from './spelling.ts';
import { endOf, readPart, SHORT, type Part, type VocabularyFile } from './vocabulary-file.ts';
import { fold, isSpelled, wordsOf } from './words.ts';

/** What has so many words is more likely a headline than a question. */
const HEADLINE_WORDS = 4;
/** By how many letters errors make a word longer or shorter, at most. */
const ERROR = 2;
/** Behind every letter. */
const LAST = '\u{10ffff}';

export class Vocabulary {
  readonly #base: string;
  readonly #fetch: (address: string) => Promise<string>;
  readonly #read = new Map<string, Promise<Candidate[]>>();
  #file: Promise<VocabularyFile> | undefined;

  /**
   * @param base address of the folder that holds `vocabulary.packed`
   * @param fetchText answers with the text at an address; rejects where there is none
   */
  constructor(base: string, fetchText: (address: string) => Promise<string>) {
    this.#base = base;
    this.#fetch = fetchText;
  }

  /** Loads what every question needs. */
  async open(): Promise<void> {
    await this.#contents();
  }

  /** Which share of the stories has the word; 0 where it is not frequent. */
  async share(word: string): Promise<number> {
    const { frequent } = await this.#contents();
    return (Object.hasOwn(frequent, fold(word)) ? (frequent[fold(word)] ?? 0) : 0) / 100;
  }

  /** Words that may have been meant, likeliest first. */
  async corrections(word: string, most: number): Promise<Correction[]> {
    if (!isSpelled(word)) return [];
    const folded = fold(word);
    const [first, last] = await Promise.all([this.#alike('first', folded), this.#alike('last', folded)]);
    return corrections(word, [...first, ...last], most);
  }

  /** Words that begin so, those of the most stories first. */
  async completions(start: string, most: number): Promise<Known[]> {
    const folded = fold(start);
    const letters = Array.from(folded);
    // One that is as long as a short word may be continued by a letter or by many.
    const [short, long] = [endOf('first', letters, true), endOf('first', letters, false)];
    const entries = await this.#entries(
      ({ family, from, to, longest }) =>
        family === 'first' &&
        longest >= letters.length &&
        ((from <= `${long}${LAST}` && long <= to) ||
          (letters.length <= SHORT && from <= short && short <= to)),
    );
    return entries
      .filter((entry) => entry.folded.startsWith(folded) && entry.folded !== folded)
      .sort((a, b) => b.stories - a.stories || (a.word < b.word ? -1 : 1))
      .slice(0, most);
  }

  /** The stories of which a text is the headline. */
  async headlines(text: string, literal: boolean): Promise<Named> {
    const named = await this.#headlines(text, literal);
    if (literal || named.headlines.length > 0) return named;
    // Headlines stand in the order of their words: with an error in its first one is looked for in the wrong place.
    const meant = await this.#withFirstWordMended(text);
    const { headlines } = meant === undefined ? named : await this.#headlines(meant, true);
    return { headlines, corrected: headlines[0]?.title };
  }

  async #headlines(text: string, literal: boolean): Promise<Named> {
    const { headlines } = await this.#contents();
    return headlinesLike(headlines, (file) => this.#fetch(`${this.#base}${file}`), text, literal);
  }

  /** What is as long as a headline, with another word in the place of its first, which no story has. */
  async #withFirstWordMended(text: string): Promise<string | undefined> {
    const [first = '', ...rest] = wordsOf(text);
    if (rest.length < HEADLINE_WORDS - 1 || !isSpelled(first)) return undefined;
    const alike = await this.#alike('first', fold(first));
    if (alike.some(({ folded }) => folded === fold(first))) return undefined;
    const [meant] = await this.corrections(first, 1);
    return meant && [meant.word, ...rest].join(' ');
  }

  /** The words of a family that may be a word with an error, from two letters shorter to two longer. */
  async #alike(family: Part['family'], folded: string): Promise<Candidate[]> {
    const letters = Array.from(folded);
    const [shortest, longest] = [letters.length - ERROR, letters.length + ERROR];
    const ends = [
      longest > SHORT && endOf(family, letters, false),
      shortest <= SHORT && endOf(family, letters, true),
    ];
    return this.#entries(
      (part) =>
        part.family === family &&
        part.longest >= shortest &&
        part.shortest <= longest &&
        ends.some((end) => end !== false && part.from <= end && end <= part.to),
    );
  }

  async #entries(isWanted: (part: Part) => boolean): Promise<Candidate[]> {
    const { parts } = await this.#contents();
    const lists = await Promise.all(parts.filter(isWanted).map((part) => this.#part(part.file)));
    return lists.flat();
  }

  #contents(): Promise<VocabularyFile> {
    this.#file ??= this.#fetch(`${this.#base}vocabulary.packed`).then(
      (text) => JSON.parse(text) as VocabularyFile,
    );
    return this.#file;
  }

  #part(file: string): Promise<Candidate[]> {
    return kept(this.#read, file, async () => {
      const entries = readPart(await this.#fetch(`${this.#base}${file}`));
      return entries.map((entry) => ({ ...entry, folded: fold(entry.word) }));
    });
  }
}
