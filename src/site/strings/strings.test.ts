import { describe, expect, it } from 'vitest';
import { stringsFor, type Strings } from './index.ts';

const LANGUAGES = ['en', 'es', 'fr', 'ar', 'ja'];

/** Every text of a language with where it stands; a function is asked with made-up words and numbers. */
function textsOf(value: unknown, place: string): [place: string, text: string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') return [[place, String((value as (...all: unknown[]) => unknown)(3, 7))]];
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${place}.${key}`));
}

describe.each(LANGUAGES)('the interface in %s', (lang) => {
  const strings: Strings = stringsFor(lang);

  it('has no empty text, and keeps the places that are filled in', () => {
    const english = new Map(textsOf(stringsFor('en'), ''));
    for (const [place, text] of textsOf(strings, '')) {
      expect(text.trim(), place).not.toBe('');
      // A number may be a word: `un comentario`.
      const marks = /\{(?!n\})\w+\}/g;
      const known = english.get(place);
      if (known !== undefined)
        expect((text.match(marks) ?? []).sort(), place).toEqual((known.match(marks) ?? []).sort());
    }
  });

  it('is not English left over', () => {
    if (lang === 'en') return;
    const english = new Map(textsOf(stringsFor('en'), ''));
    const same = textsOf(strings, '').filter(
      ([place, text]) => /\p{L}{5}/u.test(text) && english.get(place) === text,
    );
    // Names, and words that two languages share.
    const shared = same.map(([place]) => place).filter((place) => !place.startsWith('.share.'));
    expect(shared.length).toBeLessThan(lang === 'fr' ? 16 : 6);
  });
});

it('counts as the language does', () => {
  const comments = (lang: string, count: number) => stringsFor(lang).article.comments(count);
  expect([1, 2, 5, 11].map((count) => comments('ar', count))).toEqual([
    'تعليق واحد',
    'تعليقان',
    '5 تعليقات',
    '11 تعليقًا',
  ]);
  expect([0, 1, 2].map((count) => comments('fr', count))).toEqual([
    '0 commentaire',
    '1 commentaire',
    '2 commentaires',
  ]);
  expect([1, 2].map((count) => comments('en-GB', count))).toEqual(['1 comment', '2 comments']);
});

it('takes a region for its language, and English for what nobody translated', () => {
  expect(stringsFor('es-MX')).toBe(stringsFor('es'));
  expect(stringsFor('sw')).toBe(stringsFor('en'));
});
