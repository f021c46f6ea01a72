/** How a portrait is built: a head in hard side light, its planes cut in two or three inks. */

import type { Art } from '../art.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, disc, group, line, ovalPath, polygon, rect, shape, short, points } from '../shapes.ts';

export interface Sitter {
  ground: string;
  shade: string;
  skin: string;
  dark: string;
  /** Half the width of the jaw; 92 is narrow, 112 is broad. */
  jaw: number;
  brow: string;
  lips: string;
  /** Drawn behind the head. */
  behind: (art: Art) => string;
  /** Shoulders and clothes. */
  clothes: (art: Art) => string;
  /** Hair, beard, glasses: drawn over the face. */
  over: (art: Art) => string;
  /** Turns the light to the other side. */
  flip?: boolean;
}

/** The outline of the face. */
function facePath(jaw: number): string {
  const j = short(400 - jaw);
  const k = short(400 + jaw);
  return (
    `M278 330C274 220 330 172 400 172S526 220 522 330C522 380 518 420 ${k} 462` +
    `C${short(400 + jaw * 0.72)} 505 432 530 400 530S${short(400 - jaw * 0.72)} 505 ${j} 462C282 420 278 380 278 330z`
  );
}

/** The half of the face that is out of the light; its edge is the profile. */
const SHADOW =
  'M396 160C404 210 410 250 408 292C406 306 398 312 400 322C406 350 420 380 428 398C430 410 420 416 404 418' +
  'C402 426 404 430 408 436C414 442 412 446 404 450C412 456 410 464 402 468C398 480 404 496 402 540H560V160z';

/** The light that falls past the nose on the far cheek. */
const CHEEK = 'M444 366C466 356 488 358 496 366C490 396 476 414 460 420C450 404 444 386 444 366z';

/** Eyes looking down, brows, nose and lips, in a few cuts. */
function features(sitter: Sitter): string {
  const { skin, dark, brow, lips } = sitter;
  const deep = mix(dark, INK.soot, 0.5);
  return [
    shape('M312 322C328 306 356 306 374 320C372 336 356 346 342 346C328 346 316 338 312 322z', {
      fill: mix(skin, dark, 0.45),
    }),
    shape('M312 334Q342 356 374 336L374 342Q342 366 310 338z', { fill: deep }),
    shape('M428 336Q458 356 490 334L492 338Q460 366 428 342z', { fill: deep }),
    shape('M304 304Q336 280 380 296L380 306Q338 294 306 312z', { fill: brow }),
    shape('M424 296Q466 280 496 304L494 312Q464 294 424 306z', { fill: mix(brow, INK.soot, 0.35) }),
    shape('M376 404Q388 398 394 408Q404 420 424 410Q416 424 398 422Q380 420 376 404z', {
      fill: mix(skin, dark, 0.75),
    }),
    shape('M356 456Q380 440 400 446Q422 440 444 456Q422 462 400 460Q380 462 356 456z', {
      fill: lips,
    }),
    shape('M364 460Q400 466 438 460Q422 482 400 482T364 460z', { fill: mix(lips, skin, 0.3) }),
    shape('M356 456Q400 464 444 456', { stroke: deep, width: 4 }),
    shape('M376 500Q400 508 420 498', { stroke: mix(skin, dark, 0.6), width: 5 }),
  ].join('');
}

/** Draws a sitter. */
export function portrait(art: Art, sitter: Sitter): string {
  const { ground, shade, skin, dark, jaw } = sitter;
  const face = facePath(jaw);
  const clip = art.clip(face);
  const neck = 'M338 470V560Q330 600 270 622L400 740L530 622Q470 600 462 560V470z';
  const figure = [
    sitter.behind(art),
    shape(neck, { fill: mix(skin, dark, 0.35) }),
    art.spray(neck, dark, { from: [340, 600], to: [440, 520], start: 0.1, end: 1 }),
    sitter.clothes(art),
    shape('M284 340C262 326 256 350 264 378C268 400 280 410 290 404z', { fill: skin }),
    shape('M516 340C538 326 544 350 536 378C532 400 520 410 510 404z', { fill: dark }),
    shape(face, { fill: skin }),
    group(
      [
        art.spray(boxPath(270, 330, 130, 200), dark, {
          from: [350, 400],
          to: [270, 470],
          start: 0,
          end: 0.5,
        }),
      ],
      { clip },
    ),
    group([shape(SHADOW, { fill: dark }), shape(CHEEK, { fill: mix(skin, dark, 0.4) })], { clip }),
    features(sitter),
    sitter.over(art),
  ];
  const body = [
    rect(-30, -30, 860, 860, { fill: ground }),
    art.spray(boxPath(-20, -20, 840, 840), shade, {
      from: [120, 60],
      to: [760, 800],
      start: 0,
      end: 0.95,
    }),
    disc(400, 400, 318, { fill: mix(ground, INK.chalk, 0.28) }),
    art.spray(ovalPath(400, 400, 318, 318), shade, {
      from: [240, 120],
      to: [640, 700],
      start: 0,
      end: 0.7,
    }),
    group(
      [group(figure, { transform: 'translate(-30 10) scale(1.075)' })],
      sitter.flip === true ? { transform: 'translate(800 0) scale(-1 1)' } : {},
    ),
  ].join('');
  return art.rough(body, 3);
}

/** Shoulders as one form, lit from the left. */
export function shoulders(art: Art, ink: string, shade: string, slope = 0): string {
  const d = `M40 830C50 ${short(720 + slope)} 120 ${short(672 + slope)} 270 622L400 712L530 622C680 ${short(672 + slope)} 750 ${short(720 + slope)} 760 830z`;
  return (
    shape(d, { fill: ink }) + art.spray(d, shade, { from: [360, 640], to: [720, 800], start: 0, end: 1 })
  );
}

/** Two lapels and what shows between them. */
export function lapels(shirt: string, ink: string): string {
  return [
    polygon(points('270,622 530,622 400,830'), { fill: shirt }),
    polygon(points('270,618 236,650 282,700 262,720 380,840 400,830 400,800'), { fill: ink }),
    polygon(points('530,618 564,650 518,700 538,720 420,840 400,830 400,800'), {
      fill: mix(ink, INK.soot, 0.4),
    }),
  ].join('');
}

/** Round glasses. */
export function glasses(ink: string): string {
  return [
    disc(342, 334, 43, { stroke: ink, width: 7 }),
    disc(460, 334, 43, { stroke: ink, width: 7 }),
    line(points('385,328 417,328'), { stroke: ink, width: 7 }),
    line(points('299,326 276,318'), { stroke: ink, width: 7 }),
    line(points('503,326 526,318'), { stroke: ink, width: 7 }),
  ].join('');
}
