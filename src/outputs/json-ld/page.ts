import type { CollectionPage, Graph, ItemList, Thing, WebPage } from 'schema-dts';
import type { StructuredPicture } from '../../site/responsive-picture.ts';
import type { Site } from '../../site/site.ts';
import type { CorrectionsView } from '../../views/corrections.ts';
import type { DirectoryView } from '../../views/directory.ts';
import type { FrontView } from '../../views/front.ts';
import type { ListView } from '../../views/list.ts';
import type { PageView, SearchView } from '../../views/page.ts';
import type { Crumb, Frame } from '../../views/parts.ts';
import { headlineOf } from '../../views/summary.ts';
import { profilePage } from './author.ts';
import { breadcrumb, given, graphOf, ids, website } from './graph.ts';
import { organisation, wholeSite } from './outlet.ts';

/** The front is the page about the outlet itself. */
export function frontGraph(site: Site, view: FrontView): Graph {
  return graphOf([wholeSite(site), organisation(site, view.policies)]);
}

/**
 * A page of a list: the stories on it, in their order. An author's first page is about the author. No totals: page 17
 * must not change when a story is added (DESIGN section 5).
 * @param portrait of the author, when the list is one's
 */
export function listGraph(site: Site, view: ListView, portrait?: StructuredPicture): Graph {
  const items = itemList(site, view);
  if (view.author) {
    const profile: Thing = profilePage(site, pageFacts(site, view.frame), view.author, portrait);
    return graphOf([profile, wayTo(site, view), ...(items ? [items] : [])]);
  }
  return graphOf([collection(site, view.frame, items), wayTo(site, view)]);
}

/** A page that lists lists. */
export function directoryGraph(
  site: Site,
  view: Pick<DirectoryView | CorrectionsView, 'frame' | 'crumbs'>,
): Graph {
  return graphOf([collection(site, view.frame, undefined), wayTo(site, view)]);
}

/** A page of the newsroom's own. */
export function pageGraph(site: Site, view: PageView): Graph {
  return graphOf([ownPage(site, view), wayTo(site, view)]);
}

export function searchGraph(site: Site, { frame }: SearchView): Graph {
  return graphOf([
    { '@type': 'SearchResultsPage', ...pageFacts(site, frame) },
    wayTo(site, { frame, crumbs: [] }),
  ]);
}

function ownPage(site: Site, { frame, kind, policies }: PageView): WebPage {
  const facts = pageFacts(site, frame);
  switch (kind) {
    case 'about':
      return { '@type': 'AboutPage', ...facts, mainEntity: organisation(site, policies) };
    case 'contact':
      return { '@type': 'ContactPage', ...facts };
    default:
      return { '@type': 'WebPage', ...facts };
  }
}

function collection(site: Site, frame: Frame, items: ItemList | undefined): CollectionPage {
  return { '@type': 'CollectionPage', ...pageFacts(site, frame), ...given({ mainEntity: items }) };
}

function pageFacts(site: Site, frame: Frame) {
  return given({
    '@id': frame.canonical,
    url: frame.canonical,
    name: frame.headline,
    description: frame.description,
    inLanguage: frame.lang,
    isPartOf: website(site),
    breadcrumb: { '@id': ids.breadcrumb(frame.canonical) },
  });
}

function wayTo(site: Site, { frame, crumbs }: { readonly frame: Frame; readonly crumbs: readonly Crumb[] }) {
  return breadcrumb(site, frame.canonical, frame.headline, crumbs);
}

/** https://developers.google.com/search/docs/appearance/structured-data/carousel: a list that leads to pages. */
function itemList(site: Site, { items, numbered }: ListView): ItemList | undefined {
  if (items.length === 0) return undefined;
  return {
    '@type': 'ItemList',
    itemListOrder: `https://schema.org/ItemListOrder${numbered ? 'Ascending' : 'Descending'}`,
    itemListElement: items.map((item, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      url: site.urls.absoluteUrl(item.url),
      name: headlineOf(site, item),
    })),
  };
}
