/** Verifies an output with all that is known of this outlet: its settings, its newsroom, its public files. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Newsroom } from '../content/newsroom.ts';
import type { Environment } from '../site/environment.ts';
import type { Outlet } from '../site/outlet.ts';
import { thisNewsroom } from '../site/newsroom.ts';
import { feedIdentityOf } from '../outputs/feeds/item.ts';
import { showsRedirects } from '../outputs/hosts/hosts.ts';
import { addressesOfNewsroom } from '../site/address-book.ts';
import { readFeedIdentities, readPromises } from '../site/url-promises.ts';
import { secretsOf } from './verify/secrets.ts';
import { learnFolder, verifyFolder, type Verification, type VerifyOptions } from './verify-build.ts';

type ArticleSource = Newsroom['articles'][number];

/** Where nothing is to be kept there is no cache. */
type Known = Omit<Environment, 'cacheDir'> & { readonly cacheDir: string | undefined };

/**
 * @param folder absolute: the output, or where it is being built
 */
export async function verifyOutlet(
  folder: string,
  environment: Known,
  outlet: Outlet,
  { trustsTimes, looked, onProgress }: Pick<VerifyOptions, 'trustsTimes' | 'looked' | 'onProgress'> = {},
): Promise<Verification> {
  const { contentDir, projectDir, preview, now } = environment;
  const { newsroom } = await thisNewsroom();
  // Nobody asks for one story where nothing is wrong.
  let byId: ReadonlyMap<string, ArticleSource> | undefined;
  let byPage: ReadonlyMap<string, ArticleSource> | undefined;
  const promises = {
    book: addressesOfNewsroom(newsroom),
    promised: readPromises(contentDir) ?? [],
    identity: feedIdentityOf(outlet),
    identities: readFeedIdentities(contentDir),
    hostRedirects: !showsRedirects(outlet.host),
    whereabouts: (id: string) => {
      byId ??= new Map(newsroom.articles.map((one) => [one.id, one]));
      const article = byId.get(id);
      if (!article) return undefined;
      return article.visibility === 'public'
        ? `it is at ${article.path} now`
        : `it is not public: ${article.visibility}`;
    },
  };
  return verifyFolder(folder, outlet, {
    // A preview shows what is hidden, and lacks nothing.
    ...(preview ? {} : { secrets: secretsOf(newsroom, now, projectDir), promises }),
    sourceOf: (file) => {
      byPage ??= new Map(newsroom.articles.map((one) => [`${one.path.slice(1)}index.html`, one]));
      const story = byPage.get(file.replace(/^lite\//, ''));
      return story && { shown: story.shown, format: story.format, body: () => story.document.body };
    },
    ...knownOf(environment, outlet),
    ...(trustsTimes === undefined ? {} : { trustsTimes }),
    looked,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

/**
 * Learns what there is to know of each file of a part of the output.
 * @param folder absolute
 */
export async function learnOutlet(
  folder: string,
  environment: Environment,
  outlet: Outlet,
  { onProgress }: Required<Pick<VerifyOptions, 'onProgress'>>,
): ReturnType<typeof learnFolder> {
  return learnFolder(folder, outlet, { ...knownOf(environment, outlet), trustsTimes: true, onProgress });
}

/** What facts of a file depend on. */
function knownOf(
  { contentDir, cacheDir, projectDir }: Known,
  outlet: Outlet,
): Pick<VerifyOptions, 'allowedOrigins' | 'publicFiles' | 'cacheDir' | 'projectDir'> {
  return {
    allowedOrigins: originsOf(outlet),
    publicFiles: filesBelow(path.join(contentDir, 'public')),
    cacheDir,
    projectDir,
  };
}

/** Other sites that outlet.yaml names. */
function originsOf({ comments }: Outlet): string[] {
  return comments.form === undefined ? [] : [new URL(comments.form).origin];
}

function filesBelow(folder: string): Set<string> {
  if (!existsSync(folder)) return new Set();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  return new Set(
    files.map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    ),
  );
}
