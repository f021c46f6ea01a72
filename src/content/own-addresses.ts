/** Ids and addresses that must be one's own, old ones included. */
import { isReserved, type Aliased, type Newsroom, type SiteAddresses, type SiteHolding, type Sourced, type SourcedArticle } from './newsroom.ts';
import { displayPath } from './outlet-file.ts';
import { problemAt, type Problem } from './problem.ts';
import type { PublicFiles } from './public-files.ts';

const RENAME = 'Rename one of the two files: the address is made of the file’s name.';

/**
 * Two articles with one id or one address, and addresses, old ones too, that are somebody else's, the site's, or those
 * of a file of `public/`.
 */
export function checkDuplicates(
  newsroom: Newsroom,
  site: SiteAddresses,
  publicFiles: PublicFiles,
  partial: readonly SourcedArticle[] = [],
): Problem[] {
  const articles = [...newsroom.articles, ...partial];
  const files: Aliased[] = [
    ...articles.map((source) => ({ source, path: source.path })),
    ...newsroom.pages.map((source) => ({ source, path: `/${source.id}/` })),
  ];
  const owners = new Map<string, SiteHolding>();
  const holderOf = (address: string) => owners.get(address) ?? site.at(address);
  const own = checkOwn(files, newsroom, holderOf, owners);
  const publicProblems = checkPublicFiles(publicFiles, holderOf, newsroom);
  const old = checkAliases([...files, ...site.lists], newsroom, publicFiles, holderOf, owners);
  const claimed = (url: string) => holderOf(url) ?? (isReserved(newsroom, url) ? { path: url } : undefined);
  return [...checkIds(articles), ...own, ...publicProblems, ...old, ...checkGone(newsroom.gone, claimed, publicFiles)];
}

/** Whose an address is. */
type HolderOf = (address: string) => SiteHolding | undefined;

/** Addresses of stories and pages. @param owners takes in whose they are */
function checkOwn(
  files: readonly Aliased[],
  newsroom: Newsroom,
  holderOf: HolderOf,
  owners: Map<string, SiteHolding>,
): Problem[] {
  const problems: Problem[] = [];
  for (const { source, path } of files) {
    // A story whose date is no date may have no address yet.
    if (path === '') continue;
    const other = holderOf(path);
    const isSites = 'path' in source ? isReserved(newsroom, path) : newsroom.reserved.has(source.id.split('/')[0] ?? '');
    if (other?.source) {
      const what = `The address ${path} is taken by ${other.source.shown}.`;
      problems.push(problemAt(source, [], 'duplicate', { what, how: RENAME }));
    } else if (isSites || other) {
      const what = `The address ${path} belongs to the site itself.`;
      problems.push(problemAt(source, [], 'duplicate', { what, how: 'Give the file another name.' }));
    }
    if (!owners.has(path)) owners.set(path, { source, path });
  }
  return problems;
}

/** Old addresses of whatever may have some. @param owners takes in whose they are */
function checkAliases(
  aliased: readonly Aliased[],
  newsroom: Newsroom,
  publicFiles: PublicFiles,
  holderOf: HolderOf,
  owners: Map<string, SiteHolding>,
): Problem[] {
  const problems: Problem[] = [];
  for (const { source, path } of aliased) {
    for (const [index, alias] of source.written.aliases.entries()) {
      // A page is a file of that name too.
      const address = alias.replace(/\/index\.html$/, '/');
      const tell = (what: string, how: string) => {
        problems.push(problemAt(source, ['aliases', index], 'duplicate', { what: `The old address ${alias} ${what}.`, how }));
      };
      const other = owners.get(alias) ?? holderOf(address);
      const file = publicFiles.get(address);
      if (file !== undefined) {
        tell(`is that of ${displayPath(file)}`, 'Take one of the two out: an address either redirects or holds a file.');
      } else if (isReserved(newsroom, address) || (other && !other.source)) {
        tell('belongs to the site itself', 'Take it out: it cannot lead to anything else too.');
      } else if (other && (other.source === source || other.path === address || other.path !== path)) {
        const isTwice = source.written.aliases.indexOf(alias) < index;
        const isOwn = isTwice ? 'stands here twice' : 'is its present one';
        const whose = other.source === source ? isOwn : `is in use by ${other.source?.shown ?? ''}`;
        tell(whose, 'Take it out: an address either redirects or holds a page.');
      } else owners.set(alias, { source, path });
    }
  }
  return problems;
}

/** What else the site makes – robots.txt, icons, 404.html – a newsroom may have its own of. */
const PAGE_OR_FEED = /\/(?:rss\.xml|atom\.xml|feed\.json)?$/;
/** What scripts of the pages ask for, and cannot make anything else of. */
const READ_BY_PAGES = /^\/(?:gone\.json|latest\.json|sw\.js)$/;

/** Files of `public/` that readers, or the pages that they read, would get in the place of what is the site’s. */
function checkPublicFiles(
  files: PublicFiles,
  holderOf: HolderOf,
  { reserved }: Pick<Newsroom, 'reserved'>,
): Problem[] {
  return [...files].flatMap(([name, file]): Problem[] => {
    // A file in the place of a folder is in the way of what would lie in it.
    for (const address of /\/[^/.]+$/.test(name) ? [name, `${name}/`] : [name]) {
      const holder = holderOf(address);
      const root = /^\/([^/]+)\/$/.exec(address)?.[1];
      const isList = holder ? PAGE_OR_FEED.test(address) : root !== undefined && reserved.has(root);
      const isSites = isList || READ_BY_PAGES.test(address);
      if (holder?.source ? isWithdrawn(holder.source) : !isSites) continue;
      const whose = holder?.source ? `in use by ${holder.source.shown}` : 'the site’s own';
      const what = `The file would stand at ${address}, which is ${whose}.`;
      const how = 'Take it out or give it another name: readers would get it in the place of the other.';
      return [{ rule: 'duplicate', severity: 'error', file: displayPath(file), line: 1, column: 1, what, how }];
    }
    return [];
  });
}

function checkGone(
  gone: Newsroom['gone'],
  holderOf: HolderOf,
  publicFiles: PublicFiles,
): Problem[] {
  if (!gone) return [];
  const problems: Problem[] = [];
  const named = new Set<string>();
  for (const [index, { url }] of gone.written.entries()) {
    const tell = (what: string, how: string) => {
      problems.push(problemAt(gone, [index, 'url'], 'duplicate', { what, how }));
    };
    const holder = holderOf(url);
    const file = publicFiles.get(url.replace(/\/index\.html$/, '/'));
    if (file !== undefined) {
      tell(`The address ${url} is declared gone, but ${displayPath(file)} stands there.`, 'Take one of the two out: an address cannot be both.');
    } else if (named.has(url)) {
      tell(`The address ${url} stands here twice.`, 'Take one of the two out: an address is gone for one reason.');
    } else if (holder?.source && !isWithdrawn(holder.source)) {
      tell(
        `The address ${url} is declared gone, but in use by ${holder.source.shown}.`,
        'Take it out here, or remove what stands there: an address cannot be both.',
      );
    } else if (holder && !holder.source) {
      tell(
        `The address ${url} is declared gone, but belongs to the site itself.`,
        'Take it out: the site writes a page there.',
      );
    }
    named.add(url);
  }
  return problems;
}

/** Whether nothing stands at the address of a file, and nothing will unless somebody sees to it: gone.yaml may say why. */
function isWithdrawn(source: Sourced<unknown>): boolean {
  if ('visibility' in source) return ['draft', 'expired'].includes((source as SourcedArticle).visibility);
  return (source.written as { readonly draft?: boolean }).draft === true;
}

function checkIds(articles: readonly SourcedArticle[]): Problem[] {
  const problems: Problem[] = [];
  const ids = new Map<string, SourcedArticle>();
  for (const article of articles) {
    const sameId = ids.get(article.id);
    // Two files of one path (`a.md`, `a/index.md`) are told once, by their address.
    if (sameId && sameId.filePath !== article.filePath) {
      const [late, owner] = article.written.id === undefined ? [sameId, article] : [article, sameId];
      problems.push(
        problemAt(late, ['id'], 'duplicate', {
          what: `The id “${article.id}” is taken by ${owner.shown}.`,
          how: 'Every article has an id of its own: give this one another, or take the `id:` line out.',
        }),
      );
    } else ids.set(article.id, article);
  }
  return problems;
}
