/** The south: the solar village and the terrace. */

import type { Art } from '../art.ts';
import { hillLine, landPath, ridge, ripples, strokes } from '../marks.ts';
import { palm } from '../nature.ts';
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
} from '../shapes.ts';
import type { Point } from '../shapes.ts';

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
      line([at(0.5, 0.4), [x + panel / 2 + 20 * scale, foot]], {
        stroke: INK.soot,
        width: 7 * scale,
      }),
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
      palm(
        art.random,
        40 + (index * 1600) / count + art.random.between(-40, 40),
        foot + art.random.between(-8, 8),
        size * art.random.between(0.75, 1.15),
        { fill: ink },
      ),
    );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.blush }),
    art.haze(INK.coral, -20, 470, 0.85, 0.05),
    disc(1010, 400, 196, { fill: INK.vermilion }),
    art.spray(boxPath(800, 380, 420, 240), INK.blush, {
      from: [0, 400],
      to: [0, 590],
      start: 0,
      end: 0.75,
    }),
    dune(540, 60, mix(INK.rose, INK.blush, 0.3)),
    grove(11, 600, 230, mix(INK.wine, INK.rose, 0.42)),
    dune(610, 34, mix(INK.coral, INK.ochre, 0.5)),
    panelRow(-60, 1680, 690, 0.52),
    grove(4, 730, 420, INK.wine),
    rect(-30, 724, 1660, 400, { fill: INK.ochre }),
    art.haze(INK.rust, 724, 1090, 0, 0.85),
    panelRow(-120, 1700, 850, 0.95),
    strokes(art.random, {
      left: 0,
      right: 1600,
      top: 860,
      bottom: 1060,
      count: 120,
      length: [60, 200],
      width: [1.5, 4],
      angle: () => 0.03,
      look: { fill: INK.umber, opacity: 0.5 },
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
  const rows = [0.16, 0.28, 0.4, 0.52, 0.64].map((down) =>
    polygonPath([at(0.14, down), at(0.86, down)], false),
  );
  return [
    polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], {
      fill: INK.navy,
      opacity: 0.3,
      transform: 'translate(14 10)',
    }),
    polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], { fill: INK.chalk }),
    shape(rows.join(''), { stroke: INK.slate, width: 4, opacity: 0.75, dash: '46 9 70 9 30 9' }),
    line([at(0.52, 0.86), at(0.86, 0.86)], { stroke: INK.vermilion, width: 4 }),
  ].join('');
}

/** Vine leaves hanging from the pergola above. */
function vine(art: Art): string {
  const leaf = (x: number, y: number, size: number, turn: number): string =>
    shape('M0 0C-60 -20 -70 40 -44 62C-40 96 -10 92 0 122C10 92 40 96 44 62C70 40 60 -20 0 0z', {
      fill: art.random.pick([INK.pine, INK.moss, INK.pine, INK.teal]),
      transform: `translate(${short(x)} ${short(y)}) rotate(${short(turn)}) scale(${String(Math.round(size) / 100)})`,
    });
  const clusters = repeat(46, () => {
    const x = art.random.between(-30, 1640);
    const drop = 20 + Math.abs(x - 800) ** 1.5 / 190;
    return leaf(x, art.random.between(-50, drop), art.random.between(60, 115), art.random.between(-40, 40));
  });
  return rect(-30, -30, 1660, 44, { fill: INK.umber }) + clusters;
}

/** A long table on a terrace above the sea, with papers and two pens. */
export function terraceTable(art: Art): string {
  const horizon = 330;
  const baluster = repeat(30, (index) => {
    const x = -10 + index * 56;
    return `M${short(x - 9)} 548C${short(x - 22)} 510 ${short(x - 20)} 500 ${short(x - 8)} 470V452h16v18C${short(x + 20)} 500 ${short(x + 22)} 510 ${short(x + 9)} 548z`;
  });
  const table: Point[] = points('560,560 1040,560 1400,1110 200,1110');
  const beams = repeat(9, (index) =>
    polygonPath([
      [-260 + index * 260, 560],
      [-190 + index * 260, 560],
      [-560 + index * 330, 1110],
      [-690 + index * 330, 1110],
    ]),
  );
  const pen = (x: number, y: number, turn: number): string =>
    group(
      [
        rect(-4, 4, 190, 9, { fill: INK.navy, opacity: 0.35, transform: 'translate(6 8)' }),
        polygon(points('-34,0 0,-8 0,8'), { fill: INK.ochre }),
        rect(0, -8, 150, 16, { fill: INK.navy }),
        rect(60, -8, 12, 16, { fill: INK.amber }),
      ],
      { transform: `translate(${short(x)} ${short(y)}) rotate(${short(turn)})` },
    );
  const headland = landPath(ridge(art.random, [940, horizon + 4], [1640, 120], 60, 6, 0.5), horizon + 46);
  const body = [
    rect(-30, -30, 1660, 400, { fill: INK.sky }),
    art.haze(INK.paper, 60, 340, 0, 0.95),
    disc(470, 226, 66, { fill: INK.chalk }),
    shape(headland, { fill: mix(INK.teal, INK.sky, 0.5) }),
    rect(-30, horizon, 1660, 240, { fill: INK.sea }),
    art.haze(INK.teal, horizon, 560, 0.1, 0.95),
    ripples(art.random, {
      top: horizon + 4,
      bottom: 560,
      left: 0,
      right: 1600,
      count: 170,
      length: 190,
      width: 6,
      look: { fill: INK.mist },
      keep: (x) => 0.15 + Math.max(0, 1 - Math.abs(x - 470) / 330),
    }),
    shape('M640 322l26-44v44zM668 322v-58l34 58zM634 326h76l-12 14h-52z', { fill: INK.chalk }),
    rect(-30, 548, 1660, 560, { fill: INK.bone }),
    shape(beams, { fill: mix(INK.sand, INK.rose, 0.35) }),
    rect(-30, 436, 1660, 22, { fill: INK.paper }),
    rect(-30, 458, 1660, 8, { fill: INK.slate, opacity: 0.5 }),
    shape(baluster, { fill: INK.paper }),
    rect(-30, 546, 1660, 26, { fill: INK.paper }),
    rect(-30, 572, 1660, 9, { fill: INK.slate, opacity: 0.45 }),
    polygon(points('1040,566 1090,580 1520,1110 1400,1110'), {
      fill: mix(INK.slate, INK.plum, 0.4),
    }),
    polygon(table, { fill: INK.rust }),
    art.spray(polygonPath(table), INK.wine, {
      from: [300, 1000],
      to: [1150, 640],
      start: 0.85,
      end: 0,
    }),
    shape(beams, { fill: INK.wine, opacity: 0.55, clip: art.clip(polygonPath(table)) }),
    line(points('560,560 1040,560'), { stroke: INK.coral, width: 5 }),
    pages(560, 800, 226, -62),
    pages(846, 800, 226, 48),
    pen(520, 1008, -24),
    pen(1000, 1010, -152),
    vine(art),
    group([
      oval(802, 700, 36, 15, { fill: INK.navy, opacity: 0.4 }),
      polygon(points('772,600 830,600 824,700 778,700'), { fill: INK.mist, opacity: 0.85 }),
      polygon(points('775,640 827,640 824,700 778,700'), { fill: INK.sky }),
      oval(801, 600, 29, 8, { fill: INK.chalk }),
    ]),
  ].join('');
  return art.rough(body, 4);
}
