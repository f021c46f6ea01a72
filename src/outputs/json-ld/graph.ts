/**
 * JSON-LD (https://www.w3.org/TR/json-ld11/) in the vocabulary of schema.org: the names things go by and what every
 * page says. A node is whole on the one page that is about it; elsewhere its `@id` and a name stand for it.
 */
import type { BreadcrumbList, Graph, NewsMediaOrganization, Thing, WebSite } from 'schema-dts';
import type { Site } from '../../site/site.ts';
import { paths } from '../../site/urls.ts';
import type { Crumb } from '../../views/parts.ts';

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Properties without those that have no value. */
export function given<T extends object>(properties: T): Given<T> {
  const entries = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}

/** A list, unless it is empty. */
export function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

export function graphOf(nodes: readonly Thing[]): Graph {
  return { '@context': 'https://schema.org', '@graph': nodes };
}

/** Names of nodes: absolute, the same on every page and in every build. */
export const ids = {
  organisation: ({ urls }: Site) => `${urls.absolute(paths.home)}#organization`,
  website: ({ urls }: Site) => `${urls.absolute(paths.home)}#website`,
  /** @param page absolute URL of the page that is about it */
  article: (page: string) => `${page}#article`,
  author: (page: string) => `${page}#author`,
  series: (page: string) => `${page}#series`,
  breadcrumb: (page: string) => `${page}#breadcrumb`,
};

/** As much of the outlet as a reader of one page needs; the front has the rest. */
export function publisher(site: Site): NewsMediaOrganization {
  const { outlet, urls } = site;
  return given({
    '@type': 'NewsMediaOrganization' as const,
    '@id': ids.organisation(site),
    name: outlet.name,
    url: urls.absolute(paths.home),
    logo: outlet.logo && urls.absoluteUrl(urls.href(outlet.logo)),
  });
}

export function website(site: Site): WebSite {
  return { '@type': 'WebSite', '@id': ids.website(site), name: site.outlet.name };
}

/**
 * The way from the front to a page
 * (https://developers.google.com/search/docs/appearance/structured-data/breadcrumb).
 * @param page absolute URL
 * @param name of the page
 */
export function breadcrumb(site: Site, page: string, name: string, crumbs: readonly Crumb[]): BreadcrumbList {
  const { outlet, urls } = site;
  const way = [{ label: outlet.name, url: urls.url(paths.home) }, ...crumbs];
  return {
    '@type': 'BreadcrumbList',
    '@id': ids.breadcrumb(page),
    itemListElement: [
      ...way.map(({ label, url }, index) => ({
        '@type': 'ListItem' as const,
        position: index + 1,
        name: label,
        item: urls.absoluteUrl(url),
      })),
      // The last is the page itself and needs no address.
      { '@type': 'ListItem' as const, position: way.length + 1, name },
    ],
  };
}

/**
 * A graph as the text of a `<script type="application/ld+json">`: nothing in it ends the element (HTML, section
 * 4.12.1.3 "Restrictions for contents of script elements") or a line of JavaScript.
 */
export function scriptText(graph: Graph): string {
  return JSON.stringify(graph).replaceAll(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
