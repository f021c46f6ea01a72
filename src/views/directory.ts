/** Pages that list lists: all sections, tags, writers, series, kinds, months. */
import type { Archive } from '../archive/archive.ts';
import type { Picture } from '../archive/model.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import { frameOf, type StaticPageSummary } from './frame.ts';
import type { Crumb, Frame, Link } from './parts.ts';

export interface DirectoryView {
  readonly frame: Frame;
  readonly crumbs: readonly Crumb[];
  readonly title: string;
  readonly description?: string | undefined;
  readonly groups: readonly DirectoryGroup[];
}

export interface DirectoryGroup {
  readonly title?: string | undefined;
  readonly links: readonly DirectoryLink[];
}

export interface DirectoryLink extends Link {
  readonly note?: string | undefined;
  readonly accent?: string | undefined;
  readonly photo?: Picture | undefined;
}

type Context = readonly [site: Site, archive: Archive, pages: readonly StaticPageSummary[]];

export function sectionDirectory(...[site, archive, pages]: Context): DirectoryView {
  const { urls, strings } = site;
  const links = [...archive.sections.values()].map((section) => ({
    label: section.name,
    url: urls.url(paths.section(section.id)),
    note: section.description,
    accent: section.color,
  }));
  return directory([site, archive, pages], paths.sections, strings.titles.sections, [{ links }]);
}

/** Tags under their first letter, as the outlet's language sorts them. */
export function tagDirectory(...[site, archive, pages]: Context): DirectoryView {
  const { urls, strings, outlet } = site;
  const collator = new Intl.Collator(outlet.lang);
  const tags = [...archive.tags.values()].sort(
    (a, b) => collator.compare(a.label, b.label) || (a.id < b.id ? -1 : 1),
  );
  const groups = new Map<string, DirectoryLink[]>();
  for (const tag of tags) {
    const [first = ''] = Array.from(tag.label.normalize('NFD'));
    const letter = first.toLocaleUpperCase(outlet.lang);
    const group = groups.get(letter) ?? [];
    groups.set(letter, group);
    group.push({ label: tag.label, url: urls.url(paths.tag(tag.id)) });
  }
  return directory(
    [site, archive, pages],
    paths.tags,
    strings.titles.tags,
    [...groups].map(([title, links]) => ({ title, links })),
  );
}

export function authorDirectory(...[site, archive, pages]: Context): DirectoryView {
  const { urls, strings } = site;
  const links = [...archive.authors.values()].map((author) => ({
    label: author.name,
    url: urls.url(paths.author(author.id)),
    note: author.role ?? strings.statuses[author.status],
    photo: author.photo,
  }));
  return directory([site, archive, pages], paths.authors, strings.titles.authors, [{ links }]);
}

export function seriesDirectory(...[site, archive, pages]: Context): DirectoryView {
  const { urls, strings } = site;
  const links = [...archive.series.values()].map((series) => ({
    label: series.name,
    url: urls.url(paths.seriesOf(series.id)),
    note: series.description,
  }));
  return directory([site, archive, pages], paths.series, strings.titles.series, [{ links }]);
}

export function typeDirectory(...[site, archive, pages]: Context): DirectoryView {
  const { urls, strings } = site;
  const links = [...archive.byType.keys()]
    .map((type) => ({ label: strings.types[type], url: urls.url(paths.type(type)) }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
  return directory([site, archive, pages], paths.types, strings.titles.types, [{ links }]);
}

export function archiveDirectory(...[site, archive, pages]: Context): DirectoryView {
  const groups = monthsByYear(site, archive).map(({ year, links }) => ({ title: year, links }));
  return directory([site, archive, pages], paths.archive, site.strings.titles.archive, groups);
}

export interface YearOfMonths {
  readonly year: string;
  readonly links: readonly Link[];
}

/** Newest year first, newest month first. */
export function monthsByYear({ urls, dates }: Site, archive: Archive): YearOfMonths[] {
  const years = new Map<string, Link[]>();
  for (const month of [...archive.byMonth.keys()].reverse()) {
    const year = month.slice(0, 4);
    const links = years.get(year) ?? [];
    years.set(year, links);
    links.push({ label: dates.monthName(month), url: urls.url(paths.month(month)) });
  }
  return [...years].map(([year, links]) => ({ year, links }));
}

/** Every feed, for people: the outlet's, then those of sections, writers and topics. */
export function feedDirectory(...[site, archive, pages]: Context): DirectoryView {
  const { urls, strings, outlet } = site;
  const link = (channel: string, label: string): DirectoryLink => ({
    label,
    url: urls.url(paths.feed(channel, 'rss')),
  });
  const groups: DirectoryGroup[] = [
    { title: outlet.name, links: [link('', strings.titles.latest)] },
    {
      title: strings.titles.sections,
      links: [...archive.sections.values()].map((section) => link(paths.section(section.id), section.name)),
    },
    {
      title: strings.titles.authors,
      links: [...archive.authors.values()].map((author) => link(paths.author(author.id), author.name)),
    },
    {
      title: strings.titles.tags,
      links: [...archive.tags.values()].map((tag) => link(paths.tag(tag.id), tag.label)),
    },
  ];
  const filled = groups.filter((group) => group.links.length > 0);
  return {
    ...directory([site, archive, pages], paths.feeds, strings.titles.feeds, filled),
    description: strings.titles.feedsText,
  };
}

function directory(
  [site, archive, pages]: Context,
  path: string,
  title: string,
  groups: readonly DirectoryGroup[],
): DirectoryView {
  return {
    frame: frameOf(site, archive, pages, { title, path, dated: archive.articles.at(-1)?.published }),
    crumbs: [],
    title,
    groups,
  };
}
