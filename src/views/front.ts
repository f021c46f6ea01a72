import type { Archive } from '../archive/archive.ts';
import { breakingNews, fillFront } from '../archive/front.ts';
import type { FrontBlock, FrontLayout } from '../archive/model.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import { runningAds } from './ads.ts';
import { frameOf, type StaticPageSummary } from './frame.ts';
import type { Frame, Link, PageAds, Teaser } from './parts.ts';
import { policyLinks, type PolicyLink } from './policies.ts';
import { teaserOf } from './teaser.ts';

export interface FrontBlockView {
  readonly id: string;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  /** The way to the rest. */
  readonly more?: Link | undefined;
  readonly accent?: string | undefined;
  readonly layout: FrontLayout;
  readonly items: readonly Teaser[];
}

export interface FrontView {
  readonly frame: Frame;
  /** From top to bottom; what stands side by side in one row. */
  readonly rows: readonly (readonly FrontBlockView[])[];
  readonly breaking?: Teaser | undefined;
  readonly policies: readonly PolicyLink[];
  readonly ads: PageAds;
}

export function frontView(site: Site, archive: Archive, pages: readonly StaticPageSummary[]): FrontView {
  const { now } = site;
  const breaking = breakingNews(archive, now);
  return {
    frame: frameOf(site, archive, pages, {
      title: site.outlet.name,
      description: site.outlet.about ?? site.outlet.tagline,
      path: paths.home,
      dated: archive.articles.at(-1)?.published,
      lite: true,
    }),
    rows: rowsOf(
      fillFront(archive, now).map(({ block, articles }) => ({
        id: block.id,
        ...headingOf(site, archive, block),
        layout: block.layout,
        items: articles.map((article) => teaserOf(site, archive, article)),
      })),
    ),
    breaking: breaking && teaserOf(site, archive, breaking),
    policies: policyLinks(site, pages),
    ads: runningAds(site, archive),
  };
}

const SIDE_BY_SIDE = 3;

/** Sections that follow each other share a row, three at most and as evenly as can be; all else has a row of its own. */
export function rowsOf<Block extends Pick<FrontBlockView, 'layout'>>(blocks: readonly Block[]): Block[][] {
  const runs: Block[][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    if (block.layout === 'section' && run?.[0]?.layout === 'section') run.push(block);
    else runs.push([block]);
  }
  return runs.flatMap((run) => {
    const rows = Math.ceil(run.length / SIDE_BY_SIDE);
    return Array.from({ length: rows }, (_, row) =>
      run.slice(Math.ceil((run.length * row) / rows), Math.ceil((run.length * (row + 1)) / rows)),
    );
  });
}

/** What stands over a block, and where it leads. */
export function headingOf(
  { urls, strings }: Site,
  archive: Archive,
  { title, layout, query }: FrontBlock,
): Pick<FrontBlockView, 'title' | 'url' | 'more' | 'accent'> {
  const linked = (name: string | undefined, path: string, label?: string) => {
    const url = urls.url(path);
    return {
      title: title ?? name,
      url,
      more: { label: label ?? strings.blocks.sectionLink(name ?? ''), url },
    };
  };
  if (query.section !== undefined) {
    const section = archive.sections.get(query.section);
    return { ...linked(section?.name, paths.section(query.section)), accent: section?.color };
  }
  // Pins can fill a block whose list has no story, and so no page.
  if (query.tag !== undefined && archive.byTag.has(query.tag)) {
    return linked(archive.tags.get(query.tag)?.label, paths.tag(query.tag));
  }
  if (query.type !== undefined && archive.byType.has(query.type)) {
    return linked(strings.types[query.type], paths.type(query.type));
  }
  if (layout === 'list' && query.tag === undefined && query.type === undefined) {
    return linked(strings.titles.latest, paths.latest, strings.blocks.latestLink);
  }
  return { title };
}
