/** The web application manifest (https://www.w3.org/TR/appmanifest/). */
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';

/** File name, without suffix, to pixels and purpose. A maskable icon is cut to a shape by the system. */
export const APP_ICONS = {
  '192': { size: 192, purpose: 'any' },
  '512': { size: 512, purpose: 'any' },
  'maskable-512': { size: 512, purpose: 'maskable' },
} as const;

export type AppIcon = keyof typeof APP_ICONS;

/** `--paper` of styles/tokens.css, by day. */
export const PAPER = '#fdfbf7';

export function webManifest({ outlet, urls }: Site): object {
  return {
    id: urls.url(paths.home),
    name: outlet.name,
    short_name: outlet.name,
    description: outlet.tagline ?? outlet.about,
    lang: outlet.lang,
    dir: outlet.dir,
    start_url: urls.url(paths.home),
    scope: urls.url(paths.home),
    display: 'minimal-ui',
    background_color: PAPER,
    theme_color: PAPER,
    icons: Object.entries(APP_ICONS).map(([name, { size, purpose }]) => ({
      src: urls.url(paths.appIcon(name)),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
  };
}
