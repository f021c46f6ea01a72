import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageKey, share } from './page-key.ts';

it('is the same for the same view, shared or not at every place, and another for another', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(pageKey(one) === pageKey(other)).toBe(isSame);
      const parts = [{ part: one }, { part: other }].map(share);
      expect(pageKey(parts[0]) === pageKey(parts[1])).toBe(isSame);
      expect(pageKey({ list: [share({ part: one })] })).toBe(pageKey({ list: [share({ part: one })] }));
    }),
  );
});

it('takes what is not said and what is undefined for the same', () => {
  expect(pageKey({ a: 1, b: undefined })).toBe(pageKey({ a: 1 }));
  expect(pageKey({ a: ['b', 'c'] })).not.toBe(pageKey({ a: ['b,c'] }));
});

it('leaves shared parts as they are for everybody else', () => {
  const part = share({ a: [share(['b'])] });
  pageKey(part);
  expect(JSON.stringify({ part })).toBe('{"part":{"a":[["b"]]}}');
  expect({ ...part }).toEqual({ a: [['b']] });
  expect(pageKey({ ...part, a: 1 })).not.toBe(pageKey(part));
});
