import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveApart, textWidth, thin, wrap } from './text.ts';

describe('wrap', () => {
  it('breaks behind a dash or a stroke, which stay where they are', () => {
    expect(wrap('Average 2015–2024', 70, 14, 3)).toEqual(['Average', '2015–', '2024']);
    expect(wrap('Rain/snow', 45, 14, 2)).toEqual(['Rain/', 'snow']);
  });

  it('breaks between words', () => {
    expect(wrap('Calder Isles', 60, 14, 2)).toEqual(['Calder', 'Isles']);
    expect(wrap('Calder Isles', 200, 14, 2)).toEqual(['Calder Isles']);
  });

  it('says that something is left out', () => {
    expect(wrap('Halm, inner districts and the harbour', 84, 14, 2)).toEqual(['Halm, inner', 'districts…']);
    expect(wrap('Donaudampfschifffahrtsgesellschaft', 80, 14, 3)[0]).toMatch(/^Donau.*…$/);
  });

  it('breaks between words of scripts without spaces', () => {
    const lines = wrap('氷ノ川の雪晒しと紙の値段', 90, 14, 4);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe('氷ノ川の雪晒しと紙の値段');
  });

  it('never exceeds the width or the lines, and keeps what fits', () => {
    const text = fc.oneof(fc.lorem({ maxCount: 12 }), fc.string({ unit: 'grapheme', maxLength: 60 }));
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 1, max: 4 }),
        (words, room, lines) => {
          const wrapped = wrap(words, room, 14, lines);
          expect(wrapped.length).toBeLessThanOrEqual(lines);
          for (const line of wrapped) expect(textWidth(line, 14)).toBeLessThanOrEqual(room);
          if (textWidth(words, 14) <= room) expect(wrapped.join('')).toBe(words.trim());
        },
      ),
    );
  });
});

describe('thin', () => {
  it('keeps all where there is room', () => {
    expect(thin([20, 20, 20], 40, 8)).toEqual([0, 1, 2]);
  });

  it('likes to end on the last', () => {
    expect(thin(Array<number>(25).fill(30), 20, 8)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24]);
    expect(thin(Array<number>(22).fill(30), 20, 8)).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
  });

  it('never lets two labels touch, and keeps the first', () => {
    const widths = fc.array(fc.double({ min: 1, max: 120, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(widths, fc.double({ min: 1, max: 100, noNaN: true }), (all, spacing) => {
        const kept = thin(all, spacing, 6);
        expect(kept[0]).toBe(0);
        kept.slice(1).forEach((index, at) => {
          const before = kept[at] ?? 0;
          const free = (index - before) * spacing - ((all[index] ?? 0) + (all[before] ?? 0)) / 2;
          expect(free).toBeGreaterThanOrEqual(6 - 1e-6);
        });
      }),
    );
  });
});

describe('moveApart', () => {
  it('leaves alone what does not touch', () => {
    expect(
      moveApart(
        [
          { at: 80, size: 10 },
          { at: 20, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([80, 20]);
  });

  it('gives up where there is no room', () => {
    expect(
      moveApart(
        [
          { at: 5, size: 60 },
          { at: 6, size: 60 },
        ],
        0,
        100,
      ),
    ).toBeUndefined();
  });

  it('keeps blocks apart and inside', () => {
    const block = fc.record({
      at: fc.integer({ min: -50, max: 350 }),
      size: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const middles = moveApart(blocks, 0, 300);
        if (middles === undefined) return;
        const placed = blocks
          .map((one, index) => ({
            from: (middles[index] ?? NaN) - one.size / 2,
            to: (middles[index] ?? NaN) + one.size / 2,
          }))
          .sort((a, b) => a.from - b.from);
        placed.forEach((one, index) => {
          expect(one.from).toBeGreaterThanOrEqual((placed[index - 1]?.to ?? 0) - 1e-9);
          expect(one.to).toBeLessThanOrEqual(300 + 1e-9);
        });
      }),
    );
  });
});
