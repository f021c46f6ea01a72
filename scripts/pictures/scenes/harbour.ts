/** The ferry at its quay. */

import type { Art } from '../art.ts';
import { gougePath, landPath, ridge, ripples } from '../marks.ts';
import { gull, person } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, disc, line, oval, points, polygon, polygonPath, rect, repeat, shape } from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A harbour crane: legs, house and a long jib. */
function crane(x: number, foot: number, size: number, ink: string): string {
  const thin = { stroke: ink, width: size * 0.018 };
  const lattice = repeat(9, (index) => {
    const a = index / 9;
    const b = (index + 1) / 9;
    const low = (t: number): Point => [x + t * size * 0.86, foot - size * (0.66 + t * 0.42)];
    const high = (t: number): Point => [x + t * size * 0.86, foot - size * (0.74 + t * 0.36)];
    return line([low(a), high(b), low(b)], thin) + line([high(a), high(b)], thin);
  });
  return [
    polygon(
      [
        [x - size * 0.17, foot],
        [x - size * 0.1, foot - size * 0.62],
        [x - size * 0.05, foot - size * 0.62],
        [x - size * 0.12, foot],
      ],
      { fill: ink },
    ),
    polygon(
      [
        [x + size * 0.17, foot],
        [x + size * 0.1, foot - size * 0.62],
        [x + size * 0.05, foot - size * 0.62],
        [x + size * 0.12, foot],
      ],
      { fill: ink },
    ),
    rect(x - size * 0.15, foot - size * 0.28, size * 0.3, size * 0.035, { fill: ink }),
    rect(x - size * 0.2, foot - size * 0.78, size * 0.34, size * 0.17, { fill: ink }),
    lattice,
    line(
      [
        [x - size * 0.1, foot - size * 0.78],
        [x, foot - size * 1.02],
        [x + size * 0.86, foot - size * 1.09],
      ],
      thin,
    ),
    line(
      [
        [x + size * 0.85, foot - size * 1.08],
        [x + size * 0.85, foot - size * 0.5],
      ],
      thin,
    ),
    rect(x + size * 0.82, foot - size * 0.52, size * 0.06, size * 0.05, { fill: ink }),
  ].join('');
}

/** The ferry, bow to the right, lights still on. */
function ferryShip(art: Art): string {
  const hull = 'M430 640H1520Q1500 700 1440 770Q1420 800 1380 800H470Q440 720 430 640z';
  const portholes = repeat(17, (index) => disc(520 + index * 52, 690, 10, { fill: INK.amber }));
  const windows = (y: number, from: number, to: number): string =>
    repeat(Math.floor((to - from) / 46), (index) =>
      rect(from + index * 46, y, 28, 24, { fill: index % 5 === 3 ? INK.slate : INK.amber }),
    );
  const upper = polygonPath(points('480,640 480,560 1330,560 1400,640'));
  const middle = polygonPath(points('540,562 540,486 1220,486 1280,562'));
  return [
    shape(upper, { fill: INK.chalk }),
    shape(middle, { fill: INK.paper }),
    polygon(points('980,488 1000,410 1160,410 1200,488'), { fill: INK.chalk }),
    polygon(points('1010,424 1152,424 1166,456 1006,456'), { fill: INK.navy }),
    art.spray(upper + middle, INK.steel, { from: [1200, 0], to: [480, 0], start: 0, end: 0.95 }),
    windows(586, 510, 1330),
    windows(510, 570, 1230),
    polygon(points('660,490 676,340 800,340 816,490'), { fill: INK.vermilion }),
    polygon(points('674,372 803,372 806,410 670,410'), { fill: INK.chalk }),
    rect(674, 330, 128, 22, { fill: INK.soot }),
    art.spray(boxPath(660, 340, 160, 150), INK.wine, {
      from: [790, 0],
      to: [660, 0],
      start: 0,
      end: 0.9,
    }),
    line(points('1080,410 1080,250'), { stroke: INK.navy, width: 8 }),
    line(points('1040,300 1120,300'), { stroke: INK.navy, width: 6 }),
    line(points('1080,256 1400,640'), { stroke: INK.navy, width: 2.4 }),
    [880, 590].map((x) => rect(x, 462, 84, 22, { fill: INK.coral })).join(''),
    shape(hull, { fill: INK.navy }),
    art.spray(hull, INK.denim, { from: [1500, 640], to: [900, 700], start: 0.85, end: 0 }),
    shape('M430 640H1520L1514 656H433z', { fill: INK.chalk }),
    shape('M462 772H1438L1412 800H472z', { fill: INK.rust }),
    portholes,
    shape(
      'M790 330C760 250 840 230 800 160C780 120 830 90 900 70C860 110 850 150 880 190C910 240 830 270 820 330z',
      { fill: mix(INK.steel, INK.blush, 0.4) },
    ),
  ].join('');
}

/** A ferry at a quay in the early morning. */
export function ferryMorning(art: Art): string {
  const water = 790;
  const quay: Point[] = points('-40,850 560,850 360,1110 -40,1110');
  const bollard = (x: number, y: number, size: number): string =>
    [
      polygon(
        [
          [x - size * 0.3, y],
          [x - size * 0.24, y - size * 0.7],
          [x + size * 0.24, y - size * 0.7],
          [x + size * 0.3, y],
        ],
        { fill: INK.soot },
      ),
      oval(x, y - size * 0.72, size * 0.42, size * 0.16, { fill: INK.soot }),
      oval(x, y - size * 0.77, size * 0.34, size * 0.09, { fill: INK.rose }),
    ].join('');
  const body = [
    rect(-30, -30, 1660, 860, { fill: INK.blush }),
    art.haze(INK.steel, -20, 480, 1, 0),
    art.haze(INK.amber, 430, water, 0, 0.85),
    disc(1290, 560, 120, { fill: INK.chalk }),
    shape(
      repeat(5, (index) =>
        gougePath(
          [300, 980, 1350, 620, 1100][index] ?? 0,
          [150, 110, 230, 260, 330][index] ?? 0,
          [620, 520, 560, 420, 700][index] ?? 400,
          16,
        ),
      ),
      { fill: INK.rose },
    ),
    shape(landPath(ridge(art.random, [-40, 660], [1640, 720], 46, 6, 0.5), 820), {
      fill: mix(INK.steel, INK.blush, 0.35),
    }),
    crane(1400, 800, 330, mix(INK.slate, INK.blush, 0.35)),
    crane(60, 850, 660, INK.slate),
    crane(250, 850, 520, mix(INK.slate, INK.steel, 0.4)),
    rect(-30, water, 1660, 330, { fill: INK.steel }),
    art.haze(INK.navy, 820, 1080, 0, 0.95),
    art.glow(1290, 830, 420, INK.amber, 0.85, 170),
    ripples(art.random, {
      top: water + 10,
      bottom: 1067,
      left: 300,
      right: 1600,
      count: 220,
      length: 210,
      width: 8,
      look: { fill: INK.slate },
    }),
    ripples(art.random, {
      top: water + 12,
      bottom: 1040,
      left: 1040,
      right: 1560,
      count: 150,
      length: 170,
      width: 8,
      look: { fill: INK.amber },
    }),
    ferryShip(art),
    shape('M470 800H1384L1300 860H560z', { fill: INK.navy, opacity: 0.75 }),
    ripples(art.random, {
      top: 806,
      bottom: 990,
      left: 520,
      right: 1360,
      count: 110,
      length: 210,
      width: 9,
      look: { fill: INK.navy },
    }),
    ripples(art.random, {
      top: 815,
      bottom: 960,
      left: 560,
      right: 1240,
      count: 60,
      length: 120,
      width: 6,
      look: { fill: INK.blush },
    }),
    polygon(quay, { fill: INK.plum }),
    polygon(points('-40,850 560,850 540,876 -40,876'), { fill: mix(INK.plum, INK.rose, 0.45) }),
    art.spray(polygonPath(quay), INK.soot, { from: [0, 880], to: [0, 1100], start: 0, end: 1 }),
    shape('M444 838Q520 810 560 700', { stroke: INK.soot, width: 6 }),
    bollard(430, 880, 84),
    bollard(240, 1010, 140),
    person(110, 930, 200, { fill: INK.soot }),
    gull(1120, 190, 120, -10, { fill: INK.chalk }),
    gull(1270, 270, 84, 12, { fill: INK.chalk }),
    gull(950, 120, 64, -4, { fill: INK.chalk }),
    gull(560, 210, 90, 8, { fill: INK.navy }),
    gull(480, 320, 54, -6, { fill: INK.navy }),
  ].join('');
  return art.rough(body, 4);
}
