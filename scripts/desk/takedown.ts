/** `desk takedown`: for the day a court or a family asks. The story goes, and everything that leads to it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { editYaml, type YamlEdit } from '../../src/content/edit/yaml-edit.ts';
import type { SourcedArticle } from '../../src/content/newsroom.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import type { WrittenGone } from '../../src/content/schema/extras.ts';
import { isoInstant } from '../../src/site/dates.ts';
import { createUrls } from '../../src/site/urls.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { ChangeSet, git } from './change-set.ts';
import type { Plan } from './finish.ts';
import { companionsOf, picturesOfOthers } from './move-pictures.ts';
import { hintsOf } from './move.ts';
import { rewriteReferences, roomFiles } from './references-to.ts';
import { belowContent, findArticle, type Room } from './room.ts';

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
  const pictures = companionsOf(article.file, room, changes);
  const shared = picturesOfOthers(article.file, pictures, room, changes);
  const companions = pictures.filter((picture) => !shared.has(picture));
  const removed = [article.file, ...companions, ...comments.map((comment) => comment.file)];
  for (const file of removed) changes.remove(file);

  const gone = path.join(room.contentDir, 'gone.yaml');
  changes.edit(gone, (raw) =>
    editYaml(
      raw,
      'yaml',
      addresses.flatMap((url) => goneEdit(url, article, newsroom.gone?.written ?? [], room, reason)),
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
      `${article.path} answers “gone” (410) with the reason: ${reason.trim()}`,
      `${String(rewritten.count)} links and references taken out; the words of links stay.`,
      ...rewritten.byHand.map((place) => `look at ${place}`),
      ...[...shared].map((picture) => `kept ${displayPath(picture)}: another story shows it`),
      ...mentions(room, changes, article, new Set(removed)),
      ...copies(room, article, removed, addresses),
    ],
  };
}

/** Its present address tells feed readers which story it was; an old one need not say so again. */
function goneEdit(
  url: string,
  { id, path: present }: SourcedArticle,
  known: WrittenGone,
  { now, outlet }: Room,
  reason: string,
): YamlEdit[] {
  const index = known.findIndex((entry) => entry.url === url);
  if (index < 0) {
    const entry = { url, date: isoInstant(now, outlet.timezone), reason: reason.trim() };
    return [{ op: 'append', path: [], value: url === present ? { ...entry, id } : entry }];
  }
  const isNamed = url !== present || known[index]?.id !== undefined;
  return isNamed ? [] : [{ op: 'set', path: [index, 'id'], value: id }];
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

/** Where else the story lives on, and how it is cleared there. */
function copies(
  room: Room,
  article: SourcedArticle,
  removed: readonly string[],
  addresses: readonly string[],
): string[] {
  const urls = createUrls(room.outlet);
  const shown = addresses.map((one) => urls.absolute(one));
  const lines = ['', 'What still holds a copy, and how to clear it:'];
  lines.push('- The site: npm run build and deploy; the old pages are up until then.');
  for (const folder of [
    room.outDir,
    `${room.outDir}.last`,
    `${room.outDir}.next`,
    `${room.outDir}-preview`,
  ]) {
    if (existsSync(folder))
      lines.push(`- ${displayPath(folder)}: built before; the next build replaces it, or delete it.`);
  }
  if (existsSync(room.cacheDir))
    lines.push(`- ${displayPath(room.cacheDir)}: pictures, cards and text of earlier builds; delete it.`);
  lines.push(
    `- Caches and CDN: purge ${shown.join(' ')}, its pictures, the front, lists, feeds, sitemaps and /latest.json.`,
  );
  lines.push(
    '- Feed readers and aggregators keep what they fetched; nothing can be called back. Write to those that matter.',
  );
  if (!article.written.excludeFrom.includes('search')) {
    lines.push(
      '- Search engines: ask for removal in their webmaster tools (the 410 confirms it), their cached copy too.',
    );
  }
  lines.push('- Web archives (archive.org and others): write to them with the address and the reason.');
  lines.push('- Social networks, newsletters, syndication partners, backups: wherever it was sent.');
  const commits =
    git(room.contentDir, ['log', '--oneline', '--follow', '--', article.file])?.split('\n').filter(Boolean)
      .length ?? 0;
  if (commits > 0) {
    const names = removed.map((file) => `--path '${belowRepository(room, file)}'`);
    lines.push(
      `- Git: ${String(commits)} ${commits === 1 ? 'commit holds' : 'commits hold'} it. Commit this, then, with git-filter-repo:`,
      `    git filter-repo --invert-paths ${names.join(' ')}`,
      '  and push with --force. Every clone and fork, and the host’s own caches of pull requests, keep it until they are told.',
    );
  }
  return lines;
}

function belowRepository(room: Room, file: string): string {
  const prefix = git(room.contentDir, ['rev-parse', '--show-prefix'])?.trim() ?? '';
  return `${prefix}${belowContent(room, file)}`;
}
