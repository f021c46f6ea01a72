/** The night tram. */

import type { Art } from '../art.ts';
import { ripples, strokes } from '../marks.ts';
import { spectator } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, disc, group, line, points, polygon, rect, repeat, shape, short } from '../shapes.ts';

/** The tram itself: windows, doors, passengers, lamp. */
function tramCar(art: Art, x: number, y: number): string {
  const windows = repeat(9, (index) =>
    index === 2 || index === 6
      ? ''
      : rect(x + 40 + index * 92, y + 44, 76, 96, {
          fill: index % 4 === 1 ? INK.chalk : INK.amber,
        }),
  );
  const doors = [2, 6].map(
    (index) =>
      rect(x + 36 + index * 92, y + 36, 38, 176, { fill: INK.amber }) +
      rect(x + 80 + index * 92, y + 36, 38, 176, { fill: INK.amber }),
  );
  const riders = [92, 178, 402, 500, 690, 788].map((step) => {
    const size = art.random.between(24, 29);
    return group([spectator(x + step, y + 96, size, { fill: INK.wine })], {
      clip: art.clip(boxPath(x + 36, y + 44, 830, 96)),
    });
  });
  const shell = `M${short(x)} ${short(y + 40)}Q${short(x + 6)} ${short(y)} ${short(x + 46)} ${short(y)}H${short(x + 860)}Q${short(x + 900)} ${short(y)} ${short(x + 912)} ${short(y + 50)}L${short(x + 922)} ${short(y + 240)}H${short(x - 4)}z`;
  return [
    shape(shell, { fill: INK.vermilion }),
    rect(x + 2, y + 28, 900, 10, { fill: INK.blush }),
    art.spray(shell, INK.wine, { from: [0, y + 130], to: [0, y + 246], start: 0, end: 0.95 }),
    windows,
    doors.join(''),
    riders.join(''),
    polygon(
      [
        [x + 876, y + 48],
        [x + 902, y + 60],
        [x + 912, y + 140],
        [x + 880, y + 140],
      ],
      { fill: INK.chalk },
    ),
    rect(x - 2, y + 160, 920, 10, { fill: INK.blush }),
    rect(x + 60, y + 236, 790, 22, { fill: INK.soot }),
    disc(x + 908, y + 200, 13, { fill: INK.chalk }),
    line(
      [
        [x + 380, y],
        [x + 430, y - 60],
        [x + 500, y - 118],
      ],
      { stroke: INK.soot, width: 7 },
    ),
  ].join('');
}

/** A lit tram crossing a bridge in rain at night. */
export function nightTram(art: Art): string {
  const deck = 640;
  const arches = [150, 580, 1010, 1440].map(
    (x) => `M${short(x - 178)} 1000V850A178 130 0 0 1 ${short(x + 178)} 850V1000z`,
  );
  const skyline = repeat(30, (index) =>
    boxPath(-20 + index * 56, 470 - art.random.between(0, 190) * (index % 3 === 0 ? 1 : 0.6), 57, 400),
  );
  let windows = '';
  for (let index = 0; index < 70; index += 1)
    windows += boxPath(art.random.between(0, 1600), art.random.between(430, 620), 9, 13);
  const lamps = [90, 1520].map((x) =>
    [
      art.glow(x, 330, 190, INK.amber, 0.8),
      line(
        [
          [x, deck],
          [x, 330],
        ],
        { stroke: INK.soot, width: 12 },
      ),
      disc(x, 330, 24, { fill: INK.chalk }),
    ].join(''),
  );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }),
    art.haze(INK.slate, -20, 620, 0.1, 0.95),
    shape(skyline, { fill: mix(INK.slate, INK.navy, 0.5) }),
    art.haze(INK.navy, 330, 640, 0.9, 0),
    shape(windows, { fill: INK.ochre }),
    rect(-30, 830, 1660, 300, { fill: INK.teal }),
    art.haze(INK.navy, 900, 1080, 0, 0.95),
    ripples(art.random, {
      top: 850,
      bottom: 1070,
      left: 0,
      right: 1600,
      count: 130,
      length: 230,
      width: 8,
      look: { fill: INK.steel },
    }),
    ripples(art.random, {
      top: 850,
      bottom: 1070,
      left: 320,
      right: 1240,
      count: 230,
      length: 190,
      width: 9,
      look: { fill: INK.amber },
    }),
    ripples(art.random, {
      top: 860,
      bottom: 1070,
      left: 340,
      right: 1220,
      count: 60,
      length: 180,
      width: 8,
      look: { fill: INK.vermilion },
    }),
    shape(`M-40 ${short(deck)}H1640V1000H-40z${arches.join('')}`, {
      fill: INK.soot,
      evenOdd: true,
    }),
    strokes(art.random, {
      left: 0,
      right: 1600,
      top: 670,
      bottom: 850,
      count: 140,
      length: [40, 110],
      width: [2, 4],
      angle: () => 0,
      look: { fill: INK.slate },
      keep: (x, y) =>
        [150, 580, 1010, 1440].some((cx) => Math.abs(x - cx) < 220 - (y < 730 ? 220 : 0)) ? 0 : 0.8,
    }),
    art.glow(790, 520, 760, INK.ochre, 0.55, 250),
    line(points('-40,292 1640,274'), { stroke: INK.soot, width: 4 }),
    lamps.join(''),
    tramCar(art, 340, 396),
    rect(-30, deck + 2, 1660, 16, { fill: INK.steel }),
    repeat(38, (index) => rect(-10 + index * 44, 610, 6, 40, { fill: INK.soot })),
    rect(-30, 604, 1660, 8, { fill: INK.soot }),
    strokes(art.random, {
      left: -50,
      right: 1650,
      top: -20,
      bottom: 1080,
      count: 330,
      length: [50, 150],
      width: [1.2, 3],
      angle: () => 1.82,
      look: { fill: INK.sky, opacity: 0.62 },
    }),
  ].join('');
  return art.rough(body, 3);
}
