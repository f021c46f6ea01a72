/** The three sails. */

import type { Art } from '../art.ts';
import { gougePath, hillLine, landPath, ridge, strokes } from '../marks.ts';
import { gull } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import { disc, group, line, oval, rect, repeat, shape, short } from '../shapes.ts';

/** One racing boat heeled under main and jib. */
function racer(
  art: Art,
  x: number,
  y: number,
  size: number,
  ink: string,
  panel: string,
  heel: number,
): string {
  const s = size;
  const main = `M0 ${short(-s * 1.5)}Q${short(s * 0.62)} ${short(-s * 0.9)} ${short(s * 0.6)} ${short(-s * 0.1)}L0 ${short(-s * 0.08)}z`;
  const jib = `M${short(-s * 0.05)} ${short(-s * 1.34)}Q${short(-s * 0.18)} ${short(-s * 0.6)} ${short(-s * 0.66)} ${short(-s * 0.05)}Q${short(-s * 0.3)} ${short(-s * 0.12)} ${short(-s * 0.04)} ${short(-s * 0.14)}z`;
  const band = `M${short(s * 0.46)} ${short(-s * 0.76)}Q${short(s * 0.58)} ${short(-s * 0.5)} ${short(s * 0.6)} ${short(-s * 0.34)}L0 ${short(-s * 0.42)}V${short(-s * 0.82)}z`;
  const seams = [0.3, 0.55, 1, 1.2]
    .map(
      (share) => `M0 ${short(-s * share)}L${short(s * 0.58 * (1.36 - share))} ${short(-s * (share + 0.06))}`,
    )
    .join('');
  return group(
    [
      shape(main, { fill: ink }),
      shape(band, { fill: panel }),
      shape(seams, { stroke: INK.slate, width: 2, opacity: 0.6 }),
      art.spray(main, INK.slate, { from: [s * 0.5, -s], to: [0, -s * 0.3], start: 0, end: 0.6 }),
      shape(jib, { fill: mix(ink, panel, 0.16) }),
      art.spray(jib, INK.slate, { from: [-s * 0.5, 0], to: [0, -s], start: 0, end: 0.7 }),
      line(
        [
          [0, -s * 1.54],
          [0, 0],
        ],
        { stroke: INK.soot, width: s * 0.02 },
      ),
      shape(
        `M${short(-s * 0.8)} ${short(-s * 0.06)}Q0 ${short(s * 0.04)} ${short(s * 0.66)} ${short(-s * 0.06)}L${short(s * 0.56)} ${short(s * 0.12)}Q0 ${short(s * 0.2)} ${short(-s * 0.52)} ${short(s * 0.1)}z`,
        { fill: INK.navy },
      ),
      shape(
        `M${short(-s * 0.8)} ${short(-s * 0.06)}Q0 ${short(s * 0.04)} ${short(s * 0.66)} ${short(-s * 0.06)}`,
        { stroke: INK.chalk, width: s * 0.026 },
      ),
      repeat(3, (index) => {
        const cx = -s * (0.16 + index * 0.15);
        return (
          oval(cx, -s * 0.09, s * 0.042, s * 0.08, {
            fill: INK.vermilion,
            transform: `rotate(-24 ${short(cx)} ${short(-s * 0.09)})`,
          }) + disc(cx - s * 0.04, -s * 0.19, s * 0.032, { fill: INK.umber })
        );
      }),
    ],
    { transform: `translate(${short(x)} ${short(y)}) rotate(${short(heel)})` },
  );
}

/** Three sails on a blue-green sea. */
export function threeSails(art: Art): string {
  const swell = (y: number, height: number, ink: string): string =>
    shape(landPath(hillLine(art, y, height, 2.4), 1110, true), { fill: ink });
  const foam = (x: number, y: number, size: number): string =>
    shape(
      repeat(9, (index) =>
        gougePath(
          x - size * 0.9 + index * size * 0.24,
          y + art.random.between(-6, 14),
          size * 0.42,
          size * 0.045,
          art.random.between(-0.2, 0.1),
        ),
      ),
      { fill: INK.chalk },
    );
  const sea = (top: number, bottom: number, ink: string, count: number, length: number): string =>
    strokes(art.random, {
      left: -20,
      right: 1620,
      top,
      bottom,
      count,
      length: [length * 0.4, length],
      width: [length / 46, length / 20],
      angle: (x) => Math.sin(x / 130) * 0.14,
      look: { fill: ink },
    });
  const body = [
    rect(-30, -30, 1660, 600, { fill: INK.mist }),
    art.haze(INK.sky, -20, 420, 1, 0),
    disc(300, 250, 76, { fill: INK.amber }),
    shape(
      repeat(4, (index) =>
        gougePath(
          [900, 1320, 480, 1160][index] ?? 0,
          [130, 220, 330, 350][index] ?? 0,
          [760, 520, 560, 620][index] ?? 0,
          18,
        ),
      ),
      { fill: INK.chalk },
    ),
    shape(landPath(ridge(art.random, [900, 480], [1660, 380], 40, 6, 0.5), 520), {
      fill: mix(INK.teal, INK.mist, 0.5),
    }),
    rect(-30, 480, 1660, 640, { fill: INK.sea }),
    art.haze(INK.mist, 480, 620, 0.7, 0),
    sea(500, 640, INK.mist, 70, 130),
    racer(art, 420, 590, 190, INK.chalk, INK.amber, 9),
    foam(400, 606, 170),
    swell(660, 30, mix(INK.sea, INK.teal, 0.45)),
    sea(690, 800, INK.sea, 80, 210),
    racer(art, 1270, 740, 330, INK.chalk, INK.indigo, 11),
    foam(1240, 770, 290),
    swell(840, 40, INK.teal),
    sea(870, 970, INK.sea, 70, 260),
    sea(870, 990, INK.mist, 22, 200),
    racer(art, 760, 930, 520, INK.chalk, INK.vermilion, 12),
    foam(700, 984, 470),
    swell(1010, 46, mix(INK.teal, INK.navy, 0.5)),
    sea(1010, 1067, INK.sea, 34, 280),
    gull(1040, 140, 84, -10, { fill: INK.navy }),
    gull(180, 420, 54, 8, { fill: INK.navy }),
  ].join('');
  return art.rough(body, 4);
}
