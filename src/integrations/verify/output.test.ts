import { expect, it } from 'vitest';
import { createUrls } from '../../site/urls.ts';
import { addressOf, createPlaces, placeOf } from './output.ts';

const SITE = { origin: 'https://a.example', base: '/' };
const HERE = 'https://a.example/here/';

it.each([
  'https://a.example/there/#end',
  'https://a.example/',
  'https://a.example',
  'https://a.example#top',
  'https://a.example.other/there/',
  'https://a.example//b.example/',
  'https://a.example/\\b.example/',
  'https://a.example/\t/b.example/',
  '/there/',
  '//b.example/',
  'there/',
  '#end',
])('remembers where %j leads as it found it', (target) => {
  const remembering = createPlaces(SITE);
  const place = placeOf(target, HERE, SITE);
  expect([remembering(target, HERE), remembering(target, HERE)]).toEqual([place, place]);
});

it('calls a page as the page calls itself, and finds its file again', () => {
  const { absolute } = createUrls(SITE);
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index));
  // An id has none of these (content/file-names.ts); a file of public/ may.
  const others = new Set(['#', '?', '%', '\\', '/']);
  for (const mark of [...ascii, 'é', '新']) {
    const file = `2026/01/a${mark}b/index.html`;
    const address = addressOf(file, SITE);
    if (!others.has(mark)) expect(address).toBe(absolute(`/2026/01/a${mark}b/`));
    if (mark !== '\\') expect(placeOf(address, HERE, SITE)).toMatchObject({ kind: 'own', file });
  }
});
