import { expect, it } from 'vitest';
import { directionOf, listed, localeOf, scriptOf } from './language.ts';

it.each([
  ['ar', 'rtl', 'ar_AR', 'Arab'],
  ['he-IL', 'rtl', 'he_IL', 'Hebr'],
  ['fa', 'rtl', 'fa_IR', 'Arab'],
  ['az-Arab', 'rtl', undefined, 'Arab'],
  ['ks-Deva', 'ltr', undefined, 'Deva'],
  ['en-GB', 'ltr', 'en_GB', 'Latn'],
  ['ja', 'ltr', 'ja_JP', 'Jpan'],
])('%s is set %s, as %s, in %s, whoever asked before', (lang, direction, locale, script) => {
  for (let asked = 0; asked < 2; asked += 1) {
    expect([directionOf(lang), localeOf(lang), scriptOf(lang)]).toEqual([direction, locale, script]);
  }
});

it.each([
  ['ar-LB', 'ar_AR'],
  ['en', 'en_US'],
  ['en-AU', 'en_GB'],
  ['es', 'es_ES'],
  ['es-MX', 'es_MX'],
  ['es-AR', 'es_LA'],
  ['es-419', 'es_LA'],
  ['pt', 'pt_BR'],
  ['pt-AO', 'pt_PT'],
  ['fr-CA', 'fr_CA'],
  ['fr-BE', 'fr_FR'],
  ['de-AT', 'de_DE'],
  ['zh-Hant', 'zh_TW'],
  ['zh-SG', 'zh_CN'],
  ['zh-MO', 'zh_HK'],
  ['sr', 'sr_RS'],
  ['sr-Latn', undefined],
  ['no', 'nb_NO'],
  ['fil', 'tl_PH'],
  ['ckb', 'cb_IQ'],
  ['eo', 'eo_EO'],
  ['tlh', undefined],
])('%s is to Open Graph %s', (lang, locale) => {
  expect(localeOf(lang)).toBe(locale);
});

it('lists names as each language does', () => {
  const names = ['Ada', 'Ben', 'Cleo'];
  expect(listed(names, 'en-GB')).toBe('Ada, Ben and Cleo');
  expect(listed(names, 'es')).toBe('Ada, Ben y Cleo');
  expect(listed(names.slice(0, 1), 'en-GB')).toBe('Ada');
});
