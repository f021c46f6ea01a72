/** `desk import wordpress`: an export of WordPress becomes an outlet, or part of one. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { displayPath, readOutletFile, UNKNOWN_URL } from '../../../../src/content/outlet-file.ts';
import { outletSchema } from '../../../../src/content/schema/outlet.ts';
import { environment } from '../../../../src/site/environment.ts';
import { UsageError } from '../../../../src/site/usage-error.ts';
import { ADDRESS_SCHEMA, isOfSite, noteAddresses, noteLists } from '../addresses-there.ts';
import { Ledger } from '../ledger.ts';
import { OldFolder } from '../old-folder.ts';
import { OutletWriter, WRITER_SCHEMA } from '../outlet-writer.ts';
import { memoryKeeper } from '../memory.ts';
import { progressOf } from '../progress.ts';
import { ImportReport, REPORT_SCHEMA } from '../report.ts';
import { yamlFile } from '../story-file.ts';
import { importComments } from './comments.ts';
import { Downloads, isPrivateHost } from './download.ts';
import { Links } from './links.ts';
import { Media } from './media.ts';
import { placeAll } from './places.ts';
import { importStory, type StoryRules } from './story.ts';
import {
  field,
  hiddenBy,
  idOf,
  PUBLIC,
  sitesOf,
  survey,
  SURVEY_SCHEMA,
  typeOf,
  type Survey,
} from './survey.ts';
import { Terms } from './terms.ts';
import { readWxr } from './wxr.ts';

export interface WordPressOptions {
  readonly into?: string;
  readonly media?: string;
  readonly download?: boolean;
  readonly timezone?: string;
}

interface Settings {
  readonly name: string;
  readonly url: string;
  readonly timezone: string;
  readonly lang: string;
  readonly permalink: string;
}

const SILENT = new Set([
  'attachment',
  'wp_block',
  'revision',
  'nav_menu_item',
  'oembed_cache',
  'customize_changeset',
  'custom_css',
]);

/**
 * @returns what was done, for the terminal
 * @throws {ContentError} when the export is not whole; then nothing was written
 */
export async function importWordPress(file: string, options: WordPressOptions): Promise<string> {
  const root = path.resolve(options.into ?? environment.contentDir);
  if (!existsSync(file)) throw new UsageError(`${file} does not exist.`);
  const media = options.media === undefined ? undefined : path.resolve(options.media);
  if (media !== undefined && !(existsSync(media) && statSync(media).isDirectory()))
    throw new UsageError(`--media: ${options.media ?? ''} is no folder.`);
  if (options.timezone !== undefined) checkZone(options.timezone);
  const ledger = new Ledger(WRITER_SCHEMA + REPORT_SCHEMA + ADDRESS_SCHEMA + SURVEY_SCHEMA);
  try {
    const { size } = statSync(file);
    const reading = progressOf('reading  ', size);
    const keepWhileReading = memoryKeeper();
    const keepWhileWriting = memoryKeeper();
    const found = await survey(file, ledger, (bytes) => {
      reading.at(bytes);
      keepWhileReading(bytes);
    }).finally(() => reading.end());
    const report = new ImportReport(`Imported ${path.basename(file)} into ${displayPath(root)}`, ledger);
    const writer = new OutletWriter(root, 'wordpress', nameOfSite(found), ledger);
    await writer.open();
    await noteAddresses(writer, ledger, environment.now);
    const settings = settingsOf(root, found, options, writer, report);
    const rules = rulesOf(
      found,
      settings,
      { media, download: options.download === true },
      { ledger, writer, report },
    );
    placeAll({
      ledger,
      writer,
      report,
      permalink: settings.permalink,
      sectionOf: (nicename) => rules.terms.sectionId(nicename),
    });
    noteLists(ledger, rules.terms.lists());
    const writing = progressOf('importing', size);
    await writeStories(file, rules, (bytes) => {
      writing.at(bytes);
      keepWhileWriting(bytes);
    }).finally(() => writing.end());
    for (const [type, n] of found.types) {
      if (type !== 'post' && type !== 'page' && !SILENT.has(type) && !type.startsWith('wp_'))
        report.add('skipped', `post type “${type}”`, `${n} items of a type of their own`);
    }
    if (found.doubles > 0)
      report.add('skipped', 'export', `${n(found.doubles, 'item')} with the number of another item`);
    if (options.media === undefined && options.download !== true)
      report.add(
        'decision',
        'pictures',
        'links lead to them; give --media <folder> (a copy of wp-content/uploads) or --download and import again',
      );
    await writer.finish();
    await report.write(path.join(root, '.import'), 'wordpress');
    return `${report.summary()}\nThe whole report: ${displayPath(path.join(root, '.import', 'wordpress-report.md'))}`;
  } finally {
    ledger.close();
  }
}

/** Numbers of posts are a site's own: `old.example/blog`. */
function nameOfSite(found: Survey): string {
  const site = URL.parse(sitesOf(found)[0] ?? '');
  return site ? `${site.host}${site.pathname}`.replace(/\/$/, '') : 'wordpress';
}

async function writeStories(
  file: string,
  rules: StoryRules,
  progress: (bytes: number) => void,
): Promise<void> {
  const { report, writer } = rules;
  const pins: string[] = [];
  const done = new Set<number>();
  await readWxr(file, {
    progress,
    async item(item) {
      const type = typeOf(item);
      if (type !== 'post' && type !== 'page') return;
      const status = field(item, 'wp:status') || 'publish';
      if (!PUBLIC.has(status)) {
        report.count(`${type}s in the state “${status}”, left out`);
        return;
      }
      const id = idOf(item);
      if (done.has(id)) return;
      done.add(id);
      const story = await importStory(item, rules);
      if (!story) return;
      importComments(item, story, type === 'page', rules);
      if (field(item, 'wp:is_sticky') === '1' && type === 'post' && hiddenBy(item) === undefined)
        pins.push(story.id);
    },
  });
  rules.terms.write(writer, rules.claim);
  if (pins.length > 0) pinOnFront(pins, rules);
}

/** Sticky posts stand first on the front, where the outlet has no front of its own. */
function pinOnFront(pins: readonly string[], { writer, report }: StoryRules): void {
  const front = {
    blocks: [
      { id: 'lead', layout: 'lead', pins, limit: Math.min(50, Math.max(5, pins.length)) },
      { id: 'latest', layout: 'list', limit: 20 },
    ],
  };
  const outcome = writer.write('fronts/home.yaml', yamlFile(front), 'front');
  const what =
    outcome === 'foreign' || outcome === 'edited'
      ? 'the front was left alone; pin them there'
      : 'pinned on the front';
  report.add('decision', 'fronts/home.yaml', `sticky posts (${pins.join(', ')}): ${what}`);
}

function rulesOf(
  found: Survey,
  settings: Settings,
  { media, download }: { media: string | undefined; download: boolean },
  tools: Pick<StoryRules, 'ledger' | 'writer' | 'report'>,
): StoryRules {
  const { ledger, report } = tools;
  const sites = sitesOf(found);
  const site = sites[0] ?? settings.url;
  // A file may lie elsewhere than the site, but an export must not send us into somebody's own network.
  const elsewhere = ledger
    .all<{ url: string }>('SELECT url FROM attachment LIMIT 1000')
    .map(({ url }) => URL.parse(url))
    .filter((url) => url !== null && !isPrivateHost(url.hostname));
  const hosts = [...sites.map((address) => URL.parse(address)), ...elsewhere]
    .map((url) => url?.host ?? '')
    .filter((host) => host !== '');
  const downloads = download
    ? new Downloads(path.join(environment.cacheDir, 'import'), new Set(hosts))
    : undefined;
  const rules = new Media({
    ledger,
    writer: tools.writer,
    folder: media === undefined ? undefined : new OldFolder(media, report),
    downloads,
    site,
  });
  const terms = new Terms(found, settings.name, report);
  const links = new Links({
    ledger,
    terms,
    media: rules,
    sites: sites.length > 0 ? sites : [settings.url],
    base: URL.parse(settings.url)?.pathname ?? '/',
  });
  const claim = (alias: string, of: string): boolean => {
    if (isOfSite(alias, ledger)) {
      report.add('address', of, `${alias} belongs to the site itself, so it cannot redirect`);
      return false;
    }
    if (ledger.run('INSERT OR IGNORE INTO taken VALUES (?)', alias) > 0) return true;
    report.add('address', of, `${alias} is in use by another story or list, so it cannot redirect`);
    return false;
  };
  return {
    ...tools,
    survey: found,
    terms,
    media: rules,
    links,
    timezone: settings.timezone,
    lang: settings.lang,
    exported: found.channel['pubDate'] ?? '',
    claim,
  };
}

/** The settings of the outlet that is there, or those of a new one, from what the export says. */
function settingsOf(
  root: string,
  { channel, offsets }: Survey,
  options: WordPressOptions,
  writer: OutletWriter,
  report: ImportReport,
): Settings {
  const isOurs = !writer.isForeign('outlet.yaml');
  if (existsSync(path.join(root, 'outlet.yaml')) && !(isOurs && options.timezone !== undefined)) {
    const { written } = readOutletFile(root);
    return written;
  }
  const address = [channel['wp:base_blog_url'], channel['link'], channel['wp:base_site_url']].find(
    (one) => one !== undefined && /^https?:\/\/[^\s/]/.test(one) && URL.canParse(one),
  );
  if (address === undefined)
    report.add('decision', 'outlet.yaml', 'the export does not say where the site stood: set `url`');
  const timezone = options.timezone ?? zoneOf(offsets, report);
  const lang = languageOf(channel['language'] ?? '');
  if (lang === undefined)
    report.add(
      'decision',
      'outlet.yaml',
      `the export names no language that is one (“${channel['language'] ?? ''}”): \`lang\` is en`,
    );
  const fields = {
    name: channel['title'] || 'Imported outlet',
    url: (address ?? UNKNOWN_URL).replace(/\/+$/, ''),
    timezone,
    lang: lang ?? 'en',
    ...(channel['description'] ? { tagline: channel['description'] } : {}),
  };
  writer.write('outlet.yaml', yamlFile(fields), 'outlet');
  return { ...fields, permalink: outletSchema.parse(fields).permalink };
}

function zoneOf(offsets: ReadonlyMap<number, number>, report: ImportReport): string {
  const known = [...offsets.keys()];
  const [only = 0] = known;
  const hours = only / 60;
  const zone =
    known.length === 1 && Number.isInteger(hours) && hours !== 0 && Math.abs(hours) <= 12
      ? `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
      : 'UTC';
  report.add(
    'decision',
    'outlet.yaml',
    `an export names no time zone: \`timezone\` is ${zone}; give --timezone (every date bears its own offset, so none is wrong)`,
  );
  return zone;
}

function languageOf(written: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw new UsageError(`--timezone: “${zone}” is not an IANA time zone such as Europe/London.`);
  }
}

function n(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
