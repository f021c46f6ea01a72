/** Cloth: the runway, three looks, the loom, the denim, the buttons. */

import type { Art } from '../art.ts';
import { strokes } from '../marks.ts';
import { spectator } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, disc, group, line, oval, ovalPath, polar, polygon, polygonPath, rect, repeat, shape, short, smoothPath } from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A runway seen from its end: strips of light, one figure. */
export function runwayEnd(art: Art): string {
  const vanish: Point = [800, 430];
  const to = (x: number, y: number, depth: number): Point => [vanish[0] + (x - vanish[0]) * depth, vanish[1] + (y - vanish[1]) * depth];
  const strip = (x: number, y: number, width: number, ink: string): string => polygon([to(x - width, y, 0.05), to(x + width, y, 0.05), [x + width, y], [x - width, y]], { fill: ink });
  const ceiling = [-500, 60, 500, 1100, 1540, 2100].map((x) => strip(x, -420, 26, INK.chalk));
  const walls = [260, 520, 800].map((y) => polygon([to(-700, y - 12, 0.06), to(-700, y + 12, 0.06), [-700, y + 12], [-700, y - 12]], { fill: INK.amber }) + polygon([to(2300, y - 12, 0.06), to(2300, y + 12, 0.06), [2300, y + 12], [2300, y - 12]], { fill: INK.amber }));
  const floor: Point[] = [to(180, 1130, 0.06), to(1420, 1130, 0.06), [1420, 1130], [180, 1130]];
  const rows = [0.16, 0.23, 0.33, 0.48, 0.7, 1].map((depth) => {
    const size = 96 * depth;
    const seats = [-1, 1].map((side) => repeat(3, (index) => {
      const x = vanish[0] + side * (720 + index * 250) * depth;
      const y = vanish[1] + 390 * depth - index * 20 * depth;
      const ink = mix(INK.soot, INK.rust, Math.max(0, 0.6 - depth * 0.7));
      return spectator(x - side * 5 * depth, y - 5 * depth, size, { fill: mix(INK.amber, INK.rust, 0.45) }) + spectator(x, y, size, { fill: ink });
    }));
    return seats.join('');
  });
  const dress = smoothPath([[772, 470], [828, 470], [846, 530], [880, 640], [960, 800], [880, 830], [800, 816], [720, 836], [652, 812], [716, 640], [752, 530]], true);
  const cape = smoothPath([[826, 474], [880, 560], [990, 700], [1060, 840], [980, 812], [890, 800], [850, 640]], true);
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.soot }),
    art.glow(800, 430, 760, INK.rust, 0.95, 460),
    art.glow(800, 430, 300, INK.amber, 0.8, 240),
    ceiling.join(''), walls.join(''),
    polygon(floor, { fill: INK.bone }),
    art.spray(polygonPath(floor), INK.rust, { from: [0, 560], to: [0, 1100], start: 0.75, end: 0 }),
    strip(440, 1130, 20, INK.chalk), strip(1160, 1130, 20, INK.chalk),
    polygon([to(180, 1130, 0.06), to(206, 1130, 0.06), [206, 1130], [140, 1130]], { fill: INK.vermilion }), polygon([to(1394, 1130, 0.06), to(1420, 1130, 0.06), [1460, 1130], [1394, 1130]], { fill: INK.vermilion }),
    rows.join(''),
    polygon([[740, 850], [870, 850], [1010, 1110], [700, 1110]], { fill: INK.umber, opacity: 0.45 }),
    line([[786, 800], [776, 880]], { stroke: INK.soot, width: 19 }), line([[824, 800], [834, 870]], { stroke: INK.soot, width: 19 }),
    shape(cape, { fill: INK.wine }),
    shape(dress, { fill: INK.vermilion }), art.spray(dress, INK.wine, { from: [760, 560], to: [930, 760], start: 0, end: 1 }),
    strokes(art.random, { left: 690, right: 920, top: 560, bottom: 810, count: 26, length: [70, 180], width: [2, 6], angle: (x) => Math.PI / 2 - (x - 800) / 260, look: { fill: INK.blush }, keep: (x, y) => (Math.abs(x - 800) < (y - 470) * 0.3 ? 0.8 : 0) }),
    rect(788, 430, 24, 50, { fill: INK.umber }), oval(800, 402, 34, 44, { fill: INK.umber }),
    shape('M762 408Q758 342 806 344Q846 346 842 400Q820 372 790 384Q772 390 762 408z', { fill: INK.soot }), disc(806, 340, 24, { fill: INK.soot }),
  ].join('');
  return art.rough(body, 4);
}

/** The ground, the shadow and the grain that the three looks share. */
function look(art: Art, ground: string, shade: string, figure: string): string {
  const body = [
    rect(-30, -30, 1260, 1560, { fill: ground }),
    art.spray(boxPath(-20, -20, 1240, 1540), shade, { from: [900, 0], to: [200, 1500], start: 0, end: 0.85 }),
    rect(-30, 1310, 1260, 230, { fill: mix(ground, shade, 0.55) }),
    polygon([[430, 1400], [760, 1400], [1240, 1320], [1240, 1360], [760, 1440]], { fill: INK.soot, opacity: 0.4 }),
    figure,
  ].join('');
  return art.rough(body, 5);
}

/** Neck, head in profile and hair, without a face. */
function headAndNeck(x: number, y: number, skin: string, hair: string, crop: 'knot' | 'bob' | 'shaved'): string {
  const face = `M${short(x - 40)} ${short(y - 60)}Q${short(x)} ${short(y - 96)} ${short(x + 44)} ${short(y - 64)}L${short(x + 52)} ${short(y - 20)}L${short(x + 66)} ${short(y + 8)}L${short(x + 52)} ${short(y + 16)}L${short(x + 52)} ${short(y + 46)}Q${short(x + 44)} ${short(y + 66)} ${short(x + 10)} ${short(y + 60)}L${short(x + 14)} ${short(y + 140)}H${short(x - 44)}L${short(x - 40)} ${short(y + 20)}z`;
  const knot = `M${short(x + 48)} ${short(y - 52)}Q${short(x + 10)} ${short(y - 40)} ${short(x - 6)} ${short(y + 6)}L${short(x - 40)} ${short(y + 34)}Q${short(x - 86)} ${short(y - 30)} ${short(x - 42)} ${short(y - 84)}Q${short(x + 10)} ${short(y - 120)} ${short(x + 48)} ${short(y - 52)}z`;
  const bob = `M${short(x + 52)} ${short(y - 44)}Q${short(x + 20)} ${short(y - 34)} ${short(x + 14)} ${short(y + 40)}L${short(x - 70)} ${short(y + 70)}Q${short(x - 100)} ${short(y - 40)} ${short(x - 44)} ${short(y - 90)}Q${short(x + 24)} ${short(y - 124)} ${short(x + 52)} ${short(y - 44)}z`;
  const shaved = `M${short(x + 44)} ${short(y - 62)}Q${short(x)} ${short(y - 50)} ${short(x - 12)} ${short(y - 6)}L${short(x - 40)} ${short(y + 10)}Q${short(x - 66)} ${short(y - 40)} ${short(x - 36)} ${short(y - 76)}Q${short(x)} ${short(y - 102)} ${short(x + 44)} ${short(y - 62)}z`;
  const hairPath = { knot, bob, shaved }[crop];
  return shape(face, { fill: skin }) + shape(hairPath, { fill: hair }) + (crop === 'knot' ? disc(x - 70, y - 76, 44, { fill: hair }) : '');
}

/** First look: a great coat of rust, falling in folds. */
export function lookRust(art: Art): string {
  const coat = smoothPath([[560, 360], [660, 366], [760, 440], [800, 620], [880, 900], [960, 1180], [820, 1250], [640, 1230], [440, 1262], [250, 1190], [340, 900], [420, 640], [440, 440]], true);
  const folds = [[-210, 260], [-120, 130], [-30, 40], [70, -40], [170, -150]].map(([top, foot]) => {
    const x = 610 + (top ?? 0) * 0.35;
    const f = 610 + (top ?? 0) * 1.5 - (foot ?? 0) * 0.05;
    return shape(`M${short(x)} 470Q${short(x + (f - x) * 0.3)} 800 ${short(f)} 1230Q${short(x + (f - x) * 0.66)} 860 ${short(x + 6)} 470z`, { fill: INK.wine });
  });
  const figure = [
    line([[540, 1200], [520, 1400]], { stroke: INK.soot, width: 44 }), line([[680, 1200], [700, 1390]], { stroke: INK.soot, width: 44 }),
    polygon([[490, 1380], [550, 1380], [600, 1426], [492, 1426]], { fill: INK.soot }), polygon([[670, 1370], [730, 1370], [786, 1414], [672, 1414]], { fill: INK.soot }),
    headAndNeck(616, 270, INK.umber, INK.soot, 'knot'),
    shape(coat, { fill: INK.rust }), art.spray(coat, INK.wine, { from: [760, 500], to: [330, 1100], start: 0, end: 1 }), folds.join(''),
    shape('M500 400Q610 320 720 410L690 520Q610 440 530 520z', { fill: INK.coral }),
    strokes(art.random, { left: 620, right: 900, top: 560, bottom: 1180, count: 30, length: [120, 280], width: [3, 9], angle: (x) => Math.PI / 2 - (x - 600) / 900, look: { fill: INK.coral }, keep: (x, y) => (x - 610 < (y - 380) * 0.36 ? 0.8 : 0) }),
  ].join('');
  return look(art, INK.blush, INK.rose, figure);
}

/** Second look: ink, a column with one great sleeve and a trailing fold. */
export function lookInk(art: Art): string {
  const column = smoothPath([[560, 380], [680, 384], [700, 560], [690, 800], [720, 1100], [740, 1370], [600, 1390], [450, 1372], [490, 1100], [530, 800], [520, 560]], true);
  const sleeve = smoothPath([[664, 390], [790, 480], [900, 640], [960, 860], [880, 930], [780, 880], [720, 740], [690, 560]], true);
  const trail = smoothPath([[530, 560], [460, 760], [340, 1040], [170, 1340], [330, 1400], [520, 1390], [560, 1000]], true);
  const figure = [
    headAndNeck(620, 280, INK.blush, INK.rust, 'bob'),
    shape(trail, { fill: INK.indigo }), art.spray(trail, INK.soot, { from: [500, 700], to: [330, 1300], start: 0.2, end: 1 }),
    shape(column, { fill: INK.navy }), art.spray(column, INK.soot, { from: [700, 600], to: [520, 900], start: 0, end: 1 }),
    shape(sleeve, { fill: INK.indigo }), art.spray(sleeve, INK.soot, { from: [900, 600], to: [730, 800], start: 0, end: 0.95 }),
    strokes(art.random, { left: 560, right: 740, top: 520, bottom: 1360, count: 28, length: [160, 380], width: [2, 6], angle: () => Math.PI / 2 + 0.03, look: { fill: INK.denim }, keep: (x) => (x > 600 && x < 700 ? 0.9 : 0.15) }),
    strokes(art.random, { left: 720, right: 920, top: 500, bottom: 880, count: 16, length: [110, 240], width: [3, 8], angle: () => 1.05, look: { fill: INK.denim } }),
    shape('M548 392Q620 350 696 398L690 440Q620 400 552 436z', { fill: INK.amber }),
    oval(930, 912, 34, 40, { fill: INK.blush }),
  ].join('');
  return look(art, INK.mist, INK.sky, figure);
}

/** Third look: chalk, wide trousers and a wrapped top against a dark ground. */
export function lookChalk(art: Art): string {
  const top = smoothPath([[540, 390], [690, 392], [790, 500], [800, 640], [720, 760], [600, 790], [480, 750], [420, 620], [450, 480]], true);
  const trousers = 'M486 720H716Q760 1000 850 1360L640 1380Q620 1080 602 900Q580 1080 540 1386L320 1350Q440 1000 486 720z';
  const sash = 'M470 560Q620 640 770 500L792 560Q640 700 470 626zM740 560Q900 700 900 1000L850 1010Q850 740 720 610z';
  const figure = [
    headAndNeck(622, 284, mix(INK.umber, INK.soot, 0.35), INK.soot, 'shaved'),
    shape(trousers, { fill: INK.paper }), art.spray(trousers, INK.steel, { from: [760, 800], to: [330, 1200], start: 0, end: 0.95 }),
    shape(top, { fill: INK.chalk }), art.spray(top, INK.steel, { from: [700, 480], to: [440, 740], start: 0, end: 0.9 }),
    strokes(art.random, { left: 380, right: 820, top: 800, bottom: 1340, count: 36, length: [160, 360], width: [2, 7], angle: (x) => Math.PI / 2 - (x - 600) / 900, look: { fill: INK.slate }, keep: (x, y) => (Math.abs(x - 600) > 30 && Math.abs(x - 600) < (y - 400) * 0.24 ? 0.8 : 0) }),
    shape(sash, { fill: INK.vermilion }),
    polygon([[400, 1350], [530, 1380], [540, 1420], [380, 1410]], { fill: INK.soot }), polygon([[660, 1376], [800, 1360], [860, 1404], [664, 1418]], { fill: INK.soot }),
    disc(640, 360, 10, { fill: INK.amber }),
  ].join('');
  return look(art, INK.plum, INK.soot, figure);
}

/** A loom with coloured warp threads. */
export function loomWarp(art: Art): string {
  const inks = [INK.vermilion, INK.amber, INK.chalk, INK.teal, INK.indigo, INK.rose, INK.ochre, INK.wine, INK.sea];
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
  const warp = threads.map(({ ink, top, foot }, index) => line([top, [foot[0], foot[1]]], { stroke: ink, width: 5, opacity: index % 2 === 0 ? 1 : 0.82 }));
  const cloth = threads.map(({ ink, foot, share }) => polygon([[foot[0] - 5, foot[1]], [foot[0] + 5, foot[1]], [40 + share * 1520 + 6, 1110], [40 + share * 1520 - 6, 1110]], { fill: ink }));
  const weft = repeat(40, (index) => {
    const y = reed + 46 + index * 9.4;
    const lean = (y - reed) * 0.29;
    const ink = [INK.navy, INK.navy, INK.chalk, INK.navy, INK.wine][Math.floor(index / 4) % 5] ?? INK.navy;
    return line([[150 - lean, y], [1450 + lean, y]], { stroke: ink, width: 4.6, dash: index % 2 === 0 ? '13 11' : '11 13' });
  });
  const heddles = [300, 356].map((y, row) => {
    const left = 330 - row * 22;
    const width = 1600 - left * 2;
    return [
      rect(left, y - 74, width, 24, { fill: row === 0 ? INK.umber : INK.ochre }), rect(left, y + 74, width, 24, { fill: row === 0 ? INK.umber : INK.ochre }),
      repeat(66, (index) => line([[left + 20 + (index * (width - 40)) / 65, y - 52], [left + 20 + (index * (width - 40)) / 65, y + 76]], { stroke: INK.bone, width: 2, opacity: 0.8 })),
    ].join('');
  });
  const post = (x: number): string => rect(x, -30, 92, 1130, { fill: INK.umber }) + art.spray(boxPath(x, -30, 92, 1130), INK.soot, { from: [x, 0], to: [x + 92, 0], start: 0.1, end: 1 });
  const shuttle = group([
    polygon([[-190, 0], [-120, -34], [120, -34], [190, 0], [120, 34], [-120, 34]], { fill: INK.soot, opacity: 0.5, transform: 'translate(14 22)' }),
    shape('M-200 0Q-130 -40 0 -40T200 0Q130 40 0 40T-200 0z', { fill: INK.rust }), rect(-104, -20, 208, 40, { fill: INK.soot }), rect(-86, -14, 172, 28, { fill: INK.amber }),
    repeat(15, (index) => line([[-80 + index * 11, -14], [-74 + index * 11, 14]], { stroke: INK.ochre, width: 3 })),
  ], { transform: 'translate(980 640) rotate(-7)' });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }),
    art.glow(800, 260, 760, INK.denim, 0.8, 420),
    rect(330, 84, 940, 46, { fill: INK.umber }), rect(330, 84, 940, 12, { fill: INK.ochre }),
    warp.join(''), heddles.join(''),
    art.spray(boxPath(150, 470, 1300, 110), INK.navy, { from: [0, 470], to: [0, 580], start: 0.7, end: 0 }),
    cloth.join(''), weft,
    rect(60, reed - 22, 1480, 26, { fill: INK.ochre }), rect(60, reed + 30, 1480, 34, { fill: INK.umber }),
    repeat(120, (index) => line([[140 + index * 11.1, reed], [140 + index * 11.1, reed + 34]], { stroke: INK.bone, width: 2 })),
    line([[1170, 616], [1450, 736]], { stroke: INK.amber, width: 4 }),
    shuttle, post(20), post(1488),
    art.haze(INK.navy, 900, 1090, 0, 0.75),
  ].join('');
  return art.rough(body, 3);
}

/** Folded indigo cloth in stacks. */
export function indigoStacks(art: Art): string {
  const inks = [INK.navy, INK.indigo, INK.denim, mix(INK.denim, INK.sky, 0.5), INK.sky, mix(INK.indigo, INK.navy, 0.5), INK.mist];
  const fold = (x: number, y: number, width: number, height: number, ink: string): string => {
    const r = height / 2;
    const d = `M${short(x + r)} ${short(y)}H${short(x + width - 6)}Q${short(x + width + 6)} ${short(y + r)} ${short(x + width - 4)} ${short(y + height)}H${short(x + r)}A${short(r)} ${short(r)} 0 0 1 ${short(x + r)} ${short(y)}z`;
    const layers = [0.3, 0.52, 0.74].map((share) => line([[x + r * 0.9, y + height * share], [x + width - 8, y + height * (share + 0.02)]], { stroke: INK.soot, width: 2.4, opacity: 0.55 }));
    return [
      shape(d, { fill: ink }),
      art.spray(d, INK.soot, { from: [x, y + height * 0.3], to: [x, y + height], start: 0, end: 0.65 }),
      layers.join(''),
      line([[x + r, y + 5], [x + width - 10, y + 5]], { stroke: INK.mist, width: 3, opacity: 0.5 }),
      art.random.chance(0.34) ? line([[x + r, y + height * 0.86], [x + width - 14, y + height * 0.86]], { stroke: INK.coral, width: 4, dash: '15 9' }) : '',
    ].join('');
  };
  const stack = (x: number, foot: number, width: number, count: number, turn: number): string => {
    let y = foot;
    let drawn = '';
    for (let index = 0; index < count; index += 1) {
      const height = art.random.between(56, 92);
      y -= height;
      drawn += fold(x + art.random.between(-16, 16), y, width + art.random.between(-24, 24), height - 3, inks[(index * 3 + turn) % inks.length] ?? INK.indigo);
    }
    return drawn;
  };
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.sand }),
    art.spray(boxPath(-20, -20, 1640, 960), INK.rust, { from: [1500, 0], to: [100, 900], start: 0, end: 0.6 }),
    rect(-30, 930, 1660, 180, { fill: INK.umber }), rect(-30, 926, 1660, 12, { fill: INK.ochre }),
    art.haze(INK.soot, 940, 1090, 0.2, 1),
    polygon([[540, 930], [620, 400], [760, 330], [780, 930]], { fill: INK.rust, opacity: 0.6 }), polygon([[1060, 930], [1120, 560], [1250, 540], [1250, 930]], { fill: INK.rust, opacity: 0.6 }),
    stack(90, 930, 470, 9, 0), stack(640, 930, 440, 6, 2), stack(1150, 930, 420, 11, 4),
    shape('M1100 450Q1080 560 1110 700L1180 690Q1160 560 1180 450z', { fill: INK.denim }),
    group([disc(850, 440, 66, { fill: INK.coral }), shape(ovalPath(850, 440, 66, 66), { stroke: INK.wine, width: 5 }), repeat(7, (index) => shape(`M${short(790 + index * 8)} ${short(420 + index * 6)}q60 ${short(-30 + index * 9)} 118 ${short(10 + index)}`, { stroke: INK.rust, width: 4 }))]),
    shape('M910 470q60 40 100 10t90 60', { stroke: INK.coral, width: 5 }),
  ].join('');
  return art.rough(body, 4);
}

/** One button: its form, rim, holes and thread. */
function button(art: Art, x: number, y: number, size: number, ink: string, kind: number): string {
  const scallop = Array.from({ length: 32 }, (_, index) => polar(x, y, size * (index % 2 === 0 ? 1.02 : 0.9), (index / 32) * Math.PI * 2));
  const forms = [
    ovalPath(x, y, size, size), smoothPath(scallop, true), polygonPath(Array.from({ length: 8 }, (_, index) => polar(x, y, size * 1.02, ((index + 0.5) / 8) * Math.PI * 2))),
    `M${short(x - size * 0.6)} ${short(y - size * 0.86)}h${short(size * 1.2)}q${short(size * 0.26)} 0 ${short(size * 0.26)} ${short(size * 0.26)}v${short(size * 1.2)}q0 ${short(size * 0.26)} ${short(-size * 0.26)} ${short(size * 0.26)}h${short(-size * 1.2)}q${short(-size * 0.26)} 0 ${short(-size * 0.26)} ${short(-size * 0.26)}v${short(-size * 1.2)}q0 ${short(-size * 0.26)} ${short(size * 0.26)} ${short(-size * 0.26)}z`,
    ovalPath(x, y, size, size * 0.72),
  ];
  const d = forms[kind] ?? forms[0] ?? '';
  const dark = mix(ink, INK.soot, 0.62);
  const spread = size * 0.24;
  const count = art.random.chance(0.6) ? 4 : 2;
  const holes: Point[] = count === 4 ? [[-spread, -spread], [spread, -spread], [spread, spread], [-spread, spread]] : [[-spread, 0], [spread, 0]];
  const thread = art.random.chance(0.4) && count === 4 ? line([[x - spread, y - spread], [x + spread, y + spread]], { stroke: INK.chalk, width: size * 0.1 }) + line([[x + spread, y - spread], [x - spread, y + spread]], { stroke: INK.chalk, width: size * 0.1 }) : '';
  const inner = kind === 4 ? 0.5 : 0.68;
  return [
    shape(d, { fill: INK.umber, opacity: 0.5, transform: 'translate(9 12)' }),
    shape(d, { fill: ink }),
    art.spray(d, dark, { from: [x - size * 0.3, y - size * 0.4], to: [x + size, y + size], start: 0, end: 0.9 }),
    shape(ovalPath(x, y, size * 0.68, size * inner), { stroke: dark, width: 4 }),
    shape(`M${short(x - size * 0.82)} ${short(y)}A${short(size * 0.82)} ${short(size * (inner + 0.14))} 0 0 1 ${short(x)} ${short(y - size * (inner + 0.14))}`, { stroke: mix(ink, INK.chalk, 0.65), width: 5 }),
    holes.map(([dx, dy]) => disc(x + dx, y + dy, size * 0.105, { fill: INK.soot })).join(''), thread,
  ].join('');
}

/** A grid of buttons of many shapes and colours. */
export function buttonGrid(art: Art): string {
  const inks = [INK.vermilion, INK.teal, INK.amber, INK.navy, INK.rose, INK.chalk, INK.moss, INK.wine, INK.sky, INK.ochre, INK.plum, INK.sea];
  const buttons = repeat(54, (index) => {
    const column = index % 9;
    const row = Math.floor(index / 9);
    const ink = inks[(column * 5 + row * 7) % 12] ?? INK.teal;
    const kind = (column * 2 + row * 3 + (column * row) % 3) % 5;
    const size = art.random.between(54, 72);
    return column === 6 && row === 2 ? '' : button(art, 88 + column * 178, 90 + row * 177, size, ink, kind);
  });
  const gap: Point = [88 + 6 * 178, 90 + 2 * 177];
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.paper }),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.sand, { from: [200, 0], to: [1500, 1067], start: 0, end: 0.9 }),
    buttons,
    shape(ovalPath(gap[0], gap[1], 62, 62), { stroke: INK.sand, width: 5, dash: '12 12' }),
    shape(`M${short(gap[0] - 16)} ${short(gap[1] - 12)}q20 20 32 0t-8 40q-30 24 -54 -6`, { stroke: INK.vermilion, width: 5 }),
  ].join('');
  return art.rough(body, 3);
}

