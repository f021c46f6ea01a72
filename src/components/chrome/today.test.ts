import { expect, it } from 'vitest';
import { dayOf } from './today.ts';

const days = [
  { from: '2025-10-25T00:00:00+01:00', iso: '2025-10-25', text: 'Saturday' },
  { from: '2025-10-26T00:00:00+01:00', iso: '2025-10-26', text: 'Sunday' },
  { from: '2025-10-27T00:00:00Z', iso: '2025-10-27', text: 'Monday' },
];
const at = (now: string) => dayOf(days, new Date(now))?.text;

it('finds the day that it is, from its first moment to its last', () => {
  expect(at('2025-10-24T23:00:00.000Z')).toBe('Saturday');
  expect(at('2025-10-25T22:59:59.999Z')).toBe('Saturday');
  expect(at('2025-10-25T23:00:00.000Z')).toBe('Sunday');
  expect(at('2025-10-26T23:59:59.999Z')).toBe('Sunday');
});

it('knows no day before the first, and none from the last on', () => {
  expect(at('2025-10-24T22:59:59.999Z')).toBeUndefined();
  expect(at('2025-10-27T00:00:00.000Z')).toBeUndefined();
});

it.each([
  undefined,
  null,
  'days',
  {},
  [],
  [null, 3],
  [{ from: 'x', iso: '', text: '' }],
  [{ ...days[0], text: 1 }, days[1]],
])('believes nothing else: %j', (other) => {
  expect(dayOf(other, new Date('2025-10-25T12:00:00Z'))).toBeUndefined();
});
