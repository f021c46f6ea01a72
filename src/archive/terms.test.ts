import { describe, expect, it } from 'vitest';
import { countTerms, countWords, proseOf } from './terms.ts';
import { Vocabulary } from './vocabulary.ts';

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
    expect(proseOf(markdown).match(/\w+/g)?.join(' ')).toBe(
      'Heading See the map of quays or A crowd export of grain rose',
    );
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
    const vocabulary = new Vocabulary();
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
