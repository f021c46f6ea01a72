/** `desk new`: the file of a new story, in the right place, with what every story needs. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { localDay } from '../../src/archive/calendar.ts';
import { blockYaml, type YamlValue } from '../../src/content/edit/yaml-scalar.ts';
import { didYouMean } from '../../src/content/nearest.ts';
import { isReserved, type Newsroom } from '../../src/content/newsroom.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import { articleSchema } from '../../src/content/schema/article.ts';
import { freeSlug, slugOf } from '../../src/content/slug.ts';
import type { ArticleType } from '../../src/content/vocabulary.ts';
import { addressOf } from '../../src/site/article-address.ts';
import { isoInstant } from '../../src/site/dates.ts';
import { siteAddresses } from '../../src/site/site-addresses.ts';
import { paths } from '../../src/site/urls.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { git } from '../git.ts';
import { ChangeSet } from './change-set.ts';
import type { Plan } from './finish.ts';
import type { Room } from './room.ts';
import { schemaReference } from './schema-place.ts';

export interface WantedStory {
  readonly headline: string;
  readonly section?: string | undefined;
  /** Ids. */
  readonly author?: readonly string[] | undefined;
  readonly type?: ArticleType | undefined;
  readonly mdx?: boolean | undefined;
}

const MINUTE = 60_000;

/** @throws {UsageError} when an id is not known, or none can be assumed */
export function planNew(
  room: Room,
  newsroom: Newsroom,
  wanted: WantedStory,
): Plan & { readonly file: string } {
  const headline = wanted.headline.trim().replaceAll(/\s+/g, ' ');
  if (headline === '')
    throw new UsageError('Give the story a headline: npm run desk -- new "Ferries sail again"');
  const says: string[] = [];
  const section = sectionOf(newsroom, wanted.section, says);
  const author = authorOf(room, newsroom, wanted.author, says);
  const { type = 'news' } = wanted;
  const date = Math.floor(room.now / MINUTE) * MINUTE;
  const fields: Record<string, YamlValue> = {
    title: headline,
    description: 'TK one or two sentences, 50 to 200 characters, that add to the headline.',
    author: author.length === 1 ? (author[0] ?? '') : [...author],
    date: isoInstant(date, room.outlet.timezone),
    section,
    ...(type === 'news' ? {} : { type }),
    draft: true,
    ...(type === 'sponsored' ? { sponsor: { name: 'TK who paid', url: 'https://sponsor.example/' } } : {}),
  };
  const schema = articleSchema(room.outlet.timezone);
  const written = schema.parse(fields);
  const extension = wanted.mdx ? '.mdx' : '.md';
  const folder = localDay(date, room.outlet.timezone).month.replace('-', '/');
  const isTaken = takenAddresses(newsroom);
  const addressAt = (slug: string) => addressOf(`${folder}/${slug}`, written, room.outlet);
  const slug = slugFor(headline, room, addressAt, (one) => {
    const filePath = `${folder}/${one}`;
    const place = path.join(room.contentDir, 'articles', filePath);
    return (
      isTaken(addressAt(one)) ||
      isTaken(filePath) ||
      ['', '.md', '.mdx'].some((end) => existsSync(place + end))
    );
  });
  const file = path.join(room.contentDir, 'articles', folder, slug + extension);
  const order = Object.keys(schema.shape);
  const lines = Object.entries(fields)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([key, value]) => blockYaml(key, value, ''));
  const reference = schemaReference(room.contentDir, file, 'article');
  const head = reference === undefined ? [] : [`# yaml-language-server: $schema=${reference}`];
  const changes = new ChangeSet(room.contentDir);
  changes.write(file, `${['---', ...head, ...lines, '---'].join('\n')}\n\nTK\n`);
  says.push(
    `Its address will be ${addressAt(slug)}`,
    `Now write \`description\` and the story in ${displayPath(file)} (each TK), take \`draft: true\` out,`,
    'and see that it is right: npm run check:content',
  );
  if (headline.length > 110)
    says.push(`The headline has ${String(headline.length)} characters; lists cut after 110.`);
  return { changes, says, file };
}

function sectionOf(newsroom: Newsroom, wanted: string | undefined, says: string[]): string {
  const { sections } = newsroom;
  const [first] = [...sections.values()].sort(
    (a, b) => a.written.order - b.written.order || (a.id < b.id ? -1 : 1),
  );
  if (!first)
    throw new UsageError('There is no section yet: make sections/news.yaml with the line “name: News”.');
  if (wanted === undefined) {
    if (sections.size > 1) says.push(`No --section was given: it goes under “${first.id}”.`);
    return first.id;
  }
  if (sections.has(wanted)) return wanted;
  const byName = [...sections.values()].find(
    ({ written }) => written.name.toLowerCase() === wanted.toLowerCase(),
  );
  if (byName) return byName.id;
  throw new UsageError(
    `There is no section “${wanted}”.${didYouMean(wanted, sections.keys())} Known: ${[...sections.keys()].join(', ')}.`,
  );
}

function authorOf(
  room: Room,
  newsroom: Newsroom,
  wanted: readonly string[] | undefined,
  says: string[],
): readonly string[] {
  const authors = [...newsroom.authors.values()];
  if (authors.length === 0)
    throw new UsageError(
      'There is no author yet: make authors/newsroom.yaml with the line “name: The newsroom”.',
    );
  if (wanted && wanted.length > 0) {
    return [...new Set(wanted.flatMap((names) => names.split(',')).map((name) => name.trim()))].map(
      (name) => {
        const found =
          newsroom.authors.get(name) ??
          authors.find(({ written }) => written.name.toLowerCase() === name.toLowerCase());
        if (found) return found.id;
        throw new UsageError(
          `There is no author “${name}”.${didYouMean(name, newsroom.authors.keys())} Known: ${[...newsroom.authors.keys()].join(', ')}.`,
        );
      },
    );
  }
  const [only] = authors;
  if (only && authors.length === 1) return [only.id];
  // Whoever commits it most likely wrote it.
  const name = git(room.contentDir, ['config', 'user.name'])?.trim().toLowerCase();
  const email = git(room.contentDir, ['config', 'user.email'])?.trim().toLowerCase();
  // Of nobody git knows the address, and few authors give theirs: two that are missing are not one.
  const self =
    authors.find(({ written }) => email !== undefined && written.email?.toLowerCase() === email) ??
    authors.find(({ written }) => written.name.toLowerCase() === name);
  const desk = authors.find(({ written }) => written.status === 'organisation') ?? only;
  const assumed = self ?? desk;
  if (!assumed) throw new UsageError('Name the author: --author <id>');
  says.push(`No --author was given: it is by “${assumed.id}”.`);
  return [assumed.id];
}

function slugFor(
  headline: string,
  { outlet }: Room,
  addressAt: (slug: string) => string,
  isTaken: (slug: string) => boolean,
): string {
  const slug = slugOf(headline, outlet.slugs);
  try {
    return freeSlug(slug, isTaken);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(
      `No address is free for “${headline}”: ${addressAt(slug)} and all with a number behind it belong to the site itself or to somebody. ` +
        `Give it another headline, or change \`permalink: ${outlet.permalink}\` in outlet.yaml.`,
      { cause: error },
    );
  }
}

/** Whether an address or an id is somebody's, as the check asks (own-addresses.ts). */
function takenAddresses(newsroom: Newsroom): (address: string) => boolean {
  const { articles, pages, gone } = newsroom;
  const site = siteAddresses(newsroom);
  const taken = new Set([
    ...articles.flatMap(({ id, path: address, filePath, written }) => [
      id,
      filePath,
      address,
      ...written.aliases,
    ]),
    ...pages.flatMap(({ id, written }) => [paths.page(id), ...written.aliases]),
    ...site.lists.flatMap(({ source }) => source.written.aliases),
    ...(gone?.written ?? []).map(({ url }) => url),
  ]);
  return (address) => taken.has(address) || isReserved(newsroom, address) || site.at(address) !== undefined;
}
