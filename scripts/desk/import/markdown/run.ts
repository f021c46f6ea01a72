/** `desk import markdown`: posts of Jekyll, Hugo, Eleventy, Gatsby and their like become stories of an outlet. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { displayPath, readOutletFile, UNKNOWN_URL } from '../../../../src/content/outlet-file.ts';
import { outletSchema } from '../../../../src/content/schema/outlet.ts';
import { environment } from '../../../../src/site/environment.ts';
import { articlePath } from '../../../../src/site/urls.ts';
import { UsageError } from '../../../../src/site/usage-error.ts';
import { ADDRESS_SCHEMA, noteAddresses } from '../addresses-there.ts';
import { Ledger } from '../ledger.ts';
import { singleTime } from '../local-time.ts';
import { memoryKeeper } from '../memory.ts';
import { OldFolder } from '../old-folder.ts';
import { OutletWriter, WRITER_SCHEMA } from '../outlet-writer.ts';
import { progressOf } from '../progress.ts';
import { ImportReport, REPORT_SCHEMA } from '../report.ts';
import { oldNameOf, yamlFile } from '../story-file.ts';
import { FolderData } from './folder-data.ts';
import { readFrontMatter } from './front-matter.ts';
import { readMap, type ImportMap } from './map.ts';
import {
  basePath,
  listValue,
  readDate,
  readName,
  readOldSite,
  storyFiles,
  textValue,
  valueOf,
  type OldSite,
} from './sources.ts';
import { oldAddress, onSite } from './old-address.ts';
import type { MarkdownRules } from './rules.ts';
import { dataOf, importStory, noteListsOf, sectionNameOf } from './story.ts';
import { addressKey } from './surroundings.ts';
import { hiddenBy } from './when-public.ts';
import { Labels } from './labels.ts';

export interface MarkdownOptions {
  readonly map?: string;
  readonly into?: string;
  readonly timezone?: string;
  /** What the other site is called; by default as its folder. */
  readonly name?: string;
}

const SCHEMA = `
  CREATE TABLE story (source TEXT PRIMARY KEY, file TEXT NOT NULL, address TEXT NOT NULL, old TEXT NOT NULL, date TEXT NOT NULL, hidden INTEGER NOT NULL, why TEXT NOT NULL);
  CREATE TABLE place (key TEXT PRIMARY KEY, source TEXT NOT NULL) WITHOUT ROWID;
`;

/** @returns what was done, for the terminal */
export async function importMarkdown(given: string, options: MarkdownOptions): Promise<string> {
  const from = path.resolve(given);
  if (!existsSync(from) || !statSync(from).isDirectory()) throw new UsageError(`${given} is no folder.`);
  const map = readMap(options.map);
  const root = path.resolve(options.into ?? environment.contentDir);
  const ledger = new Ledger(WRITER_SCHEMA + REPORT_SCHEMA + ADDRESS_SCHEMA + SCHEMA);
  try {
    const report = new ImportReport(`Imported ${displayPath(from)} into ${displayPath(root)}`, ledger);
    const folder = new OldFolder(from, report);
    const files = storyFiles(folder, map);
    const site = readOldSite(folder, map);
    const folderData = site.generator === undefined ? new FolderData(folder, map, report) : undefined;
    const writer = new OutletWriter(root, 'markdown', options.name ?? path.basename(from), ledger);
    await writer.open();
    await noteAddresses(writer, ledger, environment.now);
    // A folder without a single story is a mistake of the command, not an outlet.
    const settings = settingsOf(root, site, map, options, writer, report);
    if (site.base !== settings.base)
      report.add(
        'decision',
        'outlet.yaml',
        `the old site stood under ${site.base || '/'}: its addresses redirect where the outlet stands at the root of the same host`,
      );
    for (const what of site.hugo?.unread ?? [])
      report.add('decision', 'outlet.yaml', `${what}; set \`permalink\` in the map, or \`aliases\` by hand`);
    const labels = new Labels(map, site, report);
    const bar = progressOf('importing', files.length * 2);
    const keep = memoryKeeper();
    let read = 0;
    let size = 0;
    for (const file of files) {
      place(file, { folder, map, site, folderData, ledger, writer, report, labels, ...settings });
      bar.at((read += 1));
    }
    const stories = ledger.all<{ source: string }>('SELECT source FROM story ORDER BY source');
    if (stories.length === 0)
      throw new UsageError(`${given} holds no story with a date, in its frontmatter or its file’s name.`);
    settings.write(writer);
    const rules: MarkdownRules = {
      folder,
      map,
      site,
      folderData,
      ledger,
      writer,
      report,
      labels,
      ...settings,
    };
    for (const { source } of stories) {
      size += await importStory(source, rules);
      keep(size);
      bar.at((read += 1));
    }
    bar.end();
    labels.write(writer);
    await writer.finish();
    await report.write(path.join(root, '.import'), 'markdown');
    return `${report.summary()}\nThe whole report: ${displayPath(path.join(root, '.import', 'markdown-report.md'))}`;
  } finally {
    ledger.close();
  }
}

/** The first pass: which files are stories, and where each will lie. */
function place(source: string, rules: MarkdownRules): void {
  const { folder, map, site, folderData, ledger, writer, report, timezone, permalink, labels } = rules;
  const raw = readFileSync(path.join(folder.root, source), 'utf8');
  const matter = readFrontMatter(raw);
  if (!('data' in matter)) {
    report.add('skipped', source, matter.what, matter.line);
    return;
  }
  const data = dataOf(matter.data, source, rules);
  const named = readName(source);
  const written = textValue(valueOf(data, 'date', map));
  const fromPath = /(?:^|\/)(\d{4})[/-](\d{2})[/-](\d{2})(?:\/|-|$)/.exec(textValue(data['path']));
  const date =
    readDate(written) ??
    readDate(named.date ?? '') ??
    (fromPath ? readDate(fromPath.slice(1, 4).join('-')) : undefined);
  if (Object.keys(data).length === 0) {
    report.add('skipped', source, 'no frontmatter: no story');
    return;
  }
  if (date === undefined) {
    report.add(
      'skipped',
      source,
      written === '' ? 'no date, in its frontmatter or its name: no story' : `“${written}” is no date`,
    );
    return;
  }
  const usable = singleTime(date, timezone);
  const slug = textValue(valueOf(data, 'slug', map)) || named.slug;
  const folderOf = `${usable.slice(0, 4)}/${usable.slice(5, 7)}`;
  const base = `articles/${folderOf}/${oldNameOf(slug) || 'story'}`;
  const earlier = writer.pathOf(`file ${source}`)?.replace(/(?:\/index)?\.mdx?$/, '');
  const section = labels.section(sectionNameOf(source, data, map));
  const addressOf = (file: string) =>
    articlePath(permalink, {
      filePath: file.replace(/^articles\//, ''),
      section,
      type: map.defaults.type ?? 'news',
      date: {
        year: Number(usable.slice(0, 4)),
        month: Number(usable.slice(5, 7)),
        day: Number(usable.slice(8, 10)),
      },
    });
  let file = earlier ?? base;
  const isForeign = () =>
    ['.md', '.mdx', '/index.md', '/index.mdx'].some((end) => writer.isForeign(file + end));
  for (
    let n = 2;
    earlier === undefined &&
    (ledger.get('SELECT address FROM taken WHERE address = ?', addressOf(file)) !== undefined || isForeign());
    n += 1
  )
    file = `${base}-${n}`;
  const address = addressOf(file);
  ledger.run('INSERT OR IGNORE INTO taken VALUES (?)', address);
  noteListsOf(source, data, rules);
  const isComputed = folderData?.computesAddress(source) ?? false;
  const old = oldAddress({ source, data, slug, date: usable, isComputed }, site, map, (what) =>
    report.add('address', source, what),
  );
  const { hidden, why } = hiddenBy(source, data, usable, rules);
  ledger.run(
    'INSERT INTO story VALUES (?, ?, ?, ?, ?, ?, ?)',
    source,
    file,
    address,
    old,
    usable,
    hidden,
    why,
  );
  const own = textValue(valueOf(data, 'url', map));
  const bare = source.replace(/\.\w+$/, '').replace(/\/index$/, '');
  const keys = [
    own,
    old === '' ? '' : onSite(old, site.base),
    source,
    bare,
    bare.split('/').at(-1) ?? '',
    named.slug,
    ...listValue(valueOf(data, 'aliases', map), /$^/),
  ];
  for (const key of keys) {
    if (key !== '') ledger.run('INSERT OR IGNORE INTO place VALUES (?, ?)', addressKey(key), source);
  }
}

type Settings = Pick<MarkdownRules, 'timezone' | 'lang' | 'permalink' | 'siteUrl' | 'base'> & {
  readonly write: (writer: OutletWriter) => void;
};

function settingsOf(
  root: string,
  site: OldSite,
  map: ImportMap,
  options: MarkdownOptions,
  writer: OutletWriter,
  report: ImportReport,
): Settings {
  const asked = {
    name: map.outlet.name,
    url: map.outlet.url === undefined ? undefined : site.url,
    timezone: options.timezone ?? map.outlet.timezone,
    lang: map.outlet.lang?.replaceAll('_', '-'),
  };
  const zone = asked.timezone ?? site.timezone;
  if (zone !== undefined && !isZone(zone))
    throw new UsageError(`“${zone}” is not an IANA time zone such as Europe/London: give --timezone.`);
  const there = existsSync(path.join(root, 'outlet.yaml')) ? readOutletFile(root).written : undefined;
  // What somebody has edited, or another site brought, is theirs.
  const isKept = there !== undefined && !writer.isAsWritten('outlet.yaml');
  const lang = asked.lang ?? there?.lang ?? (site.lang ?? 'en').replaceAll('_', '-');
  const known = there?.url === UNKNOWN_URL ? undefined : there?.url;
  const fields = isKept
    ? there
    : {
        name: asked.name ?? there?.name ?? site.name ?? 'Imported outlet',
        url: asked.url ?? known ?? site.url ?? UNKNOWN_URL,
        timezone: asked.timezone ?? there?.timezone ?? zone ?? 'UTC',
        lang: isLanguage(lang) ? lang : 'en',
      };
  const decide = (what: string) => report.add('decision', 'outlet.yaml', what);
  for (const name of ['name', 'url', 'timezone', 'lang'] as const) {
    const wish = asked[name];
    if (isKept && wish !== undefined && wish !== fields[name])
      decide(
        `it says \`${name}: ${fields[name]}\`, the map or the command ${wish}: it is not as an import of this site wrote it, so it stays`,
      );
  }
  if (fields.url === UNKNOWN_URL) decide('nothing says where the site stands: set `url`, here or in the map');
  if (!isKept && zone === undefined && fields.timezone === 'UTC')
    decide('nothing says in which time zone: `timezone` is UTC; give --timezone');
  return {
    timezone: fields.timezone,
    lang: fields.lang,
    permalink: there?.permalink ?? outletSchema.parse(fields).permalink,
    siteUrl: site.url,
    base: basePath(URL.parse(fields.url)?.pathname ?? ''),
    write: (to) => {
      if (!isKept) to.write('outlet.yaml', yamlFile(fields), 'outlet');
    },
  };
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
