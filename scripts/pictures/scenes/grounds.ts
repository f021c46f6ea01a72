/** Football: the pitch in fog, the stand of scarves. */

import type { Art } from '../art.ts';
import { gougePath } from '../marks.ts';
import { person, spectator } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath,
  disc,
  line,
  oval,
  ovalPath,
  points,
  polygon,
  rect,
  repeat,
  shape,
  smoothPath,
} from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A floodlit football pitch seen from the stands, in fog. */
export function foggyPitch(art: Art): string {
  const far = 470;
  const near = 900;
  const edge = (share: number, y: number): number => 800 + (share - 0.5) * (1080 + (y - far) * 2.6);
  const at = (across: number, down: number): Point => {
    const y = far + (near - far) * down;
    return [edge(across, y), y];
  };
  const stripes = repeat(10, (index) =>
    polygon([at(index / 10, 0), at((index + 1) / 10, 0), at((index + 1) / 10, 1), at(index / 10, 1)], {
      fill: index % 2 === 0 ? INK.moss : mix(INK.moss, INK.pine, 0.4),
    }),
  );
  const mark = { stroke: INK.chalk, width: 5 };
  const mast = (x: number, top: number): string =>
    [
      art.glow(x, top - 40, 330, INK.chalk, 1, 280),
      line(
        [
          [x, far - 40],
          [x, top],
        ],
        { stroke: INK.slate, width: 15 },
      ),
      polygon(
        [
          [x - 84, top - 86],
          [x + 84, top - 86],
          [x + 74, top + 8],
          [x - 74, top + 8],
        ],
        { fill: INK.slate },
      ),
      repeat(12, (index) =>
        disc(x - 57 + (index % 4) * 38, top - 66 + Math.floor(index / 4) * 28, 12, {
          fill: INK.chalk,
        }),
      ),
    ].join('');
  const player = (across: number, down: number, ink: string, stride: number): string => {
    const [x, y] = at(across, down);
    const size = 46 + down * 46;
    return [
      oval(x + size * 0.5, y + 2, size * 0.6, size * 0.09, { fill: INK.pine, opacity: 0.8 }),
      oval(x - size * 0.4, y + 2, size * 0.5, size * 0.08, { fill: INK.pine, opacity: 0.6 }),
      person(x, y, size, { fill: ink }, stride),
    ].join('');
  };
  const squad = [
    [0.3, 0.3],
    [0.42, 0.5],
    [0.56, 0.22],
    [0.36, 0.72],
    [0.7, 0.42],
    [0.62, 0.64],
  ].map(([a, d], index) => player(a ?? 0, d ?? 0, INK.chalk, index % 2 === 0 ? 0.1 : 0.04));
  const rivals = [
    [0.48, 0.34],
    [0.34, 0.52],
    [0.6, 0.46],
    [0.74, 0.26],
    [0.5, 0.76],
  ].map(([a, d], index) => player(a ?? 0, d ?? 0, INK.vermilion, index % 2 === 0 ? 0.08 : 0.02));
  const crowd = [
    [900, 50, 0.5],
    [975, 66, 0.25],
    [1070, 90, 0],
  ] as const;
  const heads = crowd.map(([y, size, tint], row) =>
    repeat(Math.ceil(1760 / (size * 2.1)), (index) => {
      const x = -50 + index * size * 2.1 + (row % 2) * size + art.random.between(-8, 8);
      const top = y + art.random.between(-9, 9);
      const ink = mix(INK.soot, INK.slate, tint);
      const scarf = art.random.chance(0.4)
        ? rect(x - size * 0.44, top + size * 0.44, size * 0.88, size * 0.26, {
            fill: art.random.chance(0.5) ? INK.vermilion : INK.chalk,
          })
        : '';
      return (
        spectator(x, top - 5, size, { fill: mix(INK.sage, INK.fog, 0.4) }) +
        spectator(x, top, size, { fill: ink }) +
        scarf
      );
    }),
  );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.slate }),
    art.haze(INK.navy, -20, 330, 0.9, 0),
    art.haze(INK.sage, 200, 470, 0, 0.95),
    polygon(points('-40,330 400,400 1200,400 1640,330 1640,490 -40,490'), {
      fill: mix(INK.slate, INK.pine, 0.55),
    }),
    shape(
      repeat(420, () => ovalPath(art.random.between(-20, 1620), art.random.between(408, 462), 4, 5)),
      { fill: INK.sage, opacity: 0.55 },
    ),
    polygon(points('-40,300 420,376 1180,376 1640,300 1640,326 1180,396 420,396 -40,326'), {
      fill: INK.navy,
    }),
    rect(-30, far - 6, 1660, 700, { fill: INK.pine }),
    stripes,
    line([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], mark),
    line([at(0, 0), at(0, 1)], mark),
    line([at(0.5, 0), at(0.5, 1)], mark),
    oval(800, 640, 230, 74, mark),
    polygon([at(0, 0.24), at(0.14, 0.24), at(0.14, 0.76), at(0, 0.76)], mark),
    polygon([at(1, 0.24), at(0.86, 0.24), at(0.86, 0.76), at(1, 0.76)], mark),
    mast(210, 180),
    mast(1390, 180),
    mast(620, 250),
    mast(980, 250),
    art.haze(INK.fog, 330, 640, 0.75, 0),
    shape(
      repeat(9, (index) => gougePath(180 + index * 170, 300 + ((index * 67) % 190), 620, 20)),
      { fill: INK.fog, opacity: 0.4 },
    ),
    squad.join(''),
    rivals.join(''),
    disc(842, 700, 9, { fill: INK.chalk }),
    art.glow(800, 560, 900, INK.fog, 0.4, 180),
    heads.join(''),
  ].join('');
  return art.rough(body, 4);
}

/** A stand full of scarves in two colours. */
export function scarfStand(art: Art): string {
  const rows = 8;
  const lines = repeat(rows, (row) => {
    const scale = 0.5 + (row / rows) * 0.94;
    const y = 30 + row ** 1.26 * 88;
    const gap = 150 * scale;
    const wave = (x: number): number => Math.sin(x / 240 + row * 0.7) * 20 * scale;
    return repeat(Math.ceil(1800 / gap) + 1, (index) => {
      const x = -100 + index * gap + (row % 2) * gap * 0.5 + art.random.between(-8, 8);
      const sy = y + wave(x) + art.random.between(-8, 8);
      const first = Math.sin(x / 330 + row * 0.9) + art.random.between(-0.5, 0.5) > 0;
      const [base, band] = first ? [INK.amber, INK.teal] : [INK.teal, INK.amber];
      const tilt = art.random.between(-0.16, 0.16);
      const w = gap * 0.98;
      const h = 50 * scale;
      const point = (across: number, down: number): Point => [
        x - w / 2 + across * w,
        sy + down * h + (across - 0.5) * tilt * w + Math.sin(across * Math.PI) * h * 0.4,
      ];
      const stripe = (a: number, b: number): string =>
        polygon([point(a, 0), point(b, 0), point(b, 1), point(a, 1)], { fill: band });
      const strip =
        smoothPath([point(0, 0), point(0.25, 0), point(0.5, 0), point(0.75, 0), point(1, 0)]) +
        smoothPath([point(1, 1), point(0.75, 1), point(0.5, 1), point(0.25, 1), point(0, 1)]).replace(
          'M',
          'L',
        );
      return [
        spectator(x, sy + h * 2.15, gap * 0.38, {
          fill: row % 2 === 0 ? INK.navy : mix(INK.navy, INK.indigo, 0.4),
        }),
        oval(x, sy + h * 2.15, gap * 0.16, gap * 0.2, {
          fill: art.random.pick([INK.soot, INK.umber, INK.rust, INK.soot, INK.sand, INK.vermilion]),
        }),
        line([[x - gap * 0.3, sy + h * 3.1], point(0.06, 0.5)], {
          stroke: INK.indigo,
          width: gap * 0.11,
        }),
        line([[x + gap * 0.3, sy + h * 3.1], point(0.94, 0.5)], {
          stroke: INK.indigo,
          width: gap * 0.11,
        }),
        shape(`${strip}z`, { fill: base }),
        stripe(0.14, 0.28),
        stripe(0.72, 0.86),
        disc(...point(0.05, 0.5), gap * 0.075, { fill: INK.rose }),
        disc(...point(0.95, 0.5), gap * 0.075, { fill: INK.umber }),
      ].join('');
    });
  });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }),
    lines,
    art.haze(INK.navy, -20, 230, 0.8, 0),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.chalk, {
      from: [1500, -20],
      to: [1200, 300],
      start: 0.4,
      end: 0,
    }),
  ].join('');
  return art.rough(body, 3);
}
