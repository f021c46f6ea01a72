import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlug, isSlug, slugOf } from './slug.ts';

describe('slugOf', () => {
  it.each([
    ['Ferries sail again', 'ferries-sail-again', 'ferries-sail-again'],
    ['“The ferry’s” 10:30 – café, Łódź & Straße', 'the-ferrys-10-30-cafe-lodz-strasse', 'the-ferrys-10-30-café-łódź-straße'],
    ['Паром снова ходит', 'parom-snova-khodit', 'паром-снова-ходит'],
    ['الميناء يفتح أبوابه', 'lmyn-yfth-bwbh', 'الميناء-يفتح-أبوابه'],
    ['हिन्दी समाचार', 'hindi-smacar', 'हिन्दी-समाचार'],
    ['港が再び開く', undefined, '港が再び開く'],
    ['!!!', 'story', 'story'],
    ['Index', 'index-story', 'index-story'],
    ['CON', 'con-story', 'con-story'],
    ['../../etc/passwd', 'etc-passwd', 'etc-passwd'],
  ])('%s', (headline, transliterated, kept) => {
    if (transliterated !== undefined) expect(slugOf(headline, 'transliterate')).toBe(transliterated);
    expect(slugOf(headline, 'keep')).toBe(kept);
  });

  it('is known from what is none', () => {
    expect(isSlug('word-'.repeat(30) + 'word')).toBe(true);
    for (const text of ['', 'Word', 'a b', 'a!', 'a_b', 'a--b', '-a', 'a-', 'index', '.', 'a/b']) expect(isSlug(text)).toBe(false);
  });

  it('cuts between words', () => {
    expect(slugOf('word '.repeat(30), 'keep')).toBe(`${'word-'.repeat(11)}word`);
    expect(Array.from(slugOf('字'.repeat(300), 'keep'))).toHaveLength(60);
  });

  it('is a name for a file and an address, the same again, in every script', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 20 }).map((codes) => String.fromCodePoint(...codes))), fc.constantFrom('transliterate' as const, 'keep' as const), (headline, style) => {
        const slug = slugOf(headline, style);
        expect(slug).toBe(slugOf(headline, style));
        expect(slugOf(slug, style)).toBe(slug);
        expect(isSlug(slug)).toBe(true);
        expect(slug).toMatch(style === 'keep' ? /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u : /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(Buffer.byteLength(slug)).toBeLessThan(250);
        expect(slug).toBe(slug.normalize('NFC'));
      }),
      { numRuns: 300 },
    );
  });

  it('is unique', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 30 }), (headlines) => {
        const taken = new Set<string>();
        for (const headline of headlines) taken.add(freeSlug(slugOf(headline, 'transliterate'), (slug) => taken.has(slug)));
        expect(taken.size).toBe(headlines.length);
      }),
    );
  });
});
