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
  const isChar = (character: string) => {
    const point = character.codePointAt(0) ?? 0;
    return [0x9, 0xa, 0xd].includes(point) || (point >= 0x20 && !(point >= 0xd800 && point < 0xe000) && point % 0x10000 < 0xfffe);
  };
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.from(printable(text)).every(isChar)));
});
