/** Questions to which one story is the answer: what somebody types who has read it once and looks for it again. */
import type { Random } from '../../pictures/random.ts';

export interface KnownStory {
  /** Pathname of its page. */
  readonly path: string;
  readonly title: string;
  /** Its text without markup. */
  readonly text: string;
  /** Words of its prose, folded, each once. */
  readonly words: ReadonlySet<string>;
}

export interface KnownItem {
  readonly query: string;
  readonly path: string;
}

export const KINDS = [
  'title',
  'title, one error',
  'two rare words',
  'two rare words, one error',
  'rare word',
  'rare word, one error',
  'two rare words, begun',
  'rare word, begun',
  'two rare words, one inflected',
  'rare word, inflected',
  'four characters',
] as const;
export type Kind = (typeof KINDS)[number];

/** A word of at most so many stories is rare; where it stands alone, of one. */
const RARE = 4;
const CHARACTERS = 4;
const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{4,}/gu;

export class Library {
  readonly #stories: readonly KnownStory[];
  /** How many stories have each word. */
  readonly #uses = new Map<string, number>();
  readonly #titles = new Map<string, number>();

  constructor(stories: readonly KnownStory[]) {
    this.#stories = stories;
    for (const { title, words } of stories) {
      this.#titles.set(title, (this.#titles.get(title) ?? 0) + 1);
      for (const word of words) this.#uses.set(word, (this.#uses.get(word) ?? 0) + 1);
    }
  }

  /** So many questions of a kind, each about another story; fewer where the stories do not give them. */
  questions(kind: Kind, count: number, random: Random): KnownItem[] {
    const found: KnownItem[] = [];
    for (const story of shuffled(this.#stories, random)) {
      if (found.length >= count) break;
      const query = this.#query(kind, story, random);
      if (query !== undefined) found.push({ query, path: story.path });
    }
    return found;
  }

  #query(kind: Kind, story: KnownStory, random: Random): string | undefined {
    if (kind === 'four characters') return this.#fourCharacters(story, random);
    if (kind.startsWith('title')) {
      if (this.#titles.get(story.title) !== 1 || /[\p{Script=Han}\p{Script=Hiragana}]/u.test(story.title))
        return undefined;
      return kind === 'title' ? story.title : changed(story.title.split(' '), mistyped, random);
    }
    const wanted = kind.startsWith('two') ? 2 : 1;
    const rare = this.#rareWords(story, wanted === 1 ? 1 : RARE, random);
    if (rare.length < wanted) return undefined;
    const words = rare.slice(0, wanted);
    if (kind.endsWith('error')) return changed(words, mistyped, random);
    if (kind.endsWith('begun')) return words.map((word) => begun(word, random)).join(' ');
    if (kind.endsWith('inflected'))
      return changed(words, (word) => inflected(word, story.words, random), random);
    return words.join(' ');
  }

  /** Rare words of a story, the rarest first. */
  #rareWords({ words }: KnownStory, most: number, random: Random): string[] {
    const uses = (word: string) => this.#uses.get(word) ?? 0;
    return shuffled([...words], random)
      .filter((word) => uses(word) <= most && /^\p{Script=Latin}{6,16}$/u.test(word))
      .sort((a, b) => Math.floor(uses(a) / 2) - Math.floor(uses(b) / 2));
  }

  /** Four characters in a row, of Chinese or Japanese, that hardly another story has. */
  #fourCharacters({ text }: KnownStory, random: Random): string | undefined {
    const runs = shuffled(text.match(HAN_OR_KANA) ?? [], random);
    for (const run of runs.slice(0, 20)) {
      const letters = Array.from(run);
      const start = random.whole(0, letters.length - CHARACTERS);
      const query = letters.slice(start, start + CHARACTERS).join('');
      // Kana alone are mostly grammar.
      if (!/\p{Script=Han}/u.test(query) && !/\p{Script=Katakana}{4}/u.test(query)) continue;
      if (this.#stories.filter((story) => story.text.includes(query)).length <= 2) return query;
    }
    return undefined;
  }
}

/** The words with one of them changed: one of the longer ones that can be. */
function changed(
  words: readonly string[],
  change: (word: string, random: Random) => string | undefined,
  random: Random,
): string | undefined {
  const places = [...words.keys()].filter((place) => /^\p{Script=Latin}{6,}$/u.test(words[place] ?? ''));
  for (const place of shuffled(places, random)) {
    const other = change(words[place] ?? '', random);
    if (other !== undefined) return words.map((word, index) => (index === place ? other : word)).join(' ');
  }
  return undefined;
}

const ALPHABET = Array.from('abcdefghijklmnopqrstuvwxyz');

/** One letter left out, doubled, put in, exchanged for any other, or two that change places: anywhere in the word. */
function mistyped(word: string, random: Random): string {
  const letters = Array.from(word);
  for (;;) {
    const place = random.whole(0, letters.length - 1);
    const [here = '', next = ''] = letters.slice(place);
    const error = random.whole(0, 4);
    const [removed, put] = [
      [1, []],
      [1, [here, here]],
      [0, [random.pick(ALPHABET)]],
      [1, [random.pick(ALPHABET)]],
      [2, [next, here]],
    ][error] as [number, string[]];
    const wrong = letters.toSpliced(place, removed, ...put).join('');
    if (wrong !== word) return wrong;
  }
}

/** The beginning of a word: at least four letters, without its last one to three. */
function begun(word: string, random: Random): string {
  const letters = Array.from(word);
  return letters.slice(0, Math.max(4, letters.length - random.whole(1, 3))).join('');
}

/** Another form of an English word, which the story does not have. */
function inflected(word: string, own: ReadonlySet<string>, random: Random): string | undefined {
  const [, stem = word, ending = ''] = /^(.{3,}?)(ings?|ed|es|s)?$/.exec(word) ?? [];
  const silent = /(?:at|iz|is|iv|ur|uc|ag|ang|ov|ut|as|os|us)$/.test(stem) ? 'e' : '';
  const base = /[^aeiou]y$/.test(stem) ? stem.slice(0, -1) : undefined;
  const forms =
    base === undefined
      ? [stem + silent, `${stem}${silent}s`, `${stem}ing`, `${stem}ed`]
      : [stem, `${base}ies`, `${stem}ing`, `${base}ied`];
  const others = forms.filter((form) => form !== word && !own.has(form) && form !== stem + ending);
  return others.length > 0 ? random.pick(others) : undefined;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const drawn = items.map((item) => ({ item, place: random.next() }));
  return drawn.sort((a, b) => a.place - b.place).map(({ item }) => item);
}
