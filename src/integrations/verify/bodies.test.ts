import { describe, expect, it } from 'vitest';
import { hasWords } from './bodies.ts';

describe('a body', () => {
  it.each([
    ['Words.', 'md'],
    ['> - Words', 'md'],
    ['`code`', 'md'],
    ['![](./lead.jpg)', 'md'],
    ['<FactBox title="x">\n\nWords.\n\n</FactBox>', 'mdx'],
    ['***', 'md'],
  ] as const)('%j has something to be read or seen', (body, format) => {
    expect(hasWords(body, format)).toBe(true);
  });

  it.each([
    ['', 'md'],
    [' \n\t\n', 'md'],
    ['<!-- Words. -->', 'md'],
    ['[label]: /about/ "Words"', 'md'],
    ['[^1]: A note that nothing refers to.', 'md'],
    ['{/* Words. */}', 'mdx'],
    ['export const words = 1', 'mdx'],
    ['\u200b', 'md'],
    ['<div></div>', 'md'],
  ] as const)('%j has not', (body, format) => {
    expect(hasWords(body, format)).toBe(false);
  });
});
