/** Clouds over turbines and over the terraces of Halm. */

import type { Art } from '../art.ts';
import { ripples, strokes } from '../marks.ts';
import { gull, person } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import { disc, group, oval, points, polygon, polygonPath, rect, repeat, shape, short } from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A wind turbine: a tapered tower and three long blades. */
function turbine(x: number, foot: number, height: number, turn: number, ink: string): string {
  const top = foot - height;
  const w = height * 0.018;
  const blade = `M0 ${short(w * 0.8)}C${short(height * 0.1)} ${short(-height * 0.05)} ${short(height * 0.3)} ${short(-height * 0.012)} ${short(height * 0.6)} 0L0 ${short(w * 1.2)}z`;
  const blades = [0, 120, 240].map((angle) =>
    shape(blade, {
      fill: ink,
      transform: `translate(${short(x)} ${short(top)}) rotate(${short(turn + angle)})`,
    }),
  );
  return [
    polygon(
      [
        [x - w * 1.4, foot],
        [x - w * 0.7, top],
        [x + w * 0.7, top],
        [x + w * 1.4, foot],
      ],
      { fill: ink },
    ),
    blades.join(''),
    disc(x, top, w * 1.7, { fill: ink }),
  ].join('');
}

/** A flat-bottomed cloud cut from one piece. */
function cloud(art: Art, x: number, y: number, width: number, ink: string): string {
  const lumps = 9;
  const left = x - width / 2;
  let d = `M${short(left)} ${short(y)}`;
  let previous = y;
  for (let index = 1; index <= lumps; index += 1) {
    const share = index / lumps;
    const lift = Math.sin(share * Math.PI) ** 0.8 * width * art.random.between(0.08, 0.15);
    const top = index === lumps ? y : y - lift;
    const radius = Math.hypot(width / lumps, top - previous) * 0.56;
    d += `A${short(radius)} ${short(radius)} 0 0 1 ${short(left + share * width)} ${short(top)}`;
    previous = top;
  }
  const shade = `M${short(left + width * 0.05)} ${short(y)}H${short(left + width * 0.95)}Q${short(x + width * 0.2)} ${short(y - width * 0.06)} ${short(x)} ${short(y - width * 0.025)}T${short(left + width * 0.05)} ${short(y)}z`;
  return shape(`${d}z`, { fill: ink }) + shape(shade, { fill: mix(INK.sky, INK.rose, 0.25) });
}

/** Wind turbines at sea under a big sky. */
export function windAtSea(art: Art): string {
  const horizon = 826;
  const clouds: readonly (readonly [number, number, number, string])[] = [
    [300, 250, 640, INK.chalk],
    [980, 160, 860, INK.paper],
    [1450, 360, 620, INK.chalk],
    [640, 440, 720, INK.chalk],
    [120, 560, 560, INK.paper],
    [1180, 580, 660, INK.paper],
    [700, 660, 700, INK.chalk],
    [1500, 700, 460, INK.chalk],
    [260, 724, 420, INK.chalk],
  ];
  const fleet: readonly (readonly [number, number, number])[] = [
    [80, 110, 12],
    [210, 126, 70],
    [352, 146, 33],
    [505, 172, 95],
    [676, 208, 8],
    [868, 262, 51],
    [1092, 352, 84],
    [1370, 640, 22],
  ];
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.sky }),
    art.haze(INK.denim, -20, 460, 0.95, 0),
    art.haze(INK.amber, 560, horizon, 0, 0.85),
    clouds.map(([x, y, width, ink]) => cloud(art, x, y, width, ink)).join(''),
    strokes(art.random, {
      left: 0,
      right: 1600,
      top: 60,
      bottom: 700,
      count: 80,
      length: [90, 300],
      width: [1.5, 4],
      angle: () => -0.02,
      look: { fill: INK.mist },
    }),
    rect(-30, horizon, 1660, 300, { fill: INK.teal }),
    art.haze(INK.navy, horizon + 20, 1080, 0.15, 1),
    ripples(art.random, {
      top: horizon + 3,
      bottom: 1070,
      left: 0,
      right: 1600,
      count: 330,
      length: 230,
      width: 9,
      look: { fill: INK.sea },
    }),
    ripples(art.random, {
      top: horizon + 2,
      bottom: 1040,
      left: 180,
      right: 900,
      count: 170,
      length: 170,
      width: 7,
      look: { fill: INK.amber },
      keep: (x, y) => 1 - Math.abs(x - 540) / (90 + (y - horizon) * 1.5),
    }),
    fleet
      .map(([x, height, turn], index) =>
        turbine(
          x,
          horizon + 6 + index ** 2 * 1.3,
          height,
          turn,
          index < 5 ? INK.slate : index === 7 ? INK.navy : INK.indigo,
        ),
      )
      .join(''),
    gull(1040, 620, 70, -8, { fill: INK.navy }),
    gull(1150, 690, 50, 10, { fill: INK.navy }),
    gull(960, 720, 40, 4, { fill: INK.navy }),
  ].join('');
  return art.rough(body, 4);
}

/** One terraced house, with its door, windows, roof and chimney. */
function house(art: Art, x: number, foot: number, width: number, wall: string, door: string): string {
  const h = width * 1.5;
  const top = foot - h;
  const glass = (wx: number, wy: number): string =>
    rect(x + wx * width, top + wy * h, width * 0.23, h * 0.17, { fill: INK.chalk }) +
    rect(x + (wx + 0.025) * width, top + (wy + 0.014) * h, width * 0.18, h * 0.142, {
      fill: art.random.chance(0.3) ? INK.amber : INK.slate,
    }) +
    rect(x + (wx + 0.105) * width, top + wy * h, width * 0.022, h * 0.17, { fill: INK.chalk });
  const roof: Point[] = [
    [x - 4, top + 4],
    [x + width * 0.14, top - h * 0.24],
    [x + width * 1.0, top - h * 0.24],
    [x + width + 4, top + 4],
  ];
  return [
    rect(x + width * 0.72, top - h * 0.42, width * 0.19, h * 0.3, { fill: INK.rust }),
    rect(x + width * 0.7, top - h * 0.43, width * 0.23, h * 0.035, { fill: INK.umber }),
    polygon(roof, { fill: INK.slate }),
    art.spray(polygonPath(roof), INK.soot, {
      from: [x, top],
      to: [x + width, top - h * 0.2],
      start: 0,
      end: 0.9,
    }),
    rect(x, top, width, h + 60, { fill: wall }),
    rect(x + width - 7, top, 7, h + 60, { fill: INK.umber, opacity: 0.45 }),
    glass(0.13, 0.12),
    glass(0.62, 0.12),
    glass(0.62, 0.6),
    rect(x + width * 0.12, top + h * 0.54, width * 0.29, h * 0.46, { fill: INK.chalk }),
    rect(x + width * 0.15, top + h * 0.57, width * 0.23, h * 0.43, { fill: door }),
    oval(x + width * 0.34, top + h * 0.8, 3, 3, { fill: INK.amber }),
    rect(x + width * 0.08, foot - 5, width * 0.37, 12, { fill: INK.bone }),
  ].join('');
}

/** Terraced houses climbing a hill, with coloured doors. */
export function terracedHill(art: Art): string {
  const walls = [INK.rust, INK.sand, INK.rose, INK.bone, INK.coral, INK.blush];
  const doors = [INK.teal, INK.amber, INK.indigo, INK.vermilion, INK.pine, INK.sky, INK.wine];
  const row = (
    start: Point,
    count: number,
    width: number,
    climb: number,
    fade: string,
    turn: number,
  ): string =>
    repeat(count, (index) => {
      const x = start[0] + index * width;
      const wall = mix(walls[(index * 5 + turn) % 6] ?? INK.sand, fade, turn * 0.16);
      return house(art, x, start[1] - index * climb, width, wall, doors[(index * 3 + turn) % 7] ?? INK.teal);
    });
  const street = polygonPath(points('-40,1110 -40,1010 1640,566 1640,1110'));
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.paper }),
    art.haze(INK.sky, -20, 430, 1, 0.1),
    cloud(art, 330, 190, 520, INK.chalk),
    cloud(art, 900, 110, 380, INK.chalk),
    group([row([20, 560], 13, 108, 27, INK.paper, 2)]),
    art.haze(INK.paper, 200, 560, 0, 0.4),
    group([row([-60, 800], 11, 152, 39, INK.paper, 1)]),
    group([row([-90, 1018], 9, 200, 53, INK.paper, 0)]),
    shape(street, { fill: mix(INK.slate, INK.steel, 0.35) }),
    art.spray(street, INK.navy, { from: [300, 900], to: [900, 1110], start: 0, end: 0.9 }),
    strokes(art.random, {
      left: -20,
      right: 1620,
      top: 600,
      bottom: 1067,
      count: 420,
      length: [34, 76],
      width: [5, 9],
      angle: () => -0.26,
      look: { fill: mix(INK.slate, INK.navy, 0.45) },
      keep: (x, y) => (y > 1046 - x * 0.264 ? 0.9 : 0),
    }),
    polygon(points('580,990 610,986 960,1040 900,1056'), { fill: INK.navy }),
    polygon(points('1020,852 1040,848 1330,900 1280,908'), { fill: INK.navy }),
    polygon(points('-40,1012 1640,568 1640,590 -40,1036'), { fill: INK.bone }),
    person(1010, 850, 128, { fill: INK.navy }),
    person(560, 988, 150, { fill: INK.soot }, 0.09),
    gull(1180, 130, 70, -12, { fill: INK.slate }),
    gull(1290, 180, 48, 8, { fill: INK.slate }),
  ].join('');
  return art.rough(body, 3);
}
