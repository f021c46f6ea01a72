import { describe, expect, it } from 'vitest';
import { readable } from './readable.ts';

const shown = (text: string) => readable(text, 'serif', 600)?.text;
const facesOf = (text: string) =>
  readable(text, 'serif', 600)?.faces.map(({ name }) => name.replace(/-\d+$/, ''));

// Drawing takes its time on a machine that is busy.
describe('readable', { timeout: 60_000 }, () => {
  it.each([
    ['Ferries sail – “again”', ['newsreader-latin']],
    ['Phà hoạt động', ['newsreader-latin', 'newsreader-vietnamese', 'newsreader-latin-ext']],
    ['Паромы', ['libre-franklin-cyrillic']],
    ['الميناء COP30', ['noto-naskh-arabic-arabic', 'newsreader-latin']],
  ])('finds the faces of “%s”', (text, faces) => {
    expect(shown(text)).toBe(text);
    expect(facesOf(text)).toEqual(faces);
  });

  it('reads of a face with many files those whose characters occur', () => {
    const faces = facesOf('九日間のストライキ') ?? [];
    expect(faces.length).toBeGreaterThan(1);
    expect(faces.length).toBeLessThan(10);
    expect(faces.every((name) => name.startsWith('noto-serif-jp'))).toBe(true);
  });

  it.each([
    ['הנמל נפתח מחדש'],
    ['파업이 끝나고'],
    ['罢工九天后渡轮恢复航行'],
    ['The port (הנמל) is open'],
    ['ก'],
    ['   '],
    ['\u0000\u200b'],
  ])('shows nothing of “%s”, of which a letter has no glyph', (text) => {
    expect(shown(text)).toBeUndefined();
  });

  it.each([
    ['Tom\u0000 &\u0007 \u202eJerry\ud800', 'Tom & Jerry'],
    ['tab\tand\nline', 'tab and line'],
    ['Cafe\u0301', 'Café'],
    ['Z\u0338\u0322a\u0337lgo', 'Zalgo'],
    ['𝕳𝖊𝖑𝖑𝖔', 'Hello'],
    ['a \u{e000} b', 'a b'],
  ])('shows “%s” as “%s”', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('draws emoji as pictures, joined where the face can join them', () => {
    const text = '👨‍👩‍👧‍👦 1️⃣ ❤️ 👍🏽 🇫🇷 🐘';
    expect(shown(text)).toBe(text);
    expect([...(readable(text, 'serif', 600)?.pictures.keys() ?? [])]).toEqual(text.split(' '));
  });

  it('draws characters beyond the basic plane as pictures', () => {
    expect([...(readable('𠮷野家', 'serif', 600)?.pictures.keys() ?? [])]).toEqual(['𠮷']);
  });

  it('does not read a book', () => {
    expect(shown('a'.repeat(1_000_000))?.length).toBeLessThan(1000);
  });
});
