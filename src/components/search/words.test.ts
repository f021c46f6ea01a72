import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, isSpelled, isUnspaced, parseQuery, piecesOf, wordsOf } from './words.ts';

describe('fold', () => {
  it.each([
    ['Zürich', 'zurich'],
    ['ŁÓDŹ', 'lodz'],
    ['Straße', 'strasse'],
    ['Ünïcödé', 'unicode'],
    ['Ελλάδα', 'ελλαδα'],
    ['مُحَمَّد', 'محمد'],
    ['ｆｕｌｌ', 'full'],
    // A vowel sign is no accent.
    ['हिन्दी', 'हिन्दी'],
    ['ガラス', 'ガラス'],
  ])('%s is compared as %s', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });

  it('of what is folded changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('parseQuery', () => {
  const plain = { words: [], phrases: [], without: [] };

  it.each([
    ['polar night', { ...plain, words: ['polar', 'night'] }],
    ['north "polar night" -bear', { words: ['north'], phrases: ['polar night'], without: ['bear'] }],
    ['-"polar night" sun', { ...plain, words: ['sun'], without: ['polar night'] }],
    ['«ночь» „Tag“ “day”', { ...plain, phrases: ['ночь', 'Tag', 'day'] }],
    ['follow-up at 5.4 o’clock, no?', { ...plain, words: ['follow-up', 'at', '5.4', 'o’clock', 'no'] }],
    ['an "unclosed quote', { ...plain, words: ['an', 'unclosed', 'quote'] }],
    ['雪晒し', { ...plain, words: ['雪晒し'] }],
    [' - "" … ', plain],
  ])('%s', (text, query) => {
    expect(parseQuery(text)).toEqual(query);
  });

  it('never fails, and finds nothing that was not asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { words, phrases, without } = parseQuery(text);
        for (const word of [...words, ...phrases, ...without].flatMap((part) => part.split(' ')))
          expect(text).toContain(word);
      }),
    );
  });
});

it('words of what is written without spaces are found, but not their errors', () => {
  expect(wordsOf('Ice, ice; 雪晒し!')).toEqual(['Ice', 'ice', '雪晒し']);
  expect(isUnspaced('雪晒し')).toBe(true);
  expect(isUnspaced('снег')).toBe(false);
  expect(piecesOf('Rubyの新しい版').join('')).toBe('Rubyの新しい版');
  expect(['snow', 'снег', 'ثلج', '눈'].every(isSpelled)).toBe(true);
  expect(['雪', '2025', 'x86', 'หิมะ'].some(isSpelled)).toBe(false);
});
