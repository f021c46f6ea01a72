/** The Long Thaw: the ice road and the bubbles. */

import type { Art } from '../art.ts';
import { landPath, ridge, strokes } from '../marks.ts';
import { sprucePath } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath,
  disc,
  group,
  line,
  ovalPath,
  polygon,
  polygonPath,
  rect,
  repeat,
  shape,
  short,
  smoothPath,
} from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** An ice road across a frozen lake, marked by poles. */
export function iceRoad(art: Art): string {
  const horizon = 430;
  const vanish: Point = [1010, horizon + 4];
  const along = (foot: Point, depth: number): Point => [
    vanish[0] + (foot[0] - vanish[0]) * depth,
    vanish[1] + (foot[1] - vanish[1]) * depth,
  ];
  const road: Point[] = [along([150, 1130], 0.01), along([1090, 1130], 0.01), [1090, 1130], [150, 1130]];
  const poles = [0.03, 0.045, 0.068, 0.1, 0.15, 0.225, 0.34, 0.52, 0.8].map((depth) => {
    const pole = (foot: Point): string => {
      const [x, y] = along(foot, depth);
      const height = 560 * depth;
      const width = Math.max(3, 26 * depth);
      return [
        polygon(
          [
            [x, y - width * 0.3],
            [x + width, y],
            [x - height * 0.95, y + height * 0.3],
            [x - height, y + height * 0.28],
          ],
          { fill: INK.denim, opacity: 0.75 },
        ),
        rect(x, y - height, width, height, { fill: INK.soot }),
        rect(x, y - height, width, height * 0.2, { fill: INK.vermilion }),
        rect(x, y - height * 0.68, width, height * 0.12, { fill: INK.vermilion }),
      ].join('');
    };
    return pole([-20, 1130]) + pole([1290, 1130]);
  });
  const cracks = repeat(11, (index) => {
    const points = ridge(
      art.random,
      [index < 6 ? -40 : 900, 560 + index * 50],
      [index < 6 ? 500 : 1660, 520 + index * 46],
      26,
      5,
      0.55,
    );
    return shape(polygonPath(points, false), { stroke: INK.chalk, width: 2 + index * 0.35 });
  });
  const truck = group(
    [
      rect(-34, -46, 44, 40, { fill: INK.rust }),
      rect(12, -34, 26, 28, { fill: INK.wine }),
      rect(-36, -8, 76, 6, { fill: INK.soot }),
      disc(-20, -2, 7, { fill: INK.soot }),
      disc(24, -2, 7, { fill: INK.soot }),
      disc(37, -14, 5, { fill: INK.chalk }),
    ],
    {
      transform: `translate(${short(along([620, 1130], 0.085)[0])} ${short(along([620, 1130], 0.085)[1])}) scale(0.9)`,
    },
  );
  const body = [
    rect(-30, -30, 1660, 520, { fill: INK.blush }),
    art.haze(INK.sky, -20, 330, 1, 0),
    art.haze(INK.coral, 260, horizon, 0, 0.55),
    disc(1240, 350, 60, { fill: INK.chalk }),
    shape(landPath(ridge(art.random, [-40, 330], [1640, 380], 70, 6, 0.5), 480), {
      fill: mix(INK.sky, INK.rose, 0.35),
    }),
    shape(landPath(ridge(art.random, [-40, 380], [1640, 416], 26, 6, 0.5), 480), {
      fill: INK.denim,
    }),
    shape(
      repeat(60, (index) =>
        sprucePath(
          art.random,
          index * 27 + art.random.between(-8, 8),
          horizon + 8,
          art.random.between(18, 46),
        ),
      ),
      { fill: INK.indigo },
    ),
    rect(-30, horizon, 1660, 680, { fill: INK.mist }),
    art.haze(INK.sky, horizon + 40, 1090, 0, 1),
    art.glow(1240, 520, 520, INK.blush, 0.85, 110),
    strokes(art.random, {
      left: 0,
      right: 1600,
      top: 470,
      bottom: 1067,
      count: 150,
      length: [60, 300],
      width: [1.5, 6],
      angle: () => 0.01,
      look: { fill: INK.chalk },
    }),
    cracks,
    polygon(road, { fill: INK.teal }),
    art.spray(polygonPath(road), INK.navy, { from: [0, 480], to: [0, 1100], start: 0, end: 0.9 }),
    strokes(art.random, {
      left: 150,
      right: 1090,
      top: 520,
      bottom: 1067,
      count: 130,
      length: [50, 240],
      width: [1.5, 5],
      angle: (x, y) => Math.atan2(y - vanish[1], x - vanish[0]),
      look: { fill: INK.sea },
      keep: (x, y) => {
        const d = (y - vanish[1]) / 696;
        const at = (x - vanish[0]) / d + vanish[0];
        return at > 190 && at < 1050 ? 1 : 0;
      },
    }),
    line([along([330, 1130], 0.02), [330, 1130]], { stroke: INK.sky, width: 7 }),
    line([along([900, 1130], 0.02), [900, 1130]], { stroke: INK.sky, width: 7 }),
    truck,
    poles.join(''),
  ].join('');
  return art.rough(body, 4);
}

/** One column of methane bubbles, flattened as they froze. */
function bubbleStack(art: Art, x: number, y: number, size: number): string {
  const count = art.random.whole(2, 5);
  return repeat(count, (index) => {
    const share = (count - index) / count;
    const r = size * (0.45 + 0.55 * (1 - share)) * art.random.between(0.85, 1.1);
    const bx = x - share * size * 0.6 + art.random.between(-6, 6);
    const by = y + share * size * 0.95;
    const ink = mix(INK.chalk, INK.teal, share * 0.62);
    const form = Array.from({ length: 11 }, (_, step): Point => {
      const angle = (step / 11) * Math.PI * 2;
      const wobble = r * art.random.between(0.93, 1.06);
      return [bx + Math.cos(angle) * wobble, by + Math.sin(angle) * wobble * 0.82];
    });
    const d = smoothPath(form, true);
    return [
      shape(d, { fill: INK.navy, opacity: 0.6, transform: 'translate(7 9)' }),
      shape(d, { fill: ink }),
      r > 26
        ? art.spray(d, INK.sea, {
            from: [bx - r, by - r * 0.8],
            to: [bx + r * 0.8, by + r],
            start: 0,
            end: 0.85,
          })
        : '',
      shape(ovalPath(bx, by, r * 0.8, r * 0.64), {
        stroke: INK.chalk,
        width: Math.max(1.5, r * 0.03),
        opacity: 0.7,
      }),
    ].join('');
  });
}

/** Bubbles frozen in lake ice. */
export function frozenBubbles(art: Art): string {
  const spots: [number, number, number][] = [];
  for (let attempt = 0; attempt < 900 && spots.length < 52; attempt += 1) {
    const size = attempt < 40 ? art.random.between(80, 150) : art.random.between(14, 56);
    const x = art.random.between(-20, 1620);
    const y = art.random.between(-20, 1060);
    const lane = Math.abs(y - (180 + x * 0.42)) < 330 ? 1 : 0.12;
    if (art.random.next() > lane) continue;
    if (spots.every(([ox, oy, other]) => Math.hypot(ox - x, oy - y) > (size + other) * 1.22))
      spots.push([x, y, size]);
  }
  const crack = (from: Point, to: Point, width: number): string => {
    const points = ridge(art.random, from, to, 70, 6, 0.5);
    const d = polygonPath(points, false);
    return (
      shape(d, {
        stroke: INK.sea,
        width: width * 5,
        opacity: 0.5,
        transform: 'translate(-14 20)',
      }) + shape(d, { stroke: INK.chalk, width })
    );
  };
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.teal }),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.navy, {
      from: [1300, 0],
      to: [300, 1067],
      start: 0.1,
      end: 1,
    }),
    art.glow(1150, 260, 760, INK.sea, 0.8, 480),
    strokes(art.random, {
      left: 0,
      right: 1600,
      top: 0,
      bottom: 1067,
      count: 110,
      length: [80, 360],
      width: [1, 4],
      angle: (x) => 0.5 + x / 2600,
      look: { fill: INK.sea, opacity: 0.7 },
    }),
    crack([-40, 880], [1640, 300], 4),
    crack([420, -40], [980, 1110], 3),
    spots
      .toSorted((a, b) => a[2] - b[2])
      .map(([x, y, size]) => bubbleStack(art, x, y, size))
      .join(''),
    crack([-40, 300], [1640, 960], 5.5),
  ].join('');
  return art.rough(body, 4);
}
