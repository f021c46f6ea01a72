/** The words of one language's stories, fetched in parts as a question needs them. */
import { headlinesLike, type Named } from './headlines.ts';
import { corrections, type Candidate, type Correction, type Known } from './spelling.ts';
import { readPart, type Part, type VocabularyFile } from './vocabulary-file.ts';
import { fold, isSpelled, wordsOf } from './words.ts';

/** What has so many words is more likely a headline than a question. */
const HEADLINE_WORDS = 4;

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
    const [first, last] = await Promise.all([
      this.#entries('first', folded, 2, 2),
      this.#entries('last', folded, 2, 2),
    ]);
    return corrections(word, [...first, ...last], most);
  }

  /** Words that begin so, those of the most stories first. */
  async completions(start: string, most: number): Promise<Known[]> {
    const folded = fold(start);
    const entries = await this.#entries('first', folded, 0, 30);
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
    const alike = await this.#entries('first', fold(first), 0, 0);
    if (alike.some(({ folded }) => folded === fold(first))) return undefined;
    const [meant] = await this.corrections(first, 1);
    return meant && [meant.word, ...rest].join(' ');
  }

  /** The words of a family with the letter of `folded`, from so many letters shorter to so many longer. */
  async #entries(
    family: Part['family'],
    folded: string,
    shorter: number,
    longer: number,
  ): Promise<Candidate[]> {
    const letters = Array.from(folded);
    const letter = family === 'first' ? letters[0] : letters.at(-1);
    const { parts } = await this.#contents();
    const wanted = parts.filter(
      (part) =>
        part.family === family &&
        part.letter === letter &&
        part.longest >= letters.length - shorter &&
        part.shortest <= letters.length + longer,
    );
    const lists = await Promise.all(wanted.map((part) => this.#part(part.file)));
    return lists.flat();
  }

  #contents(): Promise<VocabularyFile> {
    this.#file ??= this.#fetch(`${this.#base}vocabulary.packed`).then(
      (text) => JSON.parse(text) as VocabularyFile,
    );
    return this.#file;
  }

  #part(file: string): Promise<Candidate[]> {
    let entries = this.#read.get(file);
    if (!entries) {
      entries = this.#fetch(`${this.#base}${file}`).then((text) =>
        readPart(text).map((entry) => ({ ...entry, folded: fold(entry.word) })),
      );
      this.#read.set(file, entries);
    }
    return entries;
  }
}
