import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSite } from '../tests/archive-factory.ts';
import { commentViews } from './comments.ts';

const site = makeSite();
const paragraphs = (text: string) =>
  commentViews(site, [
    { id: '2025/ferry 2', article: 'a', name: 'Ada', date: Date.parse('2025-09-05T12:00:00Z'), text },
  ])[0]?.paragraphs;

describe('a comment', () => {
  it('is parted at blank lines, and stays plain text', () => {
    expect(paragraphs('One <b>two</b> & *three*.\nFour.\n\n\n  Five.\n \n')).toEqual([
      ['One <b>two</b> & *three*.\nFour.'],
      ['Five.'],
    ]);
  });

  it('has links where it has web addresses, without what ends the sentence', () => {
    expect(paragraphs('See https://a.example/x?y=1, (http://b.example/z) or https://c.example.')).toEqual([
      [
        'See ',
        { label: 'https://a.example/x?y=1', url: 'https://a.example/x?y=1' },
        ', (',
        { label: 'http://b.example/z', url: 'http://b.example/z' },
        ') or ',
        { label: 'https://c.example', url: 'https://c.example' },
        '.',
      ],
    ]);
  });

  it.each([
    ['https://w.example/Foo_(bar)', ''],
    ['https://w.example/Foo_(bar)_(baz)', '.'],
    ['https://w.example/Foo_(bar)/[1]', ').'],
    ['https://w.example/{id}', '},'],
    ['https://w.example/a(b', ''],
    ['https://w.example//', ')'],
    ['https://w.example/)_x', ')!'],
    ['https://w.example', '))]'],
    ['https://w.example/a((((', ''],
  ])('keeps the brackets that are opened in an address: %s', (address, after) => {
    expect(paragraphs(`(${address}${after}`)).toEqual([
      ['(', { label: address, url: address }, ...(after === '' ? [] : [after])],
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '[a](javascript:alert(1))',
    '<a href="javascript:alert(1)">x</a>',
    'www.example.org',
    '//evil.example',
    'https://',
  ])('has no link in %s', (text) => {
    expect(paragraphs(text)).toEqual([[text]]);
  });

  it('does not let a link out of its quotes', () => {
    expect(paragraphs('https://a.example/"onclick="x()')).toEqual([
      [{ label: 'https://a.example/', url: 'https://a.example/' }, '"onclick="x()'],
    ]);
  });

  it('has a fragment of its own, and the usual one unless an older one has it', () => {
    const anchors = (ids: readonly string[]) =>
      commentViews(
        site,
        ids.map((id) => ({ id, article: 'a', name: 'Ada', date: 0, text: '' })),
      ).map(({ id }) => id);
    expect(anchors(['2026/x-1', '2026-x/1', '2026/x 1', 'é'])).toEqual([
      'comment-2026-x-1',
      'comment-2026_2d_x_2f_1',
      'comment-2026_2f_x_20_1',
      'comment-é',
    ]);
    const id = fc.array(fc.constantFrom('a', '1', '-', '/', '_', ' ', '2d', '👒'), { minLength: 1 });
    fc.assert(
      fc.property(fc.uniqueArray(id.map((parts) => parts.join(''))), (ids) => {
        const all = anchors(ids);
        expect(new Set(all).size).toBe(ids.length);
        for (const [index, one] of ids.entries()) {
          const [usual] = anchors([one]);
          if (ids.slice(0, index).every((other) => anchors([other])[0] !== usual))
            expect(all[index]).toBe(usual);
          expect(all[index]).toMatch(/^[^\s/]+$/);
        }
      }),
    );
  });

  it('loses no word, and links only to the web, whatever is written', () => {
    const words = fc.constantFrom(
      'https://a.example/b',
      'http://',
      'javascript:x',
      ' ',
      '\n',
      '.',
      '(',
      ')',
      ']',
      '"',
      'word',
      'é',
    );
    fc.assert(
      fc.property(
        fc.array(words).map((parts) => parts.join('')),
        (text) => {
          const parts = (paragraphs(text) ?? []).flat();
          const shown = parts.map((part) => (typeof part === 'string' ? part : part.label)).join('');
          expect(shown.replaceAll(/\s+/g, '')).toBe(text.replaceAll(/\s+/g, ''));
          for (const part of parts) {
            if (typeof part === 'string') continue;
            expect(part.url).toBe(part.label);
            expect(part.url).toMatch(/^https?:\/\/[^\s"<>]+$/);
          }
        },
      ),
    );
  });

  it('can be linked to, and says when it was written', () => {
    const [view] = commentViews(makeSite({ timezone: 'Asia/Tokyo' }), [
      { id: '2025/ferry 2', article: 'a', name: 'Ada', date: Date.parse('2025-09-05T18:00:00Z'), text: 'Hm' },
    ]);
    expect(view).toMatchObject({
      id: 'comment-2025-ferry-2',
      name: 'Ada',
      date: { iso: '2025-09-06T03:00:00+09:00' },
    });
  });
});
