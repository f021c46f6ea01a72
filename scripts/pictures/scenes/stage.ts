/** The stage at Longwater. */

import type { Art } from '../art.ts';
import { person, spectator } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import {
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
} from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A raised arm with an open hand. */
function raisedArm(x: number, y: number, length: number, lean: number, ink: string): string {
  const hand: Point = [x + lean * length, y - length];
  const elbow: Point = [x + lean * length * 0.2 + length * 0.1, y - length * 0.5];
  const fingers = [-0.5, -0.16, 0.16, 0.5].map((turn) =>
    line([hand, polar(hand[0], hand[1], length * 0.17, -Math.PI / 2 + turn + lean)], {
      stroke: ink,
      width: length * 0.045,
    }),
  );
  return [
    shape(
      `M${short(x)} ${short(y)}Q${short(elbow[0])} ${short(elbow[1])} ${short(hand[0])} ${short(hand[1])}`,
      { stroke: ink, width: length * 0.15 },
    ),
    oval(hand[0], hand[1], length * 0.09, length * 0.1, { fill: ink }),
    fingers.join(''),
  ].join('');
}

/** A concert stage, fans of light, the crowd. */
export function concertStage(art: Art): string {
  const beam = (x: number, angle: number, spread: number, ink: string, strength: number): string => {
    const d = polygonPath([
      [x - 6, 130],
      polar(x, 130, 1250, angle - spread),
      polar(x, 130, 1250, angle + spread),
      [x + 6, 130],
    ]);
    const end = polar(x, 130, 900, angle);
    return art.spray(d, ink, { from: [x, 130], to: end, start: strength, end: 0 });
  };
  const lamps = [190, 350, 510, 670, 800, 930, 1090, 1250, 1410];
  const beams = lamps.map((x, index) => {
    const lean = Math.PI / 2 + ((800 - x) / 610) * -0.75 * (index % 2 === 0 ? 1 : -0.6);
    const ink = [INK.amber, INK.rose, INK.chalk][index % 3] ?? INK.amber;
    return beam(x, lean, 0.075, ink, 0.95);
  });
  const truss = repeat(32, (index) =>
    line(
      [
        [100 + index * 44, 76],
        [122 + index * 44, 118],
        [144 + index * 44, 76],
      ],
      { stroke: INK.soot, width: 5 },
    ),
  );
  const players = [
    person(640, 668, 168, { fill: INK.soot }, 0.09),
    person(800, 664, 180, { fill: INK.soot }),
    person(960, 668, 166, { fill: INK.soot }, 0.08),
    line(points('600,590 706,546'), { stroke: INK.soot, width: 9 }),
    oval(618, 588, 26, 17, { fill: INK.soot, transform: 'rotate(-22 618 588)' }),
    line(points('934,546 1044,602'), { stroke: INK.soot, width: 9 }),
    oval(960, 566, 26, 17, { fill: INK.soot, transform: 'rotate(24 960 566)' }),
    line(points('772,664 784,530'), { stroke: INK.soot, width: 5 }),
    rect(1090, 560, 76, 108, { fill: INK.soot }),
    rect(430, 560, 76, 108, { fill: INK.soot }),
    rect(1104, 520, 52, 44, { fill: INK.soot }),
  ].join('');
  const crowd = [
    [740, 30, 0.5],
    [815, 44, 0.34],
    [920, 66, 0.16],
    [1040, 96, 0],
  ] as const;
  const people = crowd.map(([y, size, tint], row) => {
    const ink = mix(INK.soot, INK.wine, tint * 2);
    const rim = mix(INK.rose, INK.wine, 0.25 + row * 0.05);
    return repeat(Math.ceil(1760 / (size * 1.8)), (index) => {
      const x = -60 + index * size * 1.8 + art.random.between(-12, 12);
      const top = y + art.random.between(-12, 12);
      const arm = art.random.chance(0.26)
        ? raisedArm(
            x + size * 0.6,
            top + size,
            size * art.random.between(2, 2.9),
            art.random.between(-0.2, 0.3),
            ink,
          )
        : '';
      return (
        arm + spectator(x, top - size * 0.09, size, { fill: rim }) + spectator(x, top, size, { fill: ink })
      );
    });
  });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.plum }),
    art.haze(INK.soot, -20, 330, 0.9, 0),
    art.glow(800, 600, 900, INK.vermilion, 0.95, 420),
    shape(ovalPath(800, 430, 190, 190), { fill: INK.coral }),
    art.spray(ovalPath(800, 430, 190, 190), INK.amber, {
      from: [800, 240],
      to: [800, 620],
      start: 0,
      end: 0.95,
    }),
    beams.join(''),
    polygon(points('60,-30 130,-30 150,760 40,760'), { fill: INK.soot }),
    polygon(points('1470,-30 1540,-30 1560,760 1450,760'), { fill: INK.soot }),
    rect(60, 66, 1480, 12, { fill: INK.soot }),
    rect(60, 116, 1480, 12, { fill: INK.soot }),
    truss,
    lamps
      .map((x) => rect(x - 20, 116, 40, 36, { fill: INK.soot }) + oval(x, 152, 18, 8, { fill: INK.chalk }))
      .join(''),
    players,
    rect(140, 662, 1320, 130, { fill: INK.soot }),
    rect(140, 660, 1320, 7, { fill: INK.amber }),
    people.join(''),
  ].join('');
  return art.rough(body, 4);
}
