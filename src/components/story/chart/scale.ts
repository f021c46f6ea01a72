/** Numbers to pixels, and the round numbers that a scale is marked with. */

export interface Ticks {
  /** Ascending; the first is at or below the least value, the last at or above the greatest. */
  readonly values: readonly number[];
  readonly step: number;
}

export interface TickOptions {
  /** About how many steps. */
  readonly steps: number;
  /** Draw no halves of things that are counted. */
  readonly whole?: boolean | undefined;
}

/** Steps of 1, 2, 2.5 or 5 times a power of ten that cover `min` to `max`. */
export function niceTicks(min: number, max: number, options: TickOptions): Ticks {
  const [low, high] = spread(Math.min(min, max), Math.max(min, max));
  const step = niceStep((high - low) / Math.max(1, options.steps), options.whole === true);
  let first = Math.floor(low / step);
  let last = Math.ceil(high / step);
  // A quotient may be rounded past the whole number it stood beside.
  while (first * step > low) first -= 1;
  while (last * step < high) last += 1;
  const values: number[] = [];
  for (let at = first; at <= last; at += 1) values.push(clean(at * step, step));
  // Cleaning removes the noise of the product (0.30000000000000004), which may be what covered the end.
  if ((values[0] ?? 0) > low) values[0] = low;
  if ((values.at(-1) ?? 0) < high) values[values.length - 1] = high;
  return { values, step };
}

/** Bars are lengths, so their scale holds zero. */
export function barDomain(values: readonly number[]): readonly [number, number] {
  return [Math.min(0, ...values), Math.max(0, ...values)];
}

/**
 * A line may begin elsewhere than at zero, but only where zero would leave more than half of the drawing empty;
 * otherwise small changes look large for nothing.
 */
export function lineDomain(values: readonly number[]): readonly [number, number] {
  const min = Math.min(...values);
  const max = Math.max(...values);
  if (min > 0 && min < max / 2) return [0, max];
  if (max < 0 && max > min / 2) return [min, 0];
  return [min, max];
}

export function linear(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const span = domain[1] - domain[0];
  return (value) =>
    span === 0 ? (range[0] + range[1]) / 2 : range[0] + ((value - domain[0]) / span) * (range[1] - range[0]);
}

/** A domain without extent gets some, so that there is something to mark. */
function spread(min: number, max: number): readonly [number, number] {
  const size = Math.max(Math.abs(min), Math.abs(max));
  if (max - min > size * 1e-9) return [min, max];
  if (size === 0) return [0, 1];
  return [min - size * 0.1, max + size * 0.1];
}

function niceStep(rough: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const fraction = rough / power;
  const quarters = !whole || power > 1;
  const round =
    fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 2.5 && quarters ? 2.5 : fraction <= 5 ? 5 : 10;
  const step = clean(power * round, power * round);
  return whole ? Math.max(1, step) : step;
}

function clean(value: number, step: number): number {
  const decimals = decimalsOf(step);
  const rounded = Number(value.toFixed(decimals));
  return rounded === 0 ? 0 : rounded;
}

/** Decimal places needed to write multiples of `step`. */
export function decimalsOf(step: number): number {
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  // 2.5 and its like need one place more than their power of ten says.
  const shifted = step * 10 ** places;
  return Math.abs(shifted - Math.round(shifted)) > 1e-9 ? places + 1 : places;
}
