/** The marks of the cutter's tools and other small things that many scenes share. */

import type { Art } from './art.ts';
import type { Random } from './random.ts';
import { polygonPath, shape, short, smoothPath } from './shapes.ts';
import type { Look, Point } from './shapes.ts';

/** The path of one gouge: a stroke that swells in the middle and ends in points. */
export function gougePath(x: number, y: number, length: number, width: number, angle = 0): string {
  const dx = (Math.cos(angle) * length) / 2;
  const dy = (Math.sin(angle) * length) / 2;
  const nx = -Math.sin(angle) * width;
  const ny = Math.cos(angle) * width;
  const tip = `${short(x + dx)} ${short(y + dy)}`;
  const tail = `${short(x - dx)} ${short(y - dy)}`;
  const over = `${short(x + nx)} ${short(y + ny)}`;
  const under = `${short(x - nx)} ${short(y - ny)}`;
  return `M${tail}Q${over} ${tip}Q${under} ${tail}z`;
}

export interface Ripples {
  top: number;
  bottom: number;
  left: number;
  right: number;
  count: number;
  /** Length and thickness of the nearest marks; the far ones are a fifth of that. */
  length: number;
  width: number;
  look: Look;
  /** Share of marks kept at a place, from 0 to 1. */
  keep?: (x: number, y: number) => number;
}

/** Level gouges that grow toward the viewer: light or shade on water. */
export function ripples(random: Random, options: Ripples): string {
  const { top, bottom, left, right, count, keep } = options;
  let d = '';
  for (let index = 0; index < count; index += 1) {
    const near = random.next() ** 0.75;
    const y = top + (bottom - top) * near;
    const x = random.between(left, right);
    if (keep !== undefined && random.next() > keep(x, y)) continue;
    const scale = 0.2 + 0.8 * near;
    const length = options.length * scale * random.between(0.5, 1.3);
    d += gougePath(x, y, length, options.width * scale * random.between(0.6, 1.2));
  }
  return shape(d, options.look);
}

export interface Strokes {
  left: number;
  right: number;
  top: number;
  bottom: number;
  count: number;
  length: readonly [low: number, high: number];
  width: readonly [low: number, high: number];
  angle: (x: number, y: number) => number;
  look: Look;
  keep?: (x: number, y: number) => number;
}

/** A field of gouges that follow a direction: wind, slope, rain, cloth. */
export function strokes(random: Random, options: Strokes): string {
  let d = '';
  for (let index = 0; index < options.count; index += 1) {
    const x = random.between(options.left, options.right);
    const y = random.between(options.top, options.bottom);
    const length = random.between(...options.length);
    const width = random.between(...options.width);
    if (options.keep !== undefined && random.next() > options.keep(x, y)) continue;
    d += gougePath(x, y, length, width, options.angle(x, y));
  }
  return shape(d, options.look);
}

/** The points of a ridge, rough by midpoint displacement. */
export function ridge(
  random: Random,
  from: Point,
  to: Point,
  height: number,
  detail = 6,
  decay = 0.55,
): Point[] {
  let points: Point[] = [from, to];
  let reach = height;
  for (let level = 0; level < detail; level += 1) {
    const finer: Point[] = [];
    for (const [index, point] of points.entries()) {
      finer.push(point);
      const following = points[index + 1];
      if (following === undefined) continue;
      const shift = random.between(-reach, reach);
      finer.push([(point[0] + following[0]) / 2, (point[1] + following[1]) / 2 + shift]);
    }
    points = finer;
    reach *= decay;
  }
  return points;
}

/** The path of land under a ridge down to a base line; soft for hills, straight for rock. */
export function landPath(points: readonly Point[], base: number, soft = false): string {
  const first = points[0] ?? [0, base];
  const last = points.at(-1) ?? first;
  const top = soft ? smoothPath(points) : polygonPath(points, false);
  return `${top}L${short(last[0])} ${short(base)}L${short(first[0])} ${short(base)}z`;
}

/** A soft hill line made of two long waves, across the whole sheet. */
export function hillLine(art: Art, y: number, height: number, waves: number): Point[] {
  const phase = art.random.between(0, 6.28);
  const second = art.random.between(0, 6.28);
  return Array.from({ length: 33 }, (_, index) => {
    const share = index / 32;
    const swell = Math.sin(share * waves * 6.28 + phase);
    const small = Math.sin(share * waves * 15.1 + second) * 0.35;
    return [share * (art.width + 80) - 40, y - height * (swell + small) * 0.5];
  });
}

/** A field of stars: small discs, a few of them large. */
export function stars(
  random: Random,
  count: number,
  area: readonly [left: number, top: number, right: number, bottom: number],
  look: Look,
): string {
  let d = '';
  for (let index = 0; index < count; index += 1) {
    const x = random.between(area[0], area[2]);
    const y = random.between(area[1], area[3]);
    const size = random.chance(0.06) ? random.between(2.6, 3.8) : random.between(0.9, 2);
    d += `M${short(x - size)} ${short(y)}l${short(size)} ${short(-size)} ${short(size)} `;
    d += `${short(size)} ${short(-size)} ${short(size)}z`;
  }
  return shape(d, look);
}
