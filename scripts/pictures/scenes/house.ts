/** The house advertisements, without words: the weekly letter and the subscription. */

import type { Art } from '../art.ts';
import { hillLine, landPath, ridge, ripples, strokes } from '../marks.ts';
import { gull, sprucePath } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, disc, group, line, polygon, polygonPath, rect, repeat, shape, points } from '../shapes.ts';

/** A letter rising from its envelope like a morning over hills. */
export function newsletter(art: Art): string {
  const card = boxPath(130, 84, 340, 300);
  const flap = polygonPath(points('76,250 300,70 524,250'));
  const pocket = polygonPath(points('76,250 300,404 524,250 524,470 76,470'));
  const scene = group(
    [
      rect(146, 100, 308, 300, { fill: INK.amber }),
      art.spray(boxPath(146, 100, 308, 200), INK.coral, {
        from: [0, 100],
        to: [0, 280],
        start: 0.9,
        end: 0,
      }),
      disc(300, 250, 66, { fill: INK.chalk }),
      shape(landPath(points('100,290 190,240 250,276 330,226 420,280 500,250'), 420, true), {
        fill: INK.sea,
      }),
      shape(landPath(points('100,310 220,300 330,320 480,296'), 420, true), { fill: INK.teal }),
    ],
    { clip: art.clip(boxPath(146, 100, 308, 290)) },
  );
  const body = [
    rect(-30, -30, 660, 560, { fill: INK.navy }),
    art.spray(boxPath(-20, -20, 640, 540), INK.indigo, {
      from: [300, 500],
      to: [300, 0],
      start: 1,
      end: 0,
    }),
    strokes(art.random, {
      left: 0,
      right: 600,
      top: 0,
      bottom: 500,
      count: 40,
      length: [40, 140],
      width: [1, 2.4],
      angle: () => -0.06,
      look: { fill: INK.denim },
    }),
    polygon(points('96,490 544,490 600,500 40,500'), { fill: INK.soot }),
    shape(flap, { fill: INK.sand }),
    polygon(points('76,250 524,250 524,470 76,470'), { fill: INK.umber }),
    shape(card, { fill: INK.soot, opacity: 0.35, transform: 'translate(9 6)' }),
    shape(card, { fill: INK.chalk }),
    scene,
    shape(pocket, { fill: INK.paper }),
    art.spray(pocket, INK.sand, { from: [300, 300], to: [300, 470], start: 0, end: 0.95 }),
    line(points('76,250 300,404 524,250'), { stroke: INK.ochre, width: 4 }),
    line(points('76,470 252,372'), { stroke: INK.ochre, width: 3 }),
    line(points('524,470 348,372'), { stroke: INK.ochre, width: 3 }),
    disc(300, 408, 30, { fill: INK.vermilion }),
    polygon(points('286,398 296,398 300,416 304,398 314,398 304,424 296,424'), { fill: INK.chalk }),
    gull(500, 90, 64, -10, { fill: INK.chalk }),
    gull(552, 140, 40, 8, { fill: INK.chalk }),
    gull(84, 120, 46, 6, { fill: INK.chalk }),
  ].join('');
  return art.rough(body, 2.6);
}

/** A long coast from night at the left to morning at the right. */
export function subscribe(art: Art): string {
  const span = (points: readonly (readonly [number, number])[], ink: string): string =>
    shape(landPath(points, 210), { fill: ink });
  const body = [
    rect(-30, -30, 1520, 240, { fill: INK.blush }),
    art.spray(boxPath(-20, -20, 1500, 220), INK.navy, {
      from: [160, 0],
      to: [900, 0],
      start: 1,
      end: 0,
    }),
    art.spray(boxPath(-20, -20, 1500, 220), INK.amber, {
      from: [700, 0],
      to: [1200, 60],
      start: 0,
      end: 0.9,
    }),
    repeat(40, () => {
      const x = art.random.next() ** 1.6 * 620;
      return disc(x, art.random.between(4, 100), art.random.between(0.8, 2), { fill: INK.chalk });
    }),
    disc(1150, 96, 54, { fill: INK.vermilion }),
    span(ridge(art.random, [-20, 110], [1480, 104], 26, 7, 0.55), mix(INK.denim, INK.rose, 0.3)),
    span(hillLine(art, 128, 26, 1.7), INK.indigo),
    rect(-30, 140, 1520, 70, { fill: INK.teal }),
    ripples(art.random, {
      top: 142,
      bottom: 180,
      left: 0,
      right: 1456,
      count: 130,
      length: 90,
      width: 4,
      look: { fill: INK.sea },
    }),
    ripples(art.random, {
      top: 142,
      bottom: 180,
      left: 1060,
      right: 1240,
      count: 50,
      length: 70,
      width: 4,
      look: { fill: INK.amber },
    }),
    shape(landPath(points('-20,132 120,128 210,146 330,150 420,190'), 210, true), {
      fill: INK.soot,
    }),
    shape(
      repeat(9, (index) => sprucePath(art.random, 10 + index * 22, 142, art.random.between(26, 50))),
      { fill: INK.soot },
    ),
    polygon(points('232,150 240,52 258,52 266,150'), { fill: INK.chalk }),
    rect(236, 84, 26, 18, { fill: INK.vermilion }),
    rect(233, 116, 32, 18, { fill: INK.vermilion }),
    rect(238, 34, 22, 20, { fill: INK.amber }),
    polygon(points('234,36 249,20 264,36'), { fill: INK.vermilion }),
    art.spray(polygonPath(points('250,44 860,-20 860,76')), INK.amber, {
      from: [250, 44],
      to: [860, 30],
      start: 0.95,
      end: 0,
    }),
    polygon(points('820,146 846,66 846,146'), { fill: INK.chalk }),
    polygon(points('851,146 851,74 880,146'), { fill: INK.bone }),
    polygon(points('812,150 892,150 878,164 826,164'), { fill: INK.navy }),
    gull(980, 50, 44, -8, { fill: INK.navy }),
    gull(1030, 78, 30, 10, { fill: INK.navy }),
    gull(1300, 46, 40, 6, { fill: INK.navy }),
  ].join('');
  return art.rough(body, 2);
}
