/** The Long Thaw: the village at blue hour. */

import type { Art } from '../art.ts';
import { hillLine, landPath, ridge, stars, strokes } from '../marks.ts';
import { sprucePath } from '../nature.ts';
import { INK } from '../palette.ts';
import {
  boxPath,
  line,
  points,
  polygon,
  polygonPath,
  rect,
  repeat,
  shape,
  short,
  smoothPath,
} from '../shapes.ts';

/** A wooden house with snow on its roof and a light on. */
function cottage(x: number, foot: number, size: number, wall: string, lit: boolean): string {
  const window = lit ? INK.amber : INK.indigo;
  return [
    rect(x, foot - size * 0.62, size, size * 0.66, { fill: wall }),
    polygon(
      [
        [x - size * 0.1, foot - size * 0.58],
        [x + size * 0.24, foot - size],
        [x + size * 0.8, foot - size],
        [x + size * 1.1, foot - size * 0.58],
      ],
      { fill: INK.mist },
    ),
    polygon(
      [
        [x + size * 0.5, foot - size * 0.58],
        [x + size * 0.8, foot - size],
        [x + size * 1.1, foot - size * 0.58],
      ],
      { fill: INK.sky },
    ),
    rect(x + size * 0.62, foot - size * 1.14, size * 0.12, size * 0.2, { fill: INK.soot }),
    rect(x + size * 0.16, foot - size * 0.44, size * 0.19, size * 0.23, { fill: window }),
    rect(x + size * 0.6, foot - size * 0.44, size * 0.19, size * 0.23, { fill: window }),
  ].join('');
}

/** The church on its hill, with lit windows. */
function hillChurch(art: Art): string {
  const arch = (x: number, y: number, w: number, h: number): string =>
    shape(
      `M${short(x)} ${short(y + h)}V${short(y + w / 2)}a${short(w / 2)} ${short(w / 2)} 0 0 1 ${short(w)} 0V${short(y + h)}z`,
      { fill: INK.amber },
    );
  return [
    rect(760, 400, 330, 190, { fill: INK.slate }),
    art.spray(boxPath(760, 400, 330, 190), INK.navy, {
      from: [760, 0],
      to: [1090, 0],
      start: 0.2,
      end: 1,
    }),
    polygon(points('740,410 790,296 1060,296 1112,410'), { fill: INK.mist }),
    art.spray(polygonPath(points('740,410 790,296 1060,296 1112,410')), INK.denim, {
      from: [760, 0],
      to: [1100, 0],
      start: 0,
      end: 0.9,
    }),
    rect(650, 250, 128, 340, { fill: INK.steel }),
    art.spray(boxPath(650, 250, 128, 340), INK.navy, {
      from: [660, 0],
      to: [790, 0],
      start: 0,
      end: 1,
    }),
    polygon(points('636,256 714,6 792,256'), { fill: INK.indigo }),
    polygon(points('714,6 714,256 636,256'), { fill: INK.sky }),
    line(points('714,10 714,-30'), { stroke: INK.amber, width: 5 }),
    arch(694, 300, 40, 76),
    arch(690, 470, 48, 120),
    arch(826, 446, 42, 100),
    arch(916, 446, 42, 100),
    arch(1006, 446, 42, 100),
  ].join('');
}

/** A village church on a hill at blue hour. */
export function churchBlueHour(art: Art): string {
  const trees = (
    count: number,
    left: number,
    right: number,
    foot: number,
    low: number,
    high: number,
  ): string =>
    repeat(count, () =>
      sprucePath(
        art.random,
        art.random.between(left, right),
        foot + art.random.between(-14, 14),
        art.random.between(low, high),
      ),
    );
  const homes: readonly (readonly [number, number, number, string, boolean])[] = [
    [130, 770, 130, INK.wine, true],
    [330, 800, 150, INK.rust, true],
    [560, 830, 140, INK.indigo, false],
    [1080, 800, 140, INK.wine, true],
    [1290, 820, 160, INK.teal, true],
    [800, 850, 150, INK.rust, true],
  ];
  const hill = smoothPath(points('-40,860 200,790 460,650 640,586 900,580 1120,590 1350,690 1640,800'));
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.indigo }),
    art.haze(INK.navy, -20, 420, 0.95, 0),
    art.haze(INK.sky, 330, 760, 0, 0.95),
    stars(art.random, 70, [0, 0, 1600, 330], { fill: INK.mist }),
    shape(landPath(ridge(art.random, [-40, 600], [1640, 560], 120, 6, 0.5), 900), {
      fill: INK.denim,
    }),
    strokes(art.random, {
      left: 0,
      right: 1600,
      top: 560,
      bottom: 760,
      count: 70,
      length: [50, 150],
      width: [2, 6],
      angle: () => 0.7,
      look: { fill: INK.steel },
    }),
    shape(trees(26, -20, 520, 700, 70, 150) + trees(26, 1160, 1640, 720, 70, 150), {
      fill: INK.navy,
    }),
    shape(`${hill}V1110H-40z`, { fill: INK.mist }),
    art.spray(`${hill}V1110H-40z`, INK.denim, {
      from: [500, 560],
      to: [900, 1080],
      start: 0,
      end: 1,
    }),
    hillChurch(art),
    shape(trees(5, 470, 610, 640, 90, 170) + trees(5, 1140, 1260, 650, 90, 180), {
      fill: INK.pine,
    }),
    homes
      .map(
        ([x, y, size, wall, lit]) =>
          cottage(x, y, size, wall, lit) +
          (lit ? art.glow(x + size * 0.5, y + 26, size * 0.9, INK.amber, 0.5, 34) : ''),
      )
      .join(''),
    shape(
      smoothPath(
        points(
          '720,600 690,660 760,730 700,810 560,900 640,1110 900,1110 690,910 800,830 830,730 740,660 742,600',
        ),
        true,
      ),
      { fill: INK.sky },
    ),
    shape(landPath(hillLine(art, 985, 60, 1), 1110, true), { fill: INK.navy }),
    shape(trees(9, -20, 380, 1070, 240, 470) + trees(9, 1230, 1640, 1070, 220, 500), {
      fill: INK.soot,
    }),
  ].join('');
  return art.rough(body, 4);
}
