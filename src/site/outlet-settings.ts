/** The outlet's settings with every default filled in. */
import type { WrittenOutlet } from '../content/schema/outlet.ts';
import type { Environment } from './environment.ts';
import { directionOf } from './language.ts';

export interface Outlet extends Omit<WrittenOutlet, 'url' | 'feedIdentity'> {
  /** `https://example.org` */
  readonly origin: string;
  /** `/` or `/news/` */
  readonly base: string;
  readonly dir: 'ltr' | 'rtl';
  readonly feedIdentity: { readonly authority: string; readonly since: string };
}

/** A date on which the domain of an outlet that names none is taken to have been its own; never to be changed. */
const FEED_IDENTITY_SINCE = '2025-01-01';

export function resolveOutlet(
  written: WrittenOutlet,
  overrides: Pick<Environment, 'siteUrl' | 'basePath'> & Partial<Pick<Environment, 'without'>>,
): Outlet {
  const { url, feedIdentity, ...rest } = written;
  const home = new URL(url);
  const ownBase = home.pathname.endsWith('/') ? home.pathname : `${home.pathname}/`;
  return {
    ...rest,
    origin: overrides.siteUrl ?? home.origin,
    base: overrides.basePath ?? ownBase,
    dir: directionOf(rest.lang),
    socialCards: rest.socialCards && overrides.without?.has('cards') !== true,
    feedIdentity: feedIdentity ?? { authority: home.hostname, since: FEED_IDENTITY_SINCE },
  };
}
