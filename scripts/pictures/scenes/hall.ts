/** The conference hall in Paris. */

import type { Art } from '../art.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath,
  disc,
  group,
  line,
  oval,
  ovalPath,
  points,
  polygon,
  polygonPath,
  rect,
  repeat,
  shape,
  short,
} from '../shapes.ts';

/** The outline of a tall window with a round head. */
function archPath(x: number, top: number, width: number, foot: number): string {
  const r = width / 2;
  return (
    `M${short(x - r)} ${short(foot)}V${short(top + r)}` +
    `a${short(r)} ${short(r)} 0 0 1 ${short(width)} 0V${short(foot)}z`
  );
}

/** What the windows of the hall look on: a river, a bridge, the last light. */
function riverAtDusk(art: Art): string {
  const arches = repeat(7, (index) => archPath(130 + index * 225, 470, 168, 560));
  const far = polygonPath(
    points(
      '0,440 150,440 150,400 260,400 260,425 420,425 470,385 520,425 700,425 700,395 830,395 830,420 1010,420 1010,380 1035,300 1060,380 1060,420 1260,420 1260,398 1400,398 1400,430 1600,430 1600,520 0,520',
    ),
  );
  return [
    rect(0, 0, 1600, 640, { fill: INK.coral }),
    art.haze(INK.plum, 40, 400, 1, 0),
    art.haze(INK.amber, 260, 460, 0, 0.9),
    disc(905, 392, 46, { fill: INK.chalk }),
    shape(far, { fill: mix(INK.wine, INK.coral, 0.35) }),
    rect(0, 500, 1600, 140, { fill: INK.rose }),
    art.haze(INK.amber, 500, 640, 0.8, 0.1),
    shape(`M0 452L800 430L1600 452V566H0z${arches}`, { fill: INK.wine, opacity: 1 }),
    repeat(7, (index) => shape(archPath(130 + index * 225, 470, 168, 566), { fill: INK.rose })),
    rect(0, 562, 1600, 60, { fill: mix(INK.wine, INK.rose, 0.3) }),
    repeat(7, (index) => rect(60 + index * 225, 562, 140, 60, { fill: INK.rose, opacity: 0.8 })),
  ].join('');
}

/** A blank flag hanging from its pole. */
function hangingFlag(x: number, top: number, foot: number, ink: string): string {
  const drop = (foot - top) * 0.62;
  const cloth =
    `M${short(x)} ${short(top + 8)}C${short(x + 26)} ${short(top + 26)} ${short(x + 40)} ` +
    `${short(top + drop * 0.5)} ${short(x + 46)} ${short(top + drop)}L${short(x + 22)} ` +
    `${short(top + drop + 16)}L${short(x + 6)} ${short(top + drop - 6)}z`;
  const fold =
    `M${short(x + 4)} ${short(top + 20)}C${short(x + 20)} ${short(top + 60)} ${short(x + 20)} ` +
    `${short(top + drop * 0.6)} ${short(x + 22)} ${short(top + drop + 16)}L${short(x + 6)} ` +
    `${short(top + drop - 6)}z`;
  return [
    line(
      [
        [x, top],
        [x, foot],
      ],
      { stroke: INK.ochre, width: 6 },
    ),
    shape(cloth, { fill: ink }),
    shape(fold, { fill: INK.soot, opacity: 0.3 }),
    disc(x, top, 7, { fill: INK.amber }),
  ].join('');
}

/** The back of a chair at the round table; larger when nearer. */
function chair(x: number, y: number, size: number, ink: string, edge: string): string {
  const half = size * 0.5;
  const back =
    `M${short(x - half * 0.86)} ${short(y + size * 0.3)}L${short(x - half)} ${short(y - size * 0.5)}` +
    `Q${short(x - half)} ${short(y - size * 0.74)} ${short(x - half * 0.5)} ${short(y - size * 0.76)}` +
    `Q${short(x)} ${short(y - size * 0.82)} ${short(x + half * 0.5)} ${short(y - size * 0.76)}` +
    `Q${short(x + half)} ${short(y - size * 0.74)} ${short(x + half)} ${short(y - size * 0.5)}` +
    `L${short(x + half * 0.86)} ${short(y + size * 0.3)}z`;
  const seam = `M${short(x - half * 0.6)} ${short(y - size * 0.5)}H${short(x + half * 0.6)}`;
  const legs = [-0.66, 0.66].map((side) =>
    line(
      [
        [x + half * side, y + size * 0.2],
        [x + half * side * 1.25, y + size * 0.62],
      ],
      { stroke: ink, width: size * 0.09 },
    ),
  );
  return [
    legs.join(''),
    shape(back, { fill: edge }),
    shape(back, { fill: ink, transform: 'translate(0 6)' }),
    shape(seam, { stroke: edge, width: 2.5, opacity: 0.7 }),
  ].join('');
}

/** Chairs along an arc of the table. */
function chairs(from: number, to: number, count: number, ink: string, edge: string): string {
  return repeat(count, (index) => {
    const angle = from + ((to - from) * index) / (count - 1);
    const x = 800 + Math.cos(angle) * 690;
    const y = 842 + Math.sin(angle) * 178;
    return chair(x, y, 92 + Math.sin(angle) * 46, ink, edge);
  });
}

/** An empty conference hall at dusk: round table, blank flags, windows on a river bridge. */
export function conferenceHall(art: Art): string {
  const panes = [330, 800, 1270].map((x) => archPath(x, 70, 330, 622)).join('');
  const bars = [330, 800, 1270].map((x) => {
    const upright = [-82, 0, 82].map((step) => boxPath(x + step - 4, 70, 8, 552)).join('');
    const level = [236, 370, 504].map((y) => boxPath(x - 170, y, 340, 6)).join('');
    return upright + level;
  });
  const light = [330, 800, 1270].map((x) => {
    const spread = (x - 800) * 0.75;
    return polygonPath([
      [x - 150, 640],
      [x + 150, 640],
      [x + spread + 260, 1100],
      [x + spread - 260, 1100],
    ]);
  });
  const flagInks = [INK.vermilion, INK.bone, INK.teal, INK.ochre, INK.denim, INK.rose];
  const flags = [60, 108, 532, 580, 1002, 1050, 1474, 1522].map((x, index) =>
    hangingFlag(x, 250 - (index % 2) * 14, 690, flagInks[(index * 5 + 1) % 6] ?? INK.bone),
  );
  const sheets = repeat(13, (index) => {
    const angle = Math.PI * 1.06 + (index / 12) * Math.PI * 0.88;
    const x = 800 + Math.cos(angle) * 490;
    const y = 818 + Math.sin(angle) * 102;
    return polygon(
      [
        [x - 24, y + 7],
        [x - 15, y - 7],
        [x + 25, y - 7],
        [x + 18, y + 7],
      ],
      { fill: INK.chalk },
    );
  });
  const table = [
    oval(800, 852, 624, 152, { fill: INK.soot }),
    shape(ovalPath(800, 824, 624, 148), { fill: INK.umber }),
    shape(ovalPath(800, 816, 620, 144), { fill: INK.ochre }),
    art.spray(ovalPath(800, 816, 620, 144), INK.umber, {
      from: [800, 690],
      to: [800, 960],
      start: 0,
      end: 0.8,
    }),
    shape(ovalPath(800, 822, 372, 70), { fill: INK.umber }),
    shape(ovalPath(800, 832, 366, 62), { fill: INK.plum }),
    art.spray(ovalPath(800, 832, 366, 62), INK.rose, {
      from: [800, 780],
      to: [800, 900],
      start: 0,
      end: 0.6,
    }),
    sheets,
  ].join('');
  const body = [
    rect(-30, -30, 1660, 700, { fill: INK.plum }),
    art.haze(INK.soot, -20, 660, 0.55, 0),
    group([riverAtDusk(art)], { clip: art.clip(panes) }),
    shape(panes, { stroke: INK.soot, width: 14 }),
    shape(bars.join(''), { fill: INK.soot, clip: art.clip(panes) }),
    rect(-30, 622, 1660, 22, { fill: INK.soot }),
    rect(-30, 640, 1660, 470, { fill: mix(INK.plum, INK.wine, 0.45) }),
    light
      .map((d) => art.spray(d, INK.rose, { from: [0, 640], to: [0, 1080], start: 0.85, end: 0.05 }))
      .join(''),
    flags.join(''),
    chairs(Math.PI * 1.04, Math.PI * 1.96, 13, INK.wine, INK.rose),
    table,
    chairs(Math.PI * 0.9, Math.PI * 0.1, 8, INK.soot, mix(INK.soot, INK.plum, 0.9)),
  ].join('');
  return art.rough(body, 5);
}
