/** Work and money: the mine, the wind farm, the salt pans, the terraces of Halm. */

import type { Art } from '../art.ts';
import { hillLine, landPath, ridge, ripples, strokes } from '../marks.ts';
import { gull, person, sprucePath } from '../nature.ts';
import { INK, mix } from '../palette.ts';
import { blob, boxPath, disc, group, line, oval, polygon, polygonPath, rect, repeat, shape, short } from '../shapes.ts';
import type { Point } from '../shapes.ts';

/** A wheel at the top of the headframe. */
function sheave(x: number, y: number, radius: number): string {
  const spokes = repeat(8, (index) => {
    const angle = (index / 8) * Math.PI + 0.2;
    const dx = Math.cos(angle) * radius;
    const dy = Math.sin(angle) * radius;
    return line([[x - dx, y - dy], [x + dx, y + dy]], { stroke: INK.soot, width: 5 });
  });
  return disc(x, y, radius, { stroke: INK.soot, width: 13 }) + spokes + disc(x, y, 12, { fill: INK.soot });
}

/** The steel tower over the shaft, with its back legs and cables. */
function headframe(): string {
  const steel = { stroke: INK.soot, width: 15 };
  const thin = { stroke: INK.soot, width: 7 };
  const tower = repeat(6, (index) => {
    const low = 860 - index * 92;
    const high = low - 92;
    const left = (y: number): number => 560 + (860 - y) * 0.09;
    const right = (y: number): number => 720 - (860 - y) * 0.09;
    return line([[left(low), low], [right(high), high]], thin) + line([[right(low), low], [left(high), high]], thin) + line([[left(high), high], [right(high), high]], thin);
  });
  const legs = repeat(5, (index) => {
    const share = (index + 0.6) / 5.4;
    const x = 690 + share * 400;
    const y = 330 + share * 530;
    return line([[x, y], [x - 100 * share + 18, y + 30]], thin);
  });
  return [
    line([[560, 860], [612, 290]], steel),
    line([[720, 860], [668, 290]], steel),
    tower,
    line([[690, 300], [1100, 860]], steel),
    line([[650, 320], [980, 860]], { stroke: INK.soot, width: 10 }),
    legs,
    rect(540, 282, 220, 20, { fill: INK.soot }),
    sheave(590, 226, 66),
    sheave(704, 226, 66),
    polygon([[500, 168], [650, 104], [800, 168], [800, 184], [500, 184]], { fill: INK.soot }),
    line([[520, 180], [546, 290]], thin),
    line([[780, 180], [754, 290]], thin),
    line([[758, 190], [1240, 760]], { stroke: INK.soot, width: 4 }),
    line([[770, 240], [1250, 780]], { stroke: INK.soot, width: 4 }),
  ].join('');
}

/** A mine headframe beside a slag heap under snow. */
export function mineInSnow(art: Art): string {
  const heap: Point[] = [[820, 860], ...ridge(art.random, [900, 800], [1260, 372], 16, 4), ...ridge(art.random, [1320, 380], [1700, 760], 14, 4), [1700, 880]];
  const far = ridge(art.random, [-40, 640], [1640, 690], 70, 6, 0.5);
  const trees = repeat(26, (index) => sprucePath(art.random, -20 + index * 24 + art.random.between(-9, 9), 852 + art.random.between(-5, 8), art.random.between(60, 140)));
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.fog }),
    art.haze(INK.steel, -20, 520, 0.9, 0),
    art.haze(INK.blush, 420, 760, 0, 0.95),
    disc(330, 520, 82, { fill: INK.chalk }),
    shape(landPath(far, 900), { fill: mix(INK.steel, INK.fog, 0.45) }),
    polygon(heap, { fill: INK.slate }),
    art.spray(polygonPath(heap), INK.soot, { from: [1100, 500], to: [1600, 700], start: 0, end: 0.95 }),
    strokes(art.random, { left: 850, right: 1640, top: 400, bottom: 870, count: 330, length: [40, 190], width: [3, 10], angle: (x) => (x < 1285 ? 2.22 : 0.82), look: { fill: INK.chalk }, keep: (x, y) => (y > 410 + Math.abs(x - 1285) * (x < 1285 ? 1.08 : 1) ? (x < 1285 ? 0.95 : 0.4) : 0) }),
    shape(trees, { fill: INK.pine }),
    headframe(),
    polygon([[1150, 700], [1250, 650], [1480, 650], [1480, 900], [1150, 900]], { fill: INK.rust }),
    polygon([[1136, 704], [1250, 644], [1500, 644], [1500, 668], [1254, 668], [1146, 722]], { fill: INK.chalk }),
    art.spray(boxPath(1250, 668, 230, 240), INK.wine, { from: [1250, 0], to: [1480, 0], start: 0.1, end: 0.95 }),
    [1180, 1286, 1350, 1414].map((x) => rect(x, 740, 36, 58, { fill: INK.amber })).join(''),
    shape(landPath(hillLine(art, 868, 24, 1.2), 1110, true), { fill: INK.chalk }),
    art.haze(INK.sky, 900, 1080, 0, 0.85),
    polygon([[590, 850], [690, 850], [560, 1110], [250, 1110]], { fill: INK.sky, opacity: 0.55 }),
    line([[606, 858], [310, 1110]], { stroke: INK.soot, width: 9 }),
    line([[672, 858], [520, 1110]], { stroke: INK.soot, width: 9 }),
    repeat(9, (index) => { const s = (index / 9) ** 1.6; return line([[594 - s * 320, 872 + s * 230], [686 - s * 150, 872 + s * 230]], { stroke: INK.umber, width: 5 + s * 12 }); }),
    person(840, 960, 130, { fill: INK.soot }),
    polygon([[826, 958], [852, 958], [1130, 1000], [1090, 1010]], { fill: INK.steel, opacity: 0.7 }),
  ].join('');
  return art.rough(body, 4);
}

/** A wind turbine: a tapered tower and three long blades. */
function turbine(x: number, foot: number, height: number, turn: number, ink: string): string {
  const top = foot - height;
  const w = height * 0.018;
  const blade = `M0 ${short(w * 0.8)}C${short(height * 0.1)} ${short(-height * 0.05)} ${short(height * 0.3)} ${short(-height * 0.012)} ${short(height * 0.6)} 0L0 ${short(w * 1.2)}z`;
  const blades = [0, 120, 240].map((angle) => shape(blade, { fill: ink, transform: `translate(${short(x)} ${short(top)}) rotate(${short(turn + angle)})` }));
  return [
    polygon([[x - w * 1.4, foot], [x - w * 0.7, top], [x + w * 0.7, top], [x + w * 1.4, foot]], { fill: ink }),
    blades.join(''),
    disc(x, top, w * 1.7, { fill: ink }),
  ].join('');
}

/** A flat-bottomed cloud cut from one piece. */
function cloud(art: Art, x: number, y: number, width: number, ink: string): string {
  const lumps = 7;
  const points: Point[] = [[x - width / 2, y]];
  for (let index = 0; index <= lumps; index += 1) {
    const share = index / lumps;
    const lift = Math.sin(share * Math.PI) * width * art.random.between(0.1, 0.2);
    points.push([x - width * 0.45 + share * width * 0.9, y - lift - width * 0.02]);
  }
  points.push([x + width / 2, y], [x + width * 0.2, y + width * 0.018], [x - width * 0.2, y + width * 0.012]);
  return blob(points, { fill: ink });
}

/** Wind turbines at sea under a big sky. */
export function windAtSea(art: Art): string {
  const horizon = 826;
  const clouds: readonly (readonly [number, number, number, string])[] = [
    [300, 250, 640, INK.chalk], [980, 160, 860, INK.paper], [1450, 360, 620, INK.chalk], [640, 440, 720, INK.chalk],
    [120, 560, 560, INK.paper], [1180, 580, 660, INK.paper], [700, 660, 700, INK.chalk], [1500, 700, 460, INK.chalk], [260, 724, 420, INK.chalk],
  ];
  const fleet: readonly (readonly [number, number, number])[] = [
    [80, 110, 12], [210, 126, 70], [352, 146, 33], [505, 172, 95], [676, 208, 8], [868, 262, 51], [1092, 352, 84], [1370, 640, 22],
  ];
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.sky }),
    art.haze(INK.denim, -20, 460, 0.95, 0),
    art.haze(INK.amber, 560, horizon, 0, 0.85),
    clouds.map(([x, y, width, ink]) => cloud(art, x, y, width, ink) + cloud(art, x + 20, y + width * 0.025, width * 0.8, mix(INK.sky, INK.rose, 0.35))).join(''),
    strokes(art.random, { left: 0, right: 1600, top: 60, bottom: 700, count: 80, length: [90, 300], width: [1.5, 4], angle: () => -0.02, look: { fill: INK.mist } }),
    rect(-30, horizon, 1660, 300, { fill: INK.teal }),
    art.haze(INK.navy, horizon + 20, 1080, 0.15, 1),
    ripples(art.random, { top: horizon + 3, bottom: 1070, left: 0, right: 1600, count: 330, length: 230, width: 9, look: { fill: INK.sea } }),
    ripples(art.random, { top: horizon + 2, bottom: 1040, left: 180, right: 900, count: 170, length: 170, width: 7, look: { fill: INK.amber }, keep: (x, y) => 1 - Math.abs(x - 540) / (90 + (y - horizon) * 1.5) }),
    fleet.map(([x, height, turn], index) => turbine(x, horizon + 6 + index ** 2 * 1.3, height, turn, index < 5 ? INK.slate : index === 7 ? INK.navy : INK.indigo)).join(''),
    gull(1040, 620, 70, -8, { fill: INK.navy }),
    gull(1150, 690, 50, 10, { fill: INK.navy }),
    gull(960, 720, 40, 4, { fill: INK.navy }),
  ].join('');
  return art.rough(body, 4);
}

/** White salt pans in a grid, a lone figure with a rake. */
export function saltPans(art: Art): string {
  const horizon = 330;
  const depthY = (row: number): number => horizon + 800 * 0.62 ** (7 - row) + 14;
  const across = (column: number, y: number): number => 760 + (column - 4.5) * 0.42 * (y - horizon + 40);
  const inks = [INK.chalk, INK.blush, INK.chalk, INK.mist, INK.paper, INK.rose, INK.sky];
  const pans: string[] = [];
  for (let row = 0; row < 8; row += 1) {
    for (let column = -6; column < 16; column += 1) {
      const top = depthY(row) + 2;
      const foot = depthY(row + 1) - (depthY(row + 1) - depthY(row)) * 0.075;
      const gap = 0.06;
      const pan: Point[] = [[across(column + gap, top), top], [across(column + 1 - gap, top), top], [across(column + 1 - gap, foot), foot], [across(column + gap, foot), foot]];
      const ink = inks[(column * 3 + row * 5 + 40) % 7] ?? INK.chalk;
      pans.push(polygon(pan, { fill: ink }));
      if (art.random.chance(0.4) && row > 2 && Math.abs(pan[0]?.[0] ?? 0) < 1700) {
        pans.push(art.spray(polygonPath(pan), ink === INK.chalk ? INK.sky : INK.coral, { from: [0, foot], to: [0, top], start: 0, end: 0.75 }));
      }
    }
  }
  const cone = (x: number, y: number, size: number): string =>
    polygon([[x - size, y], [x, y - size * 1.1], [x + size, y]], { fill: INK.chalk }) +
    polygon([[x + size * 0.14, y], [x, y - size * 1.1], [x + size, y]], { fill: INK.sky }) +
    polygon([[x - size * 0.6, y], [x + size, y], [x + size * 3.2, y + size * 0.5]], { fill: INK.indigo, opacity: 0.6 });
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.teal }),
    rect(-30, -30, 1660, 370, { fill: INK.sky }),
    art.haze(INK.blush, 40, 330, 0, 1),
    disc(330, 214, 62, { fill: INK.chalk }),
    shape(landPath(hillLine(art, 290, 46, 1.3), 350, true), { fill: mix(INK.denim, INK.sky, 0.45) }),
    rect(-30, horizon, 1660, 800, { fill: INK.slate }),
    pans.join(''),
    [[1180, 470, 34], [1270, 480, 40], [1375, 492, 46], [1490, 506, 54]].map(([x, y, size]) => cone(x ?? 0, y ?? 0, size ?? 0)).join(''),
    polygon([[604, 884], [640, 884], [1180, 1010], [1080, 1016]], { fill: INK.indigo }),
    oval(1150, 1017, 46, 18, { fill: INK.indigo, transform: 'rotate(12 1150 1017)' }),
    line([[668, 706], [470, 910]], { stroke: INK.soot, width: 8 }),
    line([[436, 896], [506, 930]], { stroke: INK.soot, width: 12 }),
    person(622, 892, 262, { fill: INK.soot }),
    oval(622, 650, 52, 11, { fill: INK.vermilion }),
    polygon([[600, 648], [610, 622], [634, 622], [644, 648]], { fill: INK.vermilion }),
    line([[640, 702], [668, 708]], { stroke: INK.soot, width: 20 }),
  ].join('');
  return art.rough(body, 3);
}

/** One terraced house, with its door, windows, roof and chimney. */
function house(art: Art, x: number, foot: number, width: number, wall: string, door: string): string {
  const h = width * 1.5;
  const top = foot - h;
  const glass = (wx: number, wy: number): string =>
    rect(x + wx * width, top + wy * h, width * 0.23, h * 0.17, { fill: INK.chalk }) +
    rect(x + (wx + 0.025) * width, top + (wy + 0.014) * h, width * 0.18, h * 0.142, { fill: art.random.chance(0.3) ? INK.amber : INK.slate }) +
    rect(x + (wx + 0.105) * width, top + wy * h, width * 0.022, h * 0.17, { fill: INK.chalk });
  const roof: Point[] = [[x - 4, top + 4], [x + width * 0.14, top - h * 0.24], [x + width * 1.0, top - h * 0.24], [x + width + 4, top + 4]];
  return [
    rect(x + width * 0.72, top - h * 0.42, width * 0.19, h * 0.3, { fill: INK.rust }),
    rect(x + width * 0.7, top - h * 0.43, width * 0.23, h * 0.035, { fill: INK.umber }),
    polygon(roof, { fill: INK.slate }),
    art.spray(polygonPath(roof), INK.soot, { from: [x, top], to: [x + width, top - h * 0.2], start: 0, end: 0.9 }),
    rect(x, top, width, h + 60, { fill: wall }),
    rect(x + width - 7, top, 7, h + 60, { fill: INK.umber, opacity: 0.45 }),
    glass(0.13, 0.12), glass(0.62, 0.12), glass(0.62, 0.6),
    rect(x + width * 0.12, top + h * 0.54, width * 0.29, h * 0.46, { fill: INK.chalk }),
    rect(x + width * 0.15, top + h * 0.57, width * 0.23, h * 0.43, { fill: door }),
    oval(x + width * 0.34, top + h * 0.8, 3, 3, { fill: INK.amber }),
    rect(x + width * 0.08, foot - 5, width * 0.37, 12, { fill: INK.bone }),
  ].join('');
}

/** Terraced houses climbing a hill, with coloured doors. */
export function terracedHill(art: Art): string {
  const walls = [INK.rust, INK.sand, INK.rose, INK.bone, INK.coral, INK.blush];
  const doors = [INK.teal, INK.amber, INK.indigo, INK.vermilion, INK.pine, INK.sky, INK.wine];
  const row = (start: Point, count: number, width: number, climb: number, fade: string, turn: number): string =>
    repeat(count, (index) => {
      const x = start[0] + index * width;
      const wall = mix(walls[(index * 5 + turn) % 6] ?? INK.sand, fade, turn * 0.16);
      return house(art, x, start[1] - index * climb, width, wall, doors[(index * 3 + turn) % 7] ?? INK.teal);
    });
  const street = polygonPath([[-40, 1110], [-40, 1010], [1640, 566], [1640, 1110]]);
  const body = [
    rect(-30, -30, 1660, 1130, { fill: INK.paper }),
    art.haze(INK.sky, -20, 430, 1, 0.1),
    cloud(art, 330, 190, 520, INK.chalk),
    cloud(art, 900, 110, 380, INK.chalk),
    group([row([20, 560], 13, 108, 27, INK.paper, 2)]),
    art.haze(INK.paper, 200, 560, 0, 0.4),
    group([row([-60, 800], 11, 152, 39, INK.paper, 1)]),
    group([row([-90, 1018], 9, 200, 53, INK.paper, 0)]),
    shape(street, { fill: INK.slate }),
    art.spray(street, INK.navy, { from: [300, 900], to: [900, 1110], start: 0, end: 1 }),
    polygon([[-40, 1012], [1640, 568], [1640, 590], [-40, 1036]], { fill: INK.bone }),
    person(1010, 850, 128, { fill: INK.navy }),
    person(560, 988, 150, { fill: INK.soot }, 0.09),
    gull(1180, 130, 70, -12, { fill: INK.slate }),
    gull(1290, 180, 48, 8, { fill: INK.slate }),
  ].join('');
  return art.rough(body, 3);
}
