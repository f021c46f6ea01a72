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
