import { describe, expect, it } from 'vitest';
import { forgivingSearch, type Hit, type Library } from './forgiving.ts';
import { pairsOf } from './pairs-file.ts';
import { corrections } from './spelling.ts';
import { fold, wordsOf } from './words.ts';

/** Headline, then text; the newest story first. */
const STORIES: Readonly<Record<string, string>> = {
  strike: 'Crews end strike: ferry crews end strike over rest hours in the harbour',
  ferries: 'New timetable: ferry timetable changes in the harbour',
  thaw: 'Early thaw: polar night thaw worries herders in the north',
  bear: 'A bear: polar bear seen in the night near the north harbour',
  votes: 'Parliament votes: parliament votes on the security guarantees in the capital',
  paper: '雪晒し: 雪晒しの紙を作る村の冬',
};

/** Endings are cut off, as a stemmer does. */
const stemOf = (word: string) => fold(word).replace(/(?:ing|ed|s)$/, '');

/**
 * A library of a few stories that does as Pagefind does: words are compared by their stems and may be begun only; for a
 * word that no story has its beginning is taken, or nothing.
 * @param stories the newest first
 * @param shelf how many are asked at first, and how many more each time
 */
function libraryOf(
  stories: Readonly<Record<string, string>>,
  shelf = Object.keys(stories).length,
): Library<Hit> & { asked: string[] } {
  const asked: string[] = [];
  const all = Object.entries(stories).map(([id, text]) => ({
    id,
    words: wordsOf(fold(text)),
    title: wordsOf(fold(text.replace(/:.*/, ''))).join(' '),
  }));
  let reach = shelf;
  const hits = (has: (words: readonly string[]) => boolean) =>
    all
      .slice(0, reach)
      .filter(({ words }) => has(words))
      .map(({ id }) => ({ id }));
  const begins = (words: readonly string[], start: string) => words.some((word) => word.startsWith(start));
  const vocabulary = [...new Set(all.flatMap(({ words }) => words))].map((word) => ({
    folded: fold(word),
    word,
    stories: all.filter(({ words }) => words.includes(word)).length,
  }));
  const spelledIn = (text: string, words: readonly string[]) =>
    words.filter((word) => wordsOf(fold(text)).includes(fold(word))).length;
  return {
    asked,
    size: all.length,
    withWords(words) {
      asked.push(words.join(' '));
      const found = words.map((word) => {
        let start = stemOf(word);
        while (start !== '' && hits((own) => begins(own, start)).length === 0) start = start.slice(0, -1);
        return start;
      });
      return Promise.resolve(hits((own) => found.every((start) => begins(own, start))));
    },
    withPhrase(phrase) {
      const stems = wordsOf(fold(phrase)).map(stemOf).join(' ');
      return Promise.resolve(hits((own) => ` ${own.map(stemOf).join(' ')} `.includes(` ${stems} `)));
    },
    withCharacters(texts) {
      const pairs = texts.flatMap((text) => [...pairsOf(text)]);
      return Promise.resolve(
        hits((own) => pairs.every((pair) => own.some((word) => pairsOf(word).has(pair)))),
      );
    },
    named: (text) => {
      const hits = all
        .filter(({ title }) => title === wordsOf(fold(text)).join(' '))
        .map(({ id }) => ({ id }));
      return Promise.resolve({ hits: wordsOf(text).length > 1 ? hits : [] });
    },
    widen() {
      reach += shelf;
      return Promise.resolve(reach < all.length + shelf ? 'older' : 'nothing');
    },
    has: ({ id }, text) => Promise.resolve((stories[id] ?? '').includes(text)),
    isHeadline: ({ id }, words) =>
      Promise.resolve(spelledIn((stories[id] ?? '').replace(/:.*/, ''), words) === words.length),
    begins: ({ id }, words) => {
      const own = wordsOf(fold(stories[id] ?? ''));
      return Promise.resolve(words.every((word) => own.some((one) => one.startsWith(fold(word)))));
    },
    spelled: ({ id }, words) => Promise.resolve(spelledIn(stories[id] ?? '', words)),
    share: (word) => Promise.resolve(['the', 'in', 'on'].includes(word) ? 0.9 : 0),
    completions: (start) =>
      Promise.resolve(vocabulary.filter(({ word }) => word !== start && word.startsWith(fold(start)))),
    corrections: (word) => Promise.resolve(corrections(word, vocabulary, 4)),
  };
}

async function ask(text: string, manner = {}, library = libraryOf(STORIES)) {
  const { hits, corrected } = await forgivingSearch(library, text, {
    literal: false,
    ordered: false,
    atLeast: 30,
    ...manner,
  });
  return { ids: hits.map(({ id }) => id), corrected, asked: library.asked };
}

describe('a question that finds enough', () => {
  it('that is a headline has its story first, and no older ones are asked', async () => {
    const library = libraryOf(STORIES, 5);
    let widened = 0;
    const widen = library.widen.bind(library);
    library.widen = (isNothing) => {
      widened += 1;
      return widen(isNothing);
    };
    expect((await ask('A bear', {}, library)).ids[0]).toBe('bear');
    expect(widened).toBe(0);
    await ask('Polar bear', {}, library);
    expect(widened).toBeGreaterThan(0);
  });

  it('that is a headline is answered with its story alone, and with what else has its words when more is wanted', async () => {
    const stories = {
      named: 'Ferry crews end their strike: in the harbour',
      other: 'Harbour: ferry crews strike, end',
    };
    const brief = await ask('Ferry crews end their strike', {}, libraryOf(stories));
    expect(brief).toMatchObject({ ids: ['named'], asked: [] });
    const whole = await ask(
      'Ferry crews end strike',
      { atLeast: 31 },
      libraryOf({ ...stories, named: 'Ferry crews end strike: in the harbour' }),
    );
    expect(whole.ids).toEqual(['named', 'other']);
  });

  it('asks for headlines in other scripts only where nothing was found', async () => {
    const library = libraryOf(STORIES);
    const asked: string[] = [];
    const named = library.named.bind(library);
    let isFar = false;
    library.named = async (text, literal) => {
      asked.push(isFar ? `${text}, far` : text);
      return isFar && text === 'Fjord 7' ? { hits: [{ id: 'paper' }] } : named(text, literal);
    };
    library.widen = (isNothing) => {
      if (isFar || !isNothing) return Promise.resolve('nothing');
      isFar = true;
      return Promise.resolve('languages');
    };
    await ask('polar night', {}, library);
    expect(asked).toEqual(['polar night']);
    expect((await ask('Fjord 7', {}, library)).ids[0]).toBe('paper');
    expect(asked).toEqual(['polar night', 'Fjord 7', 'Fjord 7, far']);
  });

  it('is asked once, without the words that tell nothing', async () => {
    expect(await ask('in the harbour')).toEqual({
      ids: ['strike', 'ferries', 'bear'],
      corrected: undefined,
      asked: ['harbour'],
    });
  });

  it('has no stories that have but the beginning of a word, where others have the word', async () => {
    const library = libraryOf({ ...STORIES, harsh: 'Harsh: a harsh winter', harp: 'A harp: on a harp' }, 6);
    expect((await ask('harbour', {}, library)).ids).toEqual(['strike', 'ferries', 'bear']);
  });

  it('puts before those that have the word as it is spelled', async () => {
    const stories = { a: 'A: they vote', b: 'B: they voted', c: 'C: they are voting', d: 'D: votes' };
    expect((await ask('voted', {}, libraryOf(stories))).ids).toEqual(['b', 'a', 'c', 'd']);
  });
});

describe('a long question', () => {
  const question = 'parliament votes on security guarantees';

  it('is asked with its longest words, and no further where they leave a story or two', async () => {
    const { ids, asked } = await ask(question);
    expect(ids[0]).toBe('votes');
    expect(asked[0]).toBe('parliament guarantees');
  });

  it('is asked whole where its first words leave many', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`s${String(index)}`, 'A: parliament and guarantees']),
    );
    const { ids, asked } = await ask(question, {}, libraryOf({ ...many, ...STORIES }));
    expect(ids[0]).toBe('votes');
    expect(asked).toContain('parliament votes security guarantees');
  });
});

describe('older stories', () => {
  it('are asked where the newer ones have too little, though they have a word that begins so', async () => {
    const library = libraryOf({ a: 'A: parley', b: 'B: parlour', c: 'C: parish', ...STORIES }, 3);
    expect((await ask('parliament', { atLeast: 1 }, library)).ids[0]).toBe('votes');
  });

  it('are not asked where enough was found in a headline', async () => {
    const library = libraryOf({ a: 'Harbour: a', b: 'Harbour: b', c: 'Harbour: c', ...STORIES }, 3);
    expect((await ask('harbour', { atLeast: 3 }, library)).ids).toEqual(['a', 'b', 'c']);
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

  it('is mended by the word that a story has beside the others', async () => {
    const stories = { a: 'A: a bead and a bean', b: 'B: the beat of a drum', c: 'C: bead' };
    expect(await ask('beax drum', {}, libraryOf(stories))).toMatchObject({
      ids: ['b'],
      corrected: 'beat drum',
    });
  });

  it('in a word alone shows the first story of each word that may be meant', async () => {
    const stories = { a: 'A: seals', b: 'B: seal', c: 'C: seal', d: 'D: steal', e: 'E: other' };
    const { ids, corrected } = await ask('saeal', {}, libraryOf(stories));
    expect(corrected).toBe('seal');
    expect(ids.indexOf('d')).toBe(1);
    expect(ids).toHaveLength(4);
  });

  it('that makes another word shows what has that word, then what may be meant', async () => {
    const stories = { a: 'A: a boat', b: 'B: a goat', c: 'C: a coat' };
    expect(await ask('goat', {}, libraryOf(stories))).toMatchObject({ corrected: undefined });
    expect((await ask('goat', {}, libraryOf(stories))).ids).toEqual(['b', 'a', 'c']);
  });

  it('is left where the reader insists', async () => {
    const { corrected, ids } = await ask('xarliment', { literal: true });
    expect({ corrected, ids }).toEqual({ corrected: undefined, ids: Object.keys(STORIES) });
  });

  it('is not seen where every word is known and found', async () => {
    expect((await ask('polar bear')).corrected).toBeUndefined();
  });
});

it('a word that is begun finds what it may become, and is no error', async () => {
  expect(await ask('guar')).toMatchObject({ ids: ['votes'], corrected: undefined });
});

it('two words that are begun find the story that has both, however many more words begin so', async () => {
  const others = Array.from('abcdefg').flatMap((letter) =>
    [1, 2].flatMap((copy) => [
      [`committe${letter} ${String(copy)}`, `The committ${letter}ee meets`],
      [`harbour ${letter} ${String(copy)}`, `In harbou${letter}r tonight`],
    ]),
  );
  const stories = Object.fromEntries([...others, ['meant', 'What committers say of harbourage']]) as Record<
    string,
    string
  >;
  expect((await ask('committ harbou', {}, libraryOf(stories))).ids[0]).toBe('meant');
});

describe('too many words', () => {
  it('what has all of them stays before what has the most telling', async () => {
    const { ids } = await ask('ferry timetable harbour');
    expect(ids[0]).toBe('ferries');
    expect(ids).toContain('strike');
  });

  it('are dropped where together they find nothing', async () => {
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

describe('what is written without spaces', () => {
  const stories = {
    fair: '紙市: 村の冬の紙市は人が多い',
    paper: '雪晒し: 雪晒しの紙を作る村の冬',
    // The characters of the question side by side, but not all in its order.
    turned: '冬の紙: の紙を、晒しの、しの紙',
  };

  it('is found by a part that begins and ends within words', async () => {
    expect((await ask('晒しの紙')).ids).toEqual(['paper']);
    expect((await ask('晒しの紙', {}, libraryOf(stories))).ids).toEqual(['paper']);
  });

  it('is followed, when more are wanted, by stories that have its characters or its pieces', async () => {
    const { ids } = await ask('晒しの紙', { atLeast: 60 }, libraryOf(stories));
    expect(ids[0]).toBe('paper');
    expect(ids).toContain('turned');
    const inOrder = await ask('晒しの紙', { atLeast: 60, ordered: true }, libraryOf(stories));
    expect(inOrder.ids).toEqual(['paper']);
  });

  it('is found in every story by date, however many have it', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`s${String(at)}`, `市${String(at)}: 村の冬の市`]),
    );
    const { ids } = await ask('村の冬', { ordered: true }, libraryOf({ ...many, paper: stories.turned }));
    expect(ids).toEqual(Object.keys(many));
  });

  it('is looked for in older stories too', async () => {
    expect((await ask('晒しの紙', {}, libraryOf(stories, 1))).ids).toEqual(['paper']);
  });

  it('may stand beside other words and unwanted ones', async () => {
    expect((await ask('村の冬 -紙市', {}, libraryOf(stories))).ids).toEqual(['paper']);
  });
});
