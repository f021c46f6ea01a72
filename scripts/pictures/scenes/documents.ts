/** Papers of state: a sealed document, a ballot. */

import type { Art } from '../art.ts';
import { gougePath, strokes } from '../marks.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath,
  disc,
  group,
  line,
  oval,
  ovalPath,
  points,
  polar,
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

/** Rows of strokes that stand for handwriting; never letters. */
function script(art: Art, left: number, top: number, width: number, rows: number, gap: number): string {
  let d = '';
  for (let row = 0; row < rows; row += 1) {
    let x = left;
    const end = left + width * (row % 5 === 4 ? 0.55 : art.random.between(0.94, 1));
    while (x < end) {
      const length = art.random.between(26, 92);
      d += gougePath(x + length / 2, top + row * gap, length, 5.5);
      x += length + 13;
    }
  }
  return shape(d, { fill: INK.navy });
}

/** A wax seal with an eight-pointed star pressed into it. */
function waxSeal(art: Art, x: number, y: number, radius: number): string {
  const rim: Point[] = Array.from({ length: 17 }, (_, index) =>
    polar(x, y, radius * art.random.between(0.96, 1.13), (index / 17) * Math.PI * 2),
  );
  const star = Array.from({ length: 16 }, (_, index) =>
    polar(x, y, radius * (index % 2 === 0 ? 0.56 : 0.22), (index / 16) * Math.PI * 2 - 0.2),
  );
  const facets = star.map((point, index) => {
    const following = star[(index + 1) % 16] ?? point;
    const ink = index % 2 === 0 ? mix(INK.vermilion, INK.rose, 0.45) : INK.wine;
    return polygon([[x, y], point, following], { fill: ink });
  });
  const form = smoothPath(rim, true);
  return [
    shape(form, { fill: INK.navy, opacity: 0.42, transform: 'translate(20 24)' }),
    shape(form, { fill: INK.vermilion }),
    art.spray(form, INK.wine, {
      from: [x - radius * 0.4, y - radius * 0.5],
      to: [x + radius, y + radius],
      start: 0,
      end: 1,
    }),
    shape(ovalPath(x, y, radius * 0.77, radius * 0.77), {
      fill: INK.rust,
      stroke: INK.wine,
      width: 7,
    }),
    shape(ovalPath(x + 5, y + 6, radius * 0.77, radius * 0.77), {
      stroke: mix(INK.vermilion, INK.blush, 0.5),
      width: 4,
      dash: '190 420',
    }),
    facets.join(''),
    strokes(art.random, {
      left: x - radius,
      right: x + radius,
      top: y - radius,
      bottom: y + radius,
      count: 70,
      length: [18, 40],
      width: [2, 5],
      look: { fill: mix(INK.vermilion, INK.blush, 0.6) },
      angle: (px, py) => Math.atan2(py - y, px - x) + Math.PI / 2,
      keep: (px, py) => {
        const distance = Math.hypot(px - x, py - y) / radius;
        return distance > 0.84 && distance < 0.98 && px + py < x + y ? 1 : 0;
      },
    }),
  ].join('');
}

/** A wax seal on a folded document tied with a ribbon. */
export function sealedDocument(art: Art): string {
  const tail: Point[] = points('0,0 86,-12 150,300 118,268 70,312');
  const place = (x: number, y: number, turn: number): string =>
    `translate(${short(x)} ${short(y)}) rotate(${short(turn)})`;
  const sheet = group(
    [
      rect(-610, -330, 1220, 690, { fill: INK.soot, opacity: 0.45, transform: 'translate(34 42)' }),
      polygon(points('-620,-340 600,-350 612,340 -606,356'), { fill: INK.paper }),
      art.spray(boxPath(-620, -350, 1232, 236), INK.sand, {
        from: [0, -350],
        to: [0, -112],
        start: 0,
        end: 0.85,
      }),
      polygon(points('-616,-110 606,-122 612,124 -610,128'), { fill: INK.chalk }),
      polygon(points('-610,126 612,122 612,340 -606,356'), { fill: INK.bone }),
      art.spray(boxPath(-610, 122, 1222, 236), INK.sand, {
        from: [0, 122],
        to: [0, 360],
        start: 0.95,
        end: 0.1,
      }),
      line(points('-616,-110 606,-122'), { stroke: INK.ochre, width: 4 }),
      line(points('-610,127 612,123'), { stroke: INK.umber, width: 4, opacity: 0.7 }),
      script(art, -540, -286, 1040, 4, 46),
      script(art, -540, -56, 1060, 4, 48),
      script(art, -540, 186, 560, 3, 48),
    ],
    { transform: place(790, 520, -9) },
  );
  const band = polygonPath(points('1010,-40 1112,-40 1232,1110 1128,1110'));
  const ribbon = [
    shape(band, { fill: INK.soot, opacity: 0.35, transform: 'translate(16 14)' }),
    shape(band, { fill: INK.denim }),
    line(points('1030,-40 1150,1110'), { stroke: INK.sky, width: 7 }),
    line(points('1092,-40 1212,1110'), { stroke: INK.navy, width: 7 }),
    group(
      [
        polygon(tail, { fill: INK.soot, opacity: 0.35, transform: 'translate(14 16)' }),
        polygon(tail, { fill: INK.denim }),
        line(points('18,0 86,290'), { stroke: INK.sky, width: 6 }),
      ],
      { transform: place(1080, 660, 38) },
    ),
    group(
      [polygon(tail, { fill: INK.indigo }), line(points('64,0 128,276'), { stroke: INK.denim, width: 6 })],
      { transform: place(1090, 690, -14) },
    ),
  ].join('');
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.teal }),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.navy, {
      from: [200, 0],
      to: [1500, 1067],
      start: 0,
      end: 0.95,
    }),
    strokes(art.random, {
      left: -50,
      right: 1650,
      top: 0,
      bottom: 1067,
      count: 150,
      length: [180, 520],
      width: [1, 2.6],
      angle: (_, y) => 0.05 + Math.sin(y / 160) * 0.03,
      look: { fill: INK.navy, opacity: 0.6 },
    }),
    sheet,
    ribbon,
    waxSeal(art, 1106, 640, 168),
  ].join('');
  return art.rough(body, 5);
}

/** One person of the queue, seen from above, with a long evening shadow. */
function fromAbove(art: Art, [x, y]: Point, size: number, heading: number): string {
  const ink = art.random.pick([
    INK.indigo,
    INK.teal,
    INK.vermilion,
    INK.paper,
    INK.ochre,
    INK.wine,
    INK.denim,
  ]);
  const hair = art.random.pick([INK.soot, INK.umber, INK.soot, INK.bone]);
  const turn = `rotate(${short((heading * 180) / Math.PI + 90)} ${short(x)} ${short(y)})`;
  return [
    oval(x, y, size, size * 0.56, { fill: ink, transform: turn }),
    disc(x, y, size * 0.43, { fill: hair }),
    oval(x - size * 0.1, y - size * 0.12, size * 0.16, size * 0.12, {
      fill: INK.chalk,
      opacity: 0.25,
    }),
  ].join('');
}

/** A shadow cast to the lower right. */
function longShadow([x, y]: Point, size: number, reach: number): string {
  const head = short(size * 0.42);
  return shape(
    `M${short(x - size * 0.55)} ${short(y + size * 0.55)}L${short(x + reach - size * 0.3)} ` +
      `${short(y + reach * 0.52 + size * 0.3)}a${head} ${head} 0 0 0 ${short(size * 0.55)} ` +
      `${short(-size * 0.6)}L${short(x + size * 0.5)} ${short(y - size * 0.5)}z`,
    { fill: mix(INK.plum, INK.rose, 0.28) },
  );
}

/** A ballot box and the queue that leads to it, from above. */
export function ballotQueue(art: Art): string {
  const bends: Point[] = points(
    '-60,930 240,960 520,880 560,690 330,590 190,430 330,250 620,200 850,300 1010,360',
  );
  const spots: Point[] = [];
  let rest = 0;
  for (const [index, bend] of bends.entries()) {
    const following = bends[index + 1];
    if (following === undefined) break;
    const length = Math.hypot(following[0] - bend[0], following[1] - bend[1]);
    for (; rest < length; rest += art.random.between(78, 112)) {
      const [x, y] = toward(bend, following, rest / length);
      spots.push([x + art.random.between(-14, 14), y + art.random.between(-12, 12)]);
    }
    rest -= length;
  }
  const people = spots.map((spot, index) => {
    const following = spots[index + 1] ?? [1200, 400];
    return fromAbove(art, spot, 44, Math.atan2(following[1] - spot[1], following[0] - spot[0]));
  });
  const box = [
    polygon(points('1090,560 1330,640 1640,800 1640,1000 1120,650'), { fill: INK.plum }),
    polygon(points('1052,250 1310,170 1450,400 1180,500'), { fill: INK.chalk }),
    polygon(points('1052,250 1180,500 1176,700 1060,420'), { fill: INK.bone }),
    polygon(points('1180,500 1450,400 1440,590 1176,700'), { fill: INK.sand }),
    art.spray(polygonPath(points('1180,500 1450,400 1440,590 1176,700')), INK.rust, {
      from: [1200, 480],
      to: [1420, 680],
      start: 0.1,
      end: 0.7,
    }),
    polygon(points('1162,352 1336,296 1346,314 1172,371'), { fill: INK.soot }),
    polygon(points('1176,352 1210,238 1330,205 1322,306'), { fill: INK.paper }),
    polygon(points('1176,352 1210,238 1330,205 1322,306'), { stroke: INK.plum, width: 4 }),
    line(points('1226,268 1304,246'), { stroke: INK.plum, width: 5 }),
    line(points('1220,292 1268,279'), { stroke: INK.plum, width: 5 }),
  ].join('');
  const paving = repeat(
    15,
    (index) =>
      line(
        [
          [-40, -340 + index * 130],
          [1660, 160 + index * 130],
        ],
        { stroke: INK.rose, width: 3, opacity: 0.7 },
      ) +
      line(
        [
          [-500 + index * 170, 1100],
          [-80 + index * 170, -40],
        ],
        { stroke: INK.rose, width: 3, opacity: 0.7 },
      ),
  );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.blush }),
    paving,
    art.spray(boxPath(-20, -20, 1640, 1110), INK.rose, {
      from: [1500, 0],
      to: [100, 1100],
      start: 0,
      end: 0.8,
    }),
    spots.map((spot) => longShadow(spot, 34, 150)).join(''),
    box,
    people.join(''),
  ].join('');
  return art.rough(body, 4);
}
