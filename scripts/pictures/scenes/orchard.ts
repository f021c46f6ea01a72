/** Bare trees: the salt orchard and the open-air cinema that shows it. */

import type { Art } from '../art.ts';
import { gougePath, hillLine, landPath, ridge, ripples, stars } from '../marks.ts';
import { person, spectator } from '../nature.ts';
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
  smoothPath,
} from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** The branches of a bare orchard tree, forked again and again. */
export function branches(
  art: Art,
  from: Point,
  length: number,
  angle: number,
  width: number,
  depth: number,
): string {
  const to: Point = [from[0] + Math.cos(angle) * length, from[1] + Math.sin(angle) * length];
  const nx = -Math.sin(angle) * width * 0.5;
  const ny = Math.cos(angle) * width * 0.5;
  const limb = polygonPath([
    [from[0] - nx, from[1] - ny],
    [to[0] - nx * 0.6, to[1] - ny * 0.6],
    [to[0] + nx * 0.6, to[1] + ny * 0.6],
    [from[0] + nx, from[1] + ny],
  ]);
  if (depth === 0) return limb;
  const turns = depth > 2 ? [-0.62, 0.06, 0.6] : [-0.5, 0.46];
  return (
    limb +
    turns
      .map((turn) =>
        branches(
          art,
          to,
          length * art.random.between(0.62, 0.8),
          angle + turn + art.random.between(-0.14, 0.14),
          width * 0.62,
          depth - 1,
        ),
      )
      .join('')
  );
}

/** A tree, its leaf crown and its shadow on the salt. */
function orchardTree(art: Art, x: number, foot: number, height: number, ink: string, crown: string): string {
  const shade = polygonPath([
    [x - height * 0.03, foot],
    [x + height * 0.03, foot],
    [x + height * 0.5 * ((x - 800) / 700), foot + height * 0.86],
    [x + height * 0.5 * ((x - 800) / 700) - height * 0.12, foot + height * 0.86],
  ]);
  const leaves = repeat(Math.round(26 + height / 12), () => {
    const angle = art.random.between(0, Math.PI * 2);
    const reach = Math.sqrt(art.random.next()) * height * 0.36;
    return gougePath(
      x + Math.cos(angle) * reach * 1.15,
      foot - height * 0.68 + Math.sin(angle) * reach * 0.74,
      height * 0.1,
      height * 0.03,
      art.random.between(-0.7, 0.7),
    );
  });
  return [
    shape(shade, { fill: mix(INK.rose, INK.plum, 0.35), opacity: 0.6 }),
    oval(x + height * 0.5 * ((x - 800) / 700), foot + height * 0.86, height * 0.3, height * 0.15, {
      fill: mix(INK.rose, INK.plum, 0.35),
      opacity: 0.6,
    }),
    shape(
      branches(
        art,
        [x, foot],
        height * 0.36,
        -Math.PI / 2 + art.random.between(-0.08, 0.08),
        height * 0.06,
        4,
      ),
      { fill: ink },
    ),
    shape(leaves, { fill: crown }),
  ].join('');
}

/** Rows of trees on a white salt plain under a red sun. */
export function saltOrchard(art: Art): string {
  const horizon = 560;
  const rows = [0.09, 0.14, 0.22, 0.36, 0.62];
  const trees = rows.map((scale, row) => {
    const foot = horizon + 560 * scale;
    const gap = 620 * scale;
    const ink = mix(INK.plum, INK.rose, Math.max(0, 0.6 - row * 0.17));
    const crown = mix(INK.soot, INK.coral, Math.max(0, 0.55 - row * 0.16));
    const count = Math.ceil(900 / gap) + 1;
    return repeat(count * 2, (index) => {
      const x = 800 + (index - count + 0.5) * gap;
      return x < -260 || x > 1860 ? '' : orchardTree(art, x, foot, 640 * scale, ink, crown);
    });
  });
  const body = [
    rect(-30, -30, 1660, 640, { fill: INK.blush }),
    art.haze(INK.rose, -20, 380, 0.9, 0),
    disc(800, 372, 268, { fill: INK.vermilion }),
    art.spray(boxPath(520, 380, 560, 180), INK.amber, {
      from: [0, 400],
      to: [0, 570],
      start: 0,
      end: 0.6,
    }),
    shape(landPath(hillLine(art, 540, 30, 1.4), 620, true), {
      fill: mix(INK.rose, INK.plum, 0.25),
    }),
    rect(-30, horizon, 1660, 540, { fill: INK.chalk }),
    art.haze(INK.rose, horizon, 700, 0.75, 0),
    art.haze(INK.blush, 820, 1090, 0, 0.9),
    ripples(art.random, {
      top: horizon + 10,
      bottom: 1070,
      left: 0,
      right: 1600,
      count: 150,
      length: 300,
      width: 5,
      look: { fill: INK.blush },
    }),
    ripples(art.random, {
      top: horizon + 2,
      bottom: 900,
      left: 560,
      right: 1040,
      count: 80,
      length: 210,
      width: 7,
      look: { fill: INK.coral },
      keep: (x, y) => 1 - (y - horizon) / 340 - Math.abs(x - 800) / 500,
    }),
    trees.join(''),
  ].join('');
  return art.rough(body, 4);
}

/** The picture on the open-air screen: a tree, a sun, a plain. */
function projected(art: Art): string {
  return group([
    rect(430, 190, 740, 390, { fill: INK.amber }),
    art.spray(boxPath(430, 190, 740, 240), INK.coral, {
      from: [0, 190],
      to: [0, 440],
      start: 0.9,
      end: 0,
    }),
    disc(900, 400, 92, { fill: INK.chalk }),
    rect(430, 440, 740, 140, { fill: INK.paper }),
    shape(branches(art, [640, 520], 84, -1.5, 22, 4), { fill: INK.wine }),
    person(980, 520, 92, { fill: INK.wine }),
    polygon(points('974,520 990,520 1080,580 1030,580'), { fill: INK.rose }),
  ]);
}

/** An open-air cinema above a harbour at night. */
export function harbourCinema(art: Art): string {
  const town = repeat(46, (index) => {
    const x = -20 + index * 36;
    const edge = Math.abs(index - 22) / 22;
    const top = 520 - edge * 160 + art.random.between(-30, 30);
    return boxPath(x, top, 36, 640 - top);
  });
  let lamps = '';
  for (let index = 0; index < 130; index += 1) {
    const x = art.random.between(0, 1600);
    const edge = Math.abs(x - 800) / 800;
    lamps += boxPath(x, 640 - art.random.next() * (70 + edge * 150), 7, 10);
  }
  const boat = (x: number, y: number, size: number): string =>
    [
      polygon(
        [
          [x - size, y],
          [x + size, y],
          [x + size * 0.7, y + size * 0.34],
          [x - size * 0.74, y + size * 0.34],
        ],
        { fill: INK.soot },
      ),
      line(
        [
          [x, y],
          [x, y - size * 1.5],
        ],
        { stroke: INK.soot, width: 4 },
      ),
      disc(x, y - size * 1.5, 5, { fill: INK.amber }),
      shape(
        repeat(5, (step) => gougePath(x, y + size * 0.5 + step * 11, 34 - step * 4, 4)),
        { fill: INK.amber },
      ),
    ].join('');
  const rows = [
    [850, 34, 0],
    [930, 46, 1],
    [1026, 62, 0],
  ] as const;
  const crowd = rows.map(([y, size, shift], row) =>
    repeat(Math.ceil(1700 / (size * 2.3)), (index) => {
      const x = -40 + (index + shift * 0.5) * size * 2.3 + art.random.between(-9, 9);
      const ink = row === 2 ? INK.soot : row === 1 ? mix(INK.soot, INK.navy, 0.6) : INK.navy;
      return art.random.chance(0.1)
        ? ''
        : spectator(x, y + art.random.between(-8, 8), size, {
            fill: mix(ink, INK.rose, 0.38),
            transform: 'translate(0 -4)',
          }) + spectator(x, y + art.random.between(-2, 4), size, { fill: ink });
    }),
  );
  const string = (from: Point, to: Point): string => {
    const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 + 70];
    const d = smoothPath([from, middle, to]);
    const bulbs = repeat(11, (index) => {
      const t = index / 10;
      const sag = 4 * t * (1 - t) * 70;
      return disc(from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t + sag + 8, 6, {
        fill: INK.amber,
      });
    });
    return shape(d, { stroke: INK.soot, width: 3 }) + bulbs;
  };
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }),
    art.haze(INK.teal, 100, 620, 0, 1),
    stars(art.random, 120, [0, 0, 1600, 380], { fill: INK.mist }),
    disc(1400, 130, 46, { fill: INK.chalk }),
    disc(1380, 120, 44, { fill: mix(INK.navy, INK.teal, 0.15) }),
    shape(landPath(ridge(art.random, [-40, 330], [1640, 300], 90, 6, 0.5), 700), {
      fill: mix(INK.teal, INK.navy, 0.35),
    }),
    shape(town, { fill: mix(INK.navy, INK.teal, 0.18) }),
    shape(lamps, { fill: INK.ochre }),
    rect(-30, 640, 1660, 300, { fill: INK.teal }),
    art.haze(INK.navy, 650, 860, 0.2, 1),
    ripples(art.random, {
      top: 646,
      bottom: 860,
      left: 0,
      right: 1600,
      count: 130,
      length: 190,
      width: 7,
      look: { fill: INK.sea },
    }),
    ripples(art.random, {
      top: 646,
      bottom: 860,
      left: 480,
      right: 1120,
      count: 130,
      length: 190,
      width: 8,
      look: { fill: INK.amber },
    }),
    boat(220, 740, 62),
    boat(1400, 720, 50),
    boat(1280, 790, 74),
    art.glow(800, 390, 700, INK.rose, 0.6, 430),
    line(points('470,560 430,830'), { stroke: INK.soot, width: 16 }),
    line(points('1130,560 1170,830'), { stroke: INK.soot, width: 16 }),
    rect(410, 170, 780, 430, { fill: INK.soot }),
    projected(art),
    string([-20, 120], [410, 180]),
    string([1190, 180], [1630, 90]),
    crowd.join(''),
  ].join('');
  return art.rough(body, 4);
}
