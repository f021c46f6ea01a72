import type { Archive, PublishedCorrection } from '../archive/archive.ts';
import { paginate } from '../archive/pagination.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import { correctionView } from './article.ts';
import { frameOf, type StaticPageSummary } from './frame.ts';
import { crumb, paginationOf } from './list.ts';
import type { CorrectionView, Crumb, Frame, Link, OwnLanguage, Pagination } from './parts.ts';
import { ownLanguageOf } from './teaser.ts';

export interface CorrectionsView {
  readonly frame: Frame;
  readonly crumbs: readonly Crumb[];
  readonly title: string;
  readonly description: string;
  readonly entries: readonly CorrectionsEntry[];
  readonly pagination: Pagination;
}

export interface CorrectionsEntry extends CorrectionView {
  readonly article: Link;
  /** Of the headline and of what is said. */
  readonly language: OwnLanguage;
}

/** Every correction, clarification and retraction, page by page; the rest parameter of the route beside each. */
export function correctionsPages(
  site: Site,
  archive: Archive,
  pages: readonly StaticPageSummary[],
): { readonly page: string | undefined; readonly view: CorrectionsView }[] {
  const { strings, outlet } = site;
  const title = strings.titles.corrections;
  return paginate(archive.corrections, outlet.lists.perPage).map((page) => {
    const isOwn = page.number === undefined;
    return {
      page: isOwn ? undefined : `page/${String(page.number)}`,
      view: {
        frame: frameOf(site, archive, pages, {
          title: isOwn ? title : strings.titles.onPage(title, page.number),
          description: isOwn ? strings.titles.correctionsText : undefined,
          path: isOwn ? paths.corrections : paths.listPage(paths.corrections, page.number),
          dated: page.items[0]?.date,
          channels: [{ kind: 'corrections', path: paths.corrections, name: title }],
        }),
        crumbs: isOwn ? [] : [crumb(site, title, paths.corrections)],
        title,
        description: strings.titles.correctionsText,
        entries: page.items.map((one) => ({
          ...entryOf(site, one),
          article: { label: one.article.title, url: site.urls.url(one.article.path) },
          language: ownLanguageOf(site, one.article),
        })),
        pagination: paginationOf(site, paths.corrections, page),
      },
    };
  });
}

function entryOf(site: Site, { article, date, correction }: PublishedCorrection): CorrectionView {
  if (correction) {
    const view = correctionView(site, correction);
    // A retraction calls itself one; that what was corrected was retracted later is to be said.
    const { retracted } = site.strings.teaser;
    return article.retracted ? { ...view, kindLabel: `${view.kindLabel} · ${retracted}` } : view;
  }
  return {
    kindLabel: site.strings.correctionKinds.retraction,
    date: site.dates.moment(date),
    text: article.retracted?.reason ?? '',
  };
}
