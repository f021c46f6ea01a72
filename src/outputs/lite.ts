/**
 * The text-only edition (`/lite/`): HTML without script, pictures, fonts or style sheet, written as text, since there
 * are as many of these pages as there are stories.
 */
import { createHash } from 'node:crypto';
import type { Strings } from '../site/strings/index.ts';
import type { LiteArticleView, LiteFrame, LiteItem, LiteListView } from '../views/lite.ts';
import type { CorrectionView, Link, TimeText } from '../views/parts.ts';
import { escapeXml as text } from './xml.ts';

/** All of its look: the browser's own, at a readable width, by day and by night. */
const STYLE =
  ':root{color-scheme:light dark;background:canvas}' +
  'body{max-width:38em;margin:auto;padding:1em;font:1.1em/1.5 serif;overflow-wrap:anywhere}' +
  'h1,h2,h3{line-height:1.2}li{margin-block:.5em}li time{display:inline-block}nav a{display:inline-block;margin-inline-end:1em;line-height:1.8}' +
  'table{display:block;overflow-x:auto}pre{white-space:pre-wrap}';

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** @param body HTML of the story, text only (lite-html.ts) */
export function liteArticle(strings: Strings, view: LiteArticleView, body: string): string {
  const { frame } = view;
  const words = strings.article;
  const byline = view.names.reduce(
    (line, name, index) =>
      line + (index > 0 ? strings.byline.separator(index, view.names.length) : '') + name,
    '',
  );
  const retracted = view.retraction;
  const labels = [
    ...(retracted ? [strings.teaser.retracted] : []),
    ...(view.typeLabel ? [view.typeLabel] : []),
  ];
  const main = [
    `<article><p${houseOf(frame)}>${[link(view.section), ...labels.map(text)].join(' · ')}</p>`,
    `<h1>${text(view.title)}</h1>`,
    view.standfirst === undefined ? '' : `<p><strong>${text(view.standfirst)}</strong></p>`,
    `<div${houseOf(frame)}>`,
    view.sponsor ? `<p>${text(words.sponsoredNote(view.sponsor.label))}</p>` : '',
    byline === '' ? '' : `<p>${text(`${strings.byline.by} ${byline}`)}</p>`,
    `<p>${text(words.published)} ${time(view.published)}`,
    view.updated ? `<br>${text(words.updated)} ${time(view.updated)}` : '',
    '</p></div>',
    corrections(strings, view.major, frame),
    retracted
      ? `<p${houseOf(frame)}><strong>${text(words.retraction)}</strong> ${time(retracted.date)}</p><p>${text(retracted.reason)}</p>`
      : `<div class="prose">${view.dateline === undefined ? '' : `<p>${text(view.dateline)}</p>`}${body}</div>`,
    corrections(strings, view.minor, frame, words.corrections),
    section(
      frame,
      words.updates,
      view.updates.map(({ date, note }) => `${time(date)}: ${written(frame, note)}`),
    ),
    section(
      frame,
      words.sources,
      view.sources.map((source) => link(source, writerOf(frame))),
    ),
    section(
      frame,
      words.disclosures,
      view.disclosures.map((said) => written(frame, said)),
    ),
    '</article>',
  ];
  return page(strings, frame, main.join(''));
}

export function liteList(strings: Strings, view: LiteListView): string {
  const groups = view.groups.map(
    ({ title, items }) =>
      `${title === undefined ? '' : `<h2>${text(title)}</h2>`}<ul>${items.map((one) => item(strings, one)).join('')}</ul>`,
  );
  const { newer, older } = view.pagination;
  const pages = [newer, older].flatMap((one) => (one ? [link(one)] : []));
  const main = [
    `<h1>${text(view.title)}</h1>`,
    groups.some((_, index) => (view.groups[index]?.items.length ?? 0) > 0)
      ? groups.join('')
      : `<p>${text(strings.lists.empty)}</p>`,
    pages.length > 0 ? `<nav aria-label="${text(strings.lists.pages)}">${pages.join(' ')}</nav>` : '',
  ];
  return page(strings, view.frame, main.join(''));
}

function page(strings: Strings, frame: LiteFrame, main: string): string {
  const { house } = frame;
  return [
    `<!DOCTYPE html><html lang="${text(frame.lang)}" dir="${frame.dir}"><head><meta charset="utf-8">`,
    `<meta http-equiv="content-security-policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(frame.title)}</title>`,
    `<link rel="canonical" href="${text(frame.canonical)}">`,
    frame.noindex ? '<meta name="robots" content="noindex">' : '',
    `<link rel="icon" href="${text(house.icon)}">`,
    `<style>${STYLE}</style></head><body>`,
    house.preview === undefined ? '' : `<p${houseOf(frame)}><strong>${text(house.preview)}</strong></p>`,
    `<header${houseOf(frame)}><p><a href="${text(house.home)}"><strong>${text(house.name)}</strong></a>`,
    ` · <a href="${text(frame.fullUrl)}">${text(strings.lite.full)}</a></p></header>`,
    `<main>${main}</main>`,
    house.sections.length > 0
      ? `<footer${houseOf(frame)}><nav aria-label="${text(strings.chrome.sections)}">${house.sections.map((one) => link(one)).join(' ')}</nav></footer>`
      : '',
    '</body></html>\n',
  ].join('');
}

/** Words of the house stay in its language around a story in another. */
function houseOf({ lang, house }: LiteFrame): string {
  return lang === house.lang ? '' : ` lang="${text(house.lang)}" dir="${house.dir}"`;
}

/** And words of the writer in the story's, among those of the house. */
function writerOf({ lang, dir, house }: LiteFrame): string {
  return lang === house.lang ? '' : ` lang="${text(lang)}" dir="${dir}"`;
}

function written(frame: LiteFrame, said: string): string {
  const language = writerOf(frame);
  return language === '' ? text(said) : `<span${language}>${text(said)}</span>`;
}

function item(
  strings: Strings,
  { label, url, published, typeLabel, sponsor, lang, dir, retracted }: LiteItem,
): string {
  const language = lang === undefined ? '' : ` lang="${text(lang)}" dir="${dir ?? 'auto'}"`;
  const notes = [
    ...(retracted ? [strings.teaser.retracted] : []),
    ...(sponsor === undefined
      ? typeLabel === undefined
        ? []
        : [typeLabel]
      : [strings.teaser.sponsoredBy(sponsor)]),
  ];
  const before = notes.length > 0 ? `${text(notes.join(' · '))}: ` : '';
  return `<li>${before}<a href="${text(url)}"${language}>${text(label)}</a> <small>${time(published)}</small></li>`;
}

function corrections(
  { article: words }: Strings,
  list: readonly CorrectionView[],
  frame: LiteFrame,
  title?: string,
): string {
  if (list.length === 0) return '';
  const entries = list.map(({ kindLabel, date, text: said, was, now }) =>
    [
      `<p><strong>${text(kindLabel)}</strong> ${time(date)}<br>${written(frame, said)}`,
      was === undefined ? '' : `<br>${text(words.was)}: <del${writerOf(frame)}>${text(was)}</del>`,
      now === undefined ? '' : `<br>${text(words.now)}: <ins${writerOf(frame)}>${text(now)}</ins>`,
      '</p>',
    ].join(''),
  );
  return `<section${houseOf(frame)}>${title === undefined ? '' : `<h2>${text(title)}</h2>`}${entries.join('')}</section>`;
}

function section(frame: LiteFrame, title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<section${houseOf(frame)}><h2>${text(title)}</h2><ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul></section>`;
}

/** @param attributes of the link, each with a space before it */
function link({ label, url }: Link, attributes = ''): string {
  return `<a href="${text(url)}"${attributes}>${text(label)}</a>`;
}

function time({ iso, text: shown }: TimeText): string {
  return `<time datetime="${iso}">${text(shown)}</time>`;
}
