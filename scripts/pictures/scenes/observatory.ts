/** The observatory at Torsund and its mirror; the clock taken apart. */

import type { Art } from '../art.ts';
import { landPath, ridge, strokes } from '../marks.ts';
import { person } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath,
  disc,
  group,
  line,
  oval,
  ovalPath,
  polar,
  polygon,
  polygonPath,
  rect,
  repeat,
  shape,
  short,
  points,
} from '../shapes.ts';

/** Star trails: arcs about the pole of the sky. */
function starTrails(art: Art, x: number, y: number, count: number, ink: string, width: number): string {
  let d = '';
  for (let index = 0; index < count; index += 1) {
    const radius = 40 + art.random.next() ** 0.7 * 1250;
    const start = art.random.between(0, Math.PI * 2);
    const sweep = art.random.between(0.16, 0.34);
    const [ax, ay] = polar(x, y, radius, start);
    const [bx, by] = polar(x, y, radius, start + sweep);
    d += `M${short(ax)} ${short(ay)}A${short(radius)} ${short(radius)} 0 0 1 ${short(bx)} ${short(by)}`;
  }
  return shape(d, { stroke: ink, width });
}

/** The dome with its open slit and the telescope inside. */
function observatoryDome(art: Art): string {
  const shell = 'M520 640A240 236 0 0 1 1000 640z';
  const slit = 'M742 640C742 520 768 450 812 398L884 428C846 480 836 560 838 640z';
  return [
    rect(506, 640, 508, 26, { fill: INK.bone }),
    rect(530, 664, 460, 150, { fill: INK.sand }),
    art.spray(boxPath(530, 664, 460, 150), INK.navy, {
      from: [620, 0],
      to: [1010, 0],
      start: 0.05,
      end: 1,
    }),
    shape(shell, { fill: INK.paper }),
    art.spray(shell, INK.navy, { from: [580, 480], to: [985, 600], start: 0, end: 1 }),
    shape('M600 640C600 540 640 460 700 415M920 640C920 560 905 500 880 452', {
      stroke: INK.slate,
      width: 4,
      opacity: 0.7,
    }),
    shape(slit, { fill: INK.amber }),
    art.spray(slit, INK.rust, { from: [780, 420], to: [790, 640], start: 0, end: 0.95 }),
    polygon(points('770,640 806,640 880,404 834,386'), { fill: INK.soot }),
    polygon(points('828,382 886,404 892,388 834,366'), { fill: INK.rust }),
    rect(600, 722, 46, 92, { fill: INK.amber }),
    rect(690, 712, 60, 36, { fill: INK.amber }),
    art.glow(624, 800, 150, INK.amber, 0.45, 60),
  ].join('');
}

/** An observatory dome on a mountain under turning stars. */
export function observatoryNight(art: Art): string {
  const far = ridge(art.random, [-40, 800], [1640, 730], 120, 7, 0.52);
  const middle = ridge(art.random, [-40, 900], [1640, 860], 90, 7, 0.5);
  const peak = landPath(
    [
      ...ridge(art.random, [-40, 1080], [470, 812], 40, 5),
      ...ridge(art.random, [1050, 812], [1640, 1010], 44, 5),
    ],
    1110,
  );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }),
    art.haze(INK.indigo, 120, 760, 0, 1),
    art.haze(INK.rose, 600, 860, 0, 0.75),
    starTrails(art, 1010, 250, 300, mix(INK.sky, INK.indigo, 0.45), 2),
    starTrails(art, 1010, 250, 130, INK.mist, 2.6),
    starTrails(art, 1010, 250, 26, INK.amber, 3.6),
    shape(landPath(far, 1100), { fill: mix(INK.denim, INK.rose, 0.25) }),
    art.spray(landPath(far, 1100), INK.rose, { from: [0, 760], to: [0, 960], start: 0, end: 0.6 }),
    shape(landPath(middle, 1100), { fill: INK.indigo }),
    strokes(art.random, {
      left: 0,
      right: 1600,
      top: 850,
      bottom: 1060,
      count: 90,
      length: [40, 130],
      width: [2, 6],
      angle: (x) => (x < 800 ? 0.5 : -0.4),
      look: { fill: INK.denim },
    }),
    shape(peak, { fill: INK.soot }),
    strokes(art.random, {
      left: 40,
      right: 1560,
      top: 850,
      bottom: 1080,
      count: 110,
      length: [50, 170],
      width: [2, 7],
      angle: (x) => (x < 780 ? -0.45 : 0.36),
      look: { fill: INK.slate },
      keep: (x, y) => (y > 860 + Math.abs(x - 770) * 0.24 ? 0.9 : 0),
    }),
    observatoryDome(art),
    person(440, 850, 92, { fill: INK.soot }),
  ].join('');
  return art.rough(body, 4);
}

/** A hexagon about a point. */
function hexPath(x: number, y: number, radius: number): string {
  return polygonPath(Array.from({ length: 6 }, (_, index) => polar(x, y, radius, (index * Math.PI) / 3)));
}

/** The segments of the mirror, toned by what each one reflects. */
function mirrorSegments(art: Art, x: number, y: number, size: number): string {
  const inks = [INK.navy, INK.indigo, INK.denim, INK.sky, INK.blush, INK.amber, INK.ochre] as const;
  const parts: string[] = [];
  for (let q = -4; q <= 4; q += 1) {
    for (let r = -4; r <= 4; r += 1) {
      const ring = Math.max(Math.abs(q), Math.abs(r), Math.abs(q + r));
      if (ring > 4 || ring === 0) continue;
      const hx = x + size * 1.5 * q;
      const hy = y + size * Math.sqrt(3) * (r + q / 2);
      const light = (hx - x) * 0.55 - (hy - y) * 0.85;
      const tone = 3 + light / (size * 2.1) + Math.sin(ring * 2.1 + q) * 0.8 + art.random.between(-0.5, 0.5);
      const level = Math.min(6, Math.max(0, Math.round(tone)));
      const ink = inks[level] ?? INK.sky;
      const cell = hexPath(hx, hy, size * 0.965);
      parts.push(shape(cell, { fill: ink }));
      const shade = level > 3 ? INK.rust : INK.navy;
      parts.push(
        art.spray(cell, shade, {
          from: [hx + size * 0.5, hy - size],
          to: [hx - size * 0.5, hy + size],
          start: 0,
          end: 0.6,
        }),
      );
    }
  }
  return parts.join('');
}

/** A segmented telescope mirror, seen from the front. */
export function segmentedMirror(art: Art): string {
  const rings = [150, 270, 390, 505].map((radius) =>
    shape(ovalPath(800, 533, radius, radius), { stroke: INK.chalk, width: 2.4, opacity: 0.6 }),
  );
  const arms = [0.5, 2.6, 4.71].map((angle) =>
    line([polar(800, 533, 60, angle), polar(800, 533, 760, angle)], {
      stroke: INK.soot,
      width: 13,
    }),
  );
  const truss = repeat(24, (index) => {
    const angle = (index / 24) * Math.PI * 2;
    return line(
      [polar(800, 533, 520, angle), polar(800, 533, 980, angle + (index % 2 === 0 ? 0.24 : -0.24))],
      { stroke: INK.rust, width: 9 },
    );
  });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.wine }),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.soot, {
      from: [1400, 0],
      to: [200, 1067],
      start: 0.2,
      end: 1,
    }),
    truss,
    disc(826, 566, 548, { fill: INK.soot, opacity: 0.6 }),
    disc(800, 533, 540, { fill: INK.soot }),
    shape(ovalPath(800, 533, 532, 532), { stroke: INK.ochre, width: 6 }),
    group([mirrorSegments(art, 800, 533, 72)]),
    rings.join(''),
    arms.join(''),
    disc(800, 533, 66, { fill: INK.soot }),
    disc(800, 533, 48, { fill: INK.rust }),
    disc(790, 522, 28, { fill: INK.amber }),
  ].join('');
  return art.rough(body, 3);
}

/** The outline of a gear about the origin, with spokes cut out. */
function gearPath(radius: number, teeth: number, spokes: number): string {
  const tooth = radius * 0.09;
  const points = Array.from({ length: teeth * 4 }, (_, index) => {
    const high = index % 4 === 1 || index % 4 === 2;
    return polar(0, 0, high ? radius + tooth : radius, ((index + 0.5) / (teeth * 4)) * Math.PI * 2);
  });
  const holes = repeat(spokes, (index) => {
    const start = (index / spokes) * Math.PI * 2 + 0.14;
    const end = ((index + 1) / spokes) * Math.PI * 2 - 0.14;
    const [ax, ay] = polar(0, 0, radius * 0.34, start);
    const [bx, by] = polar(0, 0, radius * 0.78, start);
    const [cx, cy] = polar(0, 0, radius * 0.78, end);
    const [dx, dy] = polar(0, 0, radius * 0.34, end);
    const outer = short(radius * 0.78);
    const inner = short(radius * 0.34);
    return `M${short(ax)} ${short(ay)}L${short(bx)} ${short(by)}A${outer} ${outer} 0 0 1 ${short(cx)} ${short(cy)}L${short(dx)} ${short(dy)}A${inner} ${inner} 0 0 0 ${short(ax)} ${short(ay)}z`;
  });
  return polygonPath(points) + holes + ovalPath(0, 0, radius * 0.08, radius * 0.08);
}

/** A gear leaning in space: a stack of outlines gives its thickness. */
function leaningGear(
  x: number,
  y: number,
  d: string,
  face: string,
  side: string,
  depth: number,
  turn: number,
): string {
  const place = (step: number): string =>
    `translate(${short(x + step * 1.7)} ${short(y + step * 0.9)}) matrix(0.5 -0.2 0 1 0 0) rotate(${short(turn)})`;
  const layers = Array.from({ length: depth }, (_, step) =>
    shape(d, { fill: side, evenOdd: true, transform: place(depth - step) }),
  );
  return layers.join('') + shape(d, { fill: face, evenOdd: true, transform: place(0) });
}

/** The gears of a clock drawn apart along their axis. */
export function clockGears(art: Art): string {
  const axis = (share: number): [number, number] => [60 + share * 1500, 300 + share * 480];
  const parts: {
    at: number;
    size: number;
    teeth: number;
    spokes: number;
    ink: string;
    side: string;
  }[] = [
    { at: 0.1, size: 330, teeth: 60, spokes: 5, ink: INK.slate, side: INK.soot },
    { at: 0.27, size: 120, teeth: 16, spokes: 3, ink: INK.amber, side: INK.umber },
    { at: 0.4, size: 270, teeth: 48, spokes: 6, ink: INK.ochre, side: INK.umber },
    { at: 0.54, size: 96, teeth: 14, spokes: 3, ink: INK.bone, side: INK.slate },
    { at: 0.67, size: 330, teeth: 60, spokes: 4, ink: INK.vermilion, side: INK.wine },
    { at: 0.83, size: 180, teeth: 30, spokes: 5, ink: INK.amber, side: INK.umber },
    { at: 0.95, size: 84, teeth: 12, spokes: 3, ink: INK.chalk, side: INK.slate },
  ];
  const dial = repeat(60, (index) => {
    const angle = (index / 60) * Math.PI * 2;
    return line([polar(800, 533, index % 5 === 0 ? 470 : 500, angle), polar(800, 533, 524, angle)], {
      stroke: INK.denim,
      width: index % 5 === 0 ? 12 : 4,
    });
  });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.teal, {
      from: [100, 1067],
      to: [1300, 0],
      start: 0.9,
      end: 0,
    }),
    group([dial, shape(ovalPath(800, 533, 548, 548), { stroke: INK.denim, width: 5 })], {
      opacity: 0.6,
    }),
    line([axis(-0.1), axis(1.1)], { stroke: INK.chalk, width: 4, dash: '30 14 6 14' }),
    parts
      .toReversed()
      .map(({ at, size, teeth, spokes, ink, side }) => {
        const [x, y] = axis(at);
        const half = at * 300;
        return (
          leaningGear(x, y, gearPath(size, teeth, spokes), ink, side, 16, half) +
          oval(x, y, size * 0.07, size * 0.13, { fill: INK.soot })
        );
      })
      .join(''),
  ].join('');
  return art.rough(body, 3);
}
