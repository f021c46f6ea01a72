import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsOf, readPairs, writePairs } from './pairs-file.ts';
import { Pairs } from './pairs.ts';

const written = fc.string({ unit: fc.constantFrom(...Array.from('雪晒し紙村冬𠮷กๅ,aー')), maxLength: 14 });

/** Blocks of stories in memory, the newest first; `asked` fills with what is fetched. */
function pairsIn(blocks: Readonly<Record<string, readonly string[]>>, asked: string[] = []) {
  const files = new Map<string, string>();
  for (const [block, texts] of Object.entries(blocks)) {
    const parts = writePairs(texts.map(pairsOf)).map(({ from, text }, at) => {
      files.set(`/ja/${block}pairs/${String(at)}`, text);
      return { from, file: `pairs/${String(at)}` };
    });
    const ids = texts.map((_, at) => `${block}${String(at)}`);
    files.set(`/ja/${block}pairs.packed`, JSON.stringify({ ids, parts }));
  }
  return new Pairs('/ja/', (address) => {
    asked.push(address);
    const text = files.get(address);
    return text === undefined ? Promise.reject(new Error(address)) : Promise.resolve(text);
  });
}

it('are the characters side by side, in any case and form, and of nothing that is written with spaces', () => {
  expect([...pairsOf('雪晒しの村、ﾌｪﾘｰ ferry 冬')]).toEqual([
    '雪晒',
    '晒し',
    'しの',
    'の村',
    'フェ',
    'ェリ',
    'リー',
  ]);
});

it('are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 40 }), (texts) => {
      const read = writePairs(texts.map(pairsOf)).flatMap(({ text }) => [...readPairs(text)]);
      for (const [place, text] of texts.entries()) {
        const own = read.filter(([, places]) => places.includes(place)).map(([pair]) => pair);
        expect(own.sort()).toEqual([...pairsOf(text)].sort());
      }
    }),
  );
});

describe('stories by the characters that they have', () => {
  const texts = ['雪晒しの紙を作る村の冬', '村の冬まつり', '紙の村', 'a winter'];

  it('are found wherever the characters stand, the newest first, in the blocks that are asked', async () => {
    const pairs = pairsIn({ '': texts, '0/': ['村の冬'] });
    const found = async (text: string, blocks = ['', '0/']) =>
      (await pairs.having(text, blocks)).map(({ id }) => id);
    expect(await found('村の冬')).toEqual(['0', '1', '0/0']);
    expect(await found('村の冬', [''])).toEqual(['0', '1']);
    expect(await found('晒しの紙')).toEqual(['0']);
    expect(await found('冬の村')).toEqual([]);
    expect(await found('秋')).toEqual([]);
  });

  it('are never missed: what stands in a story is found in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(written, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        async (all, at, cut) => {
          const place = at % all.length;
          const words = (all[place] ?? '').split(',').filter((word) => pairsOf(word).size > 0);
          const letters = Array.from(words[cut % Math.max(1, words.length)] ?? '');
          const text = letters.slice(cut % Math.max(1, letters.length - 1)).join('');
          if (pairsOf(text).size === 0) return;
          const found = await pairsIn({ '': all }).having(text, ['']);
          expect(found.map(({ id }) => id)).toContain(String(place));
        },
      ),
    );
  });

  it('are looked up in small parts, each fetched once', async () => {
    const letters = Array.from({ length: 3000 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    const asked: string[] = [];
    const pairs = pairsIn(
      { '': [letters.join(''), ...letters.map((letter, at) => `${letter}${letters[at + 1] ?? ''}`)] },
      asked,
    );
    expect((await pairs.having(letters.slice(700, 704).join(''), [''])).map(({ id }) => id)).toEqual(['0']);
    expect(asked.length).toBeLessThanOrEqual(4);
    const before = asked.length;
    await pairs.having(letters.slice(700, 704).join(''), ['']);
    expect(asked).toHaveLength(before);
  });

  it('are fetched again after a failure', async () => {
    let failures = 1;
    const pairs = new Pairs('/', () =>
      failures-- > 0 ? Promise.reject(new Error('no network')) : Promise.resolve('{"ids":[],"parts":[]}'),
    );
    await expect(pairs.having('村の冬', [''])).rejects.toThrow('no network');
    expect(await pairs.having('村の冬', [''])).toEqual([]);
  });
});
