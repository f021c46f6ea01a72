/** Film, television and craft: the salt orchard, the cinema, the night tram, drying paper. */

import type { Art } from '../art.ts';
import { gougePath, hillLine, landPath, ridge, ripples, stars, strokes } from '../marks.ts';
import { person, spectator } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, disc, group, line, oval, polygon, polygonPath, rect, repeat, shape, short, smoothPath } from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** The branches of a bare orchard tree, forked again and again. */
function branches(art: Art, from: Point, length: number, angle: number, width: number, depth: number): string {
  const to: Point = [from[0] + Math.cos(angle) * length, from[1] + Math.sin(angle) * length];
  const nx = -Math.sin(angle) * width * 0.5;
  const ny = Math.cos(angle) * width * 0.5;
  const limb = polygonPath([[from[0] - nx, from[1] - ny], [to[0] - nx * 0.6, to[1] - ny * 0.6], [to[0] + nx * 0.6, to[1] + ny * 0.6], [from[0] + nx, from[1] + ny]]);
  if (depth === 0) return limb;
  const turns = depth > 2 ? [-0.62, 0.06, 0.6] : [-0.5, 0.46];
  return limb + turns.map((turn) => branches(art, to, length * art.random.between(0.62, 0.8), angle + turn + art.random.between(-0.14, 0.14), width * 0.62, depth - 1)).join('');
}

/** A tree, its leaf crown and its shadow on the salt. */
function orchardTree(art: Art, x: number, foot: number, height: number, ink: string, crown: string): string {
  const shade = polygonPath([[x - height * 0.03, foot], [x + height * 0.03, foot], [x + height * 0.5 * ((x - 800) / 700), foot + height * 0.86], [x + height * 0.5 * ((x - 800) / 700) - height * 0.12, foot + height * 0.86]]);
  const leaves = repeat(Math.round(26 + height / 12), () => {
    const angle = art.random.between(0, Math.PI * 2);
    const reach = Math.sqrt(art.random.next()) * height * 0.36;
    return gougePath(x + Math.cos(angle) * reach * 1.15, foot - height * 0.68 + Math.sin(angle) * reach * 0.74, height * 0.1, height * 0.03, art.random.between(-0.7, 0.7));
  });
  return [
    shape(shade, { fill: mix(INK.rose, INK.plum, 0.35), opacity: 0.6 }),
    oval(x + height * 0.5 * ((x - 800) / 700), foot + height * 0.86, height * 0.3, height * 0.15, { fill: mix(INK.rose, INK.plum, 0.35), opacity: 0.6 }),
    shape(branches(art, [x, foot], height * 0.36, -Math.PI / 2 + art.random.between(-0.08, 0.08), height * 0.06, 4), { fill: ink }),
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
    art.spray(boxPath(520, 380, 560, 180), INK.amber, { from: [0, 400], to: [0, 570], start: 0, end: 0.6 }),
    shape(landPath(hillLine(art, 540, 30, 1.4), 620, true), { fill: mix(INK.rose, INK.plum, 0.25) }),
    rect(-30, horizon, 1660, 540, { fill: INK.chalk }),
    art.haze(INK.rose, horizon, 700, 0.75, 0),
    art.haze(INK.blush, 820, 1090, 0, 0.9),
    ripples(art.random, { top: horizon + 10, bottom: 1070, left: 0, right: 1600, count: 150, length: 300, width: 5, look: { fill: INK.blush } }),
    ripples(art.random, { top: horizon + 2, bottom: 900, left: 560, right: 1040, count: 80, length: 210, width: 7, look: { fill: INK.coral }, keep: (x, y) => 1 - (y - horizon) / 340 - Math.abs(x - 800) / 500 }),
    trees.join(''),
  ].join('');
  return art.rough(body, 4);
}

/** The picture on the open-air screen: a tree, a sun, a plain. */
function projected(art: Art): string {
  return group([
    rect(430, 190, 740, 390, { fill: INK.amber }),
    art.spray(boxPath(430, 190, 740, 240), INK.coral, { from: [0, 190], to: [0, 440], start: 0.9, end: 0 }),
    disc(900, 400, 92, { fill: INK.chalk }),
    rect(430, 440, 740, 140, { fill: INK.paper }),
    shape(branches(art, [640, 520], 84, -1.5, 22, 4), { fill: INK.wine }),
    person(980, 520, 92, { fill: INK.wine }),
    polygon([[974, 520], [990, 520], [1080, 580], [1030, 580]], { fill: INK.rose }),
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
  const boat = (x: number, y: number, size: number): string => [
    polygon([[x - size, y], [x + size, y], [x + size * 0.7, y + size * 0.34], [x - size * 0.74, y + size * 0.34]], { fill: INK.soot }),
    line([[x, y], [x, y - size * 1.5]], { stroke: INK.soot, width: 4 }),
    disc(x, y - size * 1.5, 5, { fill: INK.amber }),
    shape(repeat(5, (step) => gougePath(x, y + size * 0.5 + step * 11, 34 - step * 4, 4)), { fill: INK.amber }),
  ].join('');
  const rows = [[850, 34, 0], [930, 46, 1], [1026, 62, 0]] as const;
  const crowd = rows.map(([y, size, shift], row) => repeat(Math.ceil(1700 / (size * 2.3)), (index) => {
    const x = -40 + (index + shift * 0.5) * size * 2.3 + art.random.between(-9, 9);
    const ink = row === 2 ? INK.soot : row === 1 ? mix(INK.soot, INK.navy, 0.6) : INK.navy;
    return art.random.chance(0.1) ? '' : spectator(x, y + art.random.between(-8, 8), size, { fill: mix(ink, INK.rose, 0.38), transform: 'translate(0 -4)' }) + spectator(x, y + art.random.between(-2, 4), size, { fill: ink });
  }));
  const string = (from: Point, to: Point): string => {
    const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 + 70];
    const d = smoothPath([from, middle, to]);
    const bulbs = repeat(11, (index) => {
      const t = index / 10;
      const sag = 4 * t * (1 - t) * 70;
      return disc(from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t + sag + 8, 6, { fill: INK.amber });
    });
    return shape(d, { stroke: INK.soot, width: 3 }) + bulbs;
  };
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }),
    art.haze(INK.teal, 100, 620, 0, 1),
    stars(art.random, 120, [0, 0, 1600, 380], { fill: INK.mist }),
    disc(1400, 130, 46, { fill: INK.chalk }), disc(1380, 120, 44, { fill: mix(INK.navy, INK.teal, 0.15) }),
    shape(landPath(ridge(art.random, [-40, 330], [1640, 300], 90, 6, 0.5), 700), { fill: mix(INK.teal, INK.navy, 0.35) }),
    shape(town, { fill: mix(INK.navy, INK.teal, 0.18) }),
    shape(lamps, { fill: INK.ochre }),
    rect(-30, 640, 1660, 300, { fill: INK.teal }),
    art.haze(INK.navy, 650, 860, 0.2, 1),
    ripples(art.random, { top: 646, bottom: 860, left: 0, right: 1600, count: 130, length: 190, width: 7, look: { fill: INK.sea } }),
    ripples(art.random, { top: 646, bottom: 860, left: 480, right: 1120, count: 130, length: 190, width: 8, look: { fill: INK.amber } }),
    boat(220, 740, 62), boat(1400, 720, 50), boat(1280, 790, 74),
    art.glow(800, 390, 700, INK.rose, 0.6, 430),
    line([[470, 560], [430, 830]], { stroke: INK.soot, width: 16 }), line([[1130, 560], [1170, 830]], { stroke: INK.soot, width: 16 }),
    rect(410, 170, 780, 430, { fill: INK.soot }),
    projected(art),
    string([-20, 120], [410, 180]), string([1190, 180], [1630, 90]),
    crowd.join(''),
  ].join('');
  return art.rough(body, 4);
}

/** The tram itself: windows, doors, passengers, lamp. */
function tramCar(art: Art, x: number, y: number): string {
  const windows = repeat(9, (index) => (index === 2 || index === 6 ? '' : rect(x + 40 + index * 92, y + 44, 76, 96, { fill: index % 4 === 1 ? INK.chalk : INK.amber })));
  const doors = [2, 6].map((index) => rect(x + 36 + index * 92, y + 36, 38, 176, { fill: INK.amber }) + rect(x + 80 + index * 92, y + 36, 38, 176, { fill: INK.amber }));
  const riders = [92, 178, 402, 500, 690, 788].map((step) => {
    const size = art.random.between(24, 29);
    return group([spectator(x + step, y + 96, size, { fill: INK.wine })], { clip: art.clip(boxPath(x + 36, y + 44, 830, 96)) });
  });
  const shell = `M${short(x)} ${short(y + 40)}Q${short(x + 6)} ${short(y)} ${short(x + 46)} ${short(y)}H${short(x + 860)}Q${short(x + 900)} ${short(y)} ${short(x + 912)} ${short(y + 50)}L${short(x + 922)} ${short(y + 240)}H${short(x - 4)}z`;
  return [
    shape(shell, { fill: INK.vermilion }),
    rect(x + 2, y + 28, 900, 10, { fill: INK.blush }),
    art.spray(shell, INK.wine, { from: [0, y + 130], to: [0, y + 246], start: 0, end: 0.95 }),
    windows, doors.join(''), riders.join(''),
    polygon([[x + 876, y + 48], [x + 902, y + 60], [x + 912, y + 140], [x + 880, y + 140]], { fill: INK.chalk }),
    rect(x - 2, y + 160, 920, 10, { fill: INK.blush }),
    rect(x + 60, y + 236, 790, 22, { fill: INK.soot }),
    disc(x + 908, y + 200, 13, { fill: INK.chalk }),
    line([[x + 380, y], [x + 430, y - 60], [x + 500, y - 118]], { stroke: INK.soot, width: 7 }),
  ].join('');
}

/** A lit tram crossing a bridge in rain at night. */
export function nightTram(art: Art): string {
  const deck = 640;
  const arches = [150, 580, 1010, 1440].map((x) => `M${short(x - 178)} 1000V850A178 130 0 0 1 ${short(x + 178)} 850V1000z`);
  const skyline = repeat(30, (index) => boxPath(-20 + index * 56, 470 - art.random.between(0, 190) * (index % 3 === 0 ? 1 : 0.6), 57, 400));
  let windows = '';
  for (let index = 0; index < 70; index += 1) windows += boxPath(art.random.between(0, 1600), art.random.between(430, 620), 9, 13);
  const lamps = [90, 1520].map((x) => [art.glow(x, 330, 190, INK.amber, 0.8), line([[x, deck], [x, 330]], { stroke: INK.soot, width: 12 }), disc(x, 330, 24, { fill: INK.chalk })].join(''));
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }),
    art.haze(INK.slate, -20, 620, 0.1, 0.95),
    shape(skyline, { fill: mix(INK.slate, INK.navy, 0.5) }),
    art.haze(INK.navy, 330, 640, 0.9, 0),
    shape(windows, { fill: INK.ochre }),
    rect(-30, 830, 1660, 300, { fill: INK.teal }),
    art.haze(INK.navy, 900, 1080, 0, 0.95),
    ripples(art.random, { top: 850, bottom: 1070, left: 0, right: 1600, count: 130, length: 230, width: 8, look: { fill: INK.steel } }),
    ripples(art.random, { top: 850, bottom: 1070, left: 320, right: 1240, count: 230, length: 190, width: 9, look: { fill: INK.amber } }),
    ripples(art.random, { top: 860, bottom: 1070, left: 340, right: 1220, count: 60, length: 180, width: 8, look: { fill: INK.vermilion } }),
    shape(`M-40 ${short(deck)}H1640V1000H-40z${arches.join('')}`, { fill: INK.soot }).replace('<path', '<path fill-rule="evenodd"'),
    strokes(art.random, { left: 0, right: 1600, top: 670, bottom: 850, count: 140, length: [40, 110], width: [2, 4], angle: () => 0, look: { fill: INK.slate }, keep: (x, y) => ([150, 580, 1010, 1440].some((cx) => Math.abs(x - cx) < 220 - (y < 730 ? 220 : 0)) ? 0 : 0.8) }),
    art.glow(790, 520, 760, INK.ochre, 0.55, 250),
    line([[-40, 292], [1640, 274]], { stroke: INK.soot, width: 4 }),
    lamps.join(''),
    tramCar(art, 340, 396),
    rect(-30, deck + 2, 1660, 16, { fill: INK.steel }),
    repeat(38, (index) => rect(-10 + index * 44, 610, 6, 40, { fill: INK.soot })),
    rect(-30, 604, 1660, 8, { fill: INK.soot }),
    strokes(art.random, { left: -50, right: 1650, top: -20, bottom: 1080, count: 330, length: [50, 150], width: [1.2, 3], angle: () => 1.82, look: { fill: INK.sky, opacity: 0.62 } }),
  ].join('');
  return art.rough(body, 3);
}

/** Sheets of paper drying on boards before snowy hills. */
export function dryingPaper(art: Art): string {
  const hill = (y: number, height: number, waves: number, ink: string, shade: string): string => {
    const d = landPath(hillLine(art, y, height, waves), 1100, true);
    return shape(d, { fill: ink }) + art.spray(d, shade, { from: [0, y - height * 0.3], to: [0, y + height * 1.6], start: 0, end: 0.85 });
  };
  const board = (x: number, foot: number, width: number, height: number): string => {
    const lean = width * 0.2;
    const at = (across: number, up: number): Point => [x + across * width + up * lean, foot - up * height];
    const sheet: Point[] = [at(0.1, 0.1), at(0.9, 0.1), at(0.9, 0.93), at(0.1, 0.93)];
    return [
      polygon([at(0, 0), at(1, 0), [x + width * 1.6, foot + height * 0.13], [x + width * 0.4, foot + height * 0.13]], { fill: INK.denim, opacity: 0.7 }),
      line([at(0.8, 0.8), [x + width * 1.5, foot + 4]], { stroke: INK.umber, width: width * 0.045 }),
      polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], { fill: INK.ochre }),
      polygon([at(0.94, 0), at(1, 0), at(1, 1), at(0.94, 1)], { fill: INK.umber }),
      polygon(sheet, { fill: INK.chalk }),
      art.spray(polygonPath(sheet), INK.sky, { from: at(0.2, 0.9), to: at(0.9, 0), start: 0, end: 0.6 }),
      line([at(0.1, 0.93), at(0.9, 0.93)], { stroke: INK.sand, width: 3 }),
    ].join('');
  };
  const row = (foot: number, width: number, height: number, start: number, count: number): string => repeat(count, (index) => board(start + index * width * 1.52, foot + index * 2, width, height));
  const cedars = repeat(60, (index) => {
    const x = -20 + index * 28;
    const h = art.random.between(40, 105);
    const foot = 560 + Math.sin(index / 7) * 18;
    return `M${short(x - h * 0.16)} ${short(foot)}Q${short(x - h * 0.1)} ${short(foot - h * 0.8)} ${short(x)} ${short(foot - h)}Q${short(x + h * 0.1)} ${short(foot - h * 0.8)} ${short(x + h * 0.16)} ${short(foot)}z`;
  });
  const fruits = repeat(17, () => disc(1390 + art.random.between(-170, 150), 210 + art.random.between(-110, 130), 15, { fill: INK.coral }));
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.mist }),
    art.haze(INK.sky, -20, 330, 0.9, 0),
    disc(420, 200, 88, { fill: INK.vermilion }),
    hill(310, 170, 1.3, INK.chalk, INK.denim),
    hill(430, 110, 1.8, INK.paper, INK.steel),
    shape(cedars, { fill: INK.pine }),
    hill(590, 40, 1, INK.chalk, INK.sky),
    strokes(art.random, { left: 0, right: 1600, top: 180, bottom: 480, count: 90, length: [50, 160], width: [2, 6], angle: (x) => Math.sin(x / 160) * 0.6 + 0.5, look: { fill: INK.steel, opacity: 0.7 } }),
    row(650, 84, 130, -30, 14),
    row(790, 150, 232, -120, 8),
    rect(-30, 800, 1660, 8, { fill: INK.sky, opacity: 0.6 }),
    shape(branches(art, [1520, 700], 240, -1.75, 54, 5), { fill: INK.soot }),
    fruits,
    row(1040, 270, 400, -200, 3),
    person(1130, 1010, 300, { fill: INK.indigo }),
    polygon([[1096, 790], [1166, 790], [1150, 742], [1112, 742]], { fill: INK.paper }),
    oval(1131, 762, 60, 16, { fill: INK.bone }),
    shape(boxPath(1092, 860, 78, 26), { fill: INK.vermilion }),
  ].join('');
  return art.rough(body, 3);
}
