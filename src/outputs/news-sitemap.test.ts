import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { makeArchive, makeSite, NOW, type Story } from '../tests/archive-factory.ts';
import { newsSitemapXml } from './news-sitemap.ts';

const HOUR = 3_600_000;
const at = (hoursAgo: number) => new Date(NOW - hoursAgo * HOUR).toISOString();

type Row = Readonly<Record<string, string>>;

function rowsOf(stories: readonly Story[], site = makeSite()): Row[] {
  const rows: Record<string, string>[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  parser.on('opentag', ({ name }) => {
    text = '';
    if (name === 'url') rows.push({});
  });
  parser.on('text', (part) => (text += part));
  parser.on('closetag', ({ local }) => {
    const row = rows.at(-1);
    if (row && !['url', 'news', 'publication', 'urlset'].includes(local)) row[local] = text;
  });
  parser.write(newsSitemapXml(site, makeArchive({ stories }, site))).close();
  return rows;
}

describe('the news sitemap', () => {
  it('has what was first published within two days before BUILD_NOW, newest first', () => {
    const rows = rowsOf([
      { file: 'a', date: at(48) },
      { file: 'b', date: at(47.9), title: 'Salt & <light>' },
      { file: 'c', date: at(100), embargo: at(1) },
      { file: 'd', date: at(60), updates: [{ date: at(2), note: 'New' }] },
      { file: 'e', date: at(0) },
      { file: 'f', date: at(-1) },
    ]);
    expect(rows.map(({ loc }) => loc?.split('/').at(-2))).toEqual(['e', 'c', 'b']);
    expect(rows[2]).toEqual({
      loc: 'https://test.example/2025/10/b/',
      name: 'The Test',
      language: 'en',
      publication_date: '2025-10-03T13:06:00+01:00',
      title: 'Salt & <light>',
    });
  });

  it('has nothing that was paid for, withdrawn, excluded, hidden or published elsewhere', () => {
    const date = at(3);
    const rows = rowsOf(
      [
        { file: 'shown', date, excludeFrom: ['home', 'feed'] },
        { file: 'paid', date, type: 'sponsored', sponsor: { name: 'A', url: 'https://a.example/' } },
        { file: 'paid-too', date, type: 'feature', sponsor: { name: 'A', url: 'https://a.example/' } },
        { file: 'withdrawn', date, retracted: { date, reason: 'Wrong.' } },
        { file: 'excluded', date, excludeFrom: ['newsSitemap'] },
        { file: 'unseen', date, noindex: true },
        { file: 'draft', date, draft: true },
        { file: 'copy', date, canonical: 'https://first.example/' },
      ],
      makeSite({}, { preview: true }),
    );
    expect(rows.map(({ loc }) => loc?.split('/').at(-2))).toEqual(['shown']);
  });

  it('has a thousand at most, and may be empty', () => {
    const many = Array.from({ length: 1003 }, (_, index) => ({
      file: `s${String(index)}`,
      date: at(index / 100),
    }));
    const rows = rowsOf(many);
    expect(rows).toHaveLength(1000);
    expect(rows[0]?.['loc']).toBe('https://test.example/2025/10/s0/');
    expect(rowsOf([{ file: 'old', date: at(500) }])).toEqual([]);
  });

  it.each([
    ['pt-BR', 'pt'],
    ['zh-Hant-HK', 'zh-tw'],
    ['zh-TW', 'zh-tw'],
    ['zh', 'zh-cn'],
    ['haw', 'haw'],
  ])('writes %s as %s', (lang, written) => {
    expect(rowsOf([{ file: 'a', date: at(1), lang }])[0]?.['language']).toBe(written);
  });
});
