/** Sheets of paper drying in the snow. */

import type { Art } from '../art.ts';
import { hillLine, landPath, strokes } from '../marks.ts';
import { person } from '../nature.ts';
import { INK } from '../palette.ts';
import { boxPath, disc, line, points, polygon, polygonPath, rect, repeat, shape, short } from '../shapes.ts';
import type { Point } from '../shapes.ts';
import { branches } from './orchard.ts';

/** Sheets of paper drying on boards before snowy hills. */
export function dryingPaper(art: Art): string {
  const hill = (y: number, height: number, waves: number, ink: string, shade: string): string => {
    const d = landPath(hillLine(art, y, height, waves), 1100, true);
    return (
      shape(d, { fill: ink }) +
      art.spray(d, shade, {
        from: [0, y - height * 0.3],
        to: [0, y + height * 1.6],
        start: 0,
        end: 0.85,
      })
    );
  };
  const board = (x: number, foot: number, width: number, height: number): string => {
    const lean = width * 0.3;
    const at = (across: number, up: number): Point => [x + across * width + up * lean, foot - up * height];
    const sheet: Point[] = [at(0.06, 0.13), at(0.93, 0.13), at(0.93, 0.97), at(0.06, 0.97)];
    return [
      polygon(
        [
          at(0, 0),
          at(1, 0),
          [x + width * 1.6, foot + height * 0.13],
          [x + width * 0.4, foot + height * 0.13],
        ],
        { fill: INK.denim, opacity: 0.7 },
      ),
      line([at(0.8, 0.8), [x + width * 1.5, foot + 4]], {
        stroke: INK.umber,
        width: width * 0.045,
      }),
      polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], { fill: INK.ochre }),
      polygon([at(0.94, 0), at(1, 0), at(1, 1), at(0.94, 1)], { fill: INK.umber }),
      polygon(sheet, { fill: INK.chalk }),
      art.spray(polygonPath(sheet), INK.sky, {
        from: at(0.2, 0.9),
        to: at(0.9, 0),
        start: 0,
        end: 0.6,
      }),
      line([at(0.06, 0.55), at(0.93, 0.55)], { stroke: INK.bone, width: 2.5 }),
    ].join('');
  };
  const row = (foot: number, width: number, height: number, start: number, count: number): string =>
    repeat(count, (index) => board(start + index * width * 1.52, foot + index * 2, width, height));
  const cedars = repeat(60, (index) => {
    const x = -20 + index * 28;
    const h = art.random.between(40, 105);
    const foot = 560 + Math.sin(index / 7) * 18;
    return `M${short(x - h * 0.16)} ${short(foot)}Q${short(x - h * 0.1)} ${short(foot - h * 0.8)} ${short(x)} ${short(foot - h)}Q${short(x + h * 0.1)} ${short(foot - h * 0.8)} ${short(x + h * 0.16)} ${short(foot)}z`;
  });
  const fruits = repeat(17, () =>
    disc(1390 + art.random.between(-170, 150), 210 + art.random.between(-110, 130), 15, {
      fill: INK.coral,
    }),
  );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.mist }),
    art.haze(INK.sky, -20, 330, 0.9, 0),
    disc(420, 200, 88, { fill: INK.vermilion }),
    hill(310, 170, 1.3, INK.chalk, INK.denim),
    hill(430, 110, 1.8, INK.paper, INK.steel),
    shape(cedars, { fill: INK.pine }),
    hill(590, 40, 1, INK.chalk, INK.sky),
    strokes(art.random, {
      left: 0,
      right: 1600,
      top: 180,
      bottom: 480,
      count: 90,
      length: [50, 160],
      width: [2, 6],
      angle: (x) => Math.sin(x / 160) * 0.4 + 0.5,
      look: { fill: INK.steel, opacity: 0.6 },
      keep: (_, y) => (y > 400 ? 1 : 0),
    }),
    row(650, 84, 130, -30, 14),
    row(790, 150, 232, -120, 8),
    rect(-30, 800, 1660, 8, { fill: INK.sky, opacity: 0.6 }),
    shape(branches(art, [1520, 700], 240, -1.75, 54, 5), { fill: INK.soot }),
    fruits,
    row(1040, 270, 400, -200, 3),
    person(1130, 1010, 300, { fill: INK.indigo }),
    polygon(points('1074,748 1130,694 1186,748'), { fill: INK.sand }),
    polygon(points('1130,694 1186,748 1140,748'), { fill: INK.umber }),
    shape(boxPath(1090, 862, 80, 22), { fill: INK.vermilion }),
    polygon(points('1170,800 1262,772 1270,900 1186,926'), { fill: INK.chalk }),
    line(points('1160,806 1210,848'), { stroke: INK.indigo, width: 22 }),
  ].join('');
  return art.rough(body, 3);
}
