/** Cloth: the loom and the denim. */

import type { Art } from '../art.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, group, line, points, polygon, polygonPath, rect, repeat, shape, short } from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A loom with coloured warp threads. */
export function loomWarp(art: Art): string {
  const inks = [
    INK.vermilion,
    INK.amber,
    INK.chalk,
    INK.teal,
    INK.indigo,
    INK.rose,
    INK.ochre,
    INK.wine,
    INK.sea,
  ];
  const order = [0, 0, 1, 2, 2, 3, 3, 4, 5, 5, 2, 1, 6, 6, 7, 0, 2, 8, 8, 4, 4, 1];
  const count = 132;
  const reed = 690;
  const threads = Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    const ink = inks[order[Math.floor(index / 6) % order.length] ?? 0] ?? INK.chalk;
    const top: Point = [420 + share * 760, 120];
    const foot: Point = [150 + share * 1300, reed + 40];
    return { ink, top, foot, share };
  });
  const warp = threads.map(({ ink, top, foot }, index) =>
    line([top, [foot[0], foot[1]]], { stroke: ink, width: 5, opacity: index % 2 === 0 ? 1 : 0.82 }),
  );
  const cloth = threads.map(({ ink, foot, share }) =>
    polygon(
      [
        [foot[0] - 5, foot[1]],
        [foot[0] + 5, foot[1]],
        [40 + share * 1520 + 6, 1110],
        [40 + share * 1520 - 6, 1110],
      ],
      { fill: ink },
    ),
  );
  const weft = repeat(40, (index) => {
    const y = reed + 46 + index * 9.4;
    const lean = (y - reed) * 0.29;
    const ink = [INK.navy, INK.navy, INK.chalk, INK.navy, INK.wine][Math.floor(index / 4) % 5] ?? INK.navy;
    return line(
      [
        [150 - lean, y],
        [1450 + lean, y],
      ],
      { stroke: ink, width: 4.6, dash: index % 2 === 0 ? '13 11' : '11 13' },
    );
  });
  const heddles = [300, 356].map((y, row) => {
    const left = 330 - row * 22;
    const width = 1600 - left * 2;
    return [
      rect(left, y - 74, width, 24, { fill: row === 0 ? INK.umber : INK.ochre }),
      rect(left, y + 74, width, 24, { fill: row === 0 ? INK.umber : INK.ochre }),
      repeat(66, (index) =>
        line(
          [
            [left + 20 + (index * (width - 40)) / 65, y - 52],
            [left + 20 + (index * (width - 40)) / 65, y + 76],
          ],
          { stroke: INK.bone, width: 2, opacity: 0.8 },
        ),
      ),
    ].join('');
  });
  const post = (x: number): string =>
    rect(x, -30, 92, 1130, { fill: INK.umber }) +
    art.spray(boxPath(x, -30, 92, 1130), INK.soot, {
      from: [x, 0],
      to: [x + 92, 0],
      start: 0.1,
      end: 1,
    });
  const shuttle = group(
    [
      polygon(points('-190,0 -120,-34 120,-34 190,0 120,34 -120,34'), {
        fill: INK.soot,
        opacity: 0.5,
        transform: 'translate(14 22)',
      }),
      shape('M-200 0Q-130 -40 0 -40T200 0Q130 40 0 40T-200 0z', { fill: INK.rust }),
      rect(-104, -20, 208, 40, { fill: INK.soot }),
      rect(-86, -14, 172, 28, { fill: INK.amber }),
      repeat(15, (index) =>
        line(
          [
            [-80 + index * 11, -14],
            [-74 + index * 11, 14],
          ],
          { stroke: INK.ochre, width: 3 },
        ),
      ),
    ],
    { transform: 'translate(980 640) rotate(-7)' },
  );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }),
    art.glow(800, 260, 760, INK.denim, 0.8, 420),
    rect(330, 84, 940, 46, { fill: INK.umber }),
    rect(330, 84, 940, 12, { fill: INK.ochre }),
    warp.join(''),
    heddles.join(''),
    art.spray(boxPath(150, 470, 1300, 110), INK.navy, {
      from: [0, 470],
      to: [0, 580],
      start: 0.7,
      end: 0,
    }),
    cloth.join(''),
    weft,
    rect(60, reed - 22, 1480, 26, { fill: INK.ochre }),
    rect(60, reed + 30, 1480, 34, { fill: INK.umber }),
    repeat(120, (index) =>
      line(
        [
          [140 + index * 11.1, reed],
          [140 + index * 11.1, reed + 34],
        ],
        { stroke: INK.bone, width: 2 },
      ),
    ),
    line(points('1170,616 1450,736'), { stroke: INK.amber, width: 4 }),
    shuttle,
    post(20),
    post(1488),
    art.haze(INK.navy, 900, 1090, 0, 0.75),
  ].join('');
  return art.rough(body, 3);
}

/** Folded indigo cloth in stacks. */
export function indigoStacks(art: Art): string {
  const inks = [
    INK.navy,
    INK.indigo,
    INK.denim,
    mix(INK.denim, INK.sky, 0.5),
    INK.sky,
    mix(INK.indigo, INK.navy, 0.5),
    INK.mist,
  ];
  const fold = (x: number, y: number, width: number, height: number, ink: string): string => {
    const r = height / 2;
    const d = `M${short(x + r)} ${short(y)}H${short(x + width - 6)}Q${short(x + width + 6)} ${short(y + r)} ${short(x + width - 4)} ${short(y + height)}H${short(x + r)}A${short(r)} ${short(r)} 0 0 1 ${short(x + r)} ${short(y)}z`;
    const layers = [0.3, 0.52, 0.74].map((share) =>
      line(
        [
          [x + r * 0.9, y + height * share],
          [x + width - 8, y + height * (share + 0.02)],
        ],
        { stroke: INK.soot, width: 2.4, opacity: 0.55 },
      ),
    );
    return [
      shape(d, { fill: ink }),
      art.spray(d, INK.soot, {
        from: [x, y + height * 0.3],
        to: [x, y + height],
        start: 0,
        end: 0.65,
      }),
      layers.join(''),
      line(
        [
          [x + r, y + 5],
          [x + width - 10, y + 5],
        ],
        { stroke: INK.mist, width: 3, opacity: 0.5 },
      ),
      art.random.chance(0.34)
        ? line(
            [
              [x + r, y + height * 0.86],
              [x + width - 14, y + height * 0.86],
            ],
            { stroke: INK.coral, width: 4, dash: '15 9' },
          )
        : '',
    ].join('');
  };
  const heights = (count: number): number[] =>
    Array.from({ length: count }, () => art.random.between(56, 92));
  const middle = heights(6);
  const top = 930 - middle.reduce((sum, height) => sum + height, 0);
  const stack = (x: number, foot: number, width: number, layers: readonly number[], turn: number): string => {
    let y = foot;
    let drawn = '';
    for (const [index, height] of layers.entries()) {
      y -= height;
      drawn += fold(
        x + art.random.between(-16, 16),
        y,
        width + art.random.between(-24, 24),
        height - 3,
        inks[(index * 3 + turn) % inks.length] ?? INK.indigo,
      );
    }
    return drawn;
  };
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.sand }),
    art.spray(boxPath(-20, -20, 1640, 960), INK.rust, {
      from: [1500, 0],
      to: [100, 900],
      start: 0,
      end: 0.6,
    }),
    rect(-30, 930, 1660, 180, { fill: INK.umber }),
    rect(-30, 926, 1660, 12, { fill: INK.ochre }),
    art.haze(INK.soot, 940, 1090, 0.2, 1),
    art.spray(polygonPath(points('760,-20 1300,-20 860,930 240,930')), INK.paper, {
      from: [900, 0],
      to: [560, 930],
      start: 0.9,
      end: 0.1,
    }),
    stack(90, 930, 470, heights(9), 0),
    stack(640, 930, 440, middle, 2),
    stack(1150, 930, 420, heights(11), 4),
    rect(786, top - 22, 128, 22, { fill: INK.umber }),
    rect(786, top - 150, 128, 20, { fill: INK.umber }),
    rect(800, top - 132, 100, 112, { fill: INK.coral }),
    art.spray(boxPath(800, top - 132, 100, 112), INK.wine, {
      from: [820, 0],
      to: [910, 0],
      start: 0,
      end: 1,
    }),
    repeat(9, (index) =>
      line(
        [
          [800, top - 124 + index * 12],
          [900, top - 118 + index * 12],
        ],
        { stroke: INK.rust, width: 2.5 },
      ),
    ),
    shape(`M900 ${short(top - 40)}q70 60 90 150t40 190`, { stroke: INK.coral, width: 4 }),
  ].join('');
  return art.rough(body, 4);
}
