/** The marionette moon. */

import type { Art } from '../art.ts';
import { strokes } from '../marks.ts';
import { INK, mix } from '../palette.ts';
import { disc, line, oval, points, polar, polygon, polygonPath, repeat, shape } from '../shapes.ts';
import { hung, limb } from './marionettes.ts';

/** A marionette moon. */
export function puppetMoon(art: Art): string {
  const x = 600;
  const y = 640;
  const crescent =
    'M700 310A345 345 0 1 0 700 972A270 270 0 0 1 640 800Q690 790 676 744Q720 700 662 640L640 590Q620 420 700 310z';
  const rays = repeat(15, (index) => {
    const angle = Math.PI * 0.56 + (index / 14) * Math.PI * 0.9;
    return line([polar(x - 30, y, 388, angle), polar(x - 30, y, index % 2 === 0 ? 456 : 424, angle)], {
      stroke: INK.amber,
      width: 9,
    });
  });
  const star = (sx: number, sy: number, r: number): string =>
    polygon(
      Array.from({ length: 10 }, (_, index) =>
        polar(sx, sy, index % 2 === 0 ? r : r * 0.44, (index / 10) * Math.PI * 2 - Math.PI / 2),
      ),
      { fill: INK.amber },
    );
  const puppet = [
    rays,
    limb([470, 960], [440, 1110], [470, 1240], 34, INK.slate, INK.amber),
    limb([590, 985], [620, 1130], [590, 1260], 34, INK.slate, INK.amber),
    oval(456, 1252, 50, 21, { fill: INK.soot }),
    oval(606, 1272, 50, 21, { fill: INK.soot }),
    shape(crescent, { fill: INK.paper }),
    art.spray(crescent, INK.sky, { from: [330, 460], to: [700, 900], start: 0, end: 1 }),
    strokes(art.random, {
      left: 260,
      right: 700,
      top: 320,
      bottom: 960,
      count: 70,
      length: [40, 120],
      width: [2, 6],
      angle: (px, py) => Math.atan2(py - y, px - x) + Math.PI / 2,
      look: { fill: INK.steel },
      keep: (px, py) => {
        const d = Math.hypot(px - 600, py - 640);
        return d > 260 && d < 330 && px < 480 ? 1 : 0;
      },
    }),
    shape('M520 560Q566 604 622 566', { stroke: INK.navy, width: 11 }),
    line(points('512,520 600,500'), { stroke: INK.navy, width: 9 }),
    line(points('640,750 572,764'), { stroke: INK.wine, width: 10 }),
    disc(500, 720, 46, { fill: INK.rose, opacity: 0.75 }),
    line(points('820,100 850,560'), { stroke: INK.soot, width: 3 }),
    line(points('740,104 770,860'), { stroke: INK.soot, width: 3 }),
    star(850, 610, 62),
    star(770, 890, 44),
    star(940, 800, 30),
    line(points('826,100 940,780'), { stroke: INK.soot, width: 3 }),
    polygon(points('440,350 560,296 660,320 560,90 500,200'), {
      fill: mix(INK.denim, INK.sky, 0.2),
    }),
    disc(556, 98, 24, { fill: INK.amber }),
    art.spray(polygonPath(points('440,350 560,296 660,320 560,90 500,200')), INK.navy, {
      from: [500, 200],
      to: [660, 300],
      start: 0,
      end: 1,
    }),
  ].join('');
  return hung(
    art,
    INK.denim,
    INK.navy,
    [
      [
        [380, 118],
        [330, 520],
      ],
      [
        [700, 108],
        [690, 330],
      ],
    ],
    puppet,
  );
}
