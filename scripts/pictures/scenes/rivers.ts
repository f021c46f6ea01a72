/** Rivers: the Assembly at night, the dry bed. */

import type { Art } from '../art.ts';
import { hillLine, landPath, ridge, ripples, stars } from '../marks.ts';
import { lampPost, person } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath,
  disc,
  group,
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
  toward,
} from '../shapes.ts';
import type { Point } from '../shapes.ts';

const LAKE = 690;

/** The lit windows of the long wings. */
function wingWindows(art: Art): string {
  let d = '';
  for (let x = 214; x < 1400; x += 38) {
    if (x > 590 && x < 1000) continue;
    for (const [top, height] of [
      [508, 40],
      [574, 52],
    ] as const) {
      if (art.random.chance(0.8)) d += boxPath(x, top, 17, height);
    }
  }
  return d;
}

/** The dome on its drum, with ribs and lantern. */
function dome(art: Art): string {
  const shell = 'M640 330C640 180 720 110 800 104C880 110 960 180 960 330z';
  const ribs = [-128, -86, -44, 0, 44, 86, 128].map(
    (step) => `M${short(800 + step)} 330Q${short(800 + step * 1.02)} 190 ${short(800 + step * 0.22)} 106`,
  );
  const columns = repeat(9, (index) => boxPath(650 + index * 36, 346, 12, 78));
  return [
    shape(shell, { fill: INK.teal }),
    art.spray(shell, INK.soot, { from: [740, 200], to: [960, 260], start: 0, end: 1 }),
    shape(ribs.join(''), { stroke: INK.navy, width: 5 }),
    rect(770, 52, 60, 56, { fill: INK.amber }),
    shape(`${boxPath(776, 52, 8, 56)}${boxPath(796, 52, 8, 56)}${boxPath(816, 52, 8, 56)}`, {
      fill: INK.navy,
    }),
    polygon(points('764,54 800,-4 836,54'), { fill: INK.teal }),
    line(points('800,0 800,-44'), { stroke: INK.teal, width: 5 }),
    rect(632, 330, 336, 18, { fill: INK.bone }),
    rect(640, 348, 320, 80, { fill: INK.amber }),
    shape(columns, { fill: INK.bone }),
    rect(616, 424, 368, 22, { fill: INK.bone }),
  ].join('');
}

/** The portico under the dome. */
function portico(art: Art): string {
  const columns = repeat(8, (index) => boxPath(612 + index * 50.5, 520, 24, 146));
  return [
    rect(590, 500, 420, 190, { fill: INK.ochre }),
    art.spray(boxPath(590, 500, 420, 190), INK.rust, {
      from: [0, 690],
      to: [0, 510],
      start: 0,
      end: 0.9,
    }),
    shape(columns, { fill: INK.bone }),
    polygon(points('570,506 800,436 1030,506'), { fill: INK.bone }),
    polygon(points('640,496 800,450 960,496'), { fill: INK.indigo }),
    rect(570, 504, 460, 18, { fill: INK.bone }),
    rect(580, 662, 440, 12, { fill: INK.bone }),
    rect(560, 674, 480, 16, { fill: INK.sand }),
  ].join('');
}

/** A parliament with a dome, across a river at night. */
export function assemblyAtNight(art: Art): string {
  const wings = `${boxPath(180, 480, 1240, 210)}${boxPath(150, 456, 130, 234)}${boxPath(1320, 456, 130, 234)}`;
  const skyline = ridge(art.random, [-40, 610], [1640, 590], 26, 5, 0.7);
  const lights = [215, 300, 420, 520, 640, 700, 760, 800, 840, 900, 960, 1080, 1180, 1290, 1390];
  const reflections = lights.map((x) => {
    const wide = x > 600 && x < 1000 ? 34 : 13;
    return ripples(art.random, {
      top: LAKE + 14,
      bottom: 990,
      left: x - wide,
      right: x + wide,
      count: 34,
      length: wide * 3.6,
      width: 7,
      look: { fill: x > 600 && x < 1000 ? INK.amber : INK.ochre },
      keep: (_, y) => 1.15 - (y - LAKE) / 330,
    });
  });
  const rail = repeat(42, (index) => boxPath(-20 + index * 40, 958, 6, 120));
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }),
    art.haze(INK.indigo, 60, 690, 0, 1),
    stars(art.random, 130, [0, 0, 1600, 430], { fill: INK.mist }),
    art.glow(800, 470, 760, INK.denim, 0.8, 420),
    shape(landPath(skyline, 700), { fill: mix(INK.navy, INK.indigo, 0.35) }),
    shape(wings, { fill: mix(INK.sand, INK.indigo, 0.62) }),
    art.spray(wings, INK.navy, { from: [0, 690], to: [0, 450], start: 0, end: 0.85 }),
    rect(170, 474, 1260, 12, { fill: mix(INK.bone, INK.indigo, 0.35) }),
    shape(wingWindows(art), { fill: INK.amber }),
    rect(600, 440, 400, 250, { fill: mix(INK.sand, INK.indigo, 0.4) }),
    group([dome(art)], { transform: 'translate(96 60) scale(0.88)' }),
    portico(art),
    rect(-30, LAKE, 1660, 410, { fill: mix(INK.indigo, INK.denim, 0.25) }),
    rect(-30, LAKE, 1660, 14, { fill: INK.soot }),
    art.haze(INK.navy, LAKE, 860, 0.95, 0.05),
    ripples(art.random, {
      top: 706,
      bottom: 1000,
      left: 0,
      right: 1600,
      count: 190,
      length: 170,
      width: 6,
      look: { fill: INK.navy },
    }),
    reflections.join(''),
    rect(-30, 1010, 1660, 90, { fill: INK.soot }),
    shape(rail, { fill: INK.soot }),
    rect(-30, 946, 1660, 15, { fill: INK.soot }),
    art.glow(1330, 640, 130, INK.amber, 0.7),
    lampPost(1330, 1067, 427, INK.soot, INK.chalk),
    person(372, 1040, 250, { fill: INK.soot }),
    person(446, 1040, 234, { fill: INK.soot }),
  ].join('');
  return art.rough(body, 4);
}

/** Projects a place on the ground: across -1…1, depth 0 (near) … 1 (horizon). */
function ground(across: number, depth: number, horizon: number): Point {
  const scale = 1 / (1 + depth * 9);
  const near = 1130;
  return [800 + across * 1500 * scale, horizon + (near - horizon) * (scale - 0.1) * (1 / 0.9)];
}

/** Cracked mud in perspective: shrunken, jittered plates. */
function crackedMud(art: Art, horizon: number): string {
  const rows = 20;
  const columns = 26;
  const corners: Point[][] = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (__, column) => {
      const depth = (row / rows) ** 1.7 + art.random.between(-0.012, 0.012) * (0.5 + row / rows);
      const shift = (row % 2) * 0.5 + art.random.between(-0.34, 0.34);
      return ground(((column + shift) / columns) * 3.6 - 1.8, Math.max(0, depth), horizon);
    }),
  );
  let light = '';
  let dark = '';
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const quad = [
        corners[row]?.[column],
        corners[row]?.[column + 1],
        corners[row + 1]?.[column + 1],
        corners[row + 1]?.[column],
      ];
      const plate = quad.filter((point) => point !== undefined);
      const centre: Point = [
        plate.reduce((sum, point) => sum + point[0], 0) / plate.length,
        plate.reduce((sum, point) => sum + point[1], 0) / plate.length,
      ];
      const d = polygonPath(plate.map((point) => toward(point, centre, 0.09)));
      if (art.random.chance(0.3)) dark += d;
      else light += d;
    }
  }
  return shape(light, { fill: INK.sand }) + shape(dark, { fill: mix(INK.sand, INK.ochre, 0.45) });
}

/** A measuring post with painted bands that marks where the water was. */
function gauge(x: number, foot: number, height: number): string {
  const width = height * 0.075;
  const bands = 11;
  return [
    oval(x + width / 2, foot, width * 1.5, width * 0.42, { fill: INK.umber }),
    polygon(
      [
        [x, foot - 6],
        [x + width, foot - 6],
        [x + width + height * 0.9, foot + height * 0.1],
        [x + height * 0.9, foot + height * 0.13],
      ],
      { fill: INK.umber, opacity: 0.75 },
    ),
    rect(x, foot - height, width, height, { fill: INK.chalk }),
    repeat(bands, (index) =>
      index % 2 === 0
        ? rect(x, foot - height + (index * height) / bands, width, height / bands, {
            fill: INK.vermilion,
          })
        : '',
    ),
    rect(x + width * 0.7, foot - height, width * 0.3, height, { fill: INK.umber, opacity: 0.35 }),
  ].join('');
}

/** A dry riverbed with a bridge and measuring posts. */
export function dryRiverbed(art: Art): string {
  const horizon = 470;
  const spans = [110, 390, 690, 990, 1270, 1530].map((x, index) => {
    const r = index === 2 || index === 3 ? 122 : 104;
    return `M${short(x - r)} 530V${short(350 + r * 0.55)}A${short(r)} ${short(r * 0.9)} 0 0 1 ${short(x + r)} ${short(350 + r * 0.55)}V530z`;
  });
  const stream = smoothPath(
    points(
      '880,512 800,530 900,556 1010,590 880,640 640,700 690,800 980,900 1080,1110 800,1110 760,930 500,810 470,690 740,630 900,590 830,556 770,530 850,512',
    ),
    true,
  );
  const bank = (points: readonly Point[]): string =>
    shape(polygonPath(points), { fill: INK.rust }) +
    art.spray(polygonPath(points), INK.umber, {
      from: [0, 520],
      to: [0, 900],
      start: 0.1,
      end: 0.9,
    });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.amber }),
    art.haze(INK.coral, -20, 330, 0.95, 0),
    disc(1130, 190, 84, { fill: INK.chalk }),
    art.glow(1130, 190, 210, INK.chalk, 0.4),
    shape(landPath(hillLine(art, 330, 60, 1.6), 560, true), {
      fill: mix(INK.coral, INK.amber, 0.45),
    }),
    shape(landPath(hillLine(art, 400, 44, 2.2), 560, true), {
      fill: mix(INK.rust, INK.amber, 0.35),
    }),
    rect(-30, horizon + 30, 1660, 640, { fill: INK.umber }),
    crackedMud(art, horizon + 24),
    art.haze(INK.rust, 490, 720, 0.75, 0),
    shape(stream, { fill: mix(INK.umber, INK.rust, 0.35), opacity: 0.85 }),
    shape(
      smoothPath(
        points(
          '850,514 800,530 880,556 960,588 840,640 600,700 640,780 560,760 540,694 800,630 920,588 850,556 784,530 840,514',
        ),
        true,
      ),
      { fill: INK.sky },
    ),
    shape(`M-40 320L800 292L1640 320V530H-40z${spans.join('')}`, { fill: INK.plum }),
    spans.map((d) => shape(d, { fill: mix(INK.coral, INK.amber, 0.55) })).join(''),
    spans.map((d) => art.spray(d, INK.rust, { from: [0, 380], to: [0, 530], start: 0, end: 0.9 })).join(''),
    shape('M-40 308L800 280L1640 308V326L800 298L-40 326z', { fill: INK.wine }),
    bank([
      [-40, 500],
      [120, 520],
      [330, 600],
      [240, 700],
      [80, 830],
      [-40, 900],
    ]),
    bank([
      [1640, 490],
      [1500, 512],
      [1360, 570],
      [1420, 680],
      [1540, 800],
      [1640, 850],
    ]),
    gauge(1030, 640, 190),
    gauge(1130, 760, 330),
    gauge(1270, 990, 620),
  ].join('');
  return art.rough(body, 5);
}
