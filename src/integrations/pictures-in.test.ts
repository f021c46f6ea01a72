import { expect, it } from 'vitest';
import { picturesIn } from './pictures-in.ts';

it('finds every picture once, wherever it is named', () => {
  const page =
    '<img src="/_astro/a.b1.webp" srcset="/_astro/a.b1.webp 1x, /_astro/a.b2.avif 2x">' +
    '<link rel="preload" href="/_astro/main.css"><a style="background: url(/_astro/c.png)"><img src="/_astro/d.svg">';
  expect(picturesIn(page)).toEqual(['a.b1.webp', 'a.b2.avif', 'c.png', 'd.svg']);
});

it('takes names for what they are on disk', () => {
  expect(picturesIn('<img src="/_astro/caf%C3%A9%20&amp;%20bar&#39;s.jpg">')).toEqual(["café & bar's.jpg"]);
  expect(picturesIn('<img src="/_astro/100%.jpg">')).toEqual(['100%.jpg']);
});

it('finds none where there is none', () => {
  expect(picturesIn('<p>a.webp</p><script src="/_astro/a.js"></script>')).toEqual([]);
});
