import { expect, it } from 'vitest';
import { directionOf, listed, localeOf, scriptOf } from './language.ts';

it.each([
  ['ar', 'rtl', 'ar_EG', 'Arab'],
  ['he-IL', 'rtl', 'he_IL', 'Hebr'],
  ['fa', 'rtl', 'fa_IR', 'Arab'],
  ['az-Arab', 'rtl', 'az_IR', 'Arab'],
  ['ks-Deva', 'ltr', 'ks_IN', 'Deva'],
  ['en-GB', 'ltr', 'en_GB', 'Latn'],
  ['ja', 'ltr', 'ja_JP', 'Jpan'],
])('%s is set %s, as %s, in %s, whoever asked before', (lang, direction, locale, script) => {
  for (let asked = 0; asked < 2; asked += 1) {
    expect([directionOf(lang), localeOf(lang), scriptOf(lang)]).toEqual([direction, locale, script]);
  }
});

it('lists names as each language does', () => {
  const names = ['Ada', 'Ben', 'Cleo'];
  expect(listed(names, 'en-GB')).toBe('Ada, Ben and Cleo');
  expect(listed(names, 'es')).toBe('Ada, Ben y Cleo');
  expect(listed(names.slice(0, 1), 'en-GB')).toBe('Ada');
});
