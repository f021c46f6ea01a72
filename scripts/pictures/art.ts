/** One sheet of paper: its size, its generator and the filters and clips it needs. */

import { makeRandom } from './random.ts';
import type { Random } from './random.ts';
import { boxPath, group, ovalPath, shape, short } from './shapes.ts';
import type { Point } from './shapes.ts';

/** What is drawn beyond each edge and cut off, so that rough edges stay outside. */
export const BLEED = 12;

/** A run of ink strength along a line, from 0 (none) to 1 (solid). */
export interface Fade {
  from: Point;
  to: Point;
  start: number;
  end: number;
}

export class Art {
  readonly width: number;
  readonly height: number;
  readonly random: Random;
  readonly #definitions: string[] = [];
  #count = 0;

  constructor(name: string, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.random = makeRandom(name);
  }

  /** Registers a definition and gives its id. */
  #define(write: (id: string) => string): string {
    this.#count += 1;
    const id = `d${String(this.#count)}`;
    this.#definitions.push(write(id));
    return id;
  }

  /** A clip in the form of a path. */
  clip(d: string): string {
    const id = this.#define((name) => `<clipPath id="${name}"><path d="${d}"/></clipPath>`);
    return `url(#${id})`;
  }

  /** The filter that turns ink strength into a grain of dots. */
  #stipple(ink: string): string {
    const seed = String(this.random.whole(1, 900));
    return this.#define(
      (id) =>
        `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">` +
        `<feTurbulence type="fractalNoise" baseFrequency="0.34" numOctaves="2" seed="${seed}"/>` +
        '<feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2.6 0 0 0 -0.8" result="n"/>' +
        '<feComposite in="SourceAlpha" in2="n" operator="arithmetic" k2="1" k3="1" k4="-1"/>' +
        '<feComponentTransfer result="a"><feFuncA type="linear" slope="2"/></feComponentTransfer>' +
        `<feFlood flood-color="${ink}"/><feComposite in2="a" operator="in"/></filter>`,
    );
  }

  /** Ink sprayed over a form, fading along a line. */
  spray(d: string, ink: string, fade: Fade): string {
    const stop = (offset: number, strength: number): string =>
      `<stop offset="${String(offset)}" stop-opacity="${String(strength)}"/>`;
    const gradient = this.#define(
      (id) =>
        `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${short(fade.from[0])}" ` +
        `y1="${short(fade.from[1])}" x2="${short(fade.to[0])}" y2="${short(fade.to[1])}">` +
        `${stop(0, fade.start)}${stop(1, fade.end)}</linearGradient>`,
    );
    return shape(d, { fill: `url(#${gradient})`, filter: `url(#${this.#stipple(ink)})` });
  }

  /** Ink sprayed over the whole sheet between two heights. */
  haze(ink: string, top: number, bottom: number, start: number, end: number): string {
    const d = boxPath(-20, Math.min(top, bottom), this.width + 40, Math.abs(bottom - top));
    return this.spray(d, ink, { from: [0, top], to: [0, bottom], start, end });
  }

  /** Ink sprayed outward from a point. */
  glow(x: number, y: number, rx: number, ink: string, strength: number, ry = rx): string {
    const gradient = this.#define(
      (id) =>
        `<radialGradient id="${id}"><stop offset="0" stop-opacity="${String(strength)}"/>` +
        `<stop offset="0.45" stop-opacity="${String(strength * 0.62)}"/>` +
        '<stop offset="1" stop-opacity="0"/></radialGradient>',
    );
    const look = { fill: `url(#${gradient})`, filter: `url(#${this.#stipple(ink)})` };
    return shape(ovalPath(x, y, rx, ry), look);
  }

  /** Gives the edges of what is drawn the wobble of a hand-cut block. */
  rough(content: string, scale = 5, frequency = 0.025): string {
    const seed = String(this.random.whole(1, 900));
    const id = this.#define(
      (name) =>
        `<filter id="${name}" filterUnits="userSpaceOnUse" x="-30" y="-30" ` +
        `width="${String(this.width + 60)}" height="${String(this.height + 60)}" ` +
        'color-interpolation-filters="sRGB">' +
        `<feTurbulence type="fractalNoise" baseFrequency="${String(frequency)}" ` +
        `numOctaves="3" seed="${seed}" result="n"/><feDisplacementMap in="SourceGraphic" ` +
        `in2="n" scale="${String(scale)}" xChannelSelector="R" yChannelSelector="G"/></filter>`,
    );
    return group([content], { filter: `url(#${id})` });
  }

  /** The finished SVG document, with the bleed. */
  document(body: string): string {
    const width = String(this.width + 2 * BLEED);
    const height = String(this.height + 2 * BLEED);
    const size = `width="${width}" height="${height}"`;
    const box = `viewBox="${String(-BLEED)} ${String(-BLEED)} ${width} ${height}"`;
    const defs = `<defs>${this.#definitions.join('')}</defs>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box}>${defs}${body}</svg>`;
  }
}
