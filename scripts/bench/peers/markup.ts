/**
 * What both peers put into their pages, once: the markup of ours, with holes for what Hugo or Nunjucks writes there.
 * Class names stand where ours has scope attributes, so that the pages are of one size.
 */

/** A page of ours around its story, without what belongs to that story alone. */
export interface Chrome {
  /** Up to where the title stood. */
  readonly start: string;
  /** From there to `<main`. */
  readonly head: string;
  /** After `</main>`. */
  readonly foot: string;
}

/** Facts of a page in the head that each page has for itself; a template writes them anew. */
const OWN = [
  /<meta name="(?:description|author|kind|twitter:card)"[^>]*>/g,
  /<meta property="(?:og|article):[^>]*>/g,
  /<link rel="(?:canonical|alternate)"[^>]*>/g,
  /<script type="application\/ld\+json">[\s\S]*?<\/script>/g,
];

export function chromeOf(html: string): Chrome {
  const bare = OWN.reduce((text, own) => text.replaceAll(own, ''), html);
  const [start = '', rest = ''] = bare.split(/<title>[\s\S]*?<\/title>/);
  return { start, head: rest.slice(0, rest.indexOf('<main')), foot: rest.slice(rest.indexOf('</main>') + 7) };
}

export interface TeaserHoles {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** Link and name of the section. */
  readonly section: string;
  readonly accent: string;
  readonly authors: string;
  readonly iso: string;
  readonly date: string;
}

export function teaser(hole: TeaserHoles): string {
  return `<article class="teaser teaser--row" data-accent="${hole.accent}"><div class="teaser__inner"><div class="teaser__text"><p class="teaser__kicker kicker">${hole.section}</p><h2 class="teaser__headline headline"><a class="teaser__link headline__link" href="${hole.url}">${hole.title}</a></h2><p class="teaser__standfirst standfirst">${hole.description}</p><p class="teaser__meta meta"><span class="teaser__byline byline">By <span class="byline__author author">${hole.authors}</span></span><time class="teaser__time" datetime="${hole.iso}">${hole.date}</time></p></div></div></article>`;
}

/** As the stories beside a story are: without standfirst and byline. */
export function compactTeaser(hole: TeaserHoles): string {
  return `<li class="stack__item"><article class="teaser teaser--compact" data-accent="${hole.accent}"><div class="teaser__inner"><div class="teaser__text"><p class="teaser__kicker kicker">${hole.section}</p><h3 class="teaser__headline headline"><a class="teaser__link headline__link" href="${hole.url}">${hole.title}</a></h3><p class="teaser__meta meta"><time class="teaser__time" datetime="${hole.iso}">${hole.date}</time></p></div></div></article></li>`;
}

export interface HeadHoles {
  readonly title: string;
  readonly description: string;
  /** Absolute. */
  readonly url: string;
  readonly type: string;
}

export function headFacts(hole: HeadHoles): string {
  return `<title>${hole.title} – The Long Archive</title><meta name="description" content="${hole.description}"><link rel="canonical" href="${hole.url}">${alternates('The Long Archive', '/')}<meta property="og:site_name" content="The Long Archive"><meta property="og:type" content="${hole.type}"><meta property="og:title" content="${hole.title}"><meta property="og:description" content="${hole.description}"><meta property="og:url" content="${hole.url}"><meta property="og:locale" content="en_GB"><meta name="twitter:card" content="summary">`;
}

/** The three feeds of a list. */
export function alternates(name: string, url: string): string {
  return `<link rel="alternate" type="application/rss+xml" title="${name}" href="${url}rss.xml"><link rel="alternate" type="application/atom+xml" title="${name} as Atom" href="${url}atom.xml"><link rel="alternate" type="application/feed+json" title="${name} as JSON" href="${url}feed.json">`;
}

export interface StoryHoles extends TeaserHoles {
  readonly absolute: string;
  /** Title and address, ready to stand in a query. */
  readonly quotedTitle: string;
  readonly quotedUrl: string;
  readonly minutes: string;
  readonly content: string;
  /** List items. */
  readonly tags: string;
  readonly authorCards: string;
  /** Sections of the page after the story. */
  readonly more: string;
}

export function story(hole: StoryHoles): string {
  return `<main id="main" tabindex="-1"><div class="sheet sheet--news" data-accent="${hole.accent}"><article class="story"><div class="story__opening opening"><header class="story__head head"><div><p class="kicker">${hole.section}</p></div><h1 class="story__headline">${hole.title}</h1><p class="story__standfirst standfirst">${hole.description}</p></header></div><div class="story__meta meta"><div class="meta__facts facts"><p class="meta__names names"><span class="byline">By ${hole.authors}</span></p><p class="meta__when when"><span class="label">Published</span> <time datetime="${hole.iso}">${hole.date}</time></p><p class="meta__when when"><span>${hole.minutes} min read</span></p><p class="tools"><button type="button" data-needs="speech" data-listen data-pause="Pause" data-resume="Go on">Listen</button><button type="button" data-needs="worker" data-save="broadsheet / saved" data-saved="Saved – remove" aria-live="polite">Save for later</button></p></div></div><div class="story__text text"><div class="prose" data-kind="news" lang="en-GB" dir="ltr">${hole.content}</div><div class="story__end end"><section class="note note--topics"><h2 class="note__title">Topics</h2><div class="note__content content"><ul class="tags">${hole.tags}</ul></div></section><section class="note note--share"><h2 class="note__title">Share this story</h2><div class="note__content content"><ul class="tools"><li><a href="mailto:?subject=${hole.quotedTitle}&amp;body=${hole.quotedUrl}" rel="nofollow noopener">E-mail</a></li><li><a href="https://wa.me/?text=${hole.quotedTitle}%20${hole.quotedUrl}" rel="nofollow noopener">WhatsApp</a></li><li><a href="https://bsky.app/intent/compose?text=${hole.quotedTitle}%20${hole.quotedUrl}" rel="nofollow noopener">Bluesky</a></li><li><a href="https://x.com/intent/post?text=${hole.quotedTitle}&amp;url=${hole.quotedUrl}" rel="nofollow noopener">X</a></li><li hidden data-copy-link="${hole.absolute}" data-copied="Link copied"><button type="button">Copy link</button></li></ul></div></section></div></div></article><div class="after"><section class="authors"><h2 class="authors__title">The author</h2>${hole.authorCards}</section><p class="about">The Long Archive <a href="/about/">About this paper</a></p></div><div class="rail"><section class="block block--latest" data-latest><h2 class="block__title">Latest news</h2><ol class="latest" data-latest-list="/latest.json" hidden></ol><p class="block__more more"><a href="/latest/">All the latest news</a></p></section></div>${hole.more}</div></main>`;
}

/** A block of stories after a story. */
export function block(title: string, items: string): string {
  return `<section class="block"><h2 class="block__title">${title}</h2><ol class="block__stack stack">${items}</ol></section>`;
}

export interface ListHoles {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly feed: string;
  readonly rows: string;
  readonly pages: string;
  /** List items of the two blocks beside the list. */
  readonly topics: string;
  readonly writers: string;
}

export function list(hole: ListHoles): string {
  return `<main id="main" tabindex="-1"><div class="list"><div class="list__top top"></div><header class="list__head head"><div class="head__words words"><p class="head__kind kind">${hole.kind}</p><h1 class="head__title">${hole.title}</h1><p class="head__description description">${hole.description}</p><ul class="head__links links"><li><a href="${hole.feed}">Feed</a></li></ul></div></header><div class="list__columns columns"><div class="list__main"><ul class="list__rows rows">${hole.rows}</ul>${hole.pages}</div><div class="list__rail rail"><div class="names"><section class="block"><h2 class="block__title">Topics</h2><ul class="tools">${hole.topics}</ul></section><section class="block"><h2 class="block__title">Writers</h2><ul class="tools">${hole.writers}</ul></section></div></div></div></div></main>`;
}

const LITE_STYLE = `<style>:root{color-scheme:light dark;background:canvas}body{max-width:38em;margin:auto;padding:1em;font:1.1em/1.5 serif;overflow-wrap:break-word}h1,h2,h3{line-height:1.2}li{margin-block:.5em}nav a{display:inline-block;margin-inline-end:1em;line-height:1.8}table{display:block;overflow-x:auto}pre{white-space:pre-wrap}</style>`;

/** A page of the edition without pictures and scripts. */
export function litePage(hole: {
  readonly title: string;
  readonly url: string;
  readonly full: string;
  readonly main: string;
  readonly sections: string;
}): string {
  return `<!DOCTYPE html><html lang="en-GB" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${hole.title} – The Long Archive</title><link rel="canonical" href="${hole.url}"><link rel="icon" href="/favicon.svg">${LITE_STYLE}</head><body><header><p><a href="/lite/"><strong>The Long Archive</strong></a> · <a href="${hole.full}">With pictures</a></p></header><main>${hole.main}</main><footer><nav aria-label="Sections">${hole.sections}</nav></footer></body></html>`;
}
