/** A grid of buttons. */

import type { Art } from '../art.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath,
  disc,
  line,
  ovalPath,
  polar,
  polygonPath,
  rect,
  repeat,
  shape,
  short,
  smoothPath,
} from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** One button: its form, rim, holes and thread. */
function button(art: Art, x: number, y: number, size: number, ink: string, kind: number): string {
  const scallop = Array.from({ length: 32 }, (_, index) =>
    polar(x, y, size * (index % 2 === 0 ? 1.02 : 0.9), (index / 32) * Math.PI * 2),
  );
  const forms = [
    ovalPath(x, y, size, size),
    smoothPath(scallop, true),
    polygonPath(
      Array.from({ length: 8 }, (_, index) => polar(x, y, size * 1.02, ((index + 0.5) / 8) * Math.PI * 2)),
    ),
    `M${short(x - size * 0.6)} ${short(y - size * 0.86)}h${short(size * 1.2)}q${short(size * 0.26)} 0 ${short(size * 0.26)} ${short(size * 0.26)}v${short(size * 1.2)}q0 ${short(size * 0.26)} ${short(-size * 0.26)} ${short(size * 0.26)}h${short(-size * 1.2)}q${short(-size * 0.26)} 0 ${short(-size * 0.26)} ${short(-size * 0.26)}v${short(-size * 1.2)}q0 ${short(-size * 0.26)} ${short(size * 0.26)} ${short(-size * 0.26)}z`,
    ovalPath(x, y, size, size * 0.72),
  ];
  const d = forms[kind] ?? forms[0] ?? '';
  const dark = mix(ink, INK.soot, 0.62);
  const spread = size * 0.24;
  const count = art.random.chance(0.6) ? 4 : 2;
  const holes: Point[] =
    count === 4
      ? [
          [-spread, -spread],
          [spread, -spread],
          [spread, spread],
          [-spread, spread],
        ]
      : [
          [-spread, 0],
          [spread, 0],
        ];
  const thread =
    art.random.chance(0.4) && count === 4
      ? line(
          [
            [x - spread, y - spread],
            [x + spread, y + spread],
          ],
          { stroke: INK.chalk, width: size * 0.1 },
        ) +
        line(
          [
            [x + spread, y - spread],
            [x - spread, y + spread],
          ],
          { stroke: INK.chalk, width: size * 0.1 },
        )
      : '';
  const inner = kind === 4 ? 0.5 : 0.68;
  return [
    shape(d, { fill: INK.umber, opacity: 0.5, transform: 'translate(9 12)' }),
    shape(d, { fill: ink }),
    art.spray(d, dark, {
      from: [x - size * 0.3, y - size * 0.4],
      to: [x + size, y + size],
      start: 0,
      end: 0.9,
    }),
    shape(ovalPath(x, y, size * 0.68, size * inner), { stroke: dark, width: 4 }),
    shape(
      `M${short(x - size * 0.82)} ${short(y)}A${short(size * 0.82)} ${short(size * (inner + 0.14))} 0 0 1 ${short(x)} ${short(y - size * (inner + 0.14))}`,
      { stroke: mix(ink, INK.chalk, 0.65), width: 5 },
    ),
    holes.map(([dx, dy]) => disc(x + dx, y + dy, size * 0.105, { fill: INK.soot })).join(''),
    thread,
  ].join('');
}

/** A grid of buttons of many shapes and colours. */
export function buttonGrid(art: Art): string {
  const inks = [
    INK.vermilion,
    INK.teal,
    INK.amber,
    INK.navy,
    INK.rose,
    INK.chalk,
    INK.moss,
    INK.wine,
    INK.sky,
    INK.ochre,
    INK.plum,
    INK.sea,
  ];
  const buttons = repeat(54, (index) => {
    const column = index % 9;
    const row = Math.floor(index / 9);
    const ink = inks[(column * 5 + row * 7) % 12] ?? INK.teal;
    const kind = (column * 2 + row * 3 + ((column * row) % 3)) % 5;
    const size = art.random.between(54, 72);
    return column === 6 && row === 2 ? '' : button(art, 88 + column * 178, 90 + row * 177, size, ink, kind);
  });
  const gap: Point = [88 + 6 * 178, 90 + 2 * 177];
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.paper }),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.sand, {
      from: [200, 0],
      to: [1500, 1067],
      start: 0,
      end: 0.9,
    }),
    buttons,
    shape(ovalPath(gap[0], gap[1], 62, 62), { stroke: INK.sand, width: 5, dash: '12 12' }),
    shape(`M${short(gap[0] - 16)} ${short(gap[1] - 12)}q20 20 32 0t-8 40q-30 24 -54 -6`, {
      stroke: INK.vermilion,
      width: 5,
    }),
  ].join('');
  return art.rough(body, 3);
}
