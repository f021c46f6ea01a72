/** The puppet theatre of Halm: the stage and three marionettes. */

import type { Art } from '../art.ts';
import { stars, strokes } from '../marks.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, disc, group, line, oval, ovalPath, polar, polygon, polygonPath, rect, repeat, shape, short, smoothPath } from '../shapes.ts';
import type { Point } from '../shapes.ts';

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
    return shape(d, { fill: ink }) + art.spray(d, INK.wine, { from: [flip ? b : a, 0], to: [flip ? a : b, 0], start: 0, end: 0.9 });
  });
  const at = outer + (inner - outer) * 0.23;
  return parts + oval(at, tie, Math.abs(inner - outer) * 0.27, 20, { fill: INK.amber }) + line([[at, tie], [at - 12, 760]], { stroke: INK.amber, width: 14 });
}

/** Wooden hands' cross from which a puppet hangs. */
function control(x: number, y: number, width: number): string {
  return [
    line([[x - width / 2, y + 10], [x + width / 2, y - 10]], { stroke: INK.umber, width: 18 }),
    line([[x, y - 40], [x, y + 44]], { stroke: INK.umber, width: 18 }),
    line([[x - width / 2, y + 6], [x + width / 2, y - 14]], { stroke: INK.ochre, width: 6 }),
  ].join('');
}

/** A puppet stage with its curtains drawn aside. */
export function puppetStage(art: Art): string {
  const scallops = repeat(11, (index) => {
    const x = 170 + index * 115;
    const d = `M${short(x)} 110h115v90a57.5 52 0 0 1 -115 0z`;
    return shape(d, { fill: index % 2 === 0 ? INK.amber : INK.vermilion }) + shape(`M${short(x)} 200a57.5 52 0 0 0 115 0`, { stroke: INK.wine, width: 6 });
  });
  const waves = [760, 810, 860].map((y, index) => shape(`M300 ${y}${repeat(13, () => 'q40 -44 80 0')}V960H300z`, { fill: [INK.teal, INK.sea, INK.navy][index] ?? INK.teal }));
  const boat = group([
    polygon([[-120, 0], [130, 0], [90, 62], [-84, 62]], { fill: INK.rust }), line([[0, 0], [0, -230]], { stroke: INK.umber, width: 10 }),
    polygon([[10, -226], [10, -30], [130, -40]], { fill: INK.chalk }), polygon([[-10, -200], [-10, -30], [-96, -40]], { fill: INK.blush }),
  ], { transform: 'translate(900 748) rotate(-5)' });
  const front = repeat(9, (index) => {
    const x = 190 + index * 136;
    return polygon([[x + 68, 956], [x + 124, 1006], [x + 68, 1056], [x + 12, 1006]], { fill: index % 2 === 0 ? INK.amber : INK.teal });
  });
  const heads = repeat(12, (index) => oval(60 + index * 136 + art.random.between(-22, 22), 1074, 52, 62, { fill: INK.soot }));
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.pine }),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.soot, { from: [800, 500], to: [60, 200], start: 0.2, end: 1 }),
    rect(130, 60, 1340, 1010, { fill: INK.umber }),
    rect(240, 110, 1120, 850, { fill: INK.navy }),
    art.haze(INK.indigo, 330, 800, 0, 1),
    rect(1360, -30, 1, 1, { fill: INK.navy }),
    stars(art.random, 60, [320, 250, 1280, 560], { fill: INK.chalk }),
    disc(640, 420, 104, { fill: INK.amber }), disc(606, 396, 88, { fill: INK.navy }),
    art.glow(800, 640, 480, INK.sky, 0.5, 300),
    polygon([[300, 780], [470, 560], [600, 700], [740, 600], [900, 780]], { fill: INK.slate }),
    waves[0] ?? '', boat, waves.slice(1).join(''),
    line([[866, 130], [880, 520]], { stroke: INK.chalk, width: 2.4, opacity: 0.8 }), line([[930, 130], [1000, 720]], { stroke: INK.chalk, width: 2.4, opacity: 0.8 }), line([[760, 130], [792, 740]], { stroke: INK.chalk, width: 2.4, opacity: 0.8 }),
    group([curtain(art, 236, 640, false), curtain(art, 1364, 960, true)]),
    scallops,
    rect(130, 60, 1340, 56, { fill: INK.umber }), rect(130, 108, 1340, 9, { fill: INK.ochre }),
    rect(130, 60, 112, 1010, { fill: INK.umber }), rect(1358, 60, 112, 1010, { fill: INK.umber }),
    repeat(6, (index) => disc(186, 220 + index * 120, 17, { fill: INK.ochre }) + disc(1414, 220 + index * 120, 17, { fill: INK.ochre })),
    art.spray(`${boxPath(130, 60, 112, 1010)}${boxPath(1358, 60, 112, 1010)}`, INK.soot, { from: [0, 200], to: [0, 1060], start: 0, end: 0.85 }),
    polygon([[520, 62], [800, -30], [1080, 62]], { fill: INK.ochre }), disc(800, 24, 22, { fill: INK.vermilion }),
    rect(130, 940, 1340, 130, { fill: INK.wine }), rect(130, 936, 1340, 14, { fill: INK.ochre }), front,
    heads,
  ].join('');
  return art.rough(body, 4);
}

/** The backdrop and strings that the three marionettes share. */
function hung(art: Art, ground: string, shade: string, strings: readonly (readonly [Point, Point])[], puppet: string): string {
  const body = [
    rect(-30, -30, 1260, 1560, { fill: ground }),
    art.spray(boxPath(-20, -20, 1240, 1540), shade, { from: [300, 200], to: [1000, 1500], start: 0, end: 0.95 }),
    art.glow(600, 700, 560, INK.chalk, 0.28, 640),
    oval(600, 1392, 300, 36, { fill: INK.soot, opacity: 0.5 }),
    strings.map((pair) => line(pair, { stroke: INK.soot, width: 3 })).join(''),
    control(600, 110, 460),
    puppet,
  ].join('');
  return art.rough(body, 4);
}

/** A jointed limb with a round joint. */
function limb(from: Point, joint: Point, end: Point, width: number, ink: string, pin: string): string {
  return [
    line([from, joint], { stroke: ink, width }), line([joint, end], { stroke: ink, width: width * 0.86 }),
    disc(joint[0], joint[1], width * 0.3, { fill: pin }),
  ].join('');
}

/** A marionette king. */
export function puppetKing(art: Art): string {
  const robe = smoothPath([[600, 590], [700, 620], [760, 760], [820, 1130], [600, 1180], [380, 1130], [440, 760], [500, 620]], true);
  const crown = polygonPath([[490, 390], [478, 262], [540, 324], [600, 232], [660, 324], [722, 262], [710, 390]]);
  const face = 'M510 380H690V500C690 580 650 610 600 610S510 580 510 500z';
  const beard = 'M508 480C540 520 560 506 600 506S660 520 692 480C706 620 660 720 600 740C540 720 494 620 508 480z';
  const trim = repeat(11, (index) => disc(408 + index * 39, 1140 + Math.sin((index / 10) * Math.PI) * 32, 15, { fill: INK.chalk }));
  const puppet = [
    limb([530, 1120], [520, 1250], [510, 1370], 56, INK.navy, INK.ochre), limb([670, 1120], [690, 1250], [700, 1370], 56, INK.navy, INK.ochre),
    oval(492, 1378, 62, 26, { fill: INK.soot }), oval(722, 1378, 62, 26, { fill: INK.soot }),
    limb([470, 680], [350, 800], [290, 640], 66, INK.wine, INK.amber), limb([730, 680], [850, 830], [930, 960], 66, INK.wine, INK.amber),
    disc(290, 630, 38, { fill: INK.blush }), disc(934, 970, 38, { fill: INK.blush }),
    line([[290, 760], [290, 470]], { stroke: INK.ochre, width: 16 }), disc(290, 462, 32, { fill: INK.amber }),
    shape(robe, { fill: INK.vermilion }), art.spray(robe, INK.wine, { from: [500, 700], to: [800, 1000], start: 0, end: 0.95 }),
    shape('M560 640H640L668 1170L600 1180L532 1170z', { fill: INK.ochre }),
    repeat(6, (index) => polygon([[600, 700 + index * 76], [622, 730 + index * 76], [600, 760 + index * 76], [578, 730 + index * 76]], { fill: INK.wine })), trim,
    shape(face, { fill: INK.blush }), art.spray(face, INK.rose, { from: [560, 400], to: [690, 500], start: 0, end: 1 }),
    shape(beard, { fill: INK.chalk }), art.spray(beard, INK.steel, { from: [560, 520], to: [690, 700], start: 0, end: 0.9 }),
    polygon([[600, 420], [626, 506], [584, 506]], { fill: INK.rose }),
    line([[536, 436], [576, 430]], { stroke: INK.umber, width: 9 }), line([[626, 430], [664, 436]], { stroke: INK.umber, width: 9 }),
    shape('M540 458q18 -16 36 0M626 458q18 -16 36 0', { stroke: INK.soot, width: 6 }),
    shape(crown, { fill: INK.amber }), art.spray(crown, INK.rust, { from: [560, 300], to: [720, 390], start: 0, end: 0.9 }), rect(486, 372, 228, 24, { fill: INK.ochre }),
    [478, 600, 722].map((x, index) => disc(x, index === 1 ? 228 : 258, 14, { fill: INK.vermilion })).join(''),
  ].join('');
  return hung(art, INK.sage, INK.pine, [[[380, 118], [290, 610]], [[520, 114], [510, 380]], [[680, 108], [690, 380]], [[820, 100], [934, 960]]], puppet);
}

/** A marionette fox. */
export function puppetFox(art: Art): string {
  const head = polygonPath([[440, 300], [530, 390], [670, 390], [760, 300], [766, 480], [640, 600], [600, 660], [560, 600], [434, 480]]);
  const cheeks = polygonPath([[434, 480], [540, 520], [600, 660], [660, 520], [766, 480], [640, 610], [600, 668], [560, 610]]);
  const tail = smoothPath([[720, 1040], [860, 1080], [960, 980], [1000, 800], [930, 660], [900, 800], [850, 900], [740, 930]], true);
  const tip = smoothPath([[930, 660], [1000, 800], [960, 790], [900, 800]], true);
  const coat = smoothPath([[600, 640], [690, 680], [730, 840], [740, 1080], [600, 1120], [460, 1080], [470, 840], [510, 680]], true);
  const puppet = [
    shape(tail, { fill: INK.coral }), art.spray(tail, INK.rust, { from: [900, 700], to: [800, 1060], start: 0, end: 1 }), shape(tip, { fill: INK.chalk }),
    limb([540, 1080], [500, 1220], [540, 1360], 56, INK.rust, INK.amber), limb([660, 1080], [700, 1220], [660, 1360], 56, INK.rust, INK.amber),
    oval(524, 1374, 62, 25, { fill: INK.soot }), oval(680, 1374, 62, 25, { fill: INK.soot }),
    limb([500, 740], [370, 830], [270, 740], 60, INK.coral, INK.amber), limb([700, 740], [820, 690], [880, 560], 60, INK.coral, INK.amber),
    oval(262, 734, 40, 36, { fill: INK.soot }), oval(884, 548, 36, 42, { fill: INK.soot }),
    shape(coat, { fill: INK.teal }), art.spray(coat, INK.navy, { from: [520, 760], to: [740, 1000], start: 0, end: 1 }),
    polygon([[530, 660], [670, 660], [600, 860]], { fill: INK.chalk }),
    [900, 960, 1020].map((y) => disc(600, y, 12, { fill: INK.amber })).join(''),
    line([[600, 868], [600, 1112]], { stroke: INK.navy, width: 5 }),
    shape(head, { fill: INK.coral }), art.spray(head, INK.rust, { from: [560, 380], to: [770, 540], start: 0, end: 1 }),
    shape(cheeks, { fill: INK.chalk }),
    polygon([[456, 334], [510, 396], [462, 440]], { fill: INK.soot }), polygon([[744, 334], [690, 396], [738, 440]], { fill: INK.soot }),
    polygon([[574, 622], [626, 622], [600, 666]], { fill: INK.soot }),
    shape('M496 478Q530 452 566 492Q526 496 496 478zM704 478Q670 452 634 492Q674 496 704 478z', { fill: INK.soot }),
    line([[600, 400], [600, 560]], { stroke: INK.rust, width: 6 }),
  ].join('');
  return hung(art, INK.blush, INK.rose, [[[380, 118], [262, 716]], [[530, 114], [500, 366]], [[670, 108], [700, 366]], [[820, 100], [884, 520]], [[760, 102], [930, 668]]], puppet);
}

/** A marionette moon. */
export function puppetMoon(art: Art): string {
  const x = 600;
  const y = 640;
  const crescent = 'M700 310A345 345 0 1 0 700 972A270 270 0 0 1 640 800Q690 790 676 744Q720 700 662 640L640 590Q620 420 700 310z';
  const rays = repeat(15, (index) => {
    const angle = Math.PI * 0.56 + (index / 14) * Math.PI * 0.9;
    return line([polar(x - 30, y, 388, angle), polar(x - 30, y, index % 2 === 0 ? 456 : 424, angle)], { stroke: INK.amber, width: 9 });
  });
  const star = (sx: number, sy: number, r: number): string =>
    polygon(Array.from({ length: 10 }, (_, index) => polar(sx, sy, index % 2 === 0 ? r : r * 0.44, (index / 10) * Math.PI * 2 - Math.PI / 2)), { fill: INK.amber });
  const puppet = [
    rays,
    limb([470, 960], [440, 1110], [470, 1240], 34, INK.slate, INK.amber), limb([590, 985], [620, 1130], [590, 1260], 34, INK.slate, INK.amber),
    oval(456, 1252, 50, 21, { fill: INK.soot }), oval(606, 1272, 50, 21, { fill: INK.soot }),
    shape(crescent, { fill: INK.paper }), art.spray(crescent, INK.sky, { from: [330, 460], to: [700, 900], start: 0, end: 1 }),
    strokes(art.random, { left: 260, right: 700, top: 320, bottom: 960, count: 70, length: [40, 120], width: [2, 6], angle: (px, py) => Math.atan2(py - y, px - x) + Math.PI / 2, look: { fill: INK.steel }, keep: (px, py) => { const d = Math.hypot(px - 600, py - 640); return d > 260 && d < 330 && px < 480 ? 1 : 0; } }),
    shape('M520 560Q566 604 622 566', { stroke: INK.navy, width: 11 }), line([[512, 520], [600, 500]], { stroke: INK.navy, width: 9 }),
    line([[640, 750], [572, 764]], { stroke: INK.wine, width: 10 }), disc(500, 720, 46, { fill: INK.rose, opacity: 0.75 }),
    line([[820, 100], [850, 560]], { stroke: INK.soot, width: 3 }), line([[740, 104], [770, 860]], { stroke: INK.soot, width: 3 }), star(850, 610, 62), star(770, 890, 44), star(940, 800, 30), line([[826, 100], [940, 780]], { stroke: INK.soot, width: 3 }),
    polygon([[440, 350], [560, 296], [660, 320], [560, 90], [500, 200]], { fill: mix(INK.denim, INK.sky, 0.2) }), disc(556, 98, 24, { fill: INK.amber }),
    art.spray(polygonPath([[440, 350], [560, 296], [660, 320], [560, 90], [500, 200]]), INK.navy, { from: [500, 200], to: [660, 300], start: 0, end: 1 }),
  ].join('');
  return hung(art, INK.denim, INK.navy, [[[380, 118], [330, 520]], [[700, 108], [690, 330]]], puppet);
}
