/** Living things in silhouette: trees, gulls, people. */

import { gougePath } from './marks.ts';
import type { Random } from './random.ts';
import { disc, group, line, oval, polygonPath, shape, short, smoothPath } from './shapes.ts';
import type { Look, Point } from './shapes.ts';

/** The path of a spruce with ragged tiers. */
export function sprucePath(random: Random, x: number, foot: number, height: number): string {
  const half = height * random.between(0.17, 0.23);
  const tiers = 6;
  const right: Point[] = [];
  const left: Point[] = [];
  for (let tier = 1; tier <= tiers; tier += 1) {
    const y = foot - height + (height * 0.93 * tier) / tiers;
    const reach = (half * tier) / tiers;
    right.push([x + reach * random.between(0.85, 1.1), y], [x + reach * 0.5, y - height * 0.03]);
    left.unshift([x - reach * 0.5, y - height * 0.03], [x - reach * random.between(0.85, 1.1), y]);
  }
  const trunk: Point[] = [
    [x + half * 0.1, foot],
    [x - half * 0.1, foot],
  ];
  return polygonPath([[x, foot - height], ...right, ...trunk, ...left]);
}

/** One drooping palm frond with cut leaflets. */
function frondPath(x: number, y: number, angle: number, length: number): string {
  const tipX = x + Math.cos(angle) * length;
  const tipY = y + Math.sin(angle) * length + length * 0.34;
  const midX = x + Math.cos(angle) * length * 0.55;
  const midY = y + Math.sin(angle) * length * 0.55 - length * 0.1;
  let d = '';
  for (let step = 1; step <= 15; step += 1) {
    const t = step / 15;
    const u = 1 - t;
    const px = u * u * x + 2 * u * t * midX + t * t * tipX;
    const py = u * u * y + 2 * u * t * midY + t * t * tipY;
    const slope = Math.atan2(u * (midY - y) + t * (tipY - midY), u * (midX - x) + t * (tipX - midX));
    const leaf = length * (0.36 - 0.24 * Math.abs(t - 0.4));
    for (const side of [0.75, -0.75]) {
      const turn = slope + side;
      const cx = px + (Math.cos(turn) * leaf) / 2;
      const cy = py + (Math.sin(turn) * leaf) / 2;
      d += gougePath(cx, cy, leaf, length * 0.034, turn);
    }
  }
  return `${d}M${short(x)} ${short(y)}Q${short(midX)} ${short(midY)} ${short(tipX)} ${short(tipY)}Q${short(midX)} ${short(midY + length * 0.035)} ${short(x)} ${short(y)}z`;
}

/** A date palm: a bent trunk and a crown of fronds. */
export function palm(random: Random, x: number, foot: number, height: number, look: Look): string {
  const lean = random.between(-0.1, 0.1) * height;
  const topX = x + lean;
  const topY = foot - height;
  const w = height * 0.022;
  const trunk =
    `M${short(x - w * 1.5)} ${short(foot)}Q${short(x - w)} ${short(foot - height * 0.5)} ` +
    `${short(topX - w)} ${short(topY)}L${short(topX + w)} ${short(topY)}` +
    `Q${short(x + w)} ${short(foot - height * 0.5)} ${short(x + w * 1.5)} ${short(foot)}z`;
  let d = trunk;
  const fronds = 13;
  for (let index = 0; index < fronds; index += 1) {
    const angle = -Math.PI - 0.5 + (index / (fronds - 1)) * (Math.PI + 1);
    d += frondPath(topX, topY, angle + random.between(-0.1, 0.1), height * random.between(0.32, 0.42));
  }
  return shape(d, look);
}

/** A gull in flight: two bent wings. */
export function gull(x: number, y: number, span: number, tilt: number, look: Look): string {
  const s = span / 2;
  const d =
    `M${short(-s)} ${short(-s * 0.12)}Q${short(-s * 0.55)} ${short(-s * 0.62)} 0 0` +
    `Q${short(s * 0.5)} ${short(-s * 0.7)} ${short(s)} ${short(-s * 0.3)}` +
    `Q${short(s * 0.5)} ${short(-s * 0.42)} ${short(s * 0.08)} ${short(s * 0.14)}` +
    `Q${short(-s * 0.05)} ${short(s * 0.22)} ${short(-s * 0.14)} ${short(s * 0.1)}` +
    `Q${short(-s * 0.55)} ${short(-s * 0.36)} ${short(-s)} ${short(-s * 0.12)}z`;
  const transform = `translate(${short(x)} ${short(y)}) rotate(${short(tilt)})`;
  return shape(d, { ...look, transform });
}

/** A standing person seen from afar, in a long coat. */
export function person(x: number, foot: number, height: number, look: Look, stride = 0.05): string {
  const h = height;
  const coat: Point[] = [
    [x - h * 0.05, foot - h * 0.84],
    [x + h * 0.05, foot - h * 0.84],
    [x + h * 0.125, foot - h * 0.76],
    [x + h * 0.14, foot - h * 0.46],
    [x + h * 0.12, foot - h * 0.28],
    [x - h * 0.12, foot - h * 0.28],
    [x - h * 0.14, foot - h * 0.46],
    [x - h * 0.125, foot - h * 0.76],
  ];
  const leg = (side: number): string =>
    polygonPath([
      [x + side * h * 0.015, foot - h * 0.3],
      [x + side * h * 0.1, foot - h * 0.3],
      [x + side * h * (0.045 + stride), foot],
      [x + side * h * (0.005 + stride), foot],
    ]);
  return group(
    [
      shape(smoothPath(coat, true) + leg(1) + leg(-1), {}),
      oval(x, foot - h * 0.925, h * 0.058, h * 0.075, {}),
    ],
    look,
  );
}

/** A head and shoulders seen from behind, as in a crowd. */
export function spectator(x: number, y: number, size: number, look: Look): string {
  const shoulders: Point[] = [
    [x - size, y + size * 1.9],
    [x - size * 0.92, y + size * 0.95],
    [x - size * 0.32, y + size * 0.58],
    [x + size * 0.32, y + size * 0.58],
    [x + size * 0.92, y + size * 0.95],
    [x + size, y + size * 1.9],
  ];
  return group(
    [
      shape(`${smoothPath(shoulders)}V${short(y + size * 4)}H${short(x - size)}z`, {}),
      oval(x, y, size * 0.42, size * 0.52, {}),
      shape(
        polygonPath([
          [x - size * 0.2, y],
          [x + size * 0.2, y],
          [x + size * 0.24, y + size],
          [x - size * 0.24, y + size],
        ]),
        {},
      ),
    ],
    look,
  );
}

/** A sailing or mooring pole, a lamp post: an upright with an optional lamp. */
export function lampPost(x: number, foot: number, height: number, ink: string, lamp: string): string {
  return group([
    line(
      [
        [x, foot],
        [x, foot - height],
      ],
      { stroke: ink, width: height * 0.03 },
    ),
    disc(x, foot - height, height * 0.065, { fill: lamp }),
  ]);
}
