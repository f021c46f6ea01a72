/** River states: the Assembly at night, the dry bed, the solar village, the terrace. */

import type { Art } from '../art.ts';
import { hillLine, landPath, ridge, ripples, stars, strokes } from '../marks.ts';
import { lampPost, palm, person } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath, disc, group, line, oval, polygon, polygonPath, rect, repeat, shape, short,
  smoothPath, toward,
} from '../shapes.ts';
import type { Point } from '../shapes.ts';

const LAKE = 690;

/** The lit windows of the long wings. */
function wingWindows(art: Art): string {
  let d = '';
  for (let x = 214; x < 1400; x += 38) {
    if (x > 590 && x < 1000) continue;
    for (const [top, height] of [[508, 40], [574, 52]] as const) {
      if (art.random.chance(0.8)) d += boxPath(x, top, 17, height);
    }
  }
  return d;
}

/** The dome on its drum, with ribs and lantern. */
function dome(art: Art): string {
  const shell = 'M640 330C640 180 720 110 800 104C880 110 960 180 960 330z';
  const ribs = [-128, -86, -44, 0, 44, 86, 128].map((step) =>
    `M${short(800 + step)} 330Q${short(800 + step * 1.02)} 190 ${short(800 + step * 0.22)} 106`,
  );
  const columns = repeat(9, (index) => boxPath(650 + index * 36, 346, 12, 78));
  return [
    shape(shell, { fill: INK.teal }),
    art.spray(shell, INK.soot, { from: [740, 200], to: [960, 260], start: 0, end: 1 }),
    shape(ribs.join(''), { stroke: INK.navy, width: 5 }),
    rect(770, 52, 60, 56, { fill: INK.amber }),
    shape(`${boxPath(776, 52, 8, 56)}${boxPath(796, 52, 8, 56)}${boxPath(816, 52, 8, 56)}`, { fill: INK.navy }),
    polygon([[764, 54], [800, -4], [836, 54]], { fill: INK.teal }),
    line([[800, 0], [800, -44]], { stroke: INK.teal, width: 5 }),
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
    art.spray(boxPath(590, 500, 420, 190), INK.rust, { from: [0, 690], to: [0, 510], start: 0, end: 0.9 }),
    shape(columns, { fill: INK.bone }),
    polygon([[570, 506], [800, 436], [1030, 506]], { fill: INK.bone }),
    polygon([[640, 496], [800, 450], [960, 496]], { fill: INK.indigo }),
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
      top: LAKE + 14, bottom: 990, left: x - wide, right: x + wide, count: 34, length: wide * 3.6,
      width: 7, look: { fill: x > 600 && x < 1000 ? INK.amber : INK.ochre },
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
    dome(art),
    portico(art),
    rect(-30, LAKE, 1660, 410, { fill: INK.navy }),
    rect(-30, LAKE, 1660, 14, { fill: INK.soot }),
    art.haze(INK.soot, 760, 1080, 0, 1),
    ripples(art.random, { top: 706, bottom: 1000, left: 0, right: 1600, count: 190, length: 170, width: 6, look: { fill: INK.indigo } }),
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
      const quad = [corners[row]?.[column], corners[row]?.[column + 1], corners[row + 1]?.[column + 1], corners[row + 1]?.[column]];
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
    polygon([[x, foot - 6], [x + width, foot - 6], [x + width + height * 0.9, foot + height * 0.1], [x + height * 0.9, foot + height * 0.13]], { fill: INK.umber, opacity: 0.75 }),
    rect(x, foot - height, width, height, { fill: INK.chalk }),
    repeat(bands, (index) => (index % 2 === 0 ? rect(x, foot - height + (index * height) / bands, width, height / bands, { fill: INK.vermilion }) : '')),
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
  const stream = smoothPath([
    [880, 512], [800, 530], [900, 556], [1010, 590], [880, 640], [640, 700], [690, 800], [980, 900], [1080, 1110],
    [800, 1110], [760, 930], [500, 810], [470, 690], [740, 630], [900, 590], [830, 556], [770, 530], [850, 512],
  ], true);
  const bank = (points: readonly Point[]): string =>
    shape(polygonPath(points), { fill: INK.rust }) +
    art.spray(polygonPath(points), INK.umber, { from: [0, 520], to: [0, 900], start: 0.1, end: 0.9 });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.amber }),
    art.haze(INK.coral, -20, 330, 0.95, 0),
    disc(1130, 190, 84, { fill: INK.chalk }),
    art.glow(1130, 190, 210, INK.chalk, 0.4),
    shape(landPath(hillLine(art, 330, 60, 1.6), 560, true), { fill: mix(INK.coral, INK.amber, 0.45) }),
    shape(landPath(hillLine(art, 400, 44, 2.2), 560, true), { fill: mix(INK.rust, INK.amber, 0.35) }),
    rect(-30, horizon + 30, 1660, 640, { fill: INK.umber }),
    crackedMud(art, horizon + 24),
    art.haze(INK.rust, 490, 720, 0.75, 0),
    shape(stream, { fill: mix(INK.umber, INK.rust, 0.35), opacity: 0.85 }),
    shape(smoothPath([[850, 514], [800, 530], [880, 556], [960, 588], [840, 640], [600, 700], [640, 780], [560, 760], [540, 694], [800, 630], [920, 588], [850, 556], [784, 530], [840, 514]], true), { fill: INK.sky }),
    shape(`M-40 320L800 292L1640 320V530H-40z${spans.join('')}`, { fill: INK.plum }),
    spans.map((d) => shape(d, { fill: mix(INK.coral, INK.amber, 0.55) })).join(''),
    spans.map((d) => art.spray(d, INK.rust, { from: [0, 380], to: [0, 530], start: 0, end: 0.9 })).join(''),
    shape('M-40 308L800 280L1640 308V326L800 298L-40 326z', { fill: INK.wine }),
    bank([[-40, 500], [120, 520], [330, 600], [240, 700], [80, 830], [-40, 900]]),
    bank([[1640, 490], [1500, 512], [1360, 570], [1420, 680], [1540, 800], [1640, 850]]),
    gauge(1030, 640, 190),
    gauge(1130, 760, 330),
    gauge(1270, 990, 620),
  ].join('');
  return art.rough(body, 5);
}

/** One tilted row of panels running away from the viewer. */
function panelRow(left: number, right: number, foot: number, scale: number): string {
  const panel = 190 * scale;
  const rise = 104 * scale;
  const count = Math.ceil((right - left) / panel);
  return repeat(count, (index) => {
    const x = left + index * panel;
    const inset = 7 * scale;
    const at = (across: number, up: number): Point => [
      x + inset + across * (panel - inset * 2) + up * 46 * scale,
      foot - 40 * scale - up * rise,
    ];
    const bars = [0.25, 0.5, 0.75].map((share) => polygonPath([at(share, 0), at(share, 1)], false));
    const level = polygonPath([at(0, 0.5), at(1, 0.5)], false);
    const glint: Point[] = [at(0.3, 0), at(0.55, 0), at(0.9, 1), at(0.65, 1)];
    return [
      line([at(0.5, 0.4), [x + panel / 2 + 20 * scale, foot]], { stroke: INK.soot, width: 7 * scale }),
      polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], { fill: INK.indigo }),
      polygon(glint, { fill: INK.rose, opacity: index % 3 === 0 ? 0.95 : 0.45 }),
      shape(bars.join('') + level, { stroke: INK.sky, width: 2.2 * scale, opacity: 0.7 }),
      line([at(0, 1), at(1, 1)], { stroke: INK.amber, width: 5 * scale }),
    ].join('');
  });
}

/** Solar panels among date palms in low sun. */
export function solarPalms(art: Art): string {
  const dune = (y: number, height: number, ink: string): string =>
    shape(landPath(hillLine(art, y, height, 1.1), 1100, true), { fill: ink });
  const grove = (count: number, foot: number, size: number, ink: string): string =>
    repeat(count, (index) =>
      palm(art.random, 40 + (index * 1600) / count + art.random.between(-40, 40), foot + art.random.between(-8, 8), size * art.random.between(0.75, 1.15), { fill: ink }),
    );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.blush }),
    art.haze(INK.coral, -20, 470, 0.85, 0.05),
    disc(1010, 400, 196, { fill: INK.vermilion }),
    art.spray(boxPath(800, 380, 420, 240), INK.blush, { from: [0, 400], to: [0, 590], start: 0, end: 0.75 }),
    dune(540, 60, mix(INK.rose, INK.blush, 0.3)),
    grove(11, 600, 230, mix(INK.wine, INK.rose, 0.42)),
    dune(610, 34, mix(INK.coral, INK.ochre, 0.5)),
    panelRow(-60, 1680, 690, 0.52),
    grove(4, 730, 420, INK.wine),
    rect(-30, 724, 1660, 400, { fill: INK.ochre }),
    art.haze(INK.rust, 724, 1090, 0, 0.85),
    panelRow(-120, 1700, 850, 0.95),
    strokes(art.random, {
      left: 0, right: 1600, top: 860, bottom: 1060, count: 120, length: [60, 200], width: [1.5, 4],
      angle: () => 0.03, look: { fill: INK.umber, opacity: 0.5 },
    }),
    palm(art.random, 250, 1090, 900, { fill: INK.plum }),
    palm(art.random, 1440, 1100, 700, { fill: INK.plum }),
    panelRow(380, 1240, 1086, 1.55),
  ].join('');
  return art.rough(body, 4);
}

/** A stack of pages in the perspective of the table, with a pen. */
function pages(left: number, top: number, width: number, lean: number): string {
  const at = (across: number, down: number): Point => [
    left + across * width + down * lean + (across - 0.5) * down * 26,
    top + down * width * 0.82,
  ];
  const rows = [0.16, 0.28, 0.4, 0.52, 0.64].map((down) => polygonPath([at(0.14, down), at(0.86, down)], false));
  return [
    polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], { fill: INK.navy, opacity: 0.3, transform: 'translate(14 10)' }),
    polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], { fill: INK.chalk }),
    shape(rows.join(''), { stroke: INK.slate, width: 4, opacity: 0.75, dash: '46 9 70 9 30 9' }),
    line([at(0.52, 0.86), at(0.86, 0.86)], { stroke: INK.vermilion, width: 4 }),
  ].join('');
}

/** A long table on a terrace above the sea, with papers and two pens. */
export function terraceTable(art: Art): string {
  const horizon = 330;
  const baluster = repeat(30, (index) => {
    const x = -10 + index * 56;
    return `M${short(x - 9)} 548C${short(x - 22)} 510 ${short(x - 20)} 500 ${short(x - 8)} 470V452h16v18C${short(x + 20)} 500 ${short(x + 22)} 510 ${short(x + 9)} 548z`;
  });
  const table: Point[] = [[560, 560], [1040, 560], [1400, 1110], [200, 1110]];
  const beams = repeat(9, (index) => polygonPath([[-260 + index * 260, 560], [-190 + index * 260, 560], [-560 + index * 330, 1110], [-690 + index * 330, 1110]]));
  const pen = (x: number, y: number, turn: number): string =>
    group([
      rect(-4, 4, 190, 9, { fill: INK.navy, opacity: 0.35, transform: 'translate(6 8)' }),
      polygon([[-34, 0], [0, -8], [0, 8]], { fill: INK.ochre }),
      rect(0, -8, 150, 16, { fill: INK.navy }),
      rect(60, -8, 12, 16, { fill: INK.amber }),
    ], { transform: `translate(${short(x)} ${short(y)}) rotate(${short(turn)})` });
  const headland = landPath(ridge(art.random, [940, horizon + 4], [1640, 120], 60, 6, 0.5), horizon + 46);
  const body = [
    rect(-30, -30, 1660, 400, { fill: INK.sky }),
    art.haze(INK.paper, 60, 340, 0, 0.95),
    disc(330, 180, 66, { fill: INK.chalk }),
    shape(headland, { fill: mix(INK.teal, INK.sky, 0.5) }),
    rect(-30, horizon, 1660, 240, { fill: INK.sea }),
    art.haze(INK.teal, horizon, 560, 0.1, 0.95),
    ripples(art.random, { top: horizon + 4, bottom: 560, left: 0, right: 1600, count: 170, length: 190, width: 6, look: { fill: INK.mist }, keep: (x) => 0.15 + Math.max(0, 1 - Math.abs(x - 330) / 330) }),
    shape('M640 322l26-44v44zM668 322v-58l34 58zM634 326h76l-12 14h-52z', { fill: INK.chalk }),
    rect(-30, 548, 1660, 560, { fill: INK.bone }),
    shape(beams, { fill: mix(INK.sand, INK.rose, 0.35) }),
    rect(-30, 436, 1660, 22, { fill: INK.paper }),
    rect(-30, 458, 1660, 8, { fill: INK.slate, opacity: 0.5 }),
    shape(baluster.length > 0 ? baluster : '', { fill: INK.paper }),
    rect(-30, 546, 1660, 26, { fill: INK.paper }),
    rect(-30, 572, 1660, 9, { fill: INK.slate, opacity: 0.45 }),
    polygon([[600, 590], [1080, 600], [1560, 1110], [300, 1110]], { fill: INK.slate, opacity: 0.55 }),
    polygon(table, { fill: INK.rust }),
    art.spray(polygonPath(table), INK.wine, { from: [300, 1000], to: [1150, 640], start: 0.85, end: 0 }),
    shape(beams, { fill: INK.wine, opacity: 0.55, clip: art.clip(polygonPath(table)), transform: 'translate(90 0)' }),
    line([[560, 560], [1040, 560]], { stroke: INK.coral, width: 5 }),
    pages(560, 800, 226, -62),
    pages(846, 800, 226, 48),
    pen(520, 1008, -24),
    pen(1000, 1010, -152),
    group([oval(802, 700, 36, 15, { fill: INK.navy, opacity: 0.4 }), polygon([[772, 600], [830, 600], [824, 700], [778, 700]], { fill: INK.mist, opacity: 0.85 }), polygon([[775, 640], [827, 640], [824, 700], [778, 700]], { fill: INK.sky }), oval(801, 600, 29, 8, { fill: INK.chalk })]),
  ].join('');
  return art.rough(body, 4);
}
