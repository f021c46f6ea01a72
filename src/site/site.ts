/** What every view is told besides the archive: the outlet, its addresses, its words and its dates. */
import type { Instant } from '../archive/model.ts';
import { createDates, type Dates } from './dates.ts';
import { environment } from './environment.ts';
import { outlet, type Outlet } from './outlet.ts';
import { stringsFor, type Strings } from './strings/index.ts';
import { createUrls, type Urls } from './urls.ts';

export interface Site {
  readonly outlet: Outlet;
  readonly urls: Urls;
  readonly strings: Strings;
  readonly dates: Dates;
  /** BUILD_NOW. Only the front asks for it. */
  readonly now: Instant;
  readonly preview: boolean;
}

export function createSite(settings: Outlet, now: Instant, preview: boolean): Site {
  return {
    outlet: settings,
    urls: createUrls(settings),
    strings: stringsFor(settings.lang),
    dates: createDates(settings.lang, settings.timezone),
    now,
    preview,
  };
}

export const site: Site = createSite(outlet, environment.now, environment.preview);
