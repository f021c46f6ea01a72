import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrections, distance, tolerance } from './spelling.ts';
import { writeHeadlines } from './headlines-file.ts';
import { LARGEST_PART, readPart, writePart, writeVocabulary, type CountedWord } from './vocabulary-file.ts';
import { Vocabulary } from './vocabulary.ts';
import { fold, wordsOf } from './words.ts';

const spelled = fc
  .string({ unit: fc.constantFrom(...Array.from('abcdeéñøжшλμعبس')), minLength: 1, maxLength: 12 })
  .map((word) => word.toLowerCase());

function counted(words: readonly string[], stories = 3): CountedWord[] {
  return [...new Set(words)].map((word) => ({ word, folded: fold(word), stories }));
}

/** The vocabulary of some words, from files in memory; `asked` fills with what is fetched. */
function vocabularyOf(
  words: readonly CountedWord[],
  asked: string[] = [],
  frequent = {},
  titles: readonly string[] = [],
) {
  const files = new Map<string, string>();
  const parts = writeVocabulary(words).map(({ text, ...part }, index) => {
    files.set(`/words/${String(index)}.txt`, text);
    return { ...part, file: `words/${String(index)}.txt` };
  });
  const named = titles.map((title, index) => ({ id: String(index), block: '', title }));
  const headlines = writeHeadlines(named).map(({ from, text }, index) => {
    files.set(`/headlines/${String(index)}.txt`, text);
    return { from, file: `headlines/${String(index)}.txt` };
  });
  files.set('/vocabulary.packed', JSON.stringify({ frequent, parts, headlines }));
  return new Vocabulary('/', (address) => {
    asked.push(address);
    const text = files.get(address);
    return text === undefined ? Promise.reject(new Error(address)) : Promise.resolve(text);
  });
}

describe('the file of a vocabulary', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(spelled), fc.integer({ min: 1, max: 100_000 }), (words, stories) => {
        const sorted = [...words].sort();
        const read = readPart(writePart(sorted.map((word) => ({ word, stories }))));
        expect(read.map(({ word }) => word)).toEqual(sorted);
        for (const entry of read) expect(Math.abs(Math.log2(entry.stories / stories))).toBeLessThan(0.51);
      }),
    );
  });

  it('has every word by how it begins and by how it ends, in parts that are small', () => {
    const words = Array.from(
      { length: 20_000 },
      (_, index) => `s${'ä'.repeat(index % 9)}${index.toString(36)}`,
    );
    const parts = writeVocabulary(counted(words));
    for (const part of parts) expect(Buffer.byteLength(part.text)).toBeLessThanOrEqual(LARGEST_PART);
    for (const family of ['first', 'last'] as const) {
      const found = parts.filter((part) => part.family === family).flatMap((part) => readPart(part.text));
      expect(new Set(found.map(({ word }) => word)).size).toBe(words.length);
    }
    expect(parts.filter((part) => part.family === 'first').length).toBeGreaterThan(3);
  });

  it('is the same whatever order the words come in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(spelled), (words) => {
        expect(writeVocabulary(counted([...words].reverse()))).toEqual(writeVocabulary(counted(words)));
      }),
    );
  });
});

describe('a vocabulary', () => {
  const words = wordsOf('harbour harbours ferry ferries guarantee guarantees zürich ночь ночной securities');

  it.each([
    ['fery', 'ferry'],
    ['gaurantee', 'guarantee'],
    ['harbuor', 'harbour'],
    // The first letter, and the last.
    ['jarbour', 'harbour'],
    ['harboue', 'harbour'],
    ['zurch', 'zürich'],
    ['ночьь', 'ночь'],
    ['Guarante', 'guarantee'],
  ])('takes “%s” for “%s”', async (typed, meant) => {
    expect((await vocabularyOf(counted(words)).corrections(typed, 3))[0]?.word).toBe(meant);
  });

  it('finds every word again after any one error, wherever it is, and reads little of the vocabulary for it', async () => {
    const known = counted(['observatory', 'election', 'lake', 'sanctuary', 'выборы', 'κυβέρνηση'], 999);
    // None of them is near to those.
    const others = Array.from(
      { length: 20_000 },
      (_, index) => `q${index.toString(36)}qjqzq${index.toString(36)}`,
    );
    const asked: string[] = [];
    const vocabulary = vocabularyOf([...known, ...counted(others)], asked);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...known.map(({ word }) => word)),
        fc.nat(),
        fc.constantFrom('drop', 'double', 'swap', 'change'),
        async (word, seed, error) => {
          const letters = Array.from(word);
          const place = seed % (letters.length - (error === 'swap' ? 1 : 0));
          if (error === 'drop') letters.splice(place, 1);
          if (error === 'double') letters.splice(place, 0, letters[place] ?? '');
          if (error === 'swap') letters.splice(place, 2, letters[place + 1] ?? '', letters[place] ?? '');
          if (error === 'change') letters[place] = 'x';
          const found = await vocabulary.corrections(letters.join(''), 1);
          expect(found[0]?.word).toBe(word);
        },
      ),
    );
    const parts = writeVocabulary([...known, ...counted(others)]).length;
    expect(parts).toBeGreaterThan(20);
    expect(new Set(asked).size).toBeLessThan(parts / 2);
  });

  it('completes what is begun by a letter, by some, or by as many as a short word has', async () => {
    const many = Array.from({ length: 4000 }, (_, index) => `st${index.toString(36)}`);
    const known = counted(['s', 'st', 'sta', 'stat', 'state', 'states', 'zone', ...many]);
    const vocabulary = vocabularyOf(known);
    const completed = async (start: string) =>
      (await vocabulary.completions(start, known.length)).map(({ word }) => word);
    // All but itself and the zone.
    expect(await completed('s')).toHaveLength(known.length - 2);
    expect(await completed('stat')).toEqual(expect.arrayContaining(['state', 'states']));
    expect(await completed('sta')).toEqual(expect.arrayContaining(['stat', 'state', 'states']));
    expect(await completed('states')).toEqual([]);
    expect(await completed('zon')).toEqual(['zone']);
  });

  it('finds every word that is near enough by its distance', () => {
    fc.assert(
      fc.property(fc.array(spelled), spelled, (words, typed) => {
        const limit = tolerance(Array.from(fold(typed)).length);
        const near = counted(words).filter(({ folded }) => {
          const cost = distance(fold(typed), folded, limit);
          return cost > 0 && cost <= limit;
        });
        const found = corrections(typed, counted(words), words.length);
        expect(found.map(({ word }) => word).sort()).toEqual(near.map(({ word }) => word).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('knows a headline of many that begin alike though its first word has an error', async () => {
    const titles = Array.from(
      { length: 900 },
      (_, index) => `Harbour news of the week, number ${String(index)}`,
    );
    const others = Array.from(
      { length: 900 },
      (_, index) => `Zealous readers write again, number ${String(index)}`,
    );
    const known = counted(wordsOf(fold([...titles, ...others].join(' '))));
    const vocabulary = vocabularyOf(known, [], {}, [...titles, ...others]);
    const find = async (text: string, literal = false) => {
      const { headlines, corrected } = await vocabulary.headlines(text, literal);
      return [headlines.map(({ title }) => title), corrected];
    };
    expect(await find('Jarbour news of the week, number 612')).toEqual([[titles[612]], titles[612]]);
    expect(await find('Jarbour news of the week, number 612', true)).toEqual([[], undefined]);
    // A word of the outlet is no error, nor are three words a headline.
    expect(await find('readers news of the week, number 612')).toEqual([[], undefined]);
    expect(await find('Jarbour news of')).toEqual([[], undefined]);
  });

  it('prefers the word of more stories among those as near', async () => {
    const near = [...counted(['pronk'], 1), ...counted(['prank'], 400)];
    expect((await vocabularyOf(near).corrections('prink', 2)).map(({ word }) => word)).toEqual([
      'prank',
      'pronk',
    ]);
  });

  it('completes a word with those of the most stories first', async () => {
    const known = [
      ...counted(['election'], 9),
      ...counted(['elections'], 90),
      ...counted(['elect'], 2),
      ...counted(['egg']),
    ];
    const completed = await vocabularyOf(known).completions('elec', 5);
    expect(completed.map(({ word }) => word)).toEqual(['elections', 'election', 'elect']);
  });

  it('completes a word with or without its accents, in any case', async () => {
    for (const start of ['Zuri', 'zür', 'НОЧ', 'GUAR']) {
      expect(await vocabularyOf(counted(words)).completions(start, 1), start).toHaveLength(1);
    }
    expect(await vocabularyOf(counted(words)).completions('ferrying', 1)).toEqual([]);
  });

  it('takes no word for a mistyped one of itself', async () => {
    const found = await vocabularyOf(counted(words)).corrections('harbour', 5);
    expect(found.map(({ word }) => word)).toEqual(['harbours']);
  });

  it('fetches nothing before it is asked, and each file once', async () => {
    const asked: string[] = [];
    const vocabulary = vocabularyOf(counted(words), asked, { the: 90 });
    expect(asked).toEqual([]);
    expect(await vocabulary.share('The')).toBe(0.9);
    expect(await vocabulary.share('constructor')).toBe(0);
    await vocabulary.completions('ferr', 1);
    await vocabulary.completions('ferri', 1);
    expect(asked).toHaveLength(2);
  });
});
