import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printable } from './printable.ts';

it('takes out what no page can hold, and nothing else', () => {
  expect(printable('\u0007\u001B[0;31mRoses\u0000 are\u000C red\u009F\uFFFE')).toBe('[0;31mRoses are red');
  expect(printable('lone \uD800 surrogate')).toBe('lone \uFFFD surrogate');
  expect(printable('tabs\tand\nlines, 🌹 é 協定 السرو')).toBe('tabs\tand\nlines, 🌹 é 協定 السرو');
});

it('leaves text that XML 1.0 can hold, whatever came in', () => {
  // XML 1.0, section 2.2: Char.
  const chars = /^[\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => chars.test(printable(text))));
});
