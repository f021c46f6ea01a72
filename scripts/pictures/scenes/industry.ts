/** Work: the mine, the salt pans. */

import type { Art } from '../art.ts';
import { hillLine, landPath, ridge, strokes } from '../marks.ts';
import { person, sprucePath } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, disc, line, oval, points, polygon, polygonPath, rect, repeat, shape } from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A wheel at the top of the headframe. */
function sheave(x: number, y: number, radius: number): string {
  const spokes = repeat(8, (index) => {
    const angle = (index / 8) * Math.PI + 0.2;
    const dx = Math.cos(angle) * radius;
    const dy = Math.sin(angle) * radius;
    return line(
      [
        [x - dx, y - dy],
        [x + dx, y + dy],
      ],
      { stroke: INK.soot, width: 5 },
    );
  });
  return disc(x, y, radius, { stroke: INK.soot, width: 13 }) + spokes + disc(x, y, 12, { fill: INK.soot });
}

/** The steel tower over the shaft, with its back legs and cables. */
function headframe(): string {
  const steel = { stroke: INK.soot, width: 15 };
  const thin = { stroke: INK.soot, width: 7 };
  const tower = repeat(6, (index) => {
    const low = 860 - index * 92;
    const high = low - 92;
    const left = (y: number): number => 560 + (860 - y) * 0.09;
    const right = (y: number): number => 720 - (860 - y) * 0.09;
    return (
      line(
        [
          [left(low), low],
          [right(high), high],
        ],
        thin,
      ) +
      line(
        [
          [right(low), low],
          [left(high), high],
        ],
        thin,
      ) +
      line(
        [
          [left(high), high],
          [right(high), high],
        ],
        thin,
      )
    );
  });
  const legs = repeat(5, (index) => {
    const share = (index + 0.6) / 5.4;
    const x = 690 + share * 400;
    const y = 330 + share * 530;
    return line(
      [
        [x, y],
        [x - 100 * share + 18, y + 30],
      ],
      thin,
    );
  });
  return [
    line(points('560,860 612,290'), steel),
    line(points('720,860 668,290'), steel),
    tower,
    line(points('690,300 1100,860'), steel),
    line(points('650,320 980,860'), { stroke: INK.soot, width: 10 }),
    legs,
    rect(540, 282, 220, 20, { fill: INK.soot }),
    sheave(590, 226, 66),
    sheave(704, 226, 66),
    polygon(points('500,168 650,104 800,168 800,184 500,184'), { fill: INK.soot }),
    line(points('520,180 546,290'), thin),
    line(points('780,180 754,290'), thin),
    line(points('758,190 1240,760'), { stroke: INK.soot, width: 4 }),
    line(points('770,240 1250,780'), { stroke: INK.soot, width: 4 }),
  ].join('');
}

/** A mine headframe beside a slag heap under snow. */
export function mineInSnow(art: Art): string {
  const heap: Point[] = [
    [820, 860],
    ...ridge(art.random, [900, 800], [1260, 372], 16, 4),
    ...ridge(art.random, [1320, 380], [1700, 760], 14, 4),
    [1700, 880],
  ];
  const far = ridge(art.random, [-40, 640], [1640, 690], 70, 6, 0.5);
  const trees = repeat(26, (index) =>
    sprucePath(
      art.random,
      -20 + index * 24 + art.random.between(-9, 9),
      852 + art.random.between(-5, 8),
      art.random.between(60, 140),
    ),
  );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.fog }),
    art.haze(INK.steel, -20, 520, 0.9, 0),
    art.haze(INK.blush, 420, 760, 0, 0.95),
    disc(330, 520, 82, { fill: INK.chalk }),
    shape(landPath(far, 900), { fill: mix(INK.steel, INK.fog, 0.45) }),
    polygon(heap, { fill: INK.slate }),
    art.spray(polygonPath(heap), INK.soot, {
      from: [1100, 500],
      to: [1600, 700],
      start: 0,
      end: 0.95,
    }),
    strokes(art.random, {
      left: 850,
      right: 1640,
      top: 400,
      bottom: 870,
      count: 330,
      length: [40, 190],
      width: [3, 10],
      angle: (x) => (x < 1285 ? 2.22 : 0.82),
      look: { fill: INK.chalk },
      keep: (x, y) => (y > 410 + Math.abs(x - 1285) * (x < 1285 ? 1.08 : 1) ? (x < 1285 ? 0.95 : 0.4) : 0),
    }),
    shape(trees, { fill: INK.pine }),
    headframe(),
    polygon(points('1150,700 1250,650 1480,650 1480,900 1150,900'), { fill: INK.rust }),
    polygon(points('1136,704 1250,644 1500,644 1500,668 1254,668 1146,722'), { fill: INK.chalk }),
    art.spray(boxPath(1250, 668, 230, 240), INK.wine, {
      from: [1250, 0],
      to: [1480, 0],
      start: 0.1,
      end: 0.95,
    }),
    [1180, 1286, 1350, 1414].map((x) => rect(x, 740, 36, 58, { fill: INK.amber })).join(''),
    shape(landPath(hillLine(art, 868, 24, 1.2), 1110, true), { fill: INK.chalk }),
    art.haze(INK.sky, 900, 1080, 0, 0.85),
    polygon(points('590,850 690,850 560,1110 250,1110'), { fill: INK.sky, opacity: 0.55 }),
    line(points('606,858 310,1110'), { stroke: INK.soot, width: 9 }),
    line(points('672,858 520,1110'), { stroke: INK.soot, width: 9 }),
    repeat(9, (index) => {
      const s = (index / 9) ** 1.6;
      return line(
        [
          [594 - s * 320, 872 + s * 230],
          [686 - s * 150, 872 + s * 230],
        ],
        { stroke: INK.umber, width: 5 + s * 12 },
      );
    }),
    person(840, 960, 130, { fill: INK.soot }),
    polygon(points('826,958 852,958 1130,1000 1090,1010'), { fill: INK.steel, opacity: 0.7 }),
  ].join('');
  return art.rough(body, 4);
}

/** White salt pans in a grid, a lone figure with a rake. */
export function saltPans(art: Art): string {
  const horizon = 330;
  const depthY = (row: number): number => horizon + 800 * 0.62 ** (7 - row) - 17;
  const across = (column: number, y: number): number => 760 + (column - 4.5) * 0.42 * (y - horizon + 40);
  const inks = [INK.chalk, INK.blush, INK.chalk, INK.mist, INK.paper, INK.rose, INK.sky];
  const pans: string[] = [];
  for (let row = 0; row < 8; row += 1) {
    for (let column = -6; column < 16; column += 1) {
      const top = depthY(row) + 2;
      const foot = depthY(row + 1) - (depthY(row + 1) - depthY(row)) * 0.075;
      const gap = 0.06;
      const pan: Point[] = [
        [across(column + gap, top), top],
        [across(column + 1 - gap, top), top],
        [across(column + 1 - gap, foot), foot],
        [across(column + gap, foot), foot],
      ];
      const ink = inks[(column * 3 + row * 5 + 40) % 7] ?? INK.chalk;
      pans.push(polygon(pan, { fill: ink }));
      if (art.random.chance(0.4) && row > 2 && Math.abs(pan[0]?.[0] ?? 0) < 1700) {
        pans.push(
          art.spray(polygonPath(pan), ink === INK.chalk ? INK.sky : INK.coral, {
            from: [0, foot],
            to: [0, top],
            start: 0,
            end: 0.75,
          }),
        );
      }
    }
  }
  const cone = (x: number, y: number, size: number): string =>
    polygon(
      [
        [x - size, y],
        [x, y - size * 1.1],
        [x + size, y],
      ],
      { fill: INK.chalk },
    ) +
    polygon(
      [
        [x + size * 0.14, y],
        [x, y - size * 1.1],
        [x + size, y],
      ],
      { fill: INK.sky },
    ) +
    polygon(
      [
        [x - size * 0.6, y],
        [x + size, y],
        [x + size * 3.2, y + size * 0.5],
      ],
      { fill: INK.indigo, opacity: 0.6 },
    );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.teal }),
    rect(-30, -30, 1660, 370, { fill: INK.sky }),
    art.haze(INK.blush, 40, 330, 0, 1),
    disc(330, 214, 62, { fill: INK.chalk }),
    shape(landPath(hillLine(art, 290, 46, 1.3), 350, true), {
      fill: mix(INK.denim, INK.sky, 0.45),
    }),
    rect(-30, horizon, 1660, 800, { fill: INK.slate }),
    art.haze(INK.mist, horizon, 520, 0.95, 0),
    pans.join(''),
    [
      [1180, 470, 34],
      [1270, 480, 40],
      [1375, 492, 46],
      [1490, 506, 54],
    ]
      .map(([x, y, size]) => cone(x ?? 0, y ?? 0, size ?? 0))
      .join(''),
    polygon(points('604,884 640,884 1180,1010 1080,1016'), { fill: INK.indigo }),
    oval(1150, 1017, 46, 18, { fill: INK.indigo, transform: 'rotate(12 1150 1017)' }),
    line(points('668,706 470,910'), { stroke: INK.soot, width: 8 }),
    line(points('436,896 506,930'), { stroke: INK.soot, width: 12 }),
    person(622, 892, 262, { fill: INK.soot }),
    oval(622, 650, 52, 11, { fill: INK.vermilion }),
    polygon(points('600,648 610,622 634,622 644,648'), { fill: INK.vermilion }),
    line(points('640,702 668,708'), { stroke: INK.soot, width: 20 }),
  ].join('');
  return art.rough(body, 3);
}
