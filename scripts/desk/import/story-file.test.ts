import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText, readMarkdownSource } from '../../../src/content/source-document.ts';
import { firstSentence, storyFile } from './story-file.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 20 })
    .map((codes) => String.fromCodePoint(...codes)),
  fc.constantFrom(
    'yes',
    '~',
    '12:30',
    '- x',
    '---',
    '...',
    "it's",
    'a: b #c',
    '|',
    '@x',
    '\u2028',
    ' a ',
    '{',
    '1e3',
    'é\n---\nb',
  ),
);
const value = fc.oneof(words, fc.boolean(), fc.integer(), fc.array(words, { minLength: 1, maxLength: 3 }));
const fields = fc.dictionary(fc.constantFrom('title', 'tags', 'kicker', 'x'), value, {
  minKeys: 1,
  noNullPrototype: true,
});

/** What readers come to see of the fields: nothing that is empty, no character that a page cannot hold. */
function sound(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const clean = (one: unknown) => (typeof one === 'string' ? normaliseText(`.${one}`).slice(1) : one);
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, one]) => one !== '')
      .map(([key, one]) => [key, Array.isArray(one) ? one.map(clean) : clean(one)]),
  );
}

describe('the file of an imported story', () => {
  it('reads back the same, whatever the old site called things', () => {
    fc.assert(
      fc.property(fields, words, (data, body) => {
        const { text, bodyLine } = storyFile(data, body);
        const read = readMarkdownSource(text);
        expect(read.flaws).toEqual([]);
        expect(sound(read.data as Record<string, unknown>)).toEqual(sound(data));
        expect(read.body.trim()).toBe(normaliseText(body).trim());
        expect(
          text
            .split('\n')
            .slice(0, bodyLine - 1)
            .join('\n'),
        ).toMatch(/\n---\n$/);
      }),
    );
  });
});

describe('a standfirst that nobody wrote', () => {
  it.each([
    ['One thing. Another.', 'One thing.'],
    ['Dr. Smith came. He left.', 'Dr. Smith came.'],
    ['', ''],
    ['港は満員だった。次の日も。', '港は満員だった。'],
  ])('%j begins as the story does', (text, sentence) => {
    expect(firstSentence(text, /[a-z]/i.test(text) ? 'en' : 'ja')).toBe(sentence);
  });

  it('is cut between words', () => {
    const cut = firstSentence('word '.repeat(100), 'en');
    expect(cut.length).toBeLessThanOrEqual(201);
    expect(cut).toMatch(/word…$/);
  });
});
