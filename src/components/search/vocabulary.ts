/** The words of one language's stories, fetched in parts as a question needs them. */
import { corrections, type Known } from './spelling.ts';
import { readPart, type Part, type VocabularyFile } from './vocabulary-file.ts';
import { fold, isSpelled } from './words.ts';

export interface Verdict {
  /** Whether some story has the word, or a word that begins with it. */
  readonly known: boolean;
  /** How many stories have it, roughly; 0 where none has. */
  readonly stories: number;
}

export class Vocabulary {
  readonly #base: string;
  readonly #fetch: (address: string) => Promise<string>;
  readonly #read = new Map<string, Promise<Entry[]>>();
  #file: Promise<VocabularyFile> | undefined;

  /**
   * @param base address of the folder that holds `vocabulary.json`
   * @param fetchText answers with the text at an address; rejects where there is none
   */
  constructor(base: string, fetchText: (address: string) => Promise<string>) {
    this.#base = base;
    this.#fetch = fetchText;
  }

  /** Whether most stories have the word. */
  async isCommon(word: string): Promise<boolean> {
    const { common } = await this.#contents();
    return common.includes(fold(word));
  }

  async look(word: string): Promise<Verdict> {
    const folded = fold(word);
    const entries = await this.#entries('first', folded, 0, 30);
    const exact = entries.filter((entry) => entry.folded === folded);
    const stories = Math.max(0, ...exact.map((entry) => entry.stories));
    return { stories, known: stories > 0 || entries.some((entry) => entry.folded.startsWith(folded)) };
  }

  /** Words that may have been meant, likeliest first. */
  async corrections(word: string, most: number): Promise<Known[]> {
    if (!isSpelled(word)) return [];
    const folded = fold(word);
    const [first, last] = await Promise.all([
      this.#entries('first', folded, 2, 2),
      this.#entries('last', folded, 2, 2),
    ]);
    return corrections(word, [...first, ...last], most);
  }

  /** Words that begin so, those of the most stories first. */
  async completions(start: string, most: number): Promise<string[]> {
    const folded = fold(start);
    const entries = await this.#entries('first', folded, 0, 30);
    return entries
      .filter((entry) => entry.folded.startsWith(folded) && entry.folded !== folded)
      .sort((a, b) => b.stories - a.stories || (a.word < b.word ? -1 : 1))
      .slice(0, most)
      .map((entry) => entry.word);
  }

  /** The words of a family with the letter of `folded`, from so many letters shorter to so many longer. */
  async #entries(family: Part['family'], folded: string, shorter: number, longer: number): Promise<Entry[]> {
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
    this.#file ??= this.#fetch(`${this.#base}vocabulary.json`).then(
      (text) => JSON.parse(text) as VocabularyFile,
    );
    return this.#file;
  }

  #part(file: string): Promise<Entry[]> {
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

interface Entry extends Known {
  readonly folded: string;
}
