/** The writers on culture and sport and the columnist, all invented. */

import type { Art } from '../art.ts';
import { strokes } from '../marks.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, disc, group, line, points, polygon, shape } from '../shapes.ts';
import { lapels, portrait, shoulders } from './portraits.ts';

/** Music critic: swept hair, a full beard. */
export function teodorVance(art: Art): string {
  const hair = mix(INK.rust, INK.umber, 0.5);
  const dark = mix(INK.umber, INK.soot, 0.45);
  return portrait(art, {
    ground: INK.sky,
    shade: INK.slate,
    skin: mix(INK.blush, INK.paper, 0.2),
    dark: mix(INK.rose, INK.umber, 0.5),
    jaw: 104,
    brow: INK.umber,
    lips: INK.rust,
    flip: true,
    behind: () => shape('M262 360C240 240 300 132 420 132S580 250 540 380z', { fill: dark }),
    clothes: (a) =>
      shoulders(a, INK.soot, INK.navy) +
      shape('M276 604Q400 690 524 604L536 660Q400 740 264 660z', { fill: INK.plum }) +
      shape('M276 604Q400 690 524 604', { stroke: INK.slate, width: 6 }),
    over: (a) => {
      const beard =
        'M276 372C280 450 290 520 340 560C370 584 430 584 460 560C510 520 520 450 524 372C510 420 486 428 456 430Q428 420 400 430Q372 420 344 430C314 428 290 420 276 372zM358 456Q400 446 442 456Q424 480 400 480T358 456z';
      const quiff =
        'M272 330C262 240 290 190 340 176C320 150 420 100 500 160C556 200 540 290 526 330C516 280 500 250 470 240C420 250 360 240 330 222C300 250 284 280 272 330z';
      return [
        shape(beard, { fill: hair, evenOdd: true }),
        group(
          [
            a.spray(boxPath(400, 372, 130, 210), dark, {
              from: [400, 430],
              to: [500, 470],
              start: 0.3,
              end: 1,
            }),
          ],
          {
            clip: a.clip(
              'M400 430Q428 420 456 430C486 428 510 420 524 372C520 450 510 520 460 560C440 576 420 578 400 578V482Q424 480 442 456Q420 450 400 450z',
            ),
          },
        ),
        shape(quiff, { fill: hair }),
        a.spray(quiff, dark, { from: [380, 180], to: [540, 280], start: 0, end: 1 }),
        strokes(a.random, {
          left: 300,
          right: 480,
          top: 140,
          bottom: 236,
          count: 24,
          length: [60, 130],
          width: [2, 5],
          angle: (x) => -0.5 + (x - 300) / 260,
          look: { fill: INK.coral },
          keep: (x, y) => (y > 236 - (x - 280) * 0.6 && y > 150 ? 0.9 : 0),
        }),
      ].join('');
    },
  });
}

/** Fashion editor: a wrapped headscarf and large earrings. */
export function callaBrightwater(art: Art): string {
  const wrap =
    'M266 330C250 210 300 120 400 112C520 106 560 220 534 330C520 280 480 246 400 246S280 280 266 330z';
  const knot = 'M392 128C330 60 380 20 430 56C470 10 540 50 500 110C470 150 420 150 392 128z';
  return portrait(art, {
    ground: INK.plum,
    shade: INK.soot,
    skin: mix(INK.umber, INK.ochre, 0.4),
    dark: mix(INK.umber, INK.plum, 0.55),
    jaw: 92,
    brow: INK.soot,
    lips: INK.vermilion,
    behind: () => shape(knot, { fill: INK.rust }),
    clothes: (a) =>
      shoulders(a, INK.chalk, INK.rose, 10) +
      shape('M270 622L400 712L530 622L566 640L420 830H380L234 640z', { fill: INK.vermilion }) +
      a.spray('M270 622L400 712L530 622L566 640L420 830H380L234 640z', INK.wine, {
        from: [320, 640],
        to: [540, 760],
        start: 0,
        end: 1,
      }),
    over: (a) =>
      [
        shape(wrap, { fill: INK.vermilion }),
        a.spray(wrap, INK.wine, { from: [350, 160], to: [540, 290], start: 0, end: 1 }),
        shape('M276 280Q360 170 470 130M286 250Q350 160 430 122M300 268Q420 200 520 220', {
          stroke: INK.amber,
          width: 8,
        }),
        shape(knot, { stroke: INK.wine, width: 6 }),
        shape('M400 120Q430 90 432 60M420 130Q470 110 496 84', { stroke: INK.amber, width: 7 }),
        disc(268, 444, 32, { stroke: INK.amber, width: 11 }),
        disc(534, 444, 32, { stroke: INK.ochre, width: 11 }),
      ].join(''),
  });
}

/** Entertainment writer: straight black hair with a fringe. */
export function renAsakawa(art: Art): string {
  return portrait(art, {
    ground: INK.mist,
    shade: INK.sea,
    skin: mix(INK.bone, INK.blush, 0.5),
    dark: mix(INK.sand, INK.rust, 0.5),
    jaw: 96,
    brow: INK.soot,
    lips: INK.rose,
    flip: true,
    behind: () => shape('M252 470C230 300 240 140 400 136S570 300 548 470L500 486H300z', { fill: INK.soot }),
    clothes: (a) =>
      shoulders(a, INK.rust, INK.wine) +
      polygon(points('268,616 400,730 352,780 244,650'), { fill: INK.chalk }) +
      polygon(points('532,616 400,730 448,780 556,650'), { fill: INK.bone }) +
      line(points('400,740 400,830'), { stroke: INK.wine, width: 5 }) +
      disc(416, 786, 9, { fill: INK.amber }),
    over: (a) =>
      [
        shape(
          'M262 470C236 300 262 146 400 140S566 300 538 470L508 476C520 400 520 330 508 282C480 290 440 292 400 288C350 292 312 288 292 280C280 330 282 400 294 474z',
          { fill: INK.soot },
        ),
        strokes(a.random, {
          left: 268,
          right: 420,
          top: 170,
          bottom: 270,
          count: 26,
          length: [60, 120],
          width: [2, 4.5],
          angle: (x) => Math.PI / 2 + (400 - x) / 260,
          look: { fill: INK.slate },
          keep: (x, y) => (y > 190 + (400 - x) * 0.24 ? 0.9 : 0),
        }),
      ].join(''),
  });
}

/** Sports writer: hair drawn back, a striped track jacket. */
export function pilarQuesnel(art: Art): string {
  return portrait(art, {
    ground: INK.sage,
    shade: INK.moss,
    skin: mix(INK.sand, INK.coral, 0.26),
    dark: mix(INK.rust, INK.umber, 0.45),
    jaw: 95,
    brow: INK.soot,
    lips: INK.rust,
    behind: (a) => {
      const tail =
        'M470 190C600 170 640 320 600 460C590 520 600 580 570 620C560 560 530 520 540 430C550 340 520 260 470 230z';
      return (
        shape(tail, { fill: INK.soot }) +
        strokes(a.random, {
          left: 540,
          right: 600,
          top: 260,
          bottom: 540,
          count: 14,
          length: [70, 140],
          width: [2, 5],
          angle: () => Math.PI / 2,
          look: { fill: INK.umber },
        })
      );
    },
    clothes: (a) =>
      shoulders(a, INK.indigo, INK.navy, 6) +
      group([
        line(points('180,664 96,830'), { stroke: INK.chalk, width: 15 }),
        line(points('214,652 140,830'), { stroke: INK.chalk, width: 15 }),
      ]) +
      polygon(points('276,590 330,620 400,720 380,760 250,640'), { fill: INK.amber }) +
      polygon(points('524,590 470,620 400,720 420,760 550,640'), { fill: INK.ochre }) +
      line(points('400,726 400,830'), { stroke: INK.chalk, width: 7 }),
    over: (a) =>
      [
        shape(
          'M270 350C258 230 310 146 410 146S544 230 530 350C520 290 500 250 440 216Q410 206 380 216C320 250 284 290 270 350z',
          { fill: INK.soot },
        ),
        strokes(a.random, {
          left: 290,
          right: 500,
          top: 165,
          bottom: 230,
          count: 26,
          length: [60, 120],
          width: [2, 4.5],
          angle: (x, y) => Math.atan2(190 - y, 520 - x) - 0.25,
          look: { fill: INK.umber },
          keep: (x, y) => (y > 250 - (x - 280) * 0.7 && x < 470 ? 0.9 : 0),
        }),
        disc(268, 424, 9, { fill: INK.amber }),
      ].join(''),
  });
}

/** Columnist, a former diplomat: white hair at the sides, a moustache. */
export function osricLund(art: Art): string {
  const dark = mix(INK.rose, INK.umber, 0.42);
  return portrait(art, {
    ground: INK.ochre,
    shade: INK.umber,
    skin: mix(INK.blush, INK.rose, 0.3),
    dark,
    jaw: 106,
    brow: INK.chalk,
    lips: mix(INK.rose, INK.rust, 0.5),
    flip: true,
    behind: () => shape('M262 300C236 310 234 400 268 440H532C566 400 564 310 538 300z', { fill: INK.steel }),
    clothes: (a) =>
      shoulders(a, INK.navy, INK.soot) +
      lapels(INK.chalk, INK.slate) +
      polygon(points('360,664 400,690 360,722'), { fill: INK.wine }) +
      polygon(points('440,664 400,690 440,722'), { fill: INK.wine }) +
      disc(400, 692, 13, { fill: INK.rust }),
    over: (a) =>
      [
        shape('M278 370C250 340 244 270 292 240C286 280 284 320 286 360z', { fill: INK.chalk }),
        shape('M522 370C550 340 556 270 508 240C514 280 516 320 514 360z', { fill: INK.steel }),
        shape(
          'M400 426C372 420 340 436 328 468C356 458 384 462 400 452C416 462 444 458 472 468C460 436 428 420 400 426z',
          { fill: INK.chalk },
        ),
        a.spray('M400 426V452C416 462 444 458 472 468C460 436 428 420 400 426z', INK.slate, {
          from: [400, 440],
          to: [470, 450],
          start: 0.3,
          end: 1,
        }),
        shape('M330 226Q366 214 396 224M338 250Q366 242 398 250', {
          stroke: mix(INK.rose, dark, 0.5),
          width: 4,
        }),
        shape('M316 360Q342 374 366 362', { stroke: dark, width: 4 }),
        shape('M340 430Q346 410 366 402', { stroke: dark, width: 4 }),
        shape('M296 288Q336 272 382 290L380 306Q338 292 300 308z', { fill: INK.chalk }),
        shape('M424 290Q466 272 504 288L500 308Q464 292 424 306z', { fill: INK.steel }),
      ].join(''),
  });
}
