import { expect, it } from 'vitest';
import { Vocabulary } from './vocabulary.ts';

function markOfFerry(): number {
  const vocabulary = new Vocabulary();
  return vocabulary.markOf(vocabulary.number('ferry'));
}

it('gives one number to one term, for good', () => {
  const vocabulary = new Vocabulary();
  const numbers = ['a', 'b', 'a'].map((term) => vocabulary.number(term));
  expect(numbers[0]).toBe(numbers[2]);
  expect([vocabulary.size, vocabulary.term(numbers[1] ?? -1), vocabulary.term(99)]).toEqual([2, 'b', '']);
});

it('knows a term by its mark, and its text as soon as a story has it', () => {
  const mark = markOfFerry();
  const vocabulary = new Vocabulary();
  const number = vocabulary.numberOfMark(mark);
  expect(vocabulary.term(number)).toBe('');
  const { terms } = vocabulary.count([['Ferry', 1]]);
  expect([...terms]).toContain(number);
  expect(vocabulary.term(number)).toBe('ferry');
});

it('counts each story by itself', () => {
  const vocabulary = new Vocabulary();
  const texts = ['Quay and quay, QUAY', 'Quay', 'ferry'];
  const counted = texts.map((text) => vocabulary.count([[text, 2]]));
  const told = counted.map(({ terms, counts, forms }) =>
    [...terms].map((term, index) => [
      vocabulary.term(term),
      counts[index],
      vocabulary.term(forms[index] ?? -1),
    ]),
  );
  expect(told).toEqual([
    [
      ['quay', 6, 'quay'],
      ['and', 2, 'and'],
    ],
    [['quay', 2, 'Quay']],
    [['ferry', 2, 'ferry']],
  ]);
});
