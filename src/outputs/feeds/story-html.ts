/** A whole story for feed readers: what stands on its page, in plain HTML. */
import type { Archive } from '../../archive/archive.ts';
import type { Article, Correction } from '../../archive/model.ts';
import { printable } from '../../content/printable.ts';
import { directionOf } from '../../site/language.ts';
import type { Site } from '../../site/site.ts';
import { escapeXml } from '../xml.ts';
import { feedHtml } from './feed-html.ts';
import { noteOf, type FeedPicture } from './item.ts';

/**
 * The byline is the first line, since many readers show only the first author; major corrections come before the
 * story, minor ones after it, as on the page. Of a retracted story there is the notice only.
 * @param body of the story, as HTML; what of it no feed should carry is taken out
 */
export function storyHtml(
  site: Site,
  archive: Archive,
  article: Article,
  { body, picture }: { readonly body: string; readonly picture?: FeedPicture | undefined },
): string {
  const { strings, urls } = site;
  const language = languageOf(site, article);
  const base = urls.absolute(article.path);
  const corrections = (severity: Correction['severity']) =>
    article.corrections
      .filter((one) => one.severity === severity)
      .map((one) => correctionHtml(site, one, language));
  const note = noteOf(site, article);
  const parts = [
    paragraph(escapeXml(bylineText(site, archive, article))),
    note === undefined ? '' : paragraph(`<em>${escapeXml(note)}</em>`),
    ...corrections('major'),
  ];
  if (article.retracted) {
    const { date, reason } = article.retracted;
    parts.push(
      paragraph(`<strong>${escapeXml(strings.article.retraction)}</strong> ${time(site, date)}`),
      `<p${language}>${escapeXml(reason)}</p>`,
    );
  } else {
    const place = article.dateline === undefined ? [] : [paragraph(escapeXml(article.dateline))];
    const text = [...place, feedHtml(body, base, strings.media)].join('\n');
    parts.push(
      picture ? pictureHtml(picture, language) : '',
      reviewHtml(site, article, language),
      language === '' ? text : `<div${language}>\n${text}\n</div>`,
    );
  }
  parts.push(...corrections('minor'), ...endHtml(site, article, language));
  return printable(parts.filter((part) => part !== '').join('\n'));
}

function bylineText({ strings }: Site, archive: Archive, { credits }: Article): string {
  const names = credits.map(({ author, role }, index) =>
    [
      index > 0 ? strings.byline.separator(index, credits.length) : '',
      archive.authors.get(author)?.name ?? author,
      role === undefined ? '' : ` ${strings.byline.role(role)}`,
    ].join(''),
  );
  return `${strings.byline.by} ${names.join('')}`;
}

function correctionHtml(site: Site, { kind, date, text, was, now }: Correction, language: string): string {
  const { strings } = site;
  const words = (label: string, tag: string, quoted: string | undefined) =>
    quoted === undefined ? '' : `<br/>${escapeXml(label)}: <${tag}${language}>${escapeXml(quoted)}</${tag}>`;
  return paragraph(
    `<strong>${escapeXml(strings.correctionKinds[kind])}, ${time(site, date)}:</strong> ${written(text, language)}` +
      words(strings.article.was, 'del', was) +
      words(strings.article.now, 'ins', now),
  );
}

function pictureHtml({ url, width, height, alt, caption, credit }: FeedPicture, language: string): string {
  const image =
    `<img src="${escapeXml(url)}" alt="${escapeXml(alt)}" ` +
    `width="${String(width)}" height="${String(height)}"/>`;
  const words = [
    caption === undefined ? '' : escapeXml(caption),
    credit === undefined ? '' : `<small>${escapeXml(credit)}</small>`,
  ].filter((part) => part !== '');
  const below = words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : '';
  return `<figure${language}>${image}${below}</figure>`;
}

function reviewHtml({ strings }: Site, { review }: Article, language: string): string {
  if (!review) return '';
  const rating = strings.teaser.rating(review.rating, review.best);
  return paragraph(
    `${written(review.item, language)} (${escapeXml(strings.reviewed[review.type])}): ${escapeXml(rating)}`,
  );
}

/** What stands below a story on its page: updates, sources, disclosures, who had it first. */
function endHtml(site: Site, article: Article, language: string): string[] {
  const { strings } = site;
  const list = (title: string, items: readonly string[]) =>
    items.length === 0
      ? ''
      : `<h2>${escapeXml(title)}</h2>\n<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const link = (url: string, text: string, attributes = '') =>
    `<a href="${escapeXml(url)}"${attributes}>${escapeXml(text)}</a>`;
  const { originallyPublished: first } = article;
  return [
    list(
      strings.article.updates,
      article.updates.map(({ date, note }) => `${time(site, date)}: ${written(note, language)}`),
    ),
    list(
      strings.article.sources,
      article.sources.map(({ title, url }) => link(url, title, language)),
    ),
    list(
      strings.article.disclosures,
      article.disclosures.map((text) => written(text, language)),
    ),
    first
      ? paragraph(`${escapeXml(strings.article.originallyPublished)} ${link(first.url, first.name)}`)
      : '',
  ];
}

/** The words around a story are the outlet's: attributes, with a space before each, for those of its writer. */
function languageOf({ outlet }: Site, { lang }: Article): string {
  return lang === outlet.lang ? '' : ` lang="${escapeXml(lang)}" dir="${directionOf(lang)}"`;
}

function written(text: string, language: string): string {
  return language === '' ? escapeXml(text) : `<span${language}>${escapeXml(text)}</span>`;
}

function time({ dates }: Site, instant: number): string {
  const { iso, text } = dates.day(instant);
  return `<time datetime="${iso}">${escapeXml(text)}</time>`;
}

function paragraph(html: string): string {
  return `<p>${html}</p>`;
}
