import { expect, it } from 'vitest';
import { createPlaces, placeOf } from './output.ts';

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
