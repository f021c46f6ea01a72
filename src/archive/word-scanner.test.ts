import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanTerms, scanWords } from './word-scanner.ts';

function words(text: string): string[] {
  const found: string[] = [];
  scanTerms(text, (start, end) => found.push(text.slice(start, end)));
  return found;
}

describe('scanTerms', () => {
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

const RUN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ーｰ]`;
const PART = String.raw`[[\p{L}\p{M}\p{N}]--${RUN}]`;
const WORD = new RegExp(String.raw`(${RUN}+)|(?=\p{L})${PART}+(?:[’'\-]${PART}+)*`, 'gv');

/** Every kind of character, and what looks like one of another kind. */
const ODD = Array.from("aÉ9٣ñ\u0301'’-–_ \n.水のカーｰน้한글א😀𠮷𝐀𝟘\ud800\udc00");

describe('scanWords', () => {
  it('finds what one expression over the whole text finds', () => {
    const character = fc.oneof(fc.constantFrom(...ODD), fc.constantFrom('\ud83d', '\ude00'));
    fc.assert(
      fc.property(fc.array(character, { maxLength: 30 }), (characters) => {
        const text = characters.join('');
        const found: unknown[] = [];
        scanWords(text, (start, end, isUnspaced) => found.push([start, text.slice(start, end), isUnspaced]));
        const expected = [...text.matchAll(WORD)].map(({ 0: word, 1: run, index }) => [
          index,
          word,
          run !== undefined,
        ]);
        expect(found).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes characters of two units for one in text that is not spaced', () => {
    expect(words('𠮷野家')).toEqual(['𠮷野', '野家']);
    expect(words('家𠮷𠮷')).toEqual(['家𠮷', '𠮷𠮷']);
  });
});
