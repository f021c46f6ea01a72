/** The newsroom that a command of the desk works on. */
import path from 'node:path';
import { didYouMean } from '../../src/content/nearest.ts';
import type { Newsroom, SourcedArticle } from '../../src/content/newsroom.ts';
import { readOutletFile } from '../../src/content/outlet-file.ts';
import { readNewsroom, type Reading } from '../../src/content/read-newsroom.ts';
import type { Environment } from '../../src/site/environment.ts';
import { newsroomRules } from '../../src/site/newsroom-rules.ts';
import { resolveOutlet, type Outlet } from '../../src/site/outlet.ts';
import { readOwnAddress } from '../../src/site/own-address.ts';
import { UsageError } from '../../src/site/usage-error.ts';

export interface Room {
  readonly contentDir: string;
  readonly cacheDir: string;
  readonly outDir: string;
  readonly projectDir: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly outlet: Outlet;
  /** Where somebody stands who types the name of a file. */
  readonly workingDir: string;
  readonly read: () => Promise<Reading>;
}

type Settings = Pick<
  Environment,
  'contentDir' | 'cacheDir' | 'outDir' | 'projectDir' | 'now' | 'siteUrl' | 'basePath'
>;

/**
 * @param read another way to read the newsroom, with what earlier readings learned
 * @throws {ContentError} when outlet.yaml is missing or wrong
 */
export function roomOf(settings: Settings, workingDir: string, read?: () => Promise<Reading>): Room {
  const { contentDir, cacheDir, outDir, projectDir, now } = settings;
  const outlet = resolveOutlet(readOutletFile(contentDir).written, settings);
  const own = () => readNewsroom(newsroomRules(contentDir, now, outlet, projectDir));
  return { contentDir, cacheDir, outDir, projectDir, now, outlet, workingDir, read: read ?? own };
}

/** The newsroom of this process's environment. */
export async function openRoom(): Promise<Room> {
  const { environment } = await import('../../src/site/environment.ts');
  const { readThisNewsroom } = await import('../../src/site/newsroom.ts');
  // npm runs its scripts in the project's folder and says here where it was called.
  return roomOf(environment, process.env['INIT_CWD'] ?? process.cwd(), readThisNewsroom);
}

/**
 * The article that somebody names: by its id, its path below articles/, its file, its address or an old one of it.
 * @throws {UsageError} when there is none
 */
export function findArticle(named: string, newsroom: Newsroom, room: Room): SourcedArticle {
  const name = named.trim().normalize('NFC');
  const { articles } = newsroom;
  const byId =
    articles.find((article) => article.id === name) ?? articles.find((article) => article.filePath === name);
  if (byId) return byId;
  const files = [
    room.workingDir,
    process.cwd(),
    room.contentDir,
    path.dirname(room.contentDir),
    path.join(room.contentDir, 'articles'),
  ].map((folder) => path.resolve(folder, name).normalize('NFC'));
  const byFile = articles.find(({ file }) => {
    const own = file.normalize('NFC');
    return files.some(
      (one) => own === one || own === path.join(one, 'index.md') || own === path.join(one, 'index.mdx'),
    );
  });
  if (byFile) return byFile;
  const address = readOwnAddress(name, room.outlet)?.path;
  const byAddress =
    articles.find((article) => article.path === address) ??
    articles.find((article) => address !== undefined && article.written.aliases.includes(address));
  if (byAddress) return byAddress;
  const plain = name.replace(/^\/+|\/+$/g, '');
  const bySlug = articles.filter(
    (article) => article.filePath === plain || article.filePath.endsWith(`/${plain}`),
  );
  const [only, ...more] = bySlug;
  if (only && more.length === 0) return only;
  const hint =
    bySlug.length > 1
      ? ` It could be ${bySlug
          .slice(0, 5)
          .map((article) => article.filePath)
          .join(', ')}.`
      : didYouMean(
          plain,
          articles.map((article) => article.filePath),
        );
  throw new UsageError(
    `There is no article “${named}”.${hint} Name it by its id, its path below articles/, its file or its address.`,
  );
}

/** The file's path below the content folder, with forward slashes. */
export function belowContent(room: Pick<Room, 'contentDir'>, file: string): string {
  return path.relative(room.contentDir, file).split(path.sep).join('/');
}
