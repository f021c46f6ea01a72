import type { NewsMediaOrganization, WebSite } from 'schema-dts';
import type { Site } from '../../site/site.ts';
import { paths } from '../../site/urls.ts';
import type { PolicyLink } from '../../views/policies.ts';
import { given, ids, publisher, some } from './graph.ts';

/** What a policy of the newsroom is called in schema.org; pages of other kinds have no name there. */
const POLICIES = {
  principles: 'publishingPrinciples',
  ethics: 'ethicsPolicy',
  corrections: 'correctionsPolicy',
  verification: 'verificationFactCheckingPolicy',
  sources: 'unnamedSourcesPolicy',
  bylines: 'noBylinesPolicy',
  feedback: 'actionableFeedbackPolicy',
  diversity: 'diversityPolicy',
  staffing: 'diversityStaffingReport',
  mission: 'missionCoveragePrioritiesPolicy',
  ownership: 'ownershipFundingInfo',
  masthead: 'masthead',
} as const satisfies Record<string, keyof (NewsMediaOrganization & object)>;

/** The outlet, with the policies that it has a page for (https://schema.org/NewsMediaOrganization). */
export function organisation(site: Site, policies: readonly PolicyLink[]): NewsMediaOrganization {
  const { outlet, urls } = site;
  const pages = new Map(policies.map(({ policy, url }) => [policy, urls.absoluteUrl(url)]));
  const contact = pages.get('contact');
  const held = Object.entries(POLICIES).flatMap(([policy, property]) => {
    const url = pages.get(policy);
    return url === undefined ? [] : [[property, url] as const];
  });
  return {
    ...(publisher(site) as NewsMediaOrganization & object),
    ...given({
      description: outlet.about ?? outlet.tagline,
      slogan: outlet.about === undefined ? undefined : outlet.tagline,
      contactPoint: contact === undefined ? undefined : { '@type': 'ContactPoint' as const, url: contact },
      sameAs: some(outlet.profiles),
    }),
    ...Object.fromEntries(held),
  };
}

/**
 * The site. No `SearchAction`: no engine shows a search box for it any more
 * (https://developers.google.com/search/blog/2024/10/sitelinks-search-box), and ours answers with JavaScript only.
 */
export function wholeSite(site: Site): WebSite {
  const { outlet, urls } = site;
  return given({
    '@type': 'WebSite' as const,
    '@id': ids.website(site),
    name: outlet.name,
    url: urls.absolute(paths.home),
    description: outlet.tagline,
    inLanguage: outlet.lang,
    license: outlet.license,
    publisher: { '@id': ids.organisation(site) },
  });
}
