import { expect, it } from 'vitest';
import { makeArchive, makeSite } from '../tests/archive-factory.ts';
import { latestJson } from './latest-json.ts';

const HOUR = 3_600_000;
const published = Date.parse('2025-10-05T09:00:00Z');
const stories = [
  { file: 'calm', date: '2025-10-05T10:00:00Z' },
  { file: 'news', date: '2025-10-05T09:00:00Z', breaking: true },
];

it('has breaking news, to the second, while it is news', () => {
  const at = (now: number) => {
    const site = makeSite({ url: 'https://test.example/news' }, { now });
    return latestJson(site, makeArchive({ stories }, site)).breaking;
  };
  const breaking = at(published + 6 * HOUR);
  expect(breaking).toMatchObject({ label: 'Breaking', lang: 'en-GB' });
  expect(Date.parse(breaking?.iso ?? '')).toBe(published);
  expect(breaking?.url).toMatch(/^\/news\/.*news\/$/);
  expect(at(published + 6 * HOUR + 1)).toBeUndefined();
});

it('says of what is not news what it is, and leaves out what somebody paid for and what was withdrawn', () => {
  const site = makeSite({}, { now: published });
  const edition = [
    { file: 'a', date: '2025-10-01' },
    { file: 'b', date: '2025-10-02', type: 'opinion' },
    {
      file: 'c',
      date: '2025-10-03',
      type: 'feature',
      sponsor: { name: 'Acme', url: 'https://acme.example/' },
    },
    { file: 'd', date: '2025-10-04', retracted: { date: '2025-10-05', reason: 'Invented.' } },
  ];
  const { items } = latestJson(site, makeArchive({ stories: edition }, site));
  expect(items.map(({ url, label }) => [url.split('/').at(-2), label])).toEqual([
    ['b', 'Opinion'],
    ['a', undefined],
  ]);
});

it('has the days from the newest story on, as the newsroom’s clocks have them, through a change of summer time', () => {
  const at = (now: string, date: string) => {
    const site = makeSite({ timezone: 'Europe/London' }, { now: Date.parse(now) });
    return latestJson(site, makeArchive({ stories: [...stories, { file: 'last', date }] }, site)).days;
  };
  const days = at('2025-10-24T23:45:00Z', '2025-10-24T23:30:00Z');
  expect(days.slice(0, 3)).toEqual([
    { from: '2025-10-25T00:00:00+01:00', iso: '2025-10-25', text: 'Saturday, 25\u00a0October 2025' },
    { from: '2025-10-26T00:00:00+01:00', iso: '2025-10-26', text: 'Sunday, 26\u00a0October 2025' },
    { from: '2025-10-27T00:00:00+00:00', iso: '2025-10-27', text: 'Monday, 27\u00a0October 2025' },
  ]);
  expect(days).toHaveLength(15);
  // Time alone changes nothing.
  expect(at('2025-11-03T09:00:00Z', '2025-10-24T23:30:00Z')).toEqual(days);
});

it('has no days where nothing is published', () => {
  const site = makeSite({}, { now: published });
  expect(latestJson(site, makeArchive({ stories: [] }, site)).days).toEqual([]);
});
