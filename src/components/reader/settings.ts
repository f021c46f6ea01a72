/** How a reader likes to read: kept on the device, applied before the first paint, never sent anywhere. */

/** The choices of each setting, as they stand on `<html>` (`data-theme="dark"`); the first is how a page comes. */
export const CHOICES = {
  theme: ['system', 'light', 'dark', 'contrast'],
  size: ['normal', 'smaller', 'larger', 'large', 'largest'],
  spacing: ['normal', 'wide', 'wider'],
  face: ['serif', 'sans'],
} as const;

export type Setting = keyof typeof CHOICES;
export type Settings = { readonly [S in Setting]: (typeof CHOICES)[S][number] };

/** Steps of the text's size, from the smallest. */
export const SIZES = [
  'smaller',
  'normal',
  'larger',
  'large',
  'largest',
] as const satisfies Settings['size'][];

export const STORAGE_KEY = 'reader-settings';

/** @param stored what `localStorage` holds: anything */
export function readSettings(stored: string | null): Settings {
  const found = parse(stored);
  const chosen = Object.entries(CHOICES).map(([setting, choices]) => {
    const value = found[setting];
    return [setting, choices.find((choice) => choice === value) ?? choices[0]];
  });
  return Object.fromEntries(chosen) as Settings;
}

function parse(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(stored ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
