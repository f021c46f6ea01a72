/** The knitted lighthouse. */

import type { Art } from '../art.ts';
import { gougePath, landPath, ridge, ripples, strokes } from '../marks.ts';
import { gull } from '../nature.ts';
import { INK } from '../palette.ts';
import { disc, line, points, polygon, polygonPath, rect, repeat, shape } from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A band of knitted stitches across the tower: pairs of slanted drops. */
function knitBand(
  x: (y: number) => number,
  top: number,
  rows: number,
  base: string,
  pick: (column: number, row: number) => string,
): string {
  const rise = 19;
  const foot = top + rows * rise - 8;
  const band: Point[] = [
    [800 - x(top), top - 10],
    [800 + x(top), top - 10],
    [800 + x(foot), foot],
    [800 - x(foot), foot],
  ];
  return (
    polygon(band, { fill: base }) +
    repeat(rows, (row) => {
      const y = top + row * rise;
      const half = x(y);
      const columns = 13;
      return repeat(columns, (column) => {
        const sx = 800 - half + ((column + 0.5) * half * 2) / columns;
        return shape(
          gougePath(sx - half / 30, y, 23, half / 13, 1.05) +
            gougePath(sx + half / 30, y, 23, half / 13, 2.09),
          { fill: pick(column, row) },
        );
      });
    })
  );
}

/** A lighthouse whose tower wears knitted bands. */
export function knittedLighthouse(art: Art): string {
  const half = (y: number): number => 74 + (y - 300) * 0.1;
  const tower = polygonPath([
    [800 - half(300), 300],
    [800 + half(300), 300],
    [800 + half(880), 880],
    [800 - half(880), 880],
  ]);
  const zigzag = (column: number, row: number): string =>
    (Math.abs((column % 6) - 3) + row) % 4 === 0 ? INK.chalk : INK.vermilion;
  const diamond = (column: number, row: number): string =>
    Math.abs((column % 8) - 4) + Math.abs((row % 8) - 4) < 3 ? INK.amber : INK.navy;
  const plain = (column: number, row: number): string =>
    (column + row) % 2 === 0 && row % 3 === 1 ? INK.teal : INK.chalk;
  const rocks = landPath(
    [
      [-40, 1010],
      ...ridge(art.random, [240, 960], [640, 872], 18, 4),
      ...ridge(art.random, [960, 872], [1380, 980], 18, 4),
      [1640, 1040],
    ],
    1110,
  );
  const beam = (tip: readonly [Point, Point]): string =>
    art.spray(polygonPath([[800, 210], ...tip]), INK.amber, {
      from: [800, 210],
      to: [tip[0][0], 210],
      start: 0.95,
      end: 0.05,
    });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.slate }),
    art.haze(INK.navy, -20, 520, 1, 0),
    art.haze(INK.rose, 480, 780, 0, 0.8),
    strokes(art.random, {
      left: 0,
      right: 1600,
      top: 20,
      bottom: 700,
      count: 120,
      length: [90, 330],
      width: [2, 6],
      angle: () => -0.05,
      look: { fill: INK.steel, opacity: 0.55 },
    }),
    beam([
      [-60, 40],
      [-60, 330],
    ]),
    beam([
      [1660, 60],
      [1660, 350],
    ]),
    rect(-30, 770, 1660, 340, { fill: INK.teal }),
    art.haze(INK.navy, 800, 1080, 0, 1),
    ripples(art.random, {
      top: 776,
      bottom: 1060,
      left: 0,
      right: 1600,
      count: 260,
      length: 230,
      width: 9,
      look: { fill: INK.sea },
    }),
    ripples(art.random, {
      top: 776,
      bottom: 1000,
      left: 0,
      right: 1600,
      count: 60,
      length: 150,
      width: 6,
      look: { fill: INK.chalk },
    }),
    shape(tower, { fill: INK.umber }),
    knitBand(half, 312, 7, INK.rust, zigzag),
    knitBand(half, 445, 7, INK.soot, diamond),
    knitBand(half, 578, 4, INK.mist, plain),
    knitBand(half, 654, 8, INK.rust, zigzag),
    knitBand(half, 806, 4, INK.soot, diamond),
    art.spray(tower, INK.soot, { from: [780, 0], to: [930, 0], start: 0, end: 0.8 }),
    rect(700, 282, 200, 20, { fill: INK.soot }),
    repeat(11, (index) =>
      line(
        [
          [704 + index * 19, 250],
          [704 + index * 19, 284],
        ],
        { stroke: INK.soot, width: 4 },
      ),
    ),
    line(points('700,250 900,250'), { stroke: INK.soot, width: 5 }),
    rect(748, 158, 104, 126, { fill: INK.amber }),
    disc(800, 214, 34, { fill: INK.chalk }),
    [748, 780, 814, 846].map((x) => rect(x, 158, 6, 126, { fill: INK.soot })).join(''),
    shape('M730 160Q800 60 870 160z', { fill: INK.vermilion }),
    disc(800, 92, 12, { fill: INK.soot }),
    line(points('800,90 800,50'), { stroke: INK.soot, width: 5 }),
    shape(rocks, { fill: INK.soot }),
    strokes(art.random, {
      left: 200,
      right: 1420,
      top: 880,
      bottom: 1067,
      count: 90,
      length: [50, 160],
      width: [3, 8],
      angle: (x) => (x < 800 ? -0.3 : 0.3),
      look: { fill: INK.slate },
      keep: (x, y) => (y > 890 + Math.abs(x - 800) * 0.18 ? 0.9 : 0),
    }),
    shape('M905 868C960 880 980 930 930 950S860 980 900 1010', { stroke: INK.vermilion, width: 7 }),
    disc(912, 1020, 34, { fill: INK.vermilion }),
    shape('M884 1008q28 -18 56 4M882 1024q30 -18 60 0M890 1040q22 -12 44 -2', {
      stroke: INK.wine,
      width: 4,
    }),
    gull(420, 560, 96, -10, { fill: INK.chalk }),
    gull(1240, 500, 76, 10, { fill: INK.chalk }),
    gull(1130, 610, 52, -4, { fill: INK.chalk }),
  ].join('');
  return art.rough(body, 3);
}
