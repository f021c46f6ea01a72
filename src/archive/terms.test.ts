import { describe, expect, it } from 'vitest';
import { countTerms, countWords, createVocabulary, proseOf, wordsOf } from './terms.ts';

const words = (text: string) => [...wordsOf(text)];

describe('wordsOf', () => {
  it.each([
    ['Latin', 'The São Paulo accord, signed in 2025', ['The', 'São', 'Paulo', 'accord', 'signed']],
    [
      'quotation marks and joints',
      "A ‘compact’ of 'words', well-known – don’t say so--ever",
      ['compact', 'words', 'well-known', 'don’t', 'say', 'ever'],
    ],
    ['Arabic', 'وقّع الوزراء اتفاقية المياه', ['وقّع', 'الوزراء', 'اتفاقية', 'المياه']],
    ['Hebrew', 'הסכם המים', ['הסכם', 'המים']],
    ['Cyrillic', 'Договір про воду', ['Договір', 'про', 'воду']],
    ['Hangul', '서울에서 열린 회의', ['서울에서', '열린', '회의']],
    ['Han and kana', '水の協定。署名', ['水の', 'の協', '協定', '署名']],
    ['the long vowel mark', 'コーヒー', ['コー', 'ーヒ', 'ヒー']],
    ['Latin inside Japanese', 'NATOの会議', ['NATO', 'の会', '会議']],
    ['Thai', 'น้ำ', ['น้', '้ำ']],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('leaves out what is too short and what is noise', () => {
    expect(words(`a of ${'x'.repeat(41)} 12345 水`)).toEqual([]);
  });
});

describe('proseOf', () => {
  it('strips what readers do not read', () => {
    const markdown = [
      "import Chart from './Chart.astro';",
      'export const rows = [1];',
      '',
      '# Heading',
      '',
      'See **the [map of quays](https://maps.example/quay "Map")** <Figure src="./figure.jpg" /> or https://bare.example/address.',
      '',
      '```js',
      'const hidden = true;',
      '```',
      '',
      '![A crowd](./crowd-picture.jpg)',
      'export of grain rose.',
    ].join('\n');
    expect(words(proseOf(markdown)).join(' ')).toBe('Heading See the map quays crowd export grain rose');
  });
});

describe('countWords', () => {
  it('counts words, and two characters of an unspaced script as one', () => {
    expect(countWords('**One** two, [three](https://x.example/four) `five`.')).toBe(4);
    expect(countWords('水の協定に署名')).toBe(4);
    expect(countWords('')).toBe(0);
  });
});

describe('countTerms', () => {
  it('weighs title, standfirst and tags, and forgets case and possessives', () => {
    const vocabulary = createVocabulary();
    const { terms, counts, forms } = countTerms(
      {
        title: 'Ferry row',
        standfirst: 'The ferry’s row',
        tags: ['FERRY'],
        body: 'Ferry NATO Paris, USAGov’s',
      },
      vocabulary,
    );
    const table = Object.fromEntries(
      [...terms].map((term, index) => [
        vocabulary.term(term),
        [counts[index], vocabulary.term(forms[index] ?? 0)],
      ]),
    );
    expect(table).toEqual({
      ferry: [4 + 2 + 5 + 1, 'ferry'],
      row: [4 + 2, 'row'],
      the: [2, 'The'],
      nato: [1, 'NATO'],
      paris: [1, 'Paris'],
      usagov: [1, 'USAGov'],
    });
    expect([...terms]).toEqual([...terms].sort((a, b) => a - b));
  });
});

it('a vocabulary gives one number to one term, for good', () => {
  const vocabulary = createVocabulary();
  const numbers = ['a', 'b', 'a'].map((term) => vocabulary.number(term));
  expect(numbers[0]).toBe(numbers[2]);
  expect([vocabulary.size, vocabulary.term(numbers[1] ?? -1), vocabulary.term(99)]).toEqual([2, 'b', '']);
});
