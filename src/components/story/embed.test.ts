import { expect, it } from 'vitest';
import { embeddable } from './embed.ts';

it.each([
  ['https://video.example/w', 'https://video.example/w'],
  ['http://video.example/w', undefined],
  ['https://paper.example/2025/09/story/', undefined],
  ['javascript:alert(1)', undefined],
  ['/w', undefined],
  [undefined, undefined],
])('frames of %s: %s', (written, address) => {
  expect(embeddable(written, 'https://paper.example')).toBe(address);
});
