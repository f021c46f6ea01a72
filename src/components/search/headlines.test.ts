import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, partsOf, readHeadlines, writeHeadlines, type Headline } from './headlines-file.ts';
import { headlinesLike } from './headlines.ts';

const headline = (title: string, index: number): Headline => ({
  id: `en_${String(index)}`,
  block: index % 2 === 0 ? '' : '0/',
  title,
});

/** What is found, from files in memory; `fetched` fills with what is asked for. */
async function find(titles: readonly string[], text: string, literal = false, fetched: string[] = []) {
  const written = writeHeadlines(titles.map(headline));
  const parts = written.map(({ from }, index) => ({ from, file: String(index) }));
  const fetchPart = (file: string) => {
    fetched.push(file);
    return Promise.resolve(written[Number(file)]?.text ?? '');
  };
  const { headlines, corrected } = await headlinesLike(parts, fetchPart, text, literal);
  return { found: headlines.map(({ title }) => title), corrected };
}

const TITLES = [
  'Ferries sail again as strike ends',
  'Ferries sail again, and nobody is on board',
  'Ruby 3.3.12 released',
  'Ruby 3.3.13 released',
  'Osse',
  '氷ノ川の雪晒し、紙の白さを待つ',
  'شمسٌ فوق النخيل',
];

describe('a headline', () => {
  it('is found by its words, whatever case, accents and stops are typed', async () => {
    expect((await find(TITLES, 'FERRIES sail – again as strike ends!')).found).toEqual([TITLES[0]]);
    expect((await find(TITLES, 'شمس فوق النخيل')).found).toEqual([TITLES[6]]);
    expect((await find(TITLES, '氷ノ川の雪晒し 紙の白さを待つ')).found).toEqual([TITLES[5]]);
  });

  it('is found by its beginning, where few begin so', async () => {
    expect((await find(TITLES, 'ferries sail again')).found).toEqual([TITLES[1], TITLES[0]]);
    expect((await find(TITLES, 'ferries sail')).found).toEqual([]);
    const many = Array.from({ length: 9 }, (_, index) => `News of the week ${'i'.repeat(index)}`);
    expect((await find(many, 'News of the')).found).toEqual([]);
  });

  it('is found in spite of an error, which is told; not where the words are to be taken as they stand', async () => {
    const asked = 'Ferries sail again as srtike ends';
    expect(await find(TITLES, asked)).toEqual({ found: [TITLES[0]], corrected: TITLES[0] });
    expect((await find(TITLES, asked, true)).found).toEqual([]);
  });

  it('is another with another number', async () => {
    expect((await find(TITLES, 'Ruby 3.3.13 released')).found).toEqual([TITLES[3]]);
    expect((await find(TITLES, 'Ruby 3.3.14 released')).found).toEqual([]);
  });

  it('of a single word is a word, and costs nothing', async () => {
    const fetched: string[] = [];
    expect((await find(TITLES, 'Osse', false, fetched)).found).toEqual([]);
    expect(fetched).toEqual([]);
  });

  it('is found where a part begins with it, by its beginning and with others that say the same', async () => {
    const titles = Array.from(
      { length: 400 },
      (_, index) => `Week ${String(Math.floor(index / 2))} of the harbour works that go on and on`,
    );
    for (const title of titles) {
      expect((await find(titles, title)).found).toEqual([title, title]);
      expect((await find(titles, title.slice(0, -3))).found).toEqual([title, title]);
    }
  });

  it('of any outlet is found in one small part, whatever it is', async () => {
    const words = fc.array(fc.stringMatching(/^[a-zé]{1,9}$/), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 40 }), fc.nat(), async (lists, at) => {
        const titles = lists.map((list) => list.join(' '));
        const title = titles[at % titles.length] ?? '';
        const fetched: string[] = [];
        const { found } = await find(titles, title, false, fetched);
        expect(found.map(keyOf)).toContain(keyOf(title));
        expect(fetched).toHaveLength(1);
      }),
    );
  });
});

it('parts of the file are small, in order, and read back as they were written', () => {
  const titles = Array.from({ length: 3000 }, (_, index) => `Story ${index.toString(36)} of the archive`);
  const parts = writeHeadlines(titles.map(headline));
  expect(parts.length).toBeGreaterThan(5);
  for (const { text } of parts) expect(text.length).toBeLessThanOrEqual(12_000);
  const read = parts.flatMap(({ text }) => readHeadlines(text));
  expect(read.map(({ title }) => title).sort()).toEqual([...titles].sort());
  const files = parts.map(({ from, text }) => ({ from, file: text }));
  const isIn = (title: string) =>
    partsOf(files, keyOf(title)).some(({ file }) => file.includes(`\t${title}`));
  const misplaced = titles.filter((title) => !isIn(title));
  expect(misplaced).toEqual([]);
});
