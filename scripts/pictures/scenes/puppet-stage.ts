/** The stage of the puppet theatre. */

import type { Art } from '../art.ts';
import { stars } from '../marks.ts';
import { INK } from '../palette.ts';
import { boxPath, disc, group, line, oval, points, polygon, rect, repeat, shape, short } from '../shapes.ts';

/** One hanging curtain: folds that are drawn aside at the waist. */
function curtain(art: Art, outer: number, inner: number, flip: boolean): string {
  const folds = 7;
  const tie = 640;
  const parts = repeat(folds, (index) => {
    const a = outer + ((inner - outer) * index) / folds;
    const b = outer + ((inner - outer) * (index + 1)) / folds;
    const ta = outer + (a - outer) * 0.46;
    const tb = outer + (b - outer) * 0.46;
    const fa = outer + (a - outer) * 0.7;
    const fb = outer + (b - outer) * 0.7;
    const d = `M${short(a)} 120C${short(a)} 420 ${short(ta)} 500 ${short(ta)} ${tie}C${short(ta)} 760 ${short(fa)} 840 ${short(fa)} 930L${short(fb)} 930C${short(fb)} 840 ${short(tb)} 760 ${short(tb)} ${tie}C${short(tb)} 500 ${short(b)} 420 ${short(b)} 120z`;
    const ink = index % 2 === 0 ? INK.vermilion : INK.rust;
    return (
      shape(d, { fill: ink }) +
      art.spray(d, INK.wine, { from: [flip ? b : a, 0], to: [flip ? a : b, 0], start: 0, end: 0.9 })
    );
  });
  const at = outer + (inner - outer) * 0.23;
  return (
    parts +
    oval(at, tie, Math.abs(inner - outer) * 0.27, 20, { fill: INK.amber }) +
    line(
      [
        [at, tie],
        [at - 12, 760],
      ],
      { stroke: INK.amber, width: 14 },
    )
  );
}

/** A puppet stage with its curtains drawn aside. */
export function puppetStage(art: Art): string {
  const scallops = repeat(11, (index) => {
    const x = 170 + index * 115;
    const d = `M${short(x)} 110h115v90a57.5 52 0 0 1 -115 0z`;
    return (
      shape(d, { fill: index % 2 === 0 ? INK.amber : INK.vermilion }) +
      shape(`M${short(x)} 200a57.5 52 0 0 0 115 0`, { stroke: INK.wine, width: 6 })
    );
  });
  const waves = [760, 810, 860].map((y, index) =>
    shape(`M300 ${y}${repeat(13, () => 'q40 -44 80 0')}V960H300z`, {
      fill: [INK.teal, INK.sea, INK.navy][index] ?? INK.teal,
    }),
  );
  const boat = group(
    [
      polygon(points('-120,0 130,0 90,62 -84,62'), { fill: INK.rust }),
      line(points('0,0 0,-230'), { stroke: INK.umber, width: 10 }),
      polygon(points('10,-226 10,-30 130,-40'), { fill: INK.chalk }),
      polygon(points('-10,-200 -10,-30 -96,-40'), { fill: INK.blush }),
    ],
    { transform: 'translate(900 748) rotate(-5)' },
  );
  const front = repeat(9, (index) => {
    const x = 190 + index * 136;
    return polygon(
      [
        [x + 68, 956],
        [x + 124, 1006],
        [x + 68, 1056],
        [x + 12, 1006],
      ],
      { fill: index % 2 === 0 ? INK.amber : INK.teal },
    );
  });
  const heads = repeat(12, (index) =>
    oval(60 + index * 136 + art.random.between(-22, 22), 1074, 52, 62, { fill: INK.soot }),
  );
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.pine }),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.soot, {
      from: [800, 500],
      to: [60, 200],
      start: 0.2,
      end: 1,
    }),
    rect(130, 60, 1340, 1010, { fill: INK.umber }),
    rect(240, 110, 1120, 850, { fill: INK.navy }),
    art.haze(INK.indigo, 330, 800, 0, 1),
    rect(1360, -30, 1, 1, { fill: INK.navy }),
    stars(art.random, 60, [320, 250, 1280, 560], { fill: INK.chalk }),
    disc(640, 420, 104, { fill: INK.amber }),
    disc(606, 396, 88, { fill: INK.navy }),
    art.glow(800, 640, 480, INK.sky, 0.5, 300),
    polygon(points('300,780 470,560 600,700 740,600 900,780'), { fill: INK.slate }),
    waves[0] ?? '',
    boat,
    waves.slice(1).join(''),
    line(points('866,130 880,520'), { stroke: INK.chalk, width: 2.4, opacity: 0.8 }),
    line(points('930,130 1000,720'), { stroke: INK.chalk, width: 2.4, opacity: 0.8 }),
    line(points('760,130 792,740'), { stroke: INK.chalk, width: 2.4, opacity: 0.8 }),
    group([curtain(art, 236, 640, false), curtain(art, 1364, 960, true)]),
    scallops,
    rect(130, 60, 1340, 56, { fill: INK.umber }),
    rect(130, 108, 1340, 9, { fill: INK.ochre }),
    rect(130, 60, 112, 1010, { fill: INK.umber }),
    rect(1358, 60, 112, 1010, { fill: INK.umber }),
    repeat(
      6,
      (index) =>
        disc(186, 220 + index * 120, 17, { fill: INK.ochre }) +
        disc(1414, 220 + index * 120, 17, { fill: INK.ochre }),
    ),
    art.spray(`${boxPath(130, 60, 112, 1010)}${boxPath(1358, 60, 112, 1010)}`, INK.soot, {
      from: [0, 200],
      to: [0, 1060],
      start: 0,
      end: 0.85,
    }),
    polygon(points('520,62 800,-30 1080,62'), { fill: INK.ochre }),
    disc(800, 24, 22, { fill: INK.vermilion }),
    rect(130, 940, 1340, 130, { fill: INK.wine }),
    rect(130, 936, 1340, 14, { fill: INK.ochre }),
    front,
    heads,
  ].join('');
  return art.rough(body, 4);
}
