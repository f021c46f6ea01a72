/** `desk move`: another place and address for a story, with everything that names it. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isMap, isScalar, parseDocument } from 'yaml';
import { readSourceText } from '../../src/content/edit/source-text.ts';
import { editYaml } from '../../src/content/edit/yaml-edit.ts';
import type { Newsroom, SourcedArticle } from '../../src/content/newsroom.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import { isSlug, slugOf } from '../../src/content/slug.ts';
import { storyPath } from '../../src/content/story-path.ts';
import { addressOf } from '../../src/site/article-address.ts';
import { readOwnAddress } from '../../src/site/own-address.ts';
import { readPromises } from '../../src/site/url-promises.ts';
import { paths } from '../../src/site/urls.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { ChangeSet } from './change-set.ts';
import type { Plan } from './finish.ts';
import { companionsOf, renamePictures } from './move-pictures.ts';
import { rewriteReferences } from './references-to.ts';
import { belowContent, findArticle, type Room } from './room.ts';

/** @throws {UsageError} when the article does not exist, or the new place is none or taken */
export async function planMove(room: Room, named: string, destination: string): Promise<Plan> {
  const { newsroom } = await room.read();
  const article = findArticle(named, newsroom, room);
  const file = destinationOf(destination, article, room);
  const filePath = storyPath(belowContent(room, file).replace(/^articles\//, ''));
  if (file === article.file) throw new UsageError(`${displayPath(file)} is where the story is already.`);
  const address = addressOf(filePath, article.written, room.outlet);
  refuseBad(room, article, filePath);
  refuseTaken(newsroom, article, filePath, address);

  const changes = new ChangeSet(room.contentDir);
  const moved = new Map([[article.file, file]]);
  for (const companion of companionsOf(article.file, room, changes)) {
    moved.set(companion, path.join(path.dirname(file), path.relative(path.dirname(article.file), companion)));
  }
  refuseLinked(room, article.file, [...moved.keys()]);
  for (const [from, to] of moved) {
    if (existsSync(to) && !moved.has(to))
      throw new UsageError(`${displayPath(to)} exists already; nothing was changed.`);
    changes.move(from, to);
  }

  // Who names it by its file's path goes on doing so, unless that is another story's id.
  const isOthers = (id: string) => newsroom.articles.some((other) => other !== article && other.id === id);
  const name = isOthers(filePath) ? article.id : filePath;
  const rewritten = rewriteReferences(
    room,
    changes,
    {
      id: (id) => (id === article.filePath && !isOthers(id) ? name : undefined),
      path: (one) => (one === article.path ? address : undefined),
      hints: hintsOf(article.filePath),
    },
    (one) => {
      const own = newsroom.articles.find((other) => other.file === one.file);
      if (own === article) return { now: article.path, next: address };
      const page = own?.path ?? newsroom.pages.find((other) => other.file === one.file)?.id;
      const at = own || page === undefined ? page : paths.page(page);
      return { now: at, next: at };
    },
  );
  const misnamed = renamePictures(room, changes, moved);
  const isReleased = readPromises(room.contentDir)?.some((promise) => promise.path === article.path) ?? false;
  const back = changeIdentity(changes, article, { filePath, address }, isReleased);

  const says = [`${article.path} is now ${address}`];
  if (back && article.path !== address) {
    says.push(
      isReleased
        ? `It is back where it was; ${article.path} has been public, as urls.lock says, and redirects.`
        : `It is back where it was; ${article.path} leads nowhere any more. If it has been public, add it to \`aliases\`.`,
    );
  } else if (article.path !== address)
    says.push(`The old address redirects; feeds keep the id “${article.id}”.`);
  says.push(`${String(rewritten.count)} links and references rewritten`);
  for (const place of [...rewritten.byHand, ...misnamed]) says.push(`look at ${place}`);
  return { changes, says };
}

/** The new file: `2025/10/slug`, `articles/2025/10/slug.md`, `/2025/10/slug/`, or another slug in the same folder. */
function destinationOf(destination: string, article: SourcedArticle, room: Room): string {
  const extension = path.extname(article.file);
  const given = destination.trim().normalize('NFC');
  const articles = path.join(room.contentDir, 'articles');
  const asUrl = /^https?:/i.test(given) ? readOwnAddress(given, room.outlet)?.path : undefined;
  if (/^https?:/i.test(given) && asUrl === undefined)
    throw new UsageError(`${given} is not an address of this outlet.`);
  const files = [room.contentDir, path.dirname(room.contentDir), room.workingDir].map((folder) =>
    path.resolve(folder, given),
  );
  const inside = files.find((file) => file.startsWith(`${articles}${path.sep}`));
  let below = inside && !given.startsWith('/') ? path.relative(articles, inside) : (asUrl ?? given);
  if (path.isAbsolute(given) && given.startsWith(`${articles}${path.sep}`))
    below = path.relative(articles, given);
  below = below
    .split(path.sep)
    .join('/')
    .replace(/^\/+|\/+$/g, '');
  // A name alone is another slug in the same folder.
  if (!below.includes('/') && !inside && asUrl === undefined && article.filePath.includes('/')) {
    below = `${path.posix.dirname(article.filePath)}/${below}`;
  }
  const written = /\.[a-z]+$/i.exec(below)?.[0];
  if (written !== undefined && /^\.mdx?$/i.test(written) && written !== extension) {
    throw new UsageError(
      `The story is a ${extension} file and stays one: write ${below.slice(0, -written.length)}${extension}.`,
    );
  }
  const parts = below.split('/');
  if (below === '' || parts.some((part) => part === '' || part.startsWith('.') || /[\\\0]/.test(part))) {
    throw new UsageError(`“${destination}” is not a path below articles/. Write it as 2025/10/new-slug.`);
  }
  if (written === extension) return path.join(articles, below);
  const isFolder = /^index\.mdx?$/.test(path.basename(article.file));
  return path.join(articles, isFolder ? `${below}/index${extension}` : `${below}${extension}`);
}

/** What `desk new` would not have made is refused; what the story has already, or had before, may stay. */
function refuseBad({ outlet }: Room, article: SourcedArticle, filePath: string): void {
  if (cameFrom(readFileSync(article.file, 'utf8')).includes(filePath)) return;
  const kept = new Set(article.filePath.split('/'));
  const good = filePath
    .split('/')
    .map((part) => (kept.has(part) || isSlug(part) ? part : slugOf(part, outlet.slugs)));
  const [year = '', month = '', ...rest] = good;
  if (rest.length > 0 && /^\d{4}$/.test(year) && /^\d+$/.test(month)) {
    if (Number(month) < 1 || Number(month) > 12)
      throw new UsageError(
        `${year}/${month} is no month: write ${year}/01/${rest.join('/')}, or any month up to ${year}/12.`,
      );
    good[1] = month.replace(/^0*/, '').padStart(2, '0');
  }
  if (good.join('/') !== filePath)
    throw new UsageError(`“${filePath}” makes no good address: write ${good.join('/')}.`);
}

/** A link that lies elsewhere leads elsewhere; and what another name leads to would be gone from there. */
function refuseLinked({ contentDir }: Room, story: string, files: readonly string[]): void {
  const folder = path.dirname(story);
  const root = realpathSync.native(contentDir);
  const real = realpathSync.native(folder);
  // A folder that leads out of the newsroom is as good as one in it.
  const isOther =
    real.startsWith(root + path.sep) && real !== path.join(root, path.relative(contentDir, folder));
  for (const file of files.filter((one) => existsSync(one))) {
    const target = realpathSync.native(file);
    if (!isOther && target === path.join(real, path.relative(folder, file))) continue;
    throw new UsageError(
      `${displayPath(file)} is reached by a link, and lies at ${displayPath(target)}: ` +
        'name it as it lies there, or put it in the place of the link; nothing was changed.',
    );
  }
}

function refuseTaken(newsroom: Newsroom, article: SourcedArticle, filePath: string, address: string): void {
  const refuse = (what: string) => {
    throw new UsageError(`${what}; nothing was changed.`);
  };
  for (const other of newsroom.articles) {
    if (other === article) continue;
    if (other.filePath === filePath || other.path === address) refuse(`${other.shown} is there already`);
    if (other.written.aliases.includes(address)) refuse(`${address} is an old address of ${other.shown}`);
  }
  for (const page of newsroom.pages) {
    if (paths.page(page.id) === address) refuse(`${page.shown} has the address ${address}`);
    if (page.written.aliases.includes(address)) refuse(`${address} is an old address of ${page.shown}`);
  }
  if (newsroom.gone?.written.some(({ url }) => url === address))
    refuse(`${address} is declared gone in ${newsroom.gone.shown}`);
}

/** Any text that names the article holds one of these; none means that every file is looked into. */
export function hintsOf(filePath: string): string[] {
  const slug = filePath.split('/').at(-1) ?? '';
  // Underscores may be escaped, other scripts encoded.
  const longest = slug.split(/[^a-z\d-]+/i).sort((a, b) => b.length - a.length)[0] ?? '';
  return longest.length < 3 ? [] : [longest];
}

/**
 * What the move leaves behind in the story: its id, the old address among `aliases`, and behind the id where it came
 * from, so that a move back is known as one and takes out what the move put in.
 * @param isReleased whether its address has been public: then it redirects, after a move back too
 * @returns whether it is a move back
 */
function changeIdentity(
  changes: ChangeSet,
  article: SourcedArticle,
  next: { readonly filePath: string; readonly address: string },
  isReleased: boolean,
): boolean {
  let isBack = false;
  changes.edit(article.file, (raw) => {
    const trail = readTrail(raw);
    const last = trail.steps.at(-1);
    isBack = last?.filePath === next.filePath;
    const { aliases } = article.written;
    const at = aliases.indexOf(next.address);
    let text = raw;
    if (last && isBack) {
      // What the move took the place of is what this one leaves.
      const left = last.alias ?? (isReleased && article.path !== next.address ? article.path : undefined);
      if (at !== -1) {
        text = editYaml(text, 'markdown', [
          left === undefined
            ? { op: 'delete', path: ['aliases', at] }
            : { op: 'set', path: ['aliases', at], value: left },
        ]);
      } else if (left !== undefined && last.alias === undefined) {
        text = editYaml(text, 'markdown', [{ op: 'append', path: ['aliases'], value: left }]);
      }
      return writeTrail(text, trail.steps.slice(0, -1));
    }
    const step: Step = { filePath: article.filePath };
    if (article.path !== next.address) {
      if (at === -1)
        text = editYaml(text, 'markdown', [{ op: 'append', path: ['aliases'], value: article.path }]);
      else {
        // It takes the place of an old address of its own.
        step.alias = String((article.document.data as { aliases: unknown[] }).aliases[at]);
        text = editYaml(text, 'markdown', [{ op: 'set', path: ['aliases', at], value: article.path }]);
      }
    }
    if (article.written.id === undefined) {
      const comment = `permanent; ${trailText([step])}`;
      return editYaml(text, 'markdown', [{ op: 'set', path: ['id'], value: article.id, comment }]);
    }
    return writeTrail(text, [...trail.steps, step]);
  });
  return isBack;
}

interface Step {
  readonly filePath: string;
  /** An old address of the story's own whose place it took. */
  alias?: string;
}

const TRAIL = / # (?<own>permanent; )?moved from (?<steps>[^#\n]+)$/;

interface Trail {
  readonly steps: readonly Step[];
  /** The id was written by a move. */
  readonly isOwn: boolean;
  /** Offsets of what stands behind the id, into the text as it is parsed. */
  readonly place?: { readonly start: number; readonly end: number; readonly text: string };
}

/** Paths below articles/, without extension, that moves say a story had. @param raw the file as it lies on disk */
export function cameFrom(raw: string): string[] {
  return readTrail(raw).steps.map(({ filePath }) => filePath);
}

function readTrail(raw: string): Trail {
  const source = readSourceText(raw, 'markdown');
  const yaml = source.text.slice(source.yaml.start, source.yaml.end);
  const { contents } = parseDocument(yaml);
  const pair =
    isMap(contents) && contents.flow !== true
      ? contents.items.find(({ key }) => isScalar(key) && key.value === 'id')
      : undefined;
  const end = isScalar(pair?.value) ? pair.value.range[1] : undefined;
  if (end === undefined || yaml.charAt(end - 1) === '\n') return { steps: [], isOwn: false };
  const lineEnd = yaml.indexOf('\n', end);
  const text = yaml.slice(end, lineEnd);
  const found = TRAIL.exec(text)?.groups;
  const steps = (found?.['steps'] ?? '').split(', ').flatMap((written): Step[] => {
    const step = /^(?<filePath>.+?)(?: \(with the alias (?<alias>.+)\))?$/.exec(written)?.groups;
    if (!step) return [];
    const { filePath = '', alias } = step;
    return [alias === undefined ? { filePath } : { filePath, alias }];
  });
  const start = source.yaml.start + end;
  return {
    steps,
    isOwn: found?.['own'] !== undefined,
    place: { start, end: source.yaml.start + lineEnd, text },
  };
}

function trailText(steps: readonly Step[]): string {
  const shown = steps.map(({ filePath, alias }) =>
    alias === undefined ? filePath : `${filePath} (with the alias ${alias})`,
  );
  return `moved from ${shown.join(', ')}`;
}

function writeTrail(raw: string, steps: readonly Step[]): string {
  const { isOwn, place } = readTrail(raw);
  if (!place) return raw;
  if (steps.length === 0 && isOwn) return editYaml(raw, 'markdown', [{ op: 'delete', path: ['id'] }]);
  const text =
    place.text.replace(TRAIL, '') +
    (steps.length === 0 ? '' : ` # ${isOwn ? 'permanent; ' : ''}${trailText(steps)}`);
  return readSourceText(raw, 'markdown').apply([{ start: place.start, end: place.end, text }]);
}
