/** Which of the newsroom's own pages holds which policy. */
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { StaticPageSummary } from './frame.ts';

export interface PolicyLink {
  /** `ethics`, `corrections`, … */
  readonly policy: string;
  readonly url: string;
}

/** As outlet.yaml says, and what pages say they are for; only pages that are there and may be found. */
export function policyLinks({ outlet, urls }: Site, pages: readonly StaticPageSummary[]): PolicyLink[] {
  const open = pages.filter((page) => !page.noindex);
  const slugs = new Set(open.map(({ slug }) => slug));
  const said = Object.entries(outlet.policies).filter(([, slug]) => slugs.has(slug));
  const own = open.flatMap(({ kind, slug }): [string, string][] =>
    kind === undefined ? [] : [[kind, slug]],
  );
  // The first page of a kind, unless outlet.yaml says another.
  const policies = new Map([...own.toReversed(), ...said]);
  return [...policies]
    .map(([policy, slug]) => ({ policy, url: urls.url(paths.page(slug)) }))
    .sort((a, b) => (a.policy < b.policy ? -1 : 1));
}
