/** The writers of the news desks, all invented, and the emblem of the newsroom. */

import type { Art } from '../art.ts';
import { LETTERS } from '../mark.ts';
import { strokes } from '../marks.ts';
import { INK, mix } from '../palette.ts';
import {
  boxPath,
  disc,
  line,
  ovalPath,
  points,
  polar,
  polygon,
  rect,
  repeat,
  shape,
  short,
} from '../shapes.ts';
import { glasses, lapels, portrait, shoulders } from './portraits.ts';

/** World editor: silver bob, dark jacket, rust scarf. */
export function ilseMarrant(art: Art): string {
  const silver = mix(INK.fog, INK.steel, 0.25);
  return portrait(art, {
    ground: INK.teal,
    shade: INK.navy,
    skin: INK.blush,
    dark: mix(INK.rose, INK.wine, 0.35),
    jaw: 94,
    brow: INK.slate,
    lips: INK.rust,
    behind: (a) => {
      const d =
        'M250 520C226 400 226 150 400 138S574 400 550 520C520 560 480 540 470 500H330C320 540 280 560 250 520z';
      return (
        shape(d, { fill: INK.steel }) +
        a.spray(d, INK.navy, { from: [300, 300], to: [560, 540], start: 0, end: 1 })
      );
    },
    clothes: (a) =>
      shoulders(a, INK.indigo, INK.soot) +
      shape('M250 610Q400 700 550 610L570 690Q420 770 240 690z', { fill: INK.rust }) +
      a.spray('M250 610Q400 700 550 610L570 690Q420 770 240 690z', INK.wine, {
        from: [300, 620],
        to: [560, 720],
        start: 0,
        end: 1,
      }) +
      polygon(points('420,700 500,690 540,830 430,830'), { fill: INK.wine }),
    over: (a) => {
      const left =
        'M420 160C300 130 236 230 244 380C246 440 246 500 262 520C290 500 296 440 292 380C296 310 330 250 420 160z';
      const right =
        'M410 160C500 140 566 230 558 380C556 440 556 500 540 520C510 500 506 440 510 380C510 300 480 220 410 160z';
      return (
        shape(left, { fill: silver }) +
        shape(right, { fill: INK.slate }) +
        strokes(a.random, {
          left: 250,
          right: 360,
          top: 210,
          bottom: 480,
          count: 22,
          length: [70, 150],
          width: [2, 5],
          angle: (x) => Math.PI / 2 - (x - 262) / 120,
          look: { fill: INK.chalk },
          keep: (x, y) => (x < 288 || y < 262 ? (x + y > 520 ? 1 : 0) : 0),
        })
      );
    },
  });
}

/** Business correspondent: close-cropped hair, beard, round glasses. */
export function davitOkoro(art: Art): string {
  const skin = mix(INK.umber, INK.rust, 0.25);
  const dark = mix(INK.umber, INK.soot, 0.62);
  return portrait(art, {
    ground: INK.amber,
    shade: INK.rust,
    skin,
    dark,
    jaw: 104,
    brow: INK.soot,
    lips: mix(INK.wine, INK.umber, 0.3),
    flip: true,
    behind: () => '',
    clothes: (a) =>
      shoulders(a, INK.pine, INK.soot) +
      lapels(INK.chalk, mix(INK.pine, INK.teal, 0.5)) +
      polygon(points('384,700 418,700 424,830 376,830'), { fill: INK.vermilion }),
    over: () =>
      [
        shape(
          'M276 330C262 210 320 148 400 146S538 210 524 330C516 280 500 246 470 232Q400 214 330 232C300 246 286 280 276 330z',
          { fill: INK.soot },
        ),
        shape(
          'M280 390C290 440 296 480 330 508C360 540 440 540 470 508C504 480 510 440 520 390C506 440 480 440 452 438Q400 424 348 438C320 442 296 440 280 390zM356 456Q400 444 444 456Q424 486 400 486T356 456z',
          { fill: mix(INK.soot, INK.umber, 0.12), evenOdd: true },
        ),
        glasses(INK.bone),
      ].join(''),
  });
}

/** Science correspondent: a crown of dark curls. */
export function noorHaddadin(art: Art): string {
  const curls = (a: Art, count: number, ink: string, low: number, high: number): string =>
    repeat(count, (index) => {
      const [x, y] = polar(
        400,
        330,
        a.random.between(low, high),
        Math.PI * 0.82 + (index / (count - 1)) * Math.PI * 1.36,
      );
      return disc(x, y, a.random.between(34, 58), { fill: ink });
    });
  const rings = (a: Art): string =>
    repeat(30, (index) => {
      const [x, y] = polar(
        400,
        330,
        a.random.between(140, 225),
        Math.PI * 0.85 + (index / 29) * Math.PI * 0.75,
      );
      const r = a.random.between(15, 27);
      return shape(`M${short(x - r)} ${short(y)}A${short(r)} ${short(r)} 0 0 1 ${short(x + r)} ${short(y)}`, {
        stroke: INK.umber,
        width: 6,
      });
    });
  return portrait(art, {
    ground: INK.blush,
    shade: INK.coral,
    skin: mix(INK.sand, INK.rose, 0.3),
    dark: mix(INK.rust, INK.umber, 0.6),
    jaw: 92,
    brow: INK.soot,
    lips: INK.wine,
    behind: (a) => disc(400, 340, 190, { fill: INK.soot }) + curls(a, 26, INK.soot, 150, 212),
    clothes: (a) =>
      shoulders(a, INK.teal, INK.navy, 8) +
      shape('M262 626Q400 760 538 626L560 650Q400 810 240 650z', { fill: INK.sea }) +
      line(points('330,640 400,720 470,640'), { stroke: INK.amber, width: 5 }) +
      disc(400, 728, 13, { fill: INK.amber }),
    over: (a) =>
      shape(
        'M272 340C270 260 300 214 352 214Q400 232 450 212C500 214 530 260 528 340C552 250 500 150 400 150S248 250 272 340z',
        { fill: INK.soot },
      ) + rings(a),
  });
}

/** The emblem of the newsroom: the letters over a rising horizon. */
export function newsroomEmblem(art: Art): string {
  const rays = repeat(23, (index) => {
    const angle = Math.PI + (index / 22) * Math.PI;
    return polygon(
      [
        polar(400, 560, 218, angle - 0.03),
        polar(400, 560, 900, angle - 0.045),
        polar(400, 560, 900, angle + 0.045),
        polar(400, 560, 218, angle + 0.03),
      ],
      { fill: INK.coral },
    );
  });
  const body = [
    rect(-30, -30, 860, 860, { fill: INK.vermilion }),
    rays,
    art.spray(boxPath(-20, -20, 840, 600), INK.wine, {
      from: [0, -20],
      to: [0, 520],
      start: 0.75,
      end: 0,
    }),
    disc(400, 560, 196, { fill: INK.amber }),
    rect(-30, 560, 860, 270, { fill: INK.navy }),
    art.spray(boxPath(-20, 560, 840, 260), INK.soot, {
      from: [0, 580],
      to: [0, 810],
      start: 0,
      end: 1,
    }),
    repeat(6, (index) =>
      rect(400 - 190 + index * 30, 588 + index * 34, 380 - index * 60, 9, { fill: INK.amber }),
    ),
    shape(LETTERS, { fill: INK.chalk, transform: 'translate(112 82) scale(9)' }),
    shape(ovalPath(400, 400, 372, 372), { stroke: INK.chalk, width: 7 }),
  ].join('');
  return art.rough(body, 3);
}
