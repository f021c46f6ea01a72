/** One post of another generator as a file of the outlet. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tagIdOf } from '../../../../src/content/schema/fields.ts';
import { paths } from '../../../../src/site/urls.ts';
import { isOfSite, noteLists } from '../addresses-there.ts';
import { decoded, withPercent, type Surroundings } from '../html/prepare.ts';
import { PictureShelf } from '../picture-shelf.ts';
import { borrowedStandfirst, firstSentence, storyFile } from '../story-file.ts';
import { convertBody } from './body.ts';
import { readFrontMatter, type Raw } from './front-matter.ts';
import { inlineWords } from './inline-words.ts';
import type { ImportMap } from './map.ts';
import { onHost, onSite } from './old-address.ts';
import type { MarkdownRules, Placed } from './rules.ts';
import { listValue, textValue, valueOf, withLists, type OldSite } from './sources.ts';
import { pageOf, pathTo, surroundings } from './surroundings.ts';
import { expandTemplates } from './templates.ts';
import { embargoOf, expiryOf } from './when-public.ts';

/** What a story says, and what is said of it elsewhere. */
export function dataOf(own: Raw, source: string, { site, folderData }: MarkdownRules): Raw {
  return withLists(folderData?.beneath(own, source) ?? own, site);
}

/** @returns how many characters were read */
export async function importStory(source: string, rules: MarkdownRules): Promise<number> {
  const { folder, map, ledger, writer, report, labels } = rules;
  const raw = readFileSync(path.join(folder.root, source), 'utf8');
  const matter = readFrontMatter(raw);
  const placed = ledger.get<Placed>('SELECT * FROM story WHERE source = ?', source);
  if (!('data' in matter) || !placed) return raw.length;
  const data = dataOf(matter.data, source, rules);
  const { mark } = report;
  const missing = new Set<string>();
  const shelf = new PictureShelf(writer, placed.file, `file ${source}`);
  const around = surroundings({ ...placed, source }, rules, shelf);
  const templates = expandTemplates(matter.body, {
    base: rules.site.base,
    story: (name) => pathTo(name, rules),
    elsewhere: (name) => pageOf(name, source, rules),
    value: (name) => templateValue(name, data, placed, rules.site),
    hasOutput: rules.site.generator !== 'hugo',
  });
  const body = await convertBody(templates.text, around);

  // What a template would put there is not known.
  const words = body.text.split('\n').filter((line) => !/\{\{|\{%/.test(line));
  const beginning = firstSentence(words.join('\n'), rules.lang);

  const title = inlineWords(textValue(valueOf(data, 'title', map))) || beginning || readableName(source);
  if (valueOf(data, 'title', map) === undefined) missing.add('title');
  const standfirst = inlineWords(textValue(valueOf(data, 'description', map)));
  if (standfirst === '') missing.add('description');
  const authors = authorsOf(valueOf(data, 'author', map));
  if (authors.length === 0) missing.add('author');
  const section = sectionNameOf(source, data, map);
  if (section === '') missing.add('section');
  const tagged = tagWordsOf(data, section, map);
  const tags = tagged.map((word) => labels.tag(word)).filter((tag) => tag !== undefined);
  const image = await leadPicture(data, source, rules, around, missing);
  if (body.markdown.includes('![](')) missing.add('alt');
  const embargo = embargoOf(data, source, placed, rules);
  const expires = expiryOf(data, rules, (what) =>
    report.add('decision', source, `it was shown until: ${what}`),
  );
  if (expires.unread !== undefined)
    report.add('decision', source, `“${expires.unread}”, until which it was shown, is no date`);
  const canonical = textValue(valueOf(data, 'canonical', map));
  const lang = textValue(valueOf(data, 'lang', map)).replaceAll('_', '-');
  const type = map.defaults.type;

  const fields = {
    title,
    description: standfirst || beginning || title,
    author: oneOrList([...new Set((authors.length > 0 ? authors : ['']).map((name) => labels.author(name)))]),
    date: placed.date,
    section: labels.section(section),
    tags: [...new Set(tags)],
    type,
    draft: placed.hidden === 1 ? true : undefined,
    embargo,
    expires: expires.until,
    image,
    lang: isLanguage(lang) && lang.toLowerCase() !== rules.lang.toLowerCase() ? lang : undefined,
    aliases: aliasesOf(data, placed, rules),
    canonical: /^https?:\/\/[^\s/]/.test(canonical) && URL.canParse(canonical) ? canonical : undefined,
    imported: { from: 'Markdown', ...(missing.size > 0 ? { missing: [...missing].sort() } : {}) },
  };
  const { text, bodyLine } = storyFile(fields, body.markdown);
  const file = `${placed.file}${shelf.isUsed ? '/index' : ''}.${body.format}`;
  const outcome = writer.write(file, text, `file ${source}`);
  if (outcome === 'edited' || outcome === 'removed' || outcome === 'foreign') {
    report.withdraw(mark, [source, file, placed.file]);
    report.count('articles left alone');
    report.add(
      'kept',
      file,
      {
        edited: 'edited since the last import',
        removed: 'moved or removed since the last import',
        foreign: 'a file of this name was there before',
      }[outcome],
    );
    return raw.length;
  }
  report.count(`articles ${outcome}`);
  if (placed.hidden > 0) report.add('visibility', file, placed.why);
  for (const loss of body.losses)
    report.add(loss.kind, file, loss.what, loss.line === undefined ? 0 : loss.line + bodyLine - 1);
  const lines = body.markdown.split('\n');
  for (const { name } of templates.left) {
    const inner = /[\w./-]+/.exec(name.replace(/^[{%<\s]+/, ''))?.[0] ?? name;
    const line = lines.findIndex((one) => one.includes('{') && one.includes(inner));
    report.add('shortcode', file, `${name}: nothing here knows it`, line < 0 ? 0 : line + bodyLine);
  }
  if (standfirst === '')
    report.add('missing', file, borrowedStandfirst(beginning === '' ? 'headline' : 'text'));
  for (const what of missing) report.count(`stories without ${what}`);
  return raw.length;
}

/** `Ann Lee and Bo Ek`; “Trust and Safety” is one author. */
const PAIR = /^(\S+(?:\s+\S+)+?)\s+(?:and|&)\s+(\S+(?:\s+\S+)+)$/;

/** Names; several of them may stand in one text, also in one item of a list. */
function tagWordsOf(data: Raw, section: string, map: ImportMap): string[] {
  const categories = listValue(data['categories'] ?? data['category'], /,/);
  return [...listValue(valueOf(data, 'tags', map), /,/), ...categories.filter((one) => one !== section)];
}

/** Notes the lists that a post will stand in, before any post asks for an old address. */
export function noteListsOf(source: string, data: Raw, { map, ledger, labels }: MarkdownRules): void {
  const section = sectionNameOf(source, data, map);
  const authors = authorsOf(valueOf(data, 'author', map));
  noteLists(ledger, [
    paths.section(labels.section(section)),
    ...(authors.length > 0 ? authors : ['']).map((name) => paths.author(labels.author(name))),
    ...tagWordsOf(data, section, map).map((word) => paths.tag(tagIdOf(word))),
  ]);
}

function authorsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return listValue(value, /\s*,\s*|\s+(?:and|&)\s+/);
  return listValue(value, /$^/).flatMap((one) => PAIR.exec(one)?.slice(1, 3) ?? [one]);
}

/** What the file says, or the folder it lies in; the folder of a story with its pictures is none. */
export function sectionNameOf(source: string, data: Raw, map: ImportMap): string {
  const [first] = listValue(valueOf(data, 'section', map), /,/);
  if (first !== undefined) return first;
  const [top = ''] = source
    .replace(/^(?:src\/)?content\//, '')
    .split('/')
    .slice(0, /(?:^|\/)index(?:\.[\w-]+)?\.\w+$/.test(source) ? -2 : -1);
  return /^(?:_posts|_drafts|posts?|blog|articles?|src|content|\d{4}|\d{4}-\d\d-\d\d.*|)$/i.test(top)
    ? ''
    : top;
}

/** What Jekyll puts in the place of `{{ page.mood }}`: what the story's, the site's or a data file says. */
function templateValue(
  name: string,
  data: Raw,
  { old }: Placed,
  { generator, base, settings, dataFile }: OldSite,
): string | undefined {
  if (generator !== 'jekyll') return undefined;
  // As a link it then finds the story.
  if (name === 'page.url') return onSite(old, base) || undefined;
  const [root, ...steps] = name.split('.');
  const isData = root === 'site' && steps[0] === 'data';
  let value: unknown = isData ? dataFile(steps[1] ?? '') : root === 'site' ? settings : data;
  if (root !== 'site' && root !== 'page') return undefined;
  for (const step of isData ? steps.slice(2) : steps)
    value =
      typeof value === 'object' && value !== null
        ? (value as Raw)[root === 'page' ? step.toLowerCase() : step]
        : undefined;
  return textValue(value) || undefined;
}

async function leadPicture(
  data: Raw,
  source: string,
  rules: MarkdownRules,
  around: Surroundings,
  missing: Set<string>,
): Promise<Record<string, string> | undefined> {
  const { map, report } = rules;
  const value = valueOf(data, 'image', map);
  const one: unknown = Array.isArray(value) ? (value as unknown[])[0] : value;
  const object = typeof one === 'object' && one !== null ? (one as Raw) : {};
  const pick = (...names: readonly string[]) =>
    names.map((name) => textValue(object[name])).find((text) => text !== '') ?? '';
  const src = textValue(one) || pick('src', 'url', 'path', 'image', 'feature', 'file', 'teaser', 'thumbnail');
  if (src === '' || src === 'true' || src === 'false') return undefined;
  const fate = await around.picture(src);
  // What lies in `public/` can stand in a text only.
  if (!fate.isLocal || !fate.url.startsWith('./')) {
    const why = fate.isLocal ? 'a drawing cannot be one' : (fate.why ?? 'it is not at hand');
    report.add('picture', source, `${src}: the leading picture; ${why}`);
    return undefined;
  }
  const alt = pick('alt', 'description') || textValue(valueOf(data, 'imageAlt', map));
  const caption = inlineWords(pick('caption', 'title') || textValue(valueOf(data, 'imageCaption', map)));
  const credit = inlineWords(pick('credit', 'attribution') || textValue(valueOf(data, 'imageCredit', map)));
  if (alt === '') missing.add('alt');
  if (credit === '') missing.add('credit');
  return Object.fromEntries(
    Object.entries({ src: decodeURI(fate.url), alt, caption, credit }).filter(([, text]) => text !== ''),
  );
}

function aliasesOf(data: Raw, { address, old, file }: Placed, rules: MarkdownRules): string[] {
  const { map, ledger, report, site, base } = rules;
  const wishes = [
    old,
    ...listValue(valueOf(data, 'aliases', map), /$^/)
      .filter((wish) => !/^https?:/.test(wish))
      .map((wish) => onHost(wish, site.base)),
  ];
  const aliases = new Set<string>();
  for (const wish of wishes) {
    if (wish === '') continue;
    const pathname = onSite(
      decoded(URL.parse(wish)?.pathname ?? wish.replace(/[?#].*$/, '')).replace(/^\/*/, '/'),
      base,
    );
    const alias = /\.[a-z\d]+$/i.test(pathname) || pathname.endsWith('/') ? pathname : `${pathname}/`;
    const written = withPercent(alias).replaceAll(' ', '%20');
    if (
      alias === '/' ||
      alias === address ||
      /[\s?#\\]/.test(written) ||
      alias.split('/').some((part) => part === '.' || part === '..') ||
      aliases.has(written)
    )
      continue;
    const isFree =
      !isOfSite(alias, ledger) && ledger.run('INSERT OR IGNORE INTO taken VALUES (?)', alias) > 0;
    if (isFree) aliases.add(written);
    else
      report.add('address', file, `${alias} belongs to another story or to the site, so it cannot redirect`);
  }
  return [...aliases];
}

function oneOrList(list: readonly string[]): string | readonly string[] {
  return list.length === 1 ? (list[0] ?? '') : list;
}

function readableName(source: string): string {
  return path
    .basename(source)
    .replace(/\.\w+$/, '')
    .replaceAll('-', ' ');
}

function isLanguage(tag: string): boolean {
  try {
    return tag !== '' && Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
