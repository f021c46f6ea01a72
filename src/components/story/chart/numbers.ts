/** How the numbers of a chart are written, in the language of the outlet. */
import type { NumberFormat } from './drawing.ts';
import { decimalsOf } from './scale.ts';

/** Units this short are written at each number; any other stands once, under the title. */
const ATTACHED = ['%', '°', '°C', '°F'];

export function unitIsAttached(unit: string | undefined): unit is string {
  return unit !== undefined && ATTACHED.includes(unit);
}

/** For the drawing: rounded so far that it can be read at a glance. `greatest` is the largest value, sign aside. */
export function numberFormat(locale: string, unit: string | undefined, greatest: number): NumberFormat {
  const compact = greatest >= 1_000_000;
  const value = compact
    ? { notation: 'compact' as const, maximumSignificantDigits: 3 }
    : greatest < 1
      ? { maximumSignificantDigits: 3 }
      : { maximumFractionDigits: 2 };
  return {
    value: writer(locale, unit, value),
    tick(tick, step) {
      const decimals = decimalsOf(step);
      const options = compact
        ? { notation: 'compact' as const, maximumSignificantDigits: 4 }
        : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      return writer(locale, unit, options)(tick);
    },
  };
}

/** For the table of data: the number as the writer gave it. */
export function exactNumber(locale: string, unit: string | undefined): (value: number) => string {
  return writer(locale, unit, { maximumFractionDigits: 12 });
}

function writer(
  locale: string,
  unit: string | undefined,
  options: Intl.NumberFormatOptions,
): (value: number) => string {
  // Languages set the per cent sign differently (“31 %”), and ICU knows how.
  const percent: Intl.NumberFormatOptions = unit === '%' ? { style: 'unit', unit: 'percent' } : {};
  const format = new Intl.NumberFormat(locale, { ...options, ...percent });
  const after = unit !== '%' && unitIsAttached(unit) ? unit : '';
  // A true minus sign, as wide as the digits; ICU gives a hyphen in many languages.
  return (value) => format.format(value).replace('-', '−') + after;
}
