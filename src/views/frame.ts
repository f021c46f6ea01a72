/** What surrounds the content of every page: head, masthead, navigation, footer. */
import { withAncestors, type Archive } from '../archive/archive.ts';
import type { Instant, Picture } from '../archive/model.ts';
import { isoInstant } from '../site/dates.ts';
import { directionOf, localeOf } from '../site/language.ts';
import { share } from '../site/page-key.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import { formatsOf, MEDIA_TYPES, type ChannelLink } from './channels.ts';
import type { AlternatePage, FeedLink, Frame, Link, NavLink } from './parts.ts';
import { cardPicture, outletCard, type PlacedCard } from './social-card.ts';

export interface FrameRequest {
  /** Without the outlet's name. */
  readonly title: string;
  /** Where it differs from the title. */
  readonly headline?: string | undefined;
  readonly description?: string | undefined;
  readonly path: string;
  /** Where it differs from the page's own address. */
  readonly canonical?: string | undefined;
  readonly lang?: string | undefined;
  readonly noindex?: boolean | undefined;
  /** Section whose item of the navigation is marked. */
  readonly section?: string | undefined;
  /** Date of the article, or of the newest item of a list. */
  readonly dated?: Instant | undefined;
  /** Besides the outlet's own. */
  readonly channels?: readonly ChannelLink[] | undefined;
  /** For link previews; without either, the outlet's own card. */
  readonly card?: PlacedCard | undefined;
  readonly picture?: Picture | undefined;
  readonly ogType?: Frame['ogType'] | undefined;
  readonly alternates?: readonly AlternatePage[] | undefined;
  readonly published?: Instant | undefined;
  readonly modified?: Instant | undefined;
  /** Whether the text-only edition has this page. */
  readonly lite?: boolean | undefined;
}

export interface StaticPageSummary {
  readonly slug: string;
  readonly title: string;
  /** What the page is for: `about`, `ethics`, … */
  readonly kind?: string | undefined;
  readonly noindex: boolean;
}

/** @param pages the newsroom's own pages, for the footer */
export function frameOf(
  site: Site,
  archive: Archive,
  pages: readonly StaticPageSummary[],
  request: FrameRequest,
): Frame {
  const { outlet, urls, dates, strings } = site;
  const lang = request.lang ?? outlet.lang;
  const isHome = request.path === paths.home;
  const house = houseOf(site, archive, pages, request);
  const iso = (instant: Instant | undefined) =>
    instant === undefined ? undefined : isoInstant(instant, outlet.timezone);
  const channels: readonly ChannelLink[] = [
    { kind: 'outlet', path: '', name: outlet.name },
    ...(request.channels ?? []),
  ];
  return {
    title: isHome ? titleOfHome(site) : `${request.title} – ${outlet.name}`,
    headline: request.headline ?? request.title,
    description: request.description,
    canonical: request.canonical ?? urls.absolute(request.path),
    lang,
    dir: directionOf(lang),
    locale: localeOf(lang),
    alternates: request.alternates ?? [],
    noindex: request.noindex === true || site.preview,
    feeds: channels.flatMap(({ kind, path, name }) =>
      formatsOf(kind).map((format): FeedLink => ({
        title: format === 'rss' ? name : strings.feeds.inFormat(name, strings.feeds.formats[format]),
        url: urls.url(paths.feed(path, format)),
        type: MEDIA_TYPES[format],
      })),
    ),
    icons: [{ rel: 'icon', url: urls.href(outlet.icon), type: mediaTypeOf(outlet.icon) }],
    social: socialOf(site, request),
    ogType: request.ogType ?? 'website',
    publishedIso: iso(request.published),
    modifiedIso: iso(request.modified),
    outlet: house.outlet,
    mastheadDate: request.dated === undefined ? undefined : dates.weekday(request.dated),
    nav: house.nav,
    more: house.more,
    footer: house.footer,
    searchUrl: urls.url(paths.search),
    liteUrl: outlet.lite ? urls.url(request.lite ? paths.liteOf(request.path) : paths.lite) : undefined,
    savedUrl: outlet.offline ? urls.url(paths.saved) : undefined,
    accent:
      (request.section === undefined ? undefined : archive.sections.get(request.section)?.color) ??
      outlet.colours.accent,
    preview: site.preview ? strings.preview : undefined,
  };
}

type House = Pick<Frame, 'outlet' | 'nav' | 'more' | 'footer'>;
const houses = new WeakMap<Archive, WeakMap<Site, Map<string, House>>>();

/** What surrounds every page of a section in the same way. */
function houseOf(
  site: Site,
  archive: Archive,
  pages: readonly StaticPageSummary[],
  request: FrameRequest,
): House {
  const { outlet, urls } = site;
  const ofArchive = houses.get(archive) ?? new WeakMap<Site, Map<string, House>>();
  houses.set(archive, ofArchive);
  const known = ofArchive.get(site) ?? new Map<string, House>();
  ofArchive.set(site, known);
  const nav = navigation(site, archive, request);
  const more = [...nav.slice(outlet.navVisible), ...furtherLinks(site, request)];
  const marked = [...nav, ...more].map(({ current }) => (current ? '1' : '0')).join('');
  const key = JSON.stringify([marked, pages.map(({ slug, title, noindex }) => [slug, title, noindex])]);
  let house = known.get(key);
  if (!house) {
    house = {
      outlet: share({
        name: outlet.name,
        tagline: outlet.tagline,
        url: urls.url(paths.home),
        lang: outlet.lang,
        dir: outlet.dir,
        timezone: outlet.timezone,
        logo: outlet.logo && urls.href(outlet.logo),
        about: outlet.about,
      }),
      nav: share(nav.slice(0, outlet.navVisible)),
      more: share(more),
      footer: share(outlet.footer ? writtenFooter(site) : defaultFooter(site, nav, pages)),
    };
    known.set(key, house);
  }
  return house;
}

function socialOf(site: Site, { card, picture }: FrameRequest): Frame['social'] {
  if (!card && picture) return { picture };
  const placed = card ?? outletCard(site);
  return placed && { card: cardPicture(site, placed) };
}

function titleOfHome({ outlet }: Site): string {
  return outlet.tagline ? `${outlet.name} – ${outlet.tagline}` : outlet.name;
}

function navigation({ outlet, urls }: Site, archive: Archive, request: FrameRequest): NavLink[] {
  const items =
    outlet.nav ??
    [...archive.sections.values()].filter((section) => section.parent === undefined).map(({ id }) => id);
  return items.flatMap((item): NavLink[] => {
    if (typeof item !== 'string') {
      return [{ label: item.label, url: urls.href(item.url), current: item.url === request.path }];
    }
    const section = archive.sections.get(item);
    if (!section) return [];
    return [
      {
        label: section.name,
        url: urls.url(paths.section(item)),
        current: isWithin(archive, request.section, item),
      },
    ];
  });
}

function isWithin(archive: Archive, section: string | undefined, ancestor: string): boolean {
  return section !== undefined && withAncestors(section, archive.sections).includes(ancestor);
}

/** What always stands under "More", so that no page is further than two steps away. */
function furtherLinks({ urls, strings }: Site, request: FrameRequest): NavLink[] {
  const entries: [string, string][] = [
    [strings.titles.latest, paths.latest],
    [strings.titles.sections, paths.sections],
    [strings.titles.tags, paths.tags],
    [strings.titles.authors, paths.authors],
    [strings.titles.archive, paths.archive],
  ];
  return entries.map(([label, path]) => ({ label, url: urls.url(path), current: request.path === path }));
}

function writtenFooter({ outlet, urls }: Site): Frame['footer'] {
  return (outlet.footer ?? []).map(({ title, links }) => ({
    title,
    links: links.map(({ label, url }) => ({ label, url: urls.href(url) })),
  }));
}

function defaultFooter(
  { urls, strings }: Site,
  nav: readonly NavLink[],
  pages: readonly StaticPageSummary[],
): Frame['footer'] {
  const link = (label: string, path: string): Link => ({ label, url: urls.url(path) });
  const own = pages.filter((page) => !page.noindex).map((page) => link(page.title, paths.page(page.slug)));
  return [
    { title: strings.titles.sections, links: nav.map(({ label, url }) => ({ label, url })) },
    {
      title: strings.titles.archive,
      links: [
        link(strings.titles.latest, paths.latest),
        link(strings.titles.archive, paths.archive),
        link(strings.titles.tags, paths.tags),
        link(strings.titles.authors, paths.authors),
        link(strings.titles.series, paths.series),
        link(strings.titles.types, paths.types),
        link(strings.titles.corrections, paths.corrections),
        link(strings.titles.search, paths.search),
        link(strings.titles.feeds, paths.feeds),
      ],
    },
    { title: strings.titles.pages, links: own },
  ].filter((column) => column.links.length > 0);
}

function mediaTypeOf(file: string): string | undefined {
  const types: Readonly<Record<string, string>> = {
    svg: 'image/svg+xml',
    png: 'image/png',
    ico: 'image/x-icon',
  };
  return types[file.split('.').at(-1)?.toLowerCase() ?? ''];
}
