import { expect, it } from 'vitest';
import { countFilters } from './search-index.ts';

it('counts stories by each value of a filter, whatever it is called, and each story once', () => {
  const filters = [
    ['tag', 'constructor'],
    ['tag', '__proto__'],
    ['author', 'Ada'],
    ['author', 'Ada'],
  ] as const;
  const counted = countFilters([{ filters: [...filters] }, { filters: [['tag', 'constructor']] }]);
  expect(JSON.parse(JSON.stringify(counted))).toEqual(
    JSON.parse('{"tag":{"constructor":2,"__proto__":1},"author":{"Ada":1}}'),
  );
});
