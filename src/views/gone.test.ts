import { expect, it } from 'vitest';
import { makeArchive, makeSite } from '../tests/archive-factory.ts';
import { goneView } from './gone.ts';

const site = makeSite();
const archive = makeArchive({ stories: [{ file: 'a' }] }, site);
const viewOf = (reason: string) =>
  goneView(site, archive, [], { url: '/2025/01/notice/', date: Date.parse('2025-02-01T00:00:00Z'), reason });

it('says why something was withdrawn, and when', () => {
  expect(viewOf('It was an exercise.')).toMatchObject({
    reason: 'It was an exercise.',
    since: { iso: '2025-02-01' },
  });
});

it('says of a story that expired that it was never meant to stay', () => {
  const { reason, since } = viewOf('');
  expect(reason).toBe('The story at this address was meant to stand here until 1 February 2025.');
  expect(since).toBeUndefined();
});

it('leads on to the latest news, which a script brings: no new story changes the page', () => {
  expect(viewOf('').latest).toEqual({ url: '/latest/', source: '/latest.json', items: [] });
});
