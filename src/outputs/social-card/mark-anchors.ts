/**
 * Satori 0.63.2 shapes text with HarfBuzz and adds the vertical offsets of glyphs, which count upwards, to coordinates
 * that count downwards: a dot that belongs above an Arabic letter is drawn below it, which makes another letter of it.
 * So the fonts it is given carry the vertical part of every position upside down. The test beside this file fails as
 * soon as Satori draws an unchanged font right; then this file can go.
 *
 * @see https://learn.microsoft.com/typography/opentype/spec/gpos
 */

/** Lookup types of GPOS. */
const SINGLE = 1;
const PAIR = 2;
const CURSIVE = 3;
const MARK_TO_BASE = 4;
const MARK_TO_LIGATURE = 5;
const MARK_TO_MARK = 6;
const EXTENSION = 9;

const Y_PLACEMENT = 0x0002;

/** Negates every vertical position in a GPOS table, in place. */
export function flipVerticalPositions(gpos: Buffer): void {
  const flipped = new Set<number>();
  const lookups = gpos.readUInt16BE(8);
  for (const lookup of offsets(gpos, lookups, lookups)) {
    const type = gpos.readUInt16BE(lookup);
    for (const subtable of offsets(gpos, lookup + 4, lookup)) {
      if (type !== EXTENSION) flipSubtable(gpos, subtable, type, flipped);
      else {
        const real = subtable + gpos.readUInt32BE(subtable + 4);
        flipSubtable(gpos, real, gpos.readUInt16BE(subtable + 2), flipped);
      }
    }
  }
}

/** A count and as many offsets from `base`; those that are 0 lead nowhere. */
function offsets(gpos: Buffer, at: number, base: number, count = gpos.readUInt16BE(at)): number[] {
  return Array.from({ length: count }, (_, index) => gpos.readUInt16BE(at + 2 + 2 * index))
    .filter((offset) => offset !== 0)
    .map((offset) => base + offset);
}

/** @param flipped where something was negated already: tables may be shared */
function flipSubtable(gpos: Buffer, at: number, type: number, flipped: Set<number>): void {
  if (flipped.has(at)) return;
  flipped.add(at);
  const negate = (position: number) => {
    if (flipped.has(position)) return;
    flipped.add(position);
    gpos.writeInt16BE(Math.min(-gpos.readInt16BE(position), 0x7fff), position);
  };
  const anchor = (position: number) => negate(position + 4);
  const matrix = (array: number, columns: number) => {
    for (const one of offsets(gpos, array, array, gpos.readUInt16BE(array) * columns)) anchor(one);
  };
  const marks = (array: number) => {
    for (let index = 0; index < gpos.readUInt16BE(array); index += 1) {
      anchor(array + gpos.readUInt16BE(array + 4 + 4 * index));
    }
  };
  switch (type) {
    case SINGLE:
      flipSingle(gpos, at, negate);
      return;
    case PAIR:
      flipPairs(gpos, at, negate);
      return;
    case CURSIVE:
      for (const one of offsets(gpos, at + 4, at, gpos.readUInt16BE(at + 4) * 2)) anchor(one);
      return;
    case MARK_TO_BASE:
    case MARK_TO_MARK:
      marks(at + gpos.readUInt16BE(at + 8));
      matrix(at + gpos.readUInt16BE(at + 10), gpos.readUInt16BE(at + 6));
      return;
    case MARK_TO_LIGATURE: {
      marks(at + gpos.readUInt16BE(at + 8));
      const ligatures = at + gpos.readUInt16BE(at + 10);
      for (const one of offsets(gpos, ligatures, ligatures)) matrix(one, gpos.readUInt16BE(at + 6));
    }
  }
}

type Negate = (position: number) => void;

function flipSingle(gpos: Buffer, at: number, negate: Negate): void {
  const format = gpos.readUInt16BE(at + 4);
  const single = gpos.readUInt16BE(at) === 1;
  const count = single ? 1 : gpos.readUInt16BE(at + 6);
  for (let index = 0; index < count; index += 1) {
    flipValue(at + (single ? 6 : 8) + index * sizeOf(format), format, negate);
  }
}

function flipPairs(gpos: Buffer, at: number, negate: Negate): void {
  const first = gpos.readUInt16BE(at + 4);
  const second = gpos.readUInt16BE(at + 6);
  if (((first | second) & Y_PLACEMENT) === 0) return;
  const size = sizeOf(first) + sizeOf(second);
  const pair = (position: number) => {
    flipValue(position, first, negate);
    flipValue(position + sizeOf(first), second, negate);
  };
  if (gpos.readUInt16BE(at) === 2) {
    const count = gpos.readUInt16BE(at + 12) * gpos.readUInt16BE(at + 14);
    for (let index = 0; index < count; index += 1) pair(at + 16 + index * size);
    return;
  }
  for (const set of offsets(gpos, at + 8, at)) {
    for (let index = 0; index < gpos.readUInt16BE(set); index += 1) pair(set + 4 + index * (size + 2));
  }
}

/** The vertical placement comes after the horizontal one, where there is one. */
function flipValue(at: number, format: number, negate: Negate): void {
  if ((format & Y_PLACEMENT) !== 0) negate(at + 2 * (format & 1));
}

/** Bytes of a value record: two for every bit of its format. */
function sizeOf(format: number): number {
  let size = 0;
  for (let bits = format; bits > 0; bits >>= 1) size += 2 * (bits & 1);
  return size;
}
