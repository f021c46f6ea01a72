/** The coast and the grounds: the ferry, the sails, the lighthouse, the pitch, the scarves. */

import type { Art } from '../art.ts';
import { gougePath, hillLine, landPath, ridge, ripples, strokes } from '../marks.ts';
import { gull, person, spectator } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import { boxPath, disc, group, line, oval, ovalPath, polygon, polygonPath, rect, repeat, shape, short, smoothPath } from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A harbour crane: legs, house and a long jib. */
function crane(x: number, foot: number, size: number, ink: string): string {
  const thin = { stroke: ink, width: size * 0.018 };
  const lattice = repeat(9, (index) => {
    const a = index / 9;
    const b = (index + 1) / 9;
    const low = (t: number): Point => [x + t * size * 0.86, foot - size * (0.66 + t * 0.42)];
    const high = (t: number): Point => [x + t * size * 0.86, foot - size * (0.74 + t * 0.36)];
    return line([low(a), high(b), low(b)], thin) + line([high(a), high(b)], thin);
  });
  return [
    polygon([[x - size * 0.17, foot], [x - size * 0.1, foot - size * 0.62], [x - size * 0.05, foot - size * 0.62], [x - size * 0.12, foot]], { fill: ink }),
    polygon([[x + size * 0.17, foot], [x + size * 0.1, foot - size * 0.62], [x + size * 0.05, foot - size * 0.62], [x + size * 0.12, foot]], { fill: ink }),
    rect(x - size * 0.15, foot - size * 0.28, size * 0.3, size * 0.035, { fill: ink }),
    rect(x - size * 0.2, foot - size * 0.78, size * 0.34, size * 0.17, { fill: ink }),
    lattice,
    line([[x - size * 0.1, foot - size * 0.78], [x, foot - size * 1.02], [x + size * 0.86, foot - size * 1.09]], thin),
    line([[x + size * 0.85, foot - size * 1.08], [x + size * 0.85, foot - size * 0.5]], thin),
    rect(x + size * 0.82, foot - size * 0.52, size * 0.06, size * 0.05, { fill: ink }),
  ].join('');
}

/** The ferry, bow to the right, lights still on. */
function ferryShip(art: Art): string {
  const hull = 'M430 640H1520Q1500 700 1440 770Q1420 800 1380 800H470Q440 720 430 640z';
  const portholes = repeat(17, (index) => disc(520 + index * 52, 690, 10, { fill: INK.amber }));
  const windows = (y: number, from: number, to: number): string => repeat(Math.floor((to - from) / 46), (index) => rect(from + index * 46, y, 28, 24, { fill: index % 5 === 3 ? INK.slate : INK.amber }));
  const upper = polygonPath([[480, 640], [480, 560], [1330, 560], [1400, 640]]);
  const middle = polygonPath([[540, 562], [540, 486], [1220, 486], [1280, 562]]);
  return [
    shape(upper, { fill: INK.chalk }), shape(middle, { fill: INK.paper }),
    polygon([[980, 488], [1000, 410], [1160, 410], [1200, 488]], { fill: INK.chalk }),
    polygon([[1010, 424], [1152, 424], [1166, 456], [1006, 456]], { fill: INK.navy }),
    art.spray(upper + middle, INK.steel, { from: [1200, 0], to: [480, 0], start: 0, end: 0.95 }),
    windows(586, 510, 1330), windows(510, 570, 1230),
    polygon([[660, 490], [676, 340], [800, 340], [816, 490]], { fill: INK.vermilion }), polygon([[674, 372], [803, 372], [806, 410], [670, 410]], { fill: INK.chalk }), rect(674, 330, 128, 22, { fill: INK.soot }),
    art.spray(boxPath(660, 340, 160, 150), INK.wine, { from: [790, 0], to: [660, 0], start: 0, end: 0.9 }),
    line([[1080, 410], [1080, 250]], { stroke: INK.navy, width: 8 }), line([[1040, 300], [1120, 300]], { stroke: INK.navy, width: 6 }), line([[1080, 256], [1400, 640]], { stroke: INK.navy, width: 2.4 }),
    [880, 590].map((x) => rect(x, 462, 84, 22, { fill: INK.coral })).join(''),
    shape(hull, { fill: INK.navy }), art.spray(hull, INK.denim, { from: [1500, 640], to: [900, 700], start: 0.85, end: 0 }),
    shape('M430 640H1520L1514 656H433z', { fill: INK.chalk }), shape('M462 772H1438L1412 800H472z', { fill: INK.rust }),
    portholes,
    shape('M790 330C760 250 840 230 800 160C780 120 830 90 900 70C860 110 850 150 880 190C910 240 830 270 820 330z', { fill: mix(INK.steel, INK.blush, 0.4) }),
  ].join('');
}

/** A ferry at a quay in the early morning. */
export function ferryMorning(art: Art): string {
  const water = 790;
  const quay: Point[] = [[-40, 850], [560, 850], [360, 1110], [-40, 1110]];
  const bollard = (x: number, y: number, size: number): string => [
    polygon([[x - size * 0.3, y], [x - size * 0.24, y - size * 0.7], [x + size * 0.24, y - size * 0.7], [x + size * 0.3, y]], { fill: INK.soot }),
    oval(x, y - size * 0.72, size * 0.42, size * 0.16, { fill: INK.soot }), oval(x, y - size * 0.77, size * 0.34, size * 0.09, { fill: INK.rose }),
  ].join('');
  const body = [
    rect(-30, -30, 1660, 860, { fill: INK.blush }),
    art.haze(INK.steel, -20, 480, 1, 0),
    art.haze(INK.amber, 430, water, 0, 0.85),
    disc(1290, 560, 120, { fill: INK.chalk }),
    shape(repeat(5, (index) => gougePath([300, 980, 1350, 620, 1100][index] ?? 0, [150, 110, 230, 260, 330][index] ?? 0, [620, 520, 560, 420, 700][index] ?? 400, 16)), { fill: INK.rose }),
    shape(landPath(ridge(art.random, [-40, 660], [1640, 720], 46, 6, 0.5), 820), { fill: mix(INK.steel, INK.blush, 0.35) }),
    crane(1400, 800, 330, mix(INK.slate, INK.blush, 0.35)),
    crane(60, 850, 660, INK.slate), crane(250, 850, 520, mix(INK.slate, INK.steel, 0.4)),
    rect(-30, water, 1660, 330, { fill: INK.steel }),
    art.haze(INK.navy, 820, 1080, 0, 0.95),
    art.glow(1290, 830, 420, INK.amber, 0.85, 170),
    ripples(art.random, { top: water + 10, bottom: 1067, left: 300, right: 1600, count: 220, length: 210, width: 8, look: { fill: INK.slate } }),
    ripples(art.random, { top: water + 12, bottom: 1040, left: 1040, right: 1560, count: 150, length: 170, width: 8, look: { fill: INK.amber } }),
    ferryShip(art),
    shape('M470 800H1384L1300 860H560z', { fill: INK.navy, opacity: 0.75 }),
    ripples(art.random, { top: 806, bottom: 990, left: 520, right: 1360, count: 110, length: 210, width: 9, look: { fill: INK.navy } }),
    ripples(art.random, { top: 815, bottom: 960, left: 560, right: 1240, count: 60, length: 120, width: 6, look: { fill: INK.blush } }),
    polygon(quay, { fill: INK.plum }), polygon([[-40, 850], [560, 850], [540, 876], [-40, 876]], { fill: mix(INK.plum, INK.rose, 0.45) }),
    art.spray(polygonPath(quay), INK.soot, { from: [0, 880], to: [0, 1100], start: 0, end: 1 }),
    shape('M444 838Q520 810 560 700', { stroke: INK.soot, width: 6 }),
    bollard(430, 880, 84), bollard(240, 1010, 140),
    person(110, 930, 200, { fill: INK.soot }),
    gull(1120, 190, 120, -10, { fill: INK.chalk }), gull(1270, 270, 84, 12, { fill: INK.chalk }), gull(950, 120, 64, -4, { fill: INK.chalk }), gull(560, 210, 90, 8, { fill: INK.navy }), gull(480, 320, 54, -6, { fill: INK.navy }),
  ].join('');
  return art.rough(body, 4);
}

/** One racing boat heeled under main and jib. */
function racer(art: Art, x: number, y: number, size: number, ink: string, panel: string, heel: number): string {
  const s = size;
  const main = `M0 ${short(-s * 1.5)}Q${short(s * 0.62)} ${short(-s * 0.9)} ${short(s * 0.6)} ${short(-s * 0.1)}L0 ${short(-s * 0.08)}z`;
  const jib = `M${short(-s * 0.05)} ${short(-s * 1.34)}Q${short(-s * 0.18)} ${short(-s * 0.6)} ${short(-s * 0.66)} ${short(-s * 0.05)}Q${short(-s * 0.3)} ${short(-s * 0.12)} ${short(-s * 0.04)} ${short(-s * 0.14)}z`;
  const band = `M${short(s * 0.46)} ${short(-s * 0.76)}Q${short(s * 0.58)} ${short(-s * 0.5)} ${short(s * 0.6)} ${short(-s * 0.34)}L0 ${short(-s * 0.42)}V${short(-s * 0.82)}z`;
  const seams = [0.3, 0.55, 1, 1.2].map((share) => `M0 ${short(-s * share)}L${short(s * 0.58 * (1.36 - share))} ${short(-s * (share + 0.06))}`).join('');
  return group([
    shape(main, { fill: ink }), shape(band, { fill: panel }), shape(seams, { stroke: INK.slate, width: 2, opacity: 0.6 }),
    art.spray(main, INK.slate, { from: [s * 0.5, -s], to: [0, -s * 0.3], start: 0, end: 0.6 }),
    shape(jib, { fill: mix(ink, panel, 0.16) }), art.spray(jib, INK.slate, { from: [-s * 0.5, 0], to: [0, -s], start: 0, end: 0.7 }),
    line([[0, -s * 1.54], [0, 0]], { stroke: INK.soot, width: s * 0.02 }),
    shape(`M${short(-s * 0.8)} ${short(-s * 0.06)}Q0 ${short(s * 0.04)} ${short(s * 0.66)} ${short(-s * 0.06)}L${short(s * 0.56)} ${short(s * 0.12)}Q0 ${short(s * 0.2)} ${short(-s * 0.52)} ${short(s * 0.1)}z`, { fill: INK.navy }),
    shape(`M${short(-s * 0.8)} ${short(-s * 0.06)}Q0 ${short(s * 0.04)} ${short(s * 0.66)} ${short(-s * 0.06)}`, { stroke: INK.chalk, width: s * 0.026 }),
    repeat(3, (index) => disc(s * (0.2 + index * 0.13), -s * 0.1, s * 0.045, { fill: INK.vermilion })),
  ], { transform: `translate(${short(x)} ${short(y)}) rotate(${short(heel)})` });
}

/** Three sails on a blue-green sea. */
export function threeSails(art: Art): string {
  const swell = (y: number, height: number, ink: string): string => shape(landPath(hillLine(art, y, height, 2.4), 1110, true), { fill: ink });
  const foam = (x: number, y: number, size: number): string => shape(repeat(9, (index) => gougePath(x - size * 0.9 + index * size * 0.24, y + art.random.between(-6, 14), size * 0.42, size * 0.045, art.random.between(-0.2, 0.1))), { fill: INK.chalk });
  const sea = (top: number, bottom: number, ink: string, count: number, length: number): string => strokes(art.random, { left: -20, right: 1620, top, bottom, count, length: [length * 0.4, length], width: [length / 46, length / 20], angle: (x) => Math.sin(x / 130) * 0.14, look: { fill: ink } });
  const body = [
    rect(-30, -30, 1660, 600, { fill: INK.mist }),
    art.haze(INK.sky, -20, 420, 1, 0),
    disc(300, 250, 76, { fill: INK.amber }),
    shape(repeat(4, (index) => gougePath([900, 1320, 480, 1160][index] ?? 0, [130, 220, 330, 350][index] ?? 0, [760, 520, 560, 620][index] ?? 0, 18)), { fill: INK.chalk }),
    shape(landPath(ridge(art.random, [900, 480], [1660, 380], 40, 6, 0.5), 520), { fill: mix(INK.teal, INK.mist, 0.5) }),
    rect(-30, 480, 1660, 640, { fill: INK.sea }),
    art.haze(INK.mist, 480, 620, 0.7, 0),
    sea(500, 640, INK.mist, 70, 130),
    racer(art, 420, 590, 190, INK.chalk, INK.amber, 9), foam(400, 606, 170),
    swell(660, 30, mix(INK.sea, INK.teal, 0.45)), sea(690, 800, INK.sea, 80, 210),
    racer(art, 1270, 740, 330, INK.chalk, INK.indigo, 11), foam(1240, 770, 290),
    swell(840, 40, INK.teal), sea(870, 970, INK.sea, 70, 260), sea(870, 990, INK.mist, 22, 200),
    racer(art, 760, 930, 520, INK.chalk, INK.vermilion, 12), foam(700, 984, 470),
    swell(1010, 46, mix(INK.teal, INK.navy, 0.5)), sea(1010, 1067, INK.sea, 34, 280),
    gull(1040, 140, 84, -10, { fill: INK.navy }), gull(180, 420, 54, 8, { fill: INK.navy }),
  ].join('');
  return art.rough(body, 4);
}

/** A band of knitted stitches across the tower: pairs of slanted drops. */
function knitBand(x: (y: number) => number, top: number, rows: number, pick: (column: number, row: number) => string): string {
  const stitch = 17;
  const rise = 19;
  return repeat(rows, (row) => {
    const y = top + row * rise;
    const half = x(y);
    const columns = Math.floor((half * 2) / stitch);
    return repeat(columns, (column) => {
      const sx = 800 - half + ((column + 0.5) * half * 2) / columns;
      return shape(gougePath(sx - 4, y, 23, 6.6, 1.05) + gougePath(sx + 4, y, 23, 6.6, 2.09), { fill: pick(column, row) });
    });
  });
}

/** A lighthouse whose tower wears knitted bands. */
export function knittedLighthouse(art: Art): string {
  const half = (y: number): number => 74 + (y - 300) * 0.1;
  const tower = polygonPath([[800 - half(300), 300], [800 + half(300), 300], [800 + half(880), 880], [800 - half(880), 880]]);
  const zigzag = (column: number, row: number): string => ((column + (row % 6 < 3 ? row % 6 : 6 - (row % 6))) % 4 === 0 ? INK.chalk : INK.vermilion);
  const diamond = (column: number, row: number): string => ((Math.abs((column % 8) - 4) + Math.abs((row % 8) - 4)) < 3 ? INK.amber : INK.navy);
  const plain = (column: number, row: number): string => ((column + row) % 2 === 0 && row % 3 === 1 ? INK.teal : INK.chalk);
  const rocks = landPath([[-40, 1010], ...ridge(art.random, [240, 960], [640, 872], 18, 4), ...ridge(art.random, [960, 872], [1380, 980], 18, 4), [1640, 1040]], 1110);
  const beam = (tip: readonly [Point, Point]): string => art.spray(polygonPath([[800, 210], ...tip]), INK.amber, { from: [800, 210], to: [tip[0][0], 210], start: 0.95, end: 0.05 });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.slate }),
    art.haze(INK.navy, -20, 520, 1, 0), art.haze(INK.rose, 480, 780, 0, 0.8),
    strokes(art.random, { left: 0, right: 1600, top: 20, bottom: 700, count: 120, length: [90, 330], width: [2, 6], angle: () => -0.05, look: { fill: INK.steel, opacity: 0.55 } }),
    beam([[-60, 40], [-60, 330]]), beam([[1660, 60], [1660, 350]]),
    rect(-30, 770, 1660, 340, { fill: INK.teal }), art.haze(INK.navy, 800, 1080, 0, 1),
    ripples(art.random, { top: 776, bottom: 1060, left: 0, right: 1600, count: 260, length: 230, width: 9, look: { fill: INK.sea } }),
    ripples(art.random, { top: 776, bottom: 1000, left: 0, right: 1600, count: 60, length: 150, width: 6, look: { fill: INK.chalk } }),
    shape(tower, { fill: INK.umber }),
    knitBand(half, 312, 7, zigzag), knitBand(half, 445, 7, diamond), knitBand(half, 578, 4, plain), knitBand(half, 654, 8, zigzag), knitBand(half, 806, 4, diamond),
    art.spray(tower, INK.soot, { from: [780, 0], to: [930, 0], start: 0, end: 0.8 }),
    rect(700, 282, 200, 20, { fill: INK.soot }), repeat(11, (index) => line([[704 + index * 19, 250], [704 + index * 19, 284]], { stroke: INK.soot, width: 4 })), line([[700, 250], [900, 250]], { stroke: INK.soot, width: 5 }),
    rect(748, 158, 104, 126, { fill: INK.amber }), disc(800, 214, 34, { fill: INK.chalk }), [748, 780, 814, 846].map((x) => rect(x, 158, 6, 126, { fill: INK.soot })).join(''),
    shape('M730 160Q800 60 870 160z', { fill: INK.vermilion }), disc(800, 92, 12, { fill: INK.soot }), line([[800, 90], [800, 50]], { stroke: INK.soot, width: 5 }),
    shape(rocks, { fill: INK.soot }),
    strokes(art.random, { left: 200, right: 1420, top: 880, bottom: 1067, count: 90, length: [50, 160], width: [3, 8], angle: (x) => (x < 800 ? -0.3 : 0.3), look: { fill: INK.slate }, keep: (x, y) => (y > 890 + Math.abs(x - 800) * 0.18 ? 0.9 : 0) }),
    shape('M905 868C960 880 980 930 930 950S860 980 900 1010', { stroke: INK.vermilion, width: 7 }), disc(912, 1020, 34, { fill: INK.vermilion }),
    shape('M884 1008q28 -18 56 4M882 1024q30 -18 60 0M890 1040q22 -12 44 -2', { stroke: INK.wine, width: 4 }),
    gull(420, 560, 96, -10, { fill: INK.chalk }), gull(1240, 500, 76, 10, { fill: INK.chalk }), gull(1130, 610, 52, -4, { fill: INK.chalk }),
  ].join('');
  return art.rough(body, 3);
}

/** A floodlit football pitch seen from the stands, in fog. */
export function foggyPitch(art: Art): string {
  const far = 470;
  const near = 900;
  const edge = (share: number, y: number): number => 800 + (share - 0.5) * (1080 + (y - far) * 2.6);
  const at = (across: number, down: number): Point => { const y = far + (near - far) * down; return [edge(across, y), y]; };
  const stripes = repeat(10, (index) => polygon([at(index / 10, 0), at((index + 1) / 10, 0), at((index + 1) / 10, 1), at(index / 10, 1)], { fill: index % 2 === 0 ? INK.moss : mix(INK.moss, INK.pine, 0.4) }));
  const mark = { stroke: INK.chalk, width: 5 };
  const mast = (x: number, top: number): string => [
    line([[x, far + 20], [x, top]], { stroke: INK.slate, width: 15 }),
    art.glow(x, top - 40, 330, INK.chalk, 1, 280),
    polygon([[x - 84, top - 86], [x + 84, top - 86], [x + 74, top + 8], [x - 74, top + 8]], { fill: INK.slate }),
    repeat(12, (index) => disc(x - 57 + (index % 4) * 38, top - 66 + Math.floor(index / 4) * 28, 12, { fill: INK.chalk })),
  ].join('');
  const player = (across: number, down: number, ink: string, stride: number): string => {
    const [x, y] = at(across, down);
    const size = 46 + down * 46;
    return [oval(x + size * 0.5, y + 2, size * 0.6, size * 0.09, { fill: INK.pine, opacity: 0.8 }), oval(x - size * 0.4, y + 2, size * 0.5, size * 0.08, { fill: INK.pine, opacity: 0.6 }), person(x, y, size, { fill: ink }, stride)].join('');
  };
  const squad = [[0.3, 0.3], [0.42, 0.5], [0.56, 0.22], [0.36, 0.72], [0.7, 0.42], [0.62, 0.64]].map(([a, d], index) => player(a ?? 0, d ?? 0, INK.chalk, index % 2 === 0 ? 0.1 : 0.04));
  const rivals = [[0.48, 0.34], [0.34, 0.52], [0.6, 0.46], [0.74, 0.26], [0.5, 0.76]].map(([a, d], index) => player(a ?? 0, d ?? 0, INK.vermilion, index % 2 === 0 ? 0.08 : 0.02));
  const crowd = [[900, 50, 0.5], [975, 66, 0.25], [1070, 90, 0]] as const;
  const heads = crowd.map(([y, size, tint], row) => repeat(Math.ceil(1760 / (size * 2.1)), (index) => {
    const x = -50 + index * size * 2.1 + (row % 2) * size + art.random.between(-8, 8);
    const top = y + art.random.between(-9, 9);
    const ink = mix(INK.soot, INK.slate, tint);
    const scarf = art.random.chance(0.4) ? rect(x - size * 0.44, top + size * 0.44, size * 0.88, size * 0.26, { fill: art.random.chance(0.5) ? INK.vermilion : INK.chalk }) : '';
    return spectator(x, top - 5, size, { fill: mix(INK.sage, INK.fog, 0.4) }) + spectator(x, top, size, { fill: ink }) + scarf;
  }));
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.slate }),
    art.haze(INK.navy, -20, 330, 0.9, 0),
    art.haze(INK.sage, 200, 470, 0, 0.95),
    polygon([[-40, 330], [400, 400], [1200, 400], [1640, 330], [1640, 490], [-40, 490]], { fill: mix(INK.slate, INK.pine, 0.55) }),
    shape(repeat(420, () => ovalPath(art.random.between(-20, 1620), art.random.between(408, 462), 4, 5)), { fill: INK.sage, opacity: 0.55 }),
    polygon([[-40, 300], [420, 376], [1180, 376], [1640, 300], [1640, 326], [1180, 396], [420, 396], [-40, 326]], { fill: INK.navy }),
    rect(-30, far - 6, 1660, 700, { fill: INK.pine }),
    stripes,
    line([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], mark), line([at(0, 0), at(0, 1)], mark), line([at(0.5, 0), at(0.5, 1)], mark),
    oval(800, 640, 230, 74, mark), polygon([at(0, 0.24), at(0.14, 0.24), at(0.14, 0.76), at(0, 0.76)], mark), polygon([at(1, 0.24), at(0.86, 0.24), at(0.86, 0.76), at(1, 0.76)], mark),
    mast(210, 180), mast(1390, 180), mast(620, 250), mast(980, 250),
    art.haze(INK.fog, 330, 640, 0.75, 0),
    squad.join(''), rivals.join(''), disc(842, 700, 9, { fill: INK.chalk }),
    art.glow(800, 560, 900, INK.fog, 0.4, 180),
    heads.join(''),
  ].join('');
  return art.rough(body, 4);
}

/** A stand full of scarves in two colours. */
export function scarfStand(art: Art): string {
  const rows = 12;
  const lines = repeat(rows, (row) => {
    const scale = 0.42 + (row / rows) * 0.9;
    const y = 40 + row ** 1.28 * 46;
    const gap = 150 * scale;
    const wave = (x: number): number => Math.sin(x / 240 + row * 0.7) * 20 * scale;
    return repeat(Math.ceil(1800 / gap) + 1, (index) => {
      const x = -100 + index * gap + (row % 2) * gap * 0.5 + art.random.between(-8, 8);
      const sy = y + wave(x) + art.random.between(-8, 8);
      const first = Math.sin(x / 330 + row * 0.9) + art.random.between(-0.5, 0.5) > 0;
      const [base, band] = first ? [INK.amber, INK.teal] : [INK.teal, INK.amber];
      const tilt = art.random.between(-0.16, 0.16);
      const w = gap * 0.98;
      const h = 44 * scale;
      const point = (across: number, down: number): Point => [x - w / 2 + across * w, sy + down * h + (across - 0.5) * tilt * w + Math.sin(across * Math.PI) * h * 0.4];
      const stripe = (a: number, b: number): string => polygon([point(a, 0), point(b, 0), point(b, 1), point(a, 1)], { fill: band });
      const strip = smoothPath([point(0, 0), point(0.25, 0), point(0.5, 0), point(0.75, 0), point(1, 0)]) + smoothPath([point(1, 1), point(0.75, 1), point(0.5, 1), point(0.25, 1), point(0, 1)]).replace('M', 'L');
      return [
        spectator(x, sy + h * 1.6, gap * 0.36, { fill: row % 2 === 0 ? INK.navy : mix(INK.navy, INK.plum, 0.6) }),
        line([[x - gap * 0.3, sy + h * 2.6], point(0.06, 0.5)], { stroke: INK.navy, width: gap * 0.12 }), line([[x + gap * 0.3, sy + h * 2.6], point(0.94, 0.5)], { stroke: INK.navy, width: gap * 0.12 }),
        shape(`${strip}z`, { fill: base }), stripe(0.12, 0.2), stripe(0.28, 0.36), stripe(0.64, 0.72), stripe(0.8, 0.88),
        disc(...point(0.05, 0.5), gap * 0.075, { fill: INK.rose }), disc(...point(0.95, 0.5), gap * 0.075, { fill: INK.umber }),
      ].join('');
    });
  });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.navy }), lines,
    art.haze(INK.navy, -20, 330, 0.9, 0), art.haze(INK.soot, 860, 1090, 0, 0.7),
    art.spray(boxPath(-20, -20, 1640, 1110), INK.chalk, { from: [1500, -20], to: [1100, 420], start: 0.6, end: 0 }),
  ].join('');
  return art.rough(body, 3);
}
