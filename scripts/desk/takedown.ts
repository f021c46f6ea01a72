/** `desk takedown`: for the day a court or a family asks. The story goes, and everything that leads to it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { correctionMarks } from '../../src/archive/correction-marks.ts';
import { isFed, publishedOf } from '../../src/archive/visibility.ts';
import { editYaml, type YamlEdit } from '../../src/content/edit/yaml-edit.ts';
import type { Newsroom, SourcedArticle } from '../../src/content/newsroom.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import type { WrittenGone } from '../../src/content/schema/extras.ts';
import { storyPath } from '../../src/content/story-path.ts';
import { answersGone } from '../../src/outputs/hosts/hosts.ts';
import { addressOf } from '../../src/site/article-address.ts';
import { isoInstant } from '../../src/site/dates.ts';
import { PREVIEW_FOLDER } from '../../src/site/output-folders.ts';
import { readPromises } from '../../src/site/url-promises.ts';
import { createUrls } from '../../src/site/urls.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { ChangeSet } from './change-set.ts';
import type { Plan } from './finish.ts';
import { companionsOf, picturesElsewhere, picturesOfOthers } from './move-pictures.ts';
import { cameFrom, hintsOf } from './move.ts';
import { commitsOf, pastNames, type Known } from './past-names.ts';
import { publicFilesOf, type PublicFile } from './public-files-of.ts';
import { rewriteReferences, roomFiles } from './references-to.ts';
import { findArticle, type Room } from './room.ts';

/** @throws {UsageError} when there is no such article, or no reason */
export async function planTakedown(
  room: Room,
  named: string,
  reason: string,
): Promise<Plan & { readonly title: string }> {
  const { newsroom } = await room.read();
  const article = findArticle(named, newsroom, room);
  if (reason.trim() === '')
    throw new UsageError('Give readers a reason: --reason "Removed after a complaint."');
  const changes = new ChangeSet(room.contentDir);
  const addresses = [...new Set([article.path, ...article.written.aliases])];
  const isIts = (id: string) => id === article.id || id === article.filePath;
  const comments = newsroom.comments.filter((comment) => isIts(comment.written.article));
  const pictures = [
    ...companionsOf(article.file, room, changes),
    ...picturesElsewhere(article.file, room, changes),
  ];
  const shared = picturesOfOthers(article.file, pictures, room, changes);
  const companions = pictures.filter((picture) => !shared.has(picture));
  const removed = [article.file, ...companions, ...comments.map((comment) => comment.file)];
  const published = publicFilesOf(article.file, new Set(removed), room, changes);
  for (const file of removed) changes.remove(file);

  const known = publicAddresses(room, article, addresses);
  const gone = path.join(room.contentDir, 'gone.yaml');
  changes.edit(gone, (raw) =>
    editYaml(
      raw,
      'yaml',
      known.flatMap((one) => goneEdits(one, newsroom.gone?.written ?? [], article, room, reason)),
    ),
  );

  const pages = new Map(newsroom.articles.map((other) => [other.file, other.path]));
  const hints = [
    ...new Set(
      [article.filePath, article.id, ...addresses.map((one) => one.replace(/\/$/, ''))].map(hintsOf),
    ),
  ];
  const rewritten = rewriteReferences(
    room,
    changes,
    {
      id: (id) => (isIts(id) ? null : undefined),
      path: (one) => (addresses.includes(one) ? null : undefined),
      hints: hints.some((some) => some.length === 0) ? [] : hints.flat(),
    },
    ({ file }) => {
      const page = pages.get(file);
      return { now: page, next: page };
    },
    new Set(removed),
  );
  return {
    changes,
    title: article.written.title,
    says: [
      ...tellGone(room, article, known, reason),
      `${String(rewritten.count)} links and references taken out; the words of links stay.`,
      ...rewritten.byHand.map((place) => `look at ${place}`),
      ...[...shared].map((picture) => `kept ${displayPath(picture)}: another story shows it`),
      ...published.map(tellPublished),
      ...mentions(room, changes, article, new Set(removed)),
      ...copies(
        room,
        newsroom,
        article,
        removed,
        known.map(({ url }) => url),
        published.filter(({ isShared }) => !isShared),
      ),
    ],
  };
}

/** What else needs a file of `public/` – the site, other sites – nobody here knows: to take it out is for a person. */
function tellPublished({ file, isShared }: PublicFile): string {
  return isShared
    ? `kept ${displayPath(file)}: another text leads to it too`
    : `look at ${displayPath(file)}: of all texts only this story leads to it; it stays on the web until you take it out`;
}

interface PublicAddress {
  readonly url: string;
  /** Its id, where feed readers are told by this address which story it was; an old one need not say so again. */
  readonly id: string | undefined;
}

/**
 * Those that readers may know. What gone.yaml names is published, so of a story that is not public yet only what
 * urls.lock says was released.
 */
function publicAddresses(
  { contentDir }: Room,
  { id, path: present, visibility }: SourcedArticle,
  addresses: readonly string[],
): PublicAddress[] {
  if (visibility === 'public' || visibility === 'expired')
    return addresses.map((url) => ({ url, id: url === present ? id : undefined }));
  const promised = new Map((readPromises(contentDir) ?? []).map((promise) => [promise.path, promise]));
  return addresses.flatMap((url) => {
    const promise = promised.get(url);
    if (!promise) return [];
    return [{ url, id: (promise.article ?? url.replace(/^\/|\/$/g, '')) === id ? id : undefined }];
  });
}

function tellGone(
  { outlet: { host } }: Room,
  { path: present, id, visibility }: SourcedArticle,
  known: readonly PublicAddress[],
  reason: string,
): string[] {
  if (known.length > 0) {
    const how = answersGone(host)
      ? 'answers “gone” (410)'
      : `says that it is gone (a page with noindex: \`host: ${host}\` knows no 410),`;
    return known
      .slice(0, known[0]?.url === present ? 1 : undefined)
      .map(({ url }) => `${url} ${how} with the reason: ${reason.trim()}`);
  }
  return [
    `It is not public (${visibility}) and urls.lock does not name ${present}, so nothing is written to gone.yaml: that would publish its address and the reason.`,
    `If it was public once after all, add to gone.yaml: url: ${present}, a date, a reason, and id: ${id}`,
  ];
}

function goneEdits(
  { url, id }: PublicAddress,
  known: WrittenGone,
  article: SourcedArticle,
  { now, outlet }: Room,
  reason: string,
): YamlEdit[] {
  const feeds = id === undefined ? undefined : fedPlaces(article, now, outlet.timezone);
  const story = { ...(id === undefined ? {} : { id }), ...(feeds ? { feeds } : {}) };
  const index = known.findIndex((entry) => entry.url === url);
  const entry = known[index];
  if (!entry) {
    const date = isoInstant(now, outlet.timezone);
    return [{ op: 'append', path: [], value: { url, date, reason: reason.trim(), ...story } }];
  }
  return Object.entries(story).flatMap(([key, value]): YamlEdit[] =>
    entry[key as keyof typeof story] === undefined ? [{ op: 'set', path: [index, key], value }] : [],
  );
}

/** Where feeds had it: the file that says so goes, and its subscribers everywhere are to forget it. */
function fedPlaces({ written }: SourcedArticle, now: number, timezone: string) {
  const published = publishedOf(written);
  // What comes out only later stood nowhere, or nobody knows where.
  if (!isFed(written) || published > now) return undefined;
  const { section, author, series, type, corrections, retracted } = written;
  const marks = correctionMarks(corrections, retracted !== undefined);
  return {
    published: isoInstant(published, timezone),
    section,
    authors: [...new Set(author.map((credit) => credit.author))],
    ...(series ? { series: series.id } : {}),
    type,
    ...(marks.length > 0 ? { corrections: marks } : {}),
  };
}

/** Text that still names it: a person has to read that. */
function mentions(
  room: Room,
  changes: ChangeSet,
  article: SourcedArticle,
  removed: ReadonlySet<string>,
): string[] {
  const slug = article.filePath.split('/').at(-1) ?? '';
  const wanted = [article.written.title, ...(slug.length > 8 ? [slug] : [])];
  return roomFiles(room).flatMap(({ file, name }) => {
    if (removed.has(file) || name === 'gone.yaml') return [];
    return changes
      .read(file)
      .split(/\r\n|\r|\n/)
      .flatMap((line, index) => {
        const at = wanted.map((words) => line.indexOf(words)).find((place) => place !== -1);
        return at === undefined
          ? []
          : [`look at ${name}:${String(index + 1)}:${String(at + 1)}: still names the story`];
      });
  });
}

/**
 * Where else the story lives on, and how it is cleared there.
 * @param addresses what readers know; none where it never was public
 * @param published files of `public/` that are this story's alone
 */
function copies(
  room: Room,
  newsroom: Newsroom,
  article: SourcedArticle,
  removed: readonly string[],
  addresses: readonly string[],
  published: readonly PublicFile[],
): string[] {
  const lines = ['', 'What still holds a copy, and how to clear it:'];
  const isKnown = addresses.length > 0;
  if (isKnown) lines.push('- The site: npm run build and deploy; the old pages are up until then.');
  const built = new Set([
    room.outDir,
    `${room.outDir}.last`,
    `${room.outDir}.next`,
    `${room.outDir}-preview`,
    path.join(room.projectDir, PREVIEW_FOLDER),
  ]);
  for (const folder of built) {
    if (existsSync(folder))
      lines.push(`- ${displayPath(folder)}: built before; the next build replaces it, or delete it.`);
  }
  if (existsSync(room.cacheDir))
    lines.push(`- ${displayPath(room.cacheDir)}: pictures, cards and text of earlier builds; delete it.`);
  if (isKnown) lines.push(...copiesOfReaders(room, article, addresses, published));
  lines.push('- Social networks, newsletters, syndication partners, backups: wherever it was sent.');
  lines.push(...clearGit(room, newsroom, article, removed, published));
  return lines;
}

function copiesOfReaders(
  room: Room,
  { written }: SourcedArticle,
  addresses: readonly string[],
  published: readonly PublicFile[],
): string[] {
  const urls = createUrls(room.outlet);
  const shown = [...addresses, ...published.map(({ address }) => address)].map((one) => urls.absolute(one));
  return [
    `- Caches and CDN: purge ${shown.join(' ')}, its pictures, the front, lists, feeds, sitemaps and /latest.json.`,
    '- Feed readers and aggregators keep what they fetched; nothing can be called back. Write to those that matter.',
    ...(written.excludeFrom.includes('search')
      ? []
      : [
          `- Search engines: ask for removal in their webmaster tools (the ${answersGone(room.outlet.host) ? '410' : 'noindex'} confirms it), their cached copy too.`,
        ]),
    '- Web archives (archive.org and others): write to them with the address and the reason.',
  ];
}

/** What a story says that it was: its id and what moves left in it, or an old address that a file would have had. */
function knownOf(room: Room, { articles }: Newsroom, article: SourcedArticle): Known {
  const { id, written } = article;
  const own = new Set([id, ...cameFrom(readFileSync(article.file, 'utf8'))]);
  const others = new Set(articles.flatMap((other) => (other === article ? [] : [other.id])));
  return {
    isIts: (name) => {
      const filePath = filePathOf(name);
      if (filePath === undefined) return false;
      return own.has(filePath) || written.aliases.includes(addressOf(filePath, written, room.outlet));
    },
    isOthers: (name) => others.has(filePathOf(name) ?? ''),
  };
}

/** @param name below the content folder; nothing for what is no story */
function filePathOf(name: string): string | undefined {
  const below = /^articles\/(.+\.mdx?)$/s.exec(name)?.[1];
  return below === undefined ? undefined : storyPath(below);
}

/** Git keeps it under every name that it ever had. */
function clearGit(
  room: Room,
  newsroom: Newsroom,
  article: SourcedArticle,
  removed: readonly string[],
  published: readonly PublicFile[],
): string[] {
  const { names, taken } = pastNames(removed, room.contentDir, knownOf(room, newsroom, article));
  if (names.length === 0) return [];
  const commits = commitsOf(names, room.contentDir);
  const asOptions = (some: readonly string[]) =>
    some.map((name) => `--path '${name.replaceAll("'", `'\\''`)}'`).join(' ');
  const nobodys = { isIts: () => false, isOthers: () => false };
  const beside = pastNames(
    published.map(({ file }) => file),
    room.contentDir,
    nobodys,
  ).names;
  return [
    `- Git: ${String(commits)} ${commits === 1 ? 'commit holds' : 'commits hold'} it. Commit this, then, with git-filter-repo:`,
    `    git filter-repo --invert-paths ${asOptions(names)}`,
    ...(beside.length > 0
      ? [`  and, of public/, what you took out in the working tree too: ${asOptions(beside)}`]
      : []),
    ...taken.map(
      (name) =>
        `  ${name} was its name too, and is another file now: take its old versions out with --strip-blobs-with-ids.`,
    ),
    '  and push with --force. Every clone and fork, and the host’s own caches of pull requests, keep it until they are told.',
  ];
}
