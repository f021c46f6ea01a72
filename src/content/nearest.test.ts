import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from './nearest.ts';

describe('nearest', () => {
  it.each([
    ['vear', 'vera'],
    ['VERA', 'vera'],
    ['wrld', 'world'],
    ['2025/09/fery', '2025/09/ferry'],
    ['wörld', 'world'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearest(word, ['music', 'vera', 'world', '2025/09/ferry'])).toBe(meant);
  });

  it.each(['', 'x', 'gardening', 'ver/a/lind'])('does not guess what “%s” means', (word) => {
    expect(nearest(word, ['vera', 'world'])).toBeUndefined();
  });

  it('takes the nearest, and of equals the first by code points', () => {
    expect(nearest('borin', ['boring', 'borin2', 'borer'])).toBe('borin2');
    expect(nearest('abcd', ['abcx', 'abcd1', 'abcd'])).toBe('abcd');
  });
});

it('didYouMean asks, or says nothing', () => {
  expect(didYouMean('vear', ['vera'])).toBe(' Did you mean “vera”?');
  expect(didYouMean('gardening', ['vera'])).toBe('');
});
