/** Plain SVG shapes as strings. Numbers are rounded to a tenth of a pixel. */

export type Point = readonly [x: number, y: number];

export interface Look {
  fill?: string;
  stroke?: string;
  width?: number;
  opacity?: number;
  blend?: 'multiply' | 'screen';
  cap?: 'round' | 'butt';
  dash?: string;
  transform?: string;
  clip?: string;
  filter?: string;
  /** Leaves holes where forms overlap. */
  evenOdd?: boolean;
}

/** Reads points written as `x,y x,y`. */
export function points(text: string): Point[] {
  return text.split(' ').map((pair): Point => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return [x, y];
  });
}

/** Writes a number the short way. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Writes the look of a shape as attributes. */
function attributes(look: Look): string {
  const parts: string[] = [];
  if (look.fill !== undefined) parts.push(`fill="${look.fill}"`);
  else if (look.stroke !== undefined) parts.push('fill="none"');
  if (look.stroke !== undefined) {
    parts.push(`stroke="${look.stroke}" stroke-width="${short(look.width ?? 1)}"`);
    parts.push(`stroke-linecap="${look.cap ?? 'round'}" stroke-linejoin="round"`);
  }
  if (look.evenOdd === true) parts.push('fill-rule="evenodd"');
  if (look.dash !== undefined) parts.push(`stroke-dasharray="${look.dash}"`);
  if (look.opacity !== undefined) parts.push(`opacity="${String(look.opacity)}"`);
  if (look.blend !== undefined) parts.push(`style="mix-blend-mode:${look.blend}"`);
  if (look.transform !== undefined) parts.push(`transform="${look.transform}"`);
  if (look.clip !== undefined) parts.push(`clip-path="${look.clip}"`);
  if (look.filter !== undefined) parts.push(`filter="${look.filter}"`);
  return parts.join(' ');
}

/** Any path. */
export function shape(d: string, look: Look): string {
  return `<path d="${d}" ${attributes(look)}/>`;
}

/** The path data of a rectangle. */
export function boxPath(x: number, y: number, width: number, height: number): string {
  return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`;
}

export function rect(x: number, y: number, width: number, height: number, look: Look): string {
  return shape(boxPath(x, y, width, height), look);
}

/** The path data of an ellipse. */
export function ovalPath(x: number, y: number, rx: number, ry: number): string {
  const arc = `a${short(rx)} ${short(ry)} 0 1 0`;
  return `M${short(x - rx)} ${short(y)}${arc} ${short(2 * rx)} 0${arc} ${short(-2 * rx)} 0z`;
}

export function oval(x: number, y: number, rx: number, ry: number, look: Look): string {
  return shape(ovalPath(x, y, rx, ry), look);
}

export function disc(x: number, y: number, radius: number, look: Look): string {
  return oval(x, y, radius, radius, look);
}

/** Straight segments through points, closed unless told otherwise. */
export function polygonPath(corners: readonly Point[], closed = true): string {
  const steps = corners.map(([x, y]) => `${short(x)} ${short(y)}`);
  return `M${steps.join('L')}${closed ? 'z' : ''}`;
}

export function polygon(corners: readonly Point[], look: Look): string {
  return shape(polygonPath(corners), look);
}

/** An open line through points. */
export function line(corners: readonly Point[], look: Look): string {
  return shape(polygonPath(corners, false), look);
}

/** A soft curve through points (Catmull-Rom written as Béziers). */
export function smoothPath(corners: readonly Point[], closed = false): string {
  const count = corners.length;
  const at = (index: number): Point => {
    const wrapped = closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index));
    return corners[wrapped] ?? [0, 0];
  };
  const [startX, startY] = at(0);
  let d = `M${short(startX)} ${short(startY)}`;
  for (let index = 0; index < (closed ? count : count - 1); index += 1) {
    const [ax, ay] = at(index - 1);
    const [bx, by] = at(index);
    const [cx, cy] = at(index + 1);
    const [dx, dy] = at(index + 2);
    d += `C${short(bx + (cx - ax) / 6)} ${short(by + (cy - ay) / 6)} `;
    d += `${short(cx - (dx - bx) / 6)} ${short(cy - (dy - by) / 6)} ${short(cx)} ${short(cy)}`;
  }
  return closed ? `${d}z` : d;
}

/** A soft closed form. */
export function blob(corners: readonly Point[], look: Look): string {
  return shape(smoothPath(corners, true), look);
}

/** A soft open line. */
export function curve(corners: readonly Point[], look: Look): string {
  return shape(smoothPath(corners), look);
}

/** Several shapes under one look. */
export function group(items: readonly string[], look: Look = {}): string {
  return `<g ${attributes(look)}>${items.join('')}</g>`;
}

/** The point a share of the way from one point to another. */
export function toward(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/** The point at an angle (radians, clockwise from the right) and a distance. */
export function polar(x: number, y: number, radius: number, angle: number): Point {
  return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
}

/** Calls a function for 0, 1 … count - 1 and joins what it draws. */
export function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}
