/** Two marionettes: the king and the fox. */

import type { Art } from '../art.ts';
import { INK } from '../palette.ts';
import {
  boxPath,
  disc,
  line,
  oval,
  points,
  polygon,
  polygonPath,
  rect,
  repeat,
  shape,
  smoothPath,
} from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** Wooden hands' cross from which a puppet hangs. */
function control(x: number, y: number, width: number): string {
  return [
    line(
      [
        [x - width / 2, y + 10],
        [x + width / 2, y - 10],
      ],
      { stroke: INK.umber, width: 18 },
    ),
    line(
      [
        [x, y - 40],
        [x, y + 44],
      ],
      { stroke: INK.umber, width: 18 },
    ),
    line(
      [
        [x - width / 2, y + 6],
        [x + width / 2, y - 14],
      ],
      { stroke: INK.ochre, width: 6 },
    ),
  ].join('');
}

/** The backdrop and strings that the three marionettes share. */
export function hung(
  art: Art,
  ground: string,
  shade: string,
  strings: readonly (readonly [Point, Point])[],
  puppet: string,
): string {
  const body = [
    rect(-30, -30, 1260, 1560, { fill: ground }),
    art.spray(boxPath(-20, -20, 1240, 1540), shade, {
      from: [300, 200],
      to: [1000, 1500],
      start: 0,
      end: 0.95,
    }),
    art.glow(600, 700, 560, INK.chalk, 0.28, 640),
    oval(600, 1392, 300, 36, { fill: INK.soot, opacity: 0.5 }),
    strings.map((pair) => line(pair, { stroke: INK.soot, width: 3 })).join(''),
    control(600, 110, 460),
    puppet,
  ].join('');
  return art.rough(body, 4);
}

/** A jointed limb with a round joint. */
export function limb(from: Point, joint: Point, end: Point, width: number, ink: string, pin: string): string {
  return [
    line([from, joint], { stroke: ink, width }),
    line([joint, end], { stroke: ink, width: width * 0.86 }),
    disc(joint[0], joint[1], width * 0.3, { fill: pin }),
  ].join('');
}

/** A marionette king. */
export function puppetKing(art: Art): string {
  const robe = smoothPath(points('600,590 700,620 760,760 820,1130 600,1180 380,1130 440,760 500,620'), true);
  const crown = polygonPath(points('490,390 478,262 540,324 600,232 660,324 722,262 710,390'));
  const face = 'M510 380H690V500C690 580 650 610 600 610S510 580 510 500z';
  const beard =
    'M508 480C540 520 560 506 600 506S660 520 692 480C706 620 660 720 600 740C540 720 494 620 508 480z';
  const trim = repeat(11, (index) =>
    disc(408 + index * 39, 1140 + Math.sin((index / 10) * Math.PI) * 32, 15, { fill: INK.chalk }),
  );
  const puppet = [
    limb([530, 1120], [520, 1250], [510, 1370], 56, INK.navy, INK.ochre),
    limb([670, 1120], [690, 1250], [700, 1370], 56, INK.navy, INK.ochre),
    oval(492, 1378, 62, 26, { fill: INK.soot }),
    oval(722, 1378, 62, 26, { fill: INK.soot }),
    limb([470, 680], [350, 800], [290, 640], 66, INK.wine, INK.amber),
    limb([730, 680], [850, 830], [930, 960], 66, INK.wine, INK.amber),
    disc(290, 630, 38, { fill: INK.blush }),
    disc(934, 970, 38, { fill: INK.blush }),
    line(points('290,760 290,470'), { stroke: INK.ochre, width: 16 }),
    disc(290, 462, 32, { fill: INK.amber }),
    shape(robe, { fill: INK.vermilion }),
    art.spray(robe, INK.wine, { from: [500, 700], to: [800, 1000], start: 0, end: 0.95 }),
    shape('M560 640H640L668 1170L600 1180L532 1170z', { fill: INK.ochre }),
    repeat(6, (index) =>
      polygon(
        [
          [600, 700 + index * 76],
          [622, 730 + index * 76],
          [600, 760 + index * 76],
          [578, 730 + index * 76],
        ],
        { fill: INK.wine },
      ),
    ),
    trim,
    shape(face, { fill: INK.blush }),
    art.spray(face, INK.rose, { from: [560, 400], to: [690, 500], start: 0, end: 1 }),
    shape(beard, { fill: INK.chalk }),
    art.spray(beard, INK.steel, { from: [560, 520], to: [690, 700], start: 0, end: 0.9 }),
    polygon(points('600,420 626,506 584,506'), { fill: INK.rose }),
    line(points('536,436 576,430'), { stroke: INK.umber, width: 9 }),
    line(points('626,430 664,436'), { stroke: INK.umber, width: 9 }),
    shape('M540 458q18 -16 36 0M626 458q18 -16 36 0', { stroke: INK.soot, width: 6 }),
    shape(crown, { fill: INK.amber }),
    art.spray(crown, INK.rust, { from: [560, 300], to: [720, 390], start: 0, end: 0.9 }),
    rect(486, 372, 228, 24, { fill: INK.ochre }),
    [478, 600, 722].map((x, index) => disc(x, index === 1 ? 228 : 258, 14, { fill: INK.vermilion })).join(''),
  ].join('');
  return hung(
    art,
    INK.sage,
    INK.pine,
    [
      [
        [380, 118],
        [290, 610],
      ],
      [
        [520, 114],
        [510, 380],
      ],
      [
        [680, 108],
        [690, 380],
      ],
      [
        [820, 100],
        [934, 960],
      ],
    ],
    puppet,
  );
}

/** A marionette fox. */
export function puppetFox(art: Art): string {
  const head = polygonPath(points('440,300 530,390 670,390 760,300 766,480 640,600 600,660 560,600 434,480'));
  const cheeks = polygonPath(points('434,480 540,520 600,660 660,520 766,480 640,610 600,668 560,610'));
  const tail = smoothPath(points('720,1040 860,1080 960,980 1000,800 930,660 900,800 850,900 740,930'), true);
  const tip = smoothPath(points('930,660 1000,800 960,790 900,800'), true);
  const coat = smoothPath(points('600,640 690,680 730,840 740,1080 600,1120 460,1080 470,840 510,680'), true);
  const puppet = [
    shape(tail, { fill: INK.coral }),
    art.spray(tail, INK.rust, { from: [900, 700], to: [800, 1060], start: 0, end: 1 }),
    shape(tip, { fill: INK.chalk }),
    limb([540, 1080], [500, 1220], [540, 1360], 56, INK.rust, INK.amber),
    limb([660, 1080], [700, 1220], [660, 1360], 56, INK.rust, INK.amber),
    oval(524, 1374, 62, 25, { fill: INK.soot }),
    oval(680, 1374, 62, 25, { fill: INK.soot }),
    limb([500, 740], [370, 830], [270, 740], 60, INK.coral, INK.amber),
    limb([700, 740], [820, 690], [880, 560], 60, INK.coral, INK.amber),
    oval(262, 734, 40, 36, { fill: INK.soot }),
    oval(884, 548, 36, 42, { fill: INK.soot }),
    shape(coat, { fill: INK.teal }),
    art.spray(coat, INK.navy, { from: [520, 760], to: [740, 1000], start: 0, end: 1 }),
    polygon(points('530,660 670,660 600,860'), { fill: INK.chalk }),
    [900, 960, 1020].map((y) => disc(600, y, 12, { fill: INK.amber })).join(''),
    line(points('600,868 600,1112'), { stroke: INK.navy, width: 5 }),
    shape(head, { fill: INK.coral }),
    art.spray(head, INK.rust, { from: [560, 380], to: [770, 540], start: 0, end: 1 }),
    shape(cheeks, { fill: INK.chalk }),
    polygon(points('456,334 510,396 462,440'), { fill: INK.soot }),
    polygon(points('744,334 690,396 738,440'), { fill: INK.soot }),
    polygon(points('574,622 626,622 600,666'), { fill: INK.soot }),
    shape('M496 478Q530 452 566 492Q526 496 496 478zM704 478Q670 452 634 492Q674 496 704 478z', {
      fill: INK.soot,
    }),
    line(points('600,400 600,560'), { stroke: INK.rust, width: 6 }),
  ].join('');
  return hung(
    art,
    INK.blush,
    INK.rose,
    [
      [
        [380, 118],
        [262, 716],
      ],
      [
        [530, 114],
        [500, 366],
      ],
      [
        [670, 108],
        [700, 366],
      ],
      [
        [820, 100],
        [884, 520],
      ],
      [
        [760, 102],
        [930, 668],
      ],
    ],
    puppet,
  );
}
