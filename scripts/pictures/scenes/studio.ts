/** The empty studio and the record. */

import type { Art } from '../art.ts';
import { strokes } from '../marks.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath,
  disc,
  group,
  line,
  oval,
  ovalPath,
  points,
  polar,
  polygon,
  polygonPath,
  rect,
  repeat,
  shape,
  short,
} from '../shapes.ts';

/** A large studio microphone in its cradle. */
function microphone(x: number, y: number, size: number): string {
  const w = size * 0.36;
  const grille = repeat(9, (index) =>
    line(
      [
        [x - w, y - size * 0.5 + index * size * 0.085],
        [x + w, y - size * 0.5 + index * size * 0.085],
      ],
      { stroke: INK.soot, width: 5 },
    ),
  );
  const head = `M${short(x - w)} ${short(y + size * 0.28)}V${short(y - size * 0.3)}a${short(w)} ${short(w)} 0 0 1 ${short(w * 2)} 0V${short(y + size * 0.28)}z`;
  return [
    shape(head, { fill: INK.bone }),
    grille,
    shape(
      `M${short(x + w * 0.25)} ${short(y + size * 0.28)}V${short(y - size * 0.62)}Q${short(x + w)} ${short(y - size * 0.6)} ${short(x + w)} ${short(y - size * 0.3)}V${short(y + size * 0.28)}z`,
      { fill: INK.soot, opacity: 0.35 },
    ),
    rect(x - w * 1.1, y + size * 0.26, w * 2.2, size * 0.1, { fill: INK.vermilion }),
    polygon(
      [
        [x - w, y + size * 0.36],
        [x + w, y + size * 0.36],
        [x + w * 0.8, y + size * 0.86],
        [x - w * 0.8, y + size * 0.86],
      ],
      { fill: INK.soot },
    ),
    disc(x, y + size * 0.54, size * 0.05, { fill: INK.amber }),
    shape(head, { stroke: INK.soot, width: 7 }),
    shape(
      `M${short(x - w * 1.6)} ${short(y - size * 0.1)}V${short(y + size * 0.7)}Q${short(x - w * 1.6)} ${short(y + size)} ${short(x)} ${short(y + size)}Q${short(x + w * 1.6)} ${short(y + size)} ${short(x + w * 1.6)} ${short(y + size * 0.7)}V${short(y - size * 0.1)}`,
      { stroke: INK.soot, width: 12 },
    ),
  ].join('');
}

/** A microphone and a stool in an empty studio. */
export function emptyStudio(art: Art): string {
  const panel = mix(INK.pine, INK.moss, 0.3);
  const foam = repeat(150, (index) => {
    const column = index % 15;
    const row = Math.floor(index / 15);
    const x = -20 + column * 112;
    const y = -60 + row * 80;
    const upright = (column + row) % 2 === 0;
    return repeat(4, (step) =>
      upright
        ? polygon(
            [
              [x + step * 28, y],
              [x + step * 28 + 14, y],
              [x + step * 28 + 14, y + 80],
              [x + step * 28, y + 80],
            ],
            { fill: panel },
          )
        : rect(x, y + step * 20, 112, 10, { fill: panel }),
    );
  });
  const pool = ovalPath(760, 912, 560, 120);
  const cone = polygonPath(points('700,-40 820,-40 1330,912 190,912'));
  const stool = [
    line(points('930,640 870,960'), { stroke: INK.soot, width: 15 }),
    line(points('1050,640 1110,960'), { stroke: INK.soot, width: 15 }),
    line(points('968,640 950,920'), { stroke: INK.umber, width: 12 }),
    line(points('1014,640 1032,920'), { stroke: INK.umber, width: 12 }),
    line(points('894,830 1086,830'), { stroke: INK.soot, width: 9 }),
    oval(990, 642, 112, 26, { fill: INK.rust }),
    oval(990, 628, 112, 26, { fill: INK.coral }),
    shape(ovalPath(990, 628, 112, 26), { stroke: INK.wine, width: 3 }),
  ].join('');
  const stand = [
    line(points('470,960 470,360'), { stroke: INK.soot, width: 13 }),
    line(points('470,930 370,980'), { stroke: INK.soot, width: 12 }),
    line(points('470,930 570,980'), { stroke: INK.soot, width: 12 }),
    line(points('470,930 480,1000'), { stroke: INK.soot, width: 12 }),
    line(points('330,420 760,232'), { stroke: INK.soot, width: 12 }),
    disc(470, 360, 18, { fill: INK.soot }),
    rect(300, 412, 60, 34, { fill: INK.soot }),
    line(points('742,236 742,290'), { stroke: INK.soot, width: 10 }),
  ].join('');
  const body = [
    rect(-30, -30, 1660, 800, { fill: mix(INK.moss, INK.pine, 0.35) }),
    foam,
    art.haze(INK.soot, -20, 640, 0.75, 0.1),
    art.spray(boxPath(-20, -20, 500, 800), INK.soot, {
      from: [-20, 0],
      to: [430, 0],
      start: 0.95,
      end: 0,
    }),
    art.spray(boxPath(1120, -20, 500, 800), INK.soot, {
      from: [1620, 0],
      to: [1160, 0],
      start: 0.95,
      end: 0,
    }),
    rect(-30, 740, 1660, 360, { fill: INK.umber }),
    repeat(13, (index) =>
      line(
        [
          [800 + (index - 6) * 130, 740],
          [800 + (index - 6) * 320, 1110],
        ],
        { stroke: INK.soot, width: 4, opacity: 0.5 },
      ),
    ),
    art.haze(INK.soot, 800, 1080, 0, 0.9),
    rect(-30, 728, 1660, 14, { fill: INK.soot }),
    art.spray(cone, INK.amber, { from: [760, 0], to: [760, 912], start: 0.6, end: 0.28 }),
    shape(pool, { fill: INK.ochre }),
    art.spray(pool, INK.amber, { from: [760, 912], to: [1300, 960], start: 0.9, end: 0 }),
    oval(1060, 962, 190, 26, { fill: INK.umber, opacity: 0.8 }),
    oval(500, 984, 150, 18, { fill: INK.umber, opacity: 0.8 }),
    stool,
    stand,
    microphone(742, 400, 190),
    shape('M742 590C742 720 640 700 600 800S470 1020 250 1010S-20 940 -40 990', {
      stroke: INK.soot,
      width: 8,
    }),
    rect(1190, 800, 130, 8, { fill: INK.soot }),
    line(points('1254,804 1240,968'), { stroke: INK.soot, width: 8 }),
    polygon(points('1186,690 1326,690 1316,800 1196,800'), { fill: INK.chalk }),
    repeat(4, (index) =>
      line(
        [
          [1210, 716 + index * 22],
          [1302 - (index % 2) * 26, 716 + index * 22],
        ],
        { stroke: INK.slate, width: 4 },
      ),
    ),
  ].join('');
  return art.rough(body, 4);
}

/** A record close up, its grooves and its coloured label. */
export function vinylRecord(art: Art): string {
  const x = 980;
  const y = 620;
  const grooves = repeat(64, (index) => {
    const radius = 268 + index * 9.6 + (index % 13 === 0 ? 4 : 0);
    const wide = index % 13 === 0 ? 7 : 2.4;
    return shape(ovalPath(x, y, radius, radius), {
      stroke: index % 13 === 0 ? INK.soot : INK.slate,
      width: wide,
      opacity: index % 13 === 0 ? 1 : 0.75,
    });
  });
  const wedge = (from: number, to: number): string => {
    const [ax, ay] = polar(x, y, 884, from);
    const [bx, by] = polar(x, y, 884, to);
    return `M${short(x)} ${short(y)}L${short(ax)} ${short(ay)}A884 884 0 0 1 ${short(bx)} ${short(by)}z`;
  };
  const shine = [
    [-2.66, -2.3, INK.sky],
    [-2.3, -2.2, INK.chalk],
    [-2.2, -1.96, INK.denim],
    [0.5, 0.8, INK.denim],
    [0.8, 0.92, INK.sky],
  ] as const;
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.sand }),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.rust, {
      from: [0, 0],
      to: [500, 1067],
      start: 0,
      end: 0.85,
    }),
    disc(x + 24, y + 30, 892, { fill: INK.umber }),
    disc(x, y, 886, { fill: INK.soot }),
    shine
      .map(([from, to, ink]) =>
        art.spray(wedge(from, to), ink, {
          from: [x, y],
          to: polar(x, y, 880, (from + to) / 2),
          start: 0.25,
          end: 0.85,
        }),
      )
      .join(''),
    grooves,
    strokes(art.random, {
      left: 100,
      right: 1600,
      top: 0,
      bottom: 1067,
      count: 420,
      length: [30, 160],
      width: [0.8, 2.4],
      angle: (px, py) => Math.atan2(py - y, px - x) + Math.PI / 2,
      look: { fill: INK.soot },
      keep: (px, py) => (Math.hypot(px - x, py - y) > 300 ? 1 : 0),
    }),
    disc(x, y, 262, { fill: INK.vermilion }),
    group(
      [
        rect(x - 270, y + 20, 540, 270, { fill: INK.teal }),
        repeat(6, (index) =>
          shape(
            `M${short(x - 270)} ${short(y + 50 + index * 38)}q34 -26 68 0t68 0t68 0t68 0t68 0t68 0t68 0t68 0`,
            { stroke: INK.chalk, width: 6 },
          ),
        ),
        disc(x + 80, y - 40, 92, { fill: INK.amber }),
        rect(x - 270, y + 14, 540, 12, { fill: INK.chalk }),
      ],
      { clip: art.clip(ovalPath(x, y, 244, 244)) },
    ),
    art.spray(ovalPath(x, y, 262, 262), INK.wine, {
      from: [x - 60, y - 100],
      to: [x + 240, y + 260],
      start: 0,
      end: 0.75,
    }),
    disc(x, y, 34, { fill: INK.soot }),
    disc(x, y, 15, { fill: INK.bone }),
    group([
      line(points('60,-60 220,330 420,560'), {
        stroke: INK.umber,
        width: 30,
        opacity: 0.8,
        transform: 'translate(22 30)',
      }),
      line(points('60,-60 220,330 420,560'), { stroke: INK.chalk, width: 26 }),
      line(points('68,-60 228,330 426,556'), { stroke: INK.steel, width: 7 }),
      polygon(points('396,548 440,528 500,612 446,640'), { fill: INK.rust }),
      disc(222, 332, 22, { fill: INK.steel }),
    ]),
  ].join('');
  return art.rough(body, 3);
}
