import { describe, expect, it } from 'vitest';
import { articleOf, makeArchive, makeSite, type Story } from '../tests/archive-factory.ts';
import { articleView } from './article.ts';

const site = makeSite();
const english: Story = { file: 'en', title: 'Snow' };
const version = (lang: string, fields: object = {}): Story => ({
  file: lang,
  lang,
  title: `Snow in ${lang}`,
  translationOf: 'en',
  ...fields,
});

function viewOf(id: string, stories: readonly Story[]) {
  const archive = makeArchive({ stories }, site);
  return articleView(site, archive, [], articleOf(archive, id));
}
const alternates = (id: string, stories: readonly Story[]) =>
  Object.fromEntries(
    viewOf(id, stories).frame.alternates.map(({ lang, url }) => [lang, url.split('/').at(-2)]),
  );

describe('a story in several languages', () => {
  const stories = [english, version('ar'), version('ja')];

  it('leads readers to every other version, in its own words', () => {
    expect(viewOf('ar', stories).translations).toEqual([
      {
        label: 'English',
        title: 'Snow',
        url: '/2025/09/en/',
        lang: 'en-GB',
        dir: 'ltr',
        original: true,
      },
      { label: '日本語', title: 'Snow in ja', url: '/2025/09/ja/', lang: 'ja', dir: 'ltr', original: false },
    ]);
    expect(viewOf('en', stories).translations.map(({ label, dir }) => [label, dir])).toEqual([
      ['العربية', 'rtl'],
      ['日本語', 'ltr'],
    ]);
  });

  it('is told apart by country where the language alone would not do', () => {
    const chinese = [english, version('zh-TW'), version('zh-CN'), version('en-US')];
    expect(viewOf('zh-TW', chinese).translations.map(({ label }) => label)).toEqual([
      'British English',
      'American English',
      '中文（中国）',
    ]);
  });

  it('tells search engines the same from every version', () => {
    const all = { 'en-GB': 'en', ar: 'ar', ja: 'ja', 'x-default': 'en' };
    for (const id of ['en', 'ar', 'ja']) expect(alternates(id, stories)).toEqual(all);
    const { locale, alternates: others } = viewOf('ja', stories).frame;
    expect(locale).toBe('ja_JP');
    expect(others.map((one) => one.locale)).toEqual(['en_GB', 'ar_AR', 'ja_JP', undefined]);
  });

  it('tells them of none that is not to be found, nor of a second one in the same language', () => {
    const hidden = [
      english,
      version('ar', { noindex: true }),
      version('ja'),
      { ...version('ja'), file: 'ja2' },
    ];
    expect(alternates('en', hidden)).toEqual({ 'en-GB': 'en', ja: 'ja', 'x-default': 'en' });
    expect(alternates('ar', hidden)).toEqual({});
    expect(alternates('ja2', hidden)).toEqual({});
    const elsewhere = [english, version('ar', { canonical: 'https://first.example/' })];
    expect(alternates('en', elsewhere)).toEqual({});
    expect(viewOf('en', elsewhere).translations).toHaveLength(1);
  });

  it('is rare: a story without a translation says nothing', () => {
    expect(viewOf('en', [english]).translations).toEqual([]);
    expect(alternates('en', [english])).toEqual({});
  });
});
