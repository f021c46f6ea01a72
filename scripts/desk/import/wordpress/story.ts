/** One post or page of an export as a file of the outlet. */
import { convertHtml, parseHtml, type Conversion } from '../html/convert.ts';
import type { Loss, Surroundings } from '../html/prepare.ts';
import { textOf } from '../html/tree.ts';
import type { Ledger } from '../ledger.ts';
import type { OutletWriter } from '../outlet-writer.ts';
import type { FindingKind, ImportReport } from '../report.ts';
import { borrowedStandfirst, firstSentence, storyFile } from '../story-file.ts';
import { offsetDate } from './dates.ts';
import type { Links } from './links.ts';
import type { Attachment, Media, PictureDesk } from './media.ts';
import { categoriesOf, field, hiddenBy, idOf, primaryCategory, type Survey } from './survey.ts';
import type { Terms } from './terms.ts';
import type { WxrItem } from './wxr.ts';

export interface StoryRules {
  readonly ledger: Ledger;
  readonly writer: OutletWriter;
  readonly report: ImportReport;
  readonly survey: Survey;
  readonly terms: Terms;
  readonly media: Media;
  readonly links: Links;
  readonly timezone: string;
  readonly lang: string;
  /** When the export was made, for what has no date. */
  readonly exported: string;
  /** Whether an old address is still free to redirect. */
  readonly claim: (alias: string, file: string) => boolean;
}

export interface WrittenStory {
  /** What comments and pins name. */
  readonly id: string;
  /** Path below articles/ without extension. */
  readonly filePath: string;
  readonly isHidden: boolean;
}

interface Placed {
  readonly file: string;
  readonly address: string;
  readonly pictures: number;
  readonly kind: 'post' | 'page';
}

/** @returns nothing where the item is no story, or is a double of one */
export async function importStory(item: WxrItem, rules: StoryRules): Promise<WrittenStory | undefined> {
  const { ledger, report, writer, media } = rules;
  const id = idOf(item);
  const placed = ledger.get<Placed>('SELECT file, address, pictures, kind FROM post WHERE id = ?', id);
  if (!placed) return undefined;
  const isPage = placed.kind === 'page';
  const { mark } = report;
  const desk = media.desk(placed.file, `post ${id}`);
  const conversion = await convertBody(item, id, rules, desk);
  const body = conversion.text;
  const missing = new Set<string>();
  const title = titleOf(item, body, rules.lang, missing);
  const hidden = hiddenBy(item);
  const featured = isPage ? undefined : await featuredPicture(item, rules, desk, missing);
  if (conversion.markdown.includes('![](')) missing.add('alt');
  const lead = await featured?.place;
  const markdown = withLead(conversion, featured, lead?.isLocal === true);
  const aliases = oldAddresses(item, placed, rules);
  const common = { title, description: undefined as string | undefined };
  const excerpt = htmlText(field(item, 'excerpt:encoded'));
  common.description = excerpt === '' ? firstSentence(body, rules.lang) : excerpt;
  if (excerpt === '') missing.add('description');

  let fields: Record<string, unknown>;
  const guid = isPage ? '' : ownGuid(item, rules);
  if (isPage) {
    fields = {
      ...common,
      draft: hidden === undefined ? undefined : true,
      aliases,
      imported: { from: 'WordPress' },
    };
  } else {
    const date = offsetDate(
      item.fields['wp:post_date'],
      item.fields['wp:post_date_gmt'],
      item.fields['pubDate'],
      rules.timezone,
    );
    if (date === undefined) missing.add('date');
    const when =
      date ??
      offsetDate(
        item.fields['wp:post_modified'],
        item.fields['wp:post_modified_gmt'],
        rules.exported,
        rules.timezone,
      ) ??
      '1970-01-01';
    const section = primaryCategory(item, rules.survey.categories);
    if (!section) missing.add('section');
    const authors = authorsOf(item, rules);
    if (authors.length === 0) missing.add('author');
    const tags = [
      ...categoriesOf(item, 'category')
        .filter((one) => one !== section && one.nicename !== section?.nicename)
        .map((one) => rules.terms.tagLabel(one, 'category')),
      ...categoriesOf(item, 'tag').map((one) => rules.terms.tagLabel(one, 'tag')),
    ].filter((tag) => tag !== undefined);
    const approved = item.comments.some(({ 'wp:comment_approved': state }) => state?.trim() === '1');
    fields = {
      title,
      description: common.description || title,
      author: authors.length > 1 ? authors : (authors[0] ?? rules.terms.author('')),
      date: when,
      section: rules.terms.sectionId(section?.nicename ?? '', section?.name),
      tags: [...new Set(tags)],
      id: guid,
      draft: hidden === undefined ? undefined : true,
      embargo: field(item, 'wp:status') === 'future' ? when : undefined,
      image: lead?.isLocal ? leadFields(featured?.attachment, lead.url, missing) : undefined,
      aliases,
      comments: field(item, 'wp:comment_status') === 'closed' && !approved ? false : undefined,
      imported: { from: 'WordPress', ...(missing.size > 0 ? { missing: [...missing].sort() } : {}) },
    };
  }
  const { text, bodyLine } = storyFile(fields, markdown);
  const isFolder = placed.pictures === 1 || desk.isUsed;
  const file = `${placed.file}${isFolder ? '/index' : ''}.${conversion.format}`;
  const outcome = writer.write(file, text, `post ${id}`);
  const filePath = placed.file.replace(/^(?:articles|pages)\//, '');
  const story = { id: guid || filePath, filePath, isHidden: hidden !== undefined };
  if (outcome === 'edited' || outcome === 'removed' || outcome === 'foreign') {
    report.withdraw(mark, [file, placed.file]);
    noteLeftAlone(outcome, file, rules, isPage);
    return story;
  }
  report.count(`${isPage ? 'pages' : 'articles'} ${outcome}`);
  if (hidden !== undefined) {
    const what = hidden === 'password' ? 'it was protected by a password' : `it was ${hidden}`;
    report.add('visibility', file, `${what}: now a draft`);
  }
  for (const loss of conversion.losses)
    report.add(kindOf(loss), file, loss.what, loss.line === undefined ? 0 : loss.line + bodyLine - 1);
  if (lead && !lead.isLocal)
    report.add(
      'picture',
      file,
      `${lead.url}: the leading picture; ${lead.why ?? 'it is not at hand'}; a link below the story`,
    );
  if (!isPage && excerpt === '')
    report.add('missing', file, borrowedStandfirst(common.description === '' ? 'headline' : 'text'));
  for (const what of missing) report.count(`stories without ${what} in the export`);
  return story;
}

async function convertBody(
  item: WxrItem,
  id: number,
  rules: StoryRules,
  desk: PictureDesk,
): Promise<Conversion> {
  const html = item.fields['content:encoded'] ?? '';
  const around: Surroundings = {
    link: (href) => rules.links.resolve(href),
    picture: (src, attachment) => desk.place(src, attachment),
    part: (part) =>
      rules.ledger.get<{ html: string }>('SELECT html FROM part WHERE id = ?', Number(part))?.html,
    gallery(ids) {
      const pictures =
        ids.length > 0
          ? ids.map((one) => rules.media.attachment(one)).filter((one) => one !== undefined)
          : rules.ledger
              .all<Attachment>('SELECT * FROM attachment WHERE parent = ? ORDER BY position', id)
              .filter(({ url }) => /\.(?:jpe?g|png|gif|webp|avif|tiff?|bmp|svg)$/i.test(url));
      return pictures.map((one) => ({
        id: String(one.id),
        url: one.url,
        alt: one.alt,
        caption: one.caption,
      }));
    },
  };
  const kind = /<!--\s*wp:/.test(html) ? 'blocks' : 'classic';
  return convertHtml({ html, kind, shortcodes: true, notes: notesOf(item) }, around);
}

/** Notes of the block editor are kept beside the text. */
function notesOf(item: WxrItem): ReadonlyMap<string, string> {
  const written = item.meta.get('footnotes');
  if (written === undefined || written.trim() === '') return new Map();
  try {
    const notes = JSON.parse(written) as readonly { id?: unknown; content?: unknown }[];
    return new Map(notes.map(({ id, content }) => [String(id), String(content)]));
  } catch {
    return new Map();
  }
}

function titleOf(item: WxrItem, body: string, lang: string, missing: Set<string>): string {
  const title = htmlText(item.fields['title'] ?? '');
  if (title !== '') return title;
  missing.add('title');
  return firstSentence(body, lang) || '(no title)';
}

interface Featured {
  readonly attachment: Attachment;
  readonly place: ReturnType<PictureDesk['place']>;
}

async function featuredPicture(
  item: WxrItem,
  { media, report }: StoryRules,
  desk: PictureDesk,
  _missing: Set<string>,
): Promise<Featured | undefined> {
  const id = item.meta.get('_thumbnail_id')?.trim();
  if (id === undefined || id === '') return undefined;
  const attachment = media.attachment(id);
  if (!attachment || attachment.url === '') {
    report.add(
      'picture',
      `export:${item.line}`,
      `the leading picture is attachment ${id}, which the export does not hold`,
    );
    return undefined;
  }
  const place = desk.place(attachment.url, id);
  await place;
  return { attachment, place };
}

function leadFields(
  attachment: Attachment | undefined,
  url: string,
  missing: Set<string>,
): Record<string, string> | undefined {
  if (!attachment) return undefined;
  const { alt, caption, credit } = attachment;
  if (alt === '') missing.add('alt');
  if (credit === '') missing.add('credit');
  return Object.fromEntries(
    Object.entries({ src: decodeURI(url), alt, caption, credit }).filter(([, value]) => value !== ''),
  );
}

/** A leading picture that is not here is not lost: a link to it stands below the story. */
function withLead(conversion: Conversion, featured: Featured | undefined, isLocal: boolean): string {
  if (!featured || isLocal) return conversion.markdown;
  const { alt, title, url } = featured.attachment;
  if (conversion.markdown.includes(url)) return conversion.markdown;
  const label = (alt || title || url).replaceAll(/[[\]\\`*_<>{}]/g, '\\$&');
  return `${conversion.markdown.trimEnd()}\n\n[${label}](<${url.replaceAll(/[<>\s]/g, encodeURIComponent)}>)\n`;
}

function oldAddresses(item: WxrItem, placed: Placed, rules: StoryRules): string[] {
  const file = placed.file;
  const link = rules.links.aliasOf(field(item, 'link'));
  const guid = rules.links.aliasOf(field(item, 'guid'));
  if (
    link === undefined &&
    /[?&](?:p|page_id)=\d/.test(field(item, 'link')) &&
    hiddenBy(item) === undefined
  ) {
    rules.report.add(
      'address',
      file,
      `${field(item, 'link')} is no path, so nothing can redirect from it but the host`,
    );
  }
  const slug = item.meta.get('_wp_old_slug')?.trim();
  const older = link !== undefined && slug ? link.replace(/[^/]+\/$/, `${slug}/`) : undefined;
  const wishes = [link, guid, older].filter((one) => one !== undefined);
  return [...new Set(wishes)].filter((alias) => alias !== placed.address && rules.claim(alias, file));
}

/** The guid, verbatim, where no other story has it. */
function ownGuid(item: WxrItem, { ledger, report }: StoryRules): string {
  const guid = field(item, 'guid');
  if (guid === '') return '';
  if (ledger.run('INSERT OR IGNORE INTO guid VALUES (?)', guid) > 0) return guid;
  report.add(
    'decision',
    `export:${item.line}`,
    `another story has the guid ${guid} already; this one’s id is its path`,
  );
  return '';
}

function authorsOf(item: WxrItem, { terms }: StoryRules): string[] {
  const guests = item.categories
    .filter(({ domain }) => domain === 'author')
    .map(({ nicename }) => nicename.replace(/^cap-/, ''));
  const creator = field(item, 'dc:creator') || field(item, 'wp:author');
  const logins = guests.length > 0 ? guests : creator === '' ? [] : [creator];
  return [...new Set(logins.map((login) => terms.author(login)))];
}

function noteLeftAlone(
  outcome: 'edited' | 'removed' | 'foreign',
  file: string,
  { report }: StoryRules,
  isPage: boolean,
): void {
  report.count(`${isPage ? 'pages' : 'articles'} left alone`);
  const why = {
    edited: 'edited since the last import',
    removed: 'moved or removed since the last import',
    foreign: 'a file of this name was there before',
  }[outcome];
  report.add('kept', file, why);
}

function kindOf({ kind }: Loss): FindingKind {
  return kind;
}

/** The words of a piece of HTML on one line. */
export function htmlText(html: string): string {
  return textOf(
    parseHtml(
      html
        .replaceAll(/<(script|style)\b[^]*?<\/\1\s*>/gi, '')
        .replaceAll(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, ' '),
    ),
  )
    .replaceAll(/\s+/g, ' ')
    .trim();
}
