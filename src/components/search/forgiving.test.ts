import { describe, expect, it } from 'vitest';
import { forgivingSearch, type Hit, type Library } from './forgiving.ts';
import { corrections } from './spelling.ts';
import { fold, wordsOf } from './words.ts';

const STORIES: Readonly<Record<string, string>> = {
  strike: 'ferry crews end strike over rest hours in the harbour',
  ferries: 'ferry timetable changes in the harbour',
  thaw: 'polar night thaw worries herders in the north',
  bear: 'polar bear seen in the night near the north harbour',
  votes: 'parliament votes on the security guarantees in the capital',
  paper: '雪晒しの紙を作る村の冬',
};

/** A library of a few stories that does as Pagefind does: words that no story has are not asked for. */
function libraryOf(stories: Readonly<Record<string, string>>): Library<Hit> & { asked: string[] } {
  const asked: string[] = [];
  const texts = Object.entries(stories).map(([id, text]) => ({ id, text: fold(text) }));
  const hits = (has: (text: string) => boolean) =>
    texts.filter(({ text }) => has(text)).map(({ id }, index) => ({ id, score: 1 / (index + 1) }));
  const storiesWith = (word: string) => texts.filter(({ text }) => wordsOf(text).includes(fold(word))).length;
  const all = new Set(texts.flatMap(({ text }) => wordsOf(text)));
  return {
    asked,
    withWords(words) {
      asked.push(words.join(' '));
      const known = words.filter((word) => texts.some(({ text }) => text.includes(fold(word))));
      if (words.length > 0 && known.length === 0) return Promise.resolve([]);
      return Promise.resolve(hits((text) => known.every((word) => text.includes(fold(word)))));
    },
    withPhrase: (phrase) => Promise.resolve(hits((text) => ` ${text} `.includes(` ${fold(phrase)} `))),
    has: ({ id }, text) => Promise.resolve((stories[id] ?? '').includes(text)),
    lacking: ({ id }, words) =>
      Promise.resolve(words.filter((word) => !fold(stories[id] ?? '').includes(fold(word)))),
    isCommon: (word) => Promise.resolve(['the', 'in', 'on'].includes(word)),
    look: (word) =>
      Promise.resolve({
        stories: storiesWith(word),
        known: [...all].some((known) => known.startsWith(fold(word))),
      }),
    corrections: (word) =>
      Promise.resolve(
        corrections(
          word,
          [...all].map((known) => ({ word: known, stories: storiesWith(known) })),
          4,
        ),
      ),
  };
}

async function ask(text: string, manner = {}) {
  const library = libraryOf(STORIES);
  const { hits, corrected } = await forgivingSearch(library, text, {
    literal: false,
    ordered: false,
    ...manner,
  });
  return { ids: hits.map(({ id }) => id), corrected, asked: library.asked };
}

describe('a question that finds enough', () => {
  it('is asked once', async () => {
    expect(await ask('in the harbour')).toEqual({
      ids: ['strike', 'ferries', 'bear'],
      corrected: undefined,
      asked: ['harbour'],
    });
  });
});

describe('a slip of the finger', () => {
  it('is mended, and said', async () => {
    const { ids, corrected } = await ask('polar nihgt');
    expect(ids.slice(0, 2).sort()).toEqual(['bear', 'thaw']);
    expect(corrected).toBe('polar night');
  });

  it('is mended among words that are right, with what stands around it kept', async () => {
    const { ids, corrected } = await ask('the  “security guarantees”, parliment!');
    expect(ids[0]).toBe('votes');
    expect(corrected).toBe('the  “security guarantees”, parliament!');
  });

  it('is left where the reader insists', async () => {
    expect(await ask('parliment', { literal: true })).toMatchObject({ ids: [], corrected: undefined });
  });

  it('is not seen where every word is known and found', async () => {
    expect((await ask('polar bear')).corrected).toBeUndefined();
  });
});

describe('too many words', () => {
  it('are dropped, the least telling first, and what has all of them stays before', async () => {
    const { ids } = await ask('ferry timetable harbour');
    expect(ids[0]).toBe('ferries');
    expect(ids).toContain('strike');
  });

  it('are dropped one by one where together they find nothing', async () => {
    const { ids, corrected } = await ask('parliament thaw herders');
    expect(ids[0]).toBe('thaw');
    expect(corrected).toBeUndefined();
  });

  it('stay where the order is another: what fits less may not stand between', async () => {
    expect((await ask('ferry timetable harbour', { ordered: true })).ids).toEqual(['ferries']);
  });
});

describe('no words', () => {
  it('find all stories that the filters let through; signs without a word find none', async () => {
    expect((await ask('  ')).ids).toHaveLength(Object.keys(STORIES).length);
    expect((await ask('…')).ids).toEqual([]);
  });
});

describe('phrases and words that are not wanted', () => {
  it.each([
    ['"polar night"', ['thaw']],
    ['harbour -ferry', ['bear']],
    ['-"polar bear" north', ['thaw']],
    ['"polar bear" night', ['bear']],
    ['"polar dog"', []],
  ])('%s', async (text, ids) => {
    expect((await ask(text)).ids).toEqual(ids);
  });
});

it('what is written without spaces is found by a part that begins and ends within words', async () => {
  expect((await ask('晒しの紙')).ids[0]).toBe('paper');
});
