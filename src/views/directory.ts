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
  const links = [...archive.tags.values()].map(({ id, label }) => ({ label, url: urls.url(paths.tag(id)) }));
  return directory([site, archive, pages], paths.tags, strings.titles.tags, byLetter(links, outlet.lang));
}

/** Links under their first letter, as a language sorts them. */
export function byLetter<T extends Link>(
  links: readonly T[],
  lang: string,
): { readonly title: string; readonly links: readonly T[] }[] {
  const collator = new Intl.Collator(lang);
  const sorted = [...links].sort((a, b) => collator.compare(a.label, b.label) || (a.url < b.url ? -1 : 1));
  const groups = new Map<string, T[]>();
  for (const link of sorted) {
    const [first = ''] = Array.from(link.label.normalize('NFD'));
    const letter = first.toLocaleUpperCase(lang);
    const group = groups.get(letter) ?? [];
    groups.set(letter, group);
    group.push(link);
  }
  return [...groups].map(([title, group]) => ({ title, links: group }));
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
