/** Fashion week: the runway and three looks. */

import type { Art } from '../art.ts';
import { strokes } from '../marks.ts';
import { spectator } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath,
  disc,
  line,
  oval,
  points,
  polygon,
  polygonPath,
  rect,
  repeat,
  shape,
  short,
  smoothPath,
} from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A runway seen from its end: strips of light, one figure. */
export function runwayEnd(art: Art): string {
  const vanish: Point = [800, 430];
  const to = (x: number, y: number, depth: number): Point => [
    vanish[0] + (x - vanish[0]) * depth,
    vanish[1] + (y - vanish[1]) * depth,
  ];
  const strip = (x: number, y: number, width: number, ink: string): string =>
    polygon([to(x - width, y, 0.05), to(x + width, y, 0.05), [x + width, y], [x - width, y]], {
      fill: ink,
    });
  const ceiling = [-500, 60, 500, 1100, 1540, 2100].map((x) => strip(x, -420, 26, INK.chalk));
  const walls = [260, 520, 800].map(
    (y) =>
      polygon([to(-700, y - 12, 0.06), to(-700, y + 12, 0.06), [-700, y + 12], [-700, y - 12]], {
        fill: INK.amber,
      }) +
      polygon([to(2300, y - 12, 0.06), to(2300, y + 12, 0.06), [2300, y + 12], [2300, y - 12]], {
        fill: INK.amber,
      }),
  );
  const floor: Point[] = [to(180, 1130, 0.06), to(1420, 1130, 0.06), [1420, 1130], [180, 1130]];
  const rows = [0.16, 0.23, 0.33, 0.48, 0.7, 1].map((depth) => {
    const size = 96 * depth;
    const seats = [-1, 1].map((side) =>
      repeat(3, (index) => {
        const x = vanish[0] + side * (720 + index * 172) * depth;
        const y = vanish[1] + 390 * depth - index * 20 * depth;
        const ink = mix(INK.soot, INK.rust, Math.max(0, 0.6 - depth * 0.7));
        return (
          spectator(x - side * 5 * depth, y - 5 * depth, size, {
            fill: mix(INK.amber, INK.rust, 0.45),
          }) + spectator(x, y, size, { fill: ink })
        );
      }),
    );
    return seats.join('');
  });
  const dress = smoothPath(
    points('772,470 828,470 846,530 880,640 960,800 880,830 800,816 720,836 652,812 716,640 752,530'),
    true,
  );
  const cape = smoothPath(points('826,474 880,560 990,700 1060,840 980,812 890,800 850,640'), true);
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.soot }),
    art.glow(800, 430, 760, INK.rust, 0.95, 460),
    art.glow(800, 430, 300, INK.amber, 0.8, 240),
    ceiling.join(''),
    walls.join(''),
    polygon(floor, { fill: INK.bone }),
    art.spray(polygonPath(floor), INK.rust, { from: [0, 560], to: [0, 1100], start: 0.75, end: 0 }),
    strip(440, 1130, 20, INK.chalk),
    strip(1160, 1130, 20, INK.chalk),
    polygon([to(180, 1130, 0.06), to(206, 1130, 0.06), [206, 1130], [140, 1130]], {
      fill: INK.vermilion,
    }),
    polygon([to(1394, 1130, 0.06), to(1420, 1130, 0.06), [1460, 1130], [1394, 1130]], {
      fill: INK.vermilion,
    }),
    rows.join(''),
    polygon(points('740,850 870,850 1010,1110 700,1110'), { fill: INK.umber, opacity: 0.45 }),
    line(points('786,800 776,880'), { stroke: INK.soot, width: 19 }),
    line(points('824,800 834,870'), { stroke: INK.soot, width: 19 }),
    shape(cape, { fill: INK.wine }),
    shape(dress, { fill: INK.vermilion }),
    art.spray(dress, INK.wine, { from: [760, 560], to: [930, 760], start: 0, end: 1 }),
    strokes(art.random, {
      left: 690,
      right: 920,
      top: 560,
      bottom: 810,
      count: 26,
      length: [70, 180],
      width: [2, 6],
      angle: (x) => Math.PI / 2 - (x - 800) / 260,
      look: { fill: INK.blush },
      keep: (x, y) => (Math.abs(x - 800) < (y - 470) * 0.3 ? 0.8 : 0),
    }),
    rect(788, 430, 24, 50, { fill: INK.umber }),
    oval(800, 402, 34, 44, { fill: INK.umber }),
    shape('M762 408Q758 342 806 344Q846 346 842 400Q820 372 790 384Q772 390 762 408z', {
      fill: INK.soot,
    }),
    disc(806, 340, 24, { fill: INK.soot }),
  ].join('');
  return art.rough(body, 4);
}

/** The ground, the shadow and the grain that the three looks share. */
function look(art: Art, ground: string, shade: string, figure: string): string {
  const body = [
    rect(-30, -30, 1260, 1560, { fill: ground }),
    art.spray(boxPath(-20, -20, 1240, 1540), shade, {
      from: [900, 0],
      to: [200, 1500],
      start: 0,
      end: 0.85,
    }),
    rect(-30, 1310, 1260, 230, { fill: mix(ground, shade, 0.55) }),
    polygon(points('430,1400 760,1400 1240,1320 1240,1360 760,1440'), {
      fill: INK.soot,
      opacity: 0.4,
    }),
    figure,
  ].join('');
  return art.rough(body, 5);
}

/** Neck, head in profile and hair, without a face. */
function headAndNeck(
  x: number,
  y: number,
  skin: string,
  hair: string,
  crop: 'knot' | 'bob' | 'shaved',
): string {
  const face = `M${short(x - 40)} ${short(y - 60)}Q${short(x)} ${short(y - 96)} ${short(x + 44)} ${short(y - 64)}L${short(x + 52)} ${short(y - 20)}L${short(x + 66)} ${short(y + 8)}L${short(x + 52)} ${short(y + 16)}L${short(x + 52)} ${short(y + 46)}Q${short(x + 44)} ${short(y + 66)} ${short(x + 10)} ${short(y + 60)}L${short(x + 14)} ${short(y + 140)}H${short(x - 44)}L${short(x - 40)} ${short(y + 20)}z`;
  const knot = `M${short(x + 48)} ${short(y - 52)}Q${short(x + 10)} ${short(y - 40)} ${short(x - 6)} ${short(y + 6)}L${short(x - 40)} ${short(y + 34)}Q${short(x - 86)} ${short(y - 30)} ${short(x - 42)} ${short(y - 84)}Q${short(x + 10)} ${short(y - 120)} ${short(x + 48)} ${short(y - 52)}z`;
  const bob = `M${short(x + 52)} ${short(y - 44)}Q${short(x + 20)} ${short(y - 34)} ${short(x + 14)} ${short(y + 40)}L${short(x - 70)} ${short(y + 70)}Q${short(x - 100)} ${short(y - 40)} ${short(x - 44)} ${short(y - 90)}Q${short(x + 24)} ${short(y - 124)} ${short(x + 52)} ${short(y - 44)}z`;
  const shaved = `M${short(x + 44)} ${short(y - 62)}Q${short(x)} ${short(y - 50)} ${short(x - 12)} ${short(y - 6)}L${short(x - 40)} ${short(y + 10)}Q${short(x - 66)} ${short(y - 40)} ${short(x - 36)} ${short(y - 76)}Q${short(x)} ${short(y - 102)} ${short(x + 44)} ${short(y - 62)}z`;
  const hairPath = { knot, bob, shaved }[crop];
  return (
    shape(face, { fill: skin }) +
    shape(hairPath, { fill: hair }) +
    (crop === 'knot' ? disc(x - 70, y - 76, 44, { fill: hair }) : '')
  );
}

/** First look: a great coat of rust, falling in folds. */
export function lookRust(art: Art): string {
  const coat = smoothPath(
    points(
      '560,360 660,366 760,440 800,620 880,900 960,1180 820,1250 640,1230 440,1262 250,1190 340,900 420,640 440,440',
    ),
    true,
  );
  const folds = [
    [-210, 260],
    [-120, 130],
    [-30, 40],
    [70, -40],
    [170, -150],
  ].map(([top, foot]) => {
    const x = 610 + (top ?? 0) * 0.35;
    const f = 610 + (top ?? 0) * 1.5 - (foot ?? 0) * 0.05;
    return shape(
      `M${short(x)} 470Q${short(x + (f - x) * 0.3)} 800 ${short(f)} 1230Q${short(x + (f - x) * 0.66)} 860 ${short(x + 6)} 470z`,
      { fill: INK.wine },
    );
  });
  const figure = [
    line(points('540,1200 520,1400'), { stroke: INK.soot, width: 44 }),
    line(points('680,1200 700,1390'), { stroke: INK.soot, width: 44 }),
    polygon(points('490,1380 550,1380 600,1426 492,1426'), { fill: INK.soot }),
    polygon(points('670,1370 730,1370 786,1414 672,1414'), { fill: INK.soot }),
    headAndNeck(616, 270, INK.umber, INK.soot, 'knot'),
    shape(coat, { fill: INK.rust }),
    art.spray(coat, INK.wine, { from: [760, 500], to: [330, 1100], start: 0, end: 1 }),
    folds.join(''),
    shape('M500 400Q610 320 720 410L690 520Q610 440 530 520z', { fill: INK.coral }),
    strokes(art.random, {
      left: 620,
      right: 900,
      top: 560,
      bottom: 1180,
      count: 30,
      length: [120, 280],
      width: [3, 9],
      angle: (x) => Math.PI / 2 - (x - 600) / 900,
      look: { fill: INK.coral },
      keep: (x, y) => (x - 610 < (y - 380) * 0.36 ? 0.8 : 0),
    }),
  ].join('');
  return look(art, INK.blush, INK.rose, figure);
}

/** Second look: ink, a column with one great sleeve and a trailing fold. */
export function lookInk(art: Art): string {
  const column = smoothPath(
    points('560,380 680,384 700,560 690,800 720,1100 740,1370 600,1390 450,1372 490,1100 530,800 520,560'),
    true,
  );
  const sleeve = smoothPath(points('664,390 790,480 900,640 960,860 880,930 780,880 720,740 690,560'), true);
  const trail = smoothPath(points('530,560 460,760 340,1040 170,1340 330,1400 520,1390 560,1000'), true);
  const figure = [
    headAndNeck(620, 280, INK.blush, INK.rust, 'bob'),
    shape(trail, { fill: INK.indigo }),
    art.spray(trail, INK.soot, { from: [500, 700], to: [330, 1300], start: 0.2, end: 1 }),
    shape(column, { fill: INK.navy }),
    art.spray(column, INK.soot, { from: [700, 600], to: [520, 900], start: 0, end: 1 }),
    shape(sleeve, { fill: INK.indigo }),
    art.spray(sleeve, INK.soot, { from: [900, 600], to: [730, 800], start: 0, end: 0.95 }),
    strokes(art.random, {
      left: 560,
      right: 740,
      top: 520,
      bottom: 1360,
      count: 28,
      length: [160, 380],
      width: [2, 6],
      angle: () => Math.PI / 2 + 0.03,
      look: { fill: INK.denim },
      keep: (x) => (x > 600 && x < 700 ? 0.9 : 0.15),
    }),
    strokes(art.random, {
      left: 720,
      right: 920,
      top: 500,
      bottom: 880,
      count: 16,
      length: [110, 240],
      width: [3, 8],
      angle: () => 1.05,
      look: { fill: INK.denim, clip: art.clip(sleeve) },
    }),
    shape('M548 392Q620 350 696 398L690 440Q620 400 552 436z', { fill: INK.amber }),
    oval(930, 912, 34, 40, { fill: INK.blush }),
  ].join('');
  return look(art, INK.mist, INK.sky, figure);
}

/** Third look: chalk, wide trousers and a wrapped top against a dark ground. */
export function lookChalk(art: Art): string {
  const top = smoothPath(
    points('540,390 690,392 790,500 800,640 720,760 600,790 480,750 420,620 450,480'),
    true,
  );
  const trousers =
    'M486 720H716Q760 1000 850 1360L640 1380Q620 1080 602 900Q580 1080 540 1386L320 1350Q440 1000 486 720z';
  const sash =
    'M470 560Q620 640 770 500L792 560Q640 700 470 626zM740 560Q900 700 900 1000L850 1010Q850 740 720 610z';
  const figure = [
    headAndNeck(622, 284, mix(INK.umber, INK.soot, 0.35), INK.soot, 'shaved'),
    shape(trousers, { fill: INK.paper }),
    art.spray(trousers, INK.steel, { from: [760, 800], to: [330, 1200], start: 0, end: 0.95 }),
    shape(top, { fill: INK.chalk }),
    art.spray(top, INK.steel, { from: [700, 480], to: [440, 740], start: 0, end: 0.9 }),
    strokes(art.random, {
      left: 380,
      right: 820,
      top: 800,
      bottom: 1340,
      count: 36,
      length: [160, 360],
      width: [2, 7],
      angle: (x) => Math.PI / 2 - (x - 600) / 900,
      look: { fill: INK.slate },
      keep: (x, y) => (Math.abs(x - 600) > 30 && Math.abs(x - 600) < (y - 400) * 0.24 ? 0.8 : 0),
    }),
    shape(sash, { fill: INK.vermilion }),
    polygon(points('400,1350 530,1380 540,1420 380,1410'), { fill: INK.vermilion }),
    polygon(points('660,1376 800,1360 860,1404 664,1418'), { fill: INK.vermilion }),
    disc(640, 360, 10, { fill: INK.amber }),
  ].join('');
  return look(art, INK.plum, INK.soot, figure);
}
