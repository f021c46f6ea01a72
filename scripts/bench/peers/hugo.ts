/**
 * The same site with Hugo, as a newsroom that uses Hugo would have it: taxonomies for sections, authors, tags, kinds
 * and weeks, months as sections, output formats for the feeds and the text-only edition, partials cached by story.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { AUTHORS, SECTIONS } from '../outlet/story.ts';
import { copyArticles, putter } from './articles.ts';
import { writeHugoFeeds } from './hugo-feeds.ts';
import { eachTerm, joinTerms } from './hugo-terms.ts';
import {
  alternates,
  block,
  compactTeaser,
  headFacts,
  list,
  litePage,
  story,
  teaser,
  type Chrome,
  type TeaserHoles,
} from './markup.ts';

const CONFIG = `
baseURL: https://archive.example/
title: The Long Archive
languageCode: en-gb
timeZone: Europe/London
paginate: 20
buildFuture: true
pluralizeListTitles: false
taxonomies: { section: sections, author: authors, tag: tags, kind: kinds, week: weeks, beat: beats }
mediaTypes:
  application/atom+xml: { suffixes: [xml] }
  application/feed+json: { suffixes: [json] }
outputFormats:
  RSS: { mediaType: application/rss+xml, baseName: rss }
  Atom: { mediaType: application/atom+xml, baseName: atom }
  JSONFeed: { mediaType: application/feed+json, baseName: feed, isPlainText: true }
  Lite: { mediaType: text/html, path: lite, isHTML: true }
outputs:
  home: [HTML, RSS, Atom, JSONFeed, Lite]
  section: [HTML]
  taxonomy: [HTML]
  term: [HTML, RSS]
  page: [HTML, Lite]
related:
  includeNewer: true
  threshold: 20
  indices: [{ name: tags, weight: 100 }]
services: { rss: { limit: 30 } }
`;

const HOLES: TeaserHoles = {
  url: '{{ .RelPermalink }}',
  title: '{{ .Title }}',
  description: '{{ .Description }}',
  section: eachTerm('sections', '<a href="{{ .RelPermalink }}">{{ .Title }}</a>'),
  accent: '{{ index .Params.sections 0 }}',
  authors: joinTerms('authors', '{{ .Title }}'),
  iso: '{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}',
  date: '{{ .Date.Format "2 January 2006" }}',
};
const LITE_URL = '{{ with .OutputFormats.Get "Lite" }}{{ .RelPermalink }}{{ end }}';
const SECTION_NAV = `{{ range site.Taxonomies.sections.Alphabetical }}{{ with .Page }}<a href="${LITE_URL}">{{ .Title }}</a> {{ end }}{{ end }}`;

/** Writes the site; what a run before has written of it is taken away. */
export function writeHugoSite(folder: string, contentDir: string, chrome: Chrome): void {
  for (const name of ['content', 'layouts', 'public', 'resources']) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  const put = putter(folder);
  put('config.yaml', CONFIG);
  writeContent(folder, contentDir, put);
  writeLayouts(put, chrome);
  writeHugoFeeds(put);
}

function writeContent(folder: string, contentDir: string, put: ReturnType<typeof putter>): void {
  const months = new Set<string>();
  copyArticles(contentDir, path.join(folder, 'content'), (front, { authors, section, kind, date, week }) => {
    months.add(date.toISOString().slice(0, 7));
    const beats = authors.map((author) => `${author}-${section}`);
    // A field "type" would choose another layout.
    return `${front.replaceAll(/^(?:author|section|type): .*\n/gm, '')}authors: [${authors.join(', ')}]\nsections: [${section}]\nkinds: [${kind}]\nweeks: [${week}]\nbeats: [${beats.join(', ')}]\n`;
  });
  const all = 'outputs: [HTML, RSS, Atom, JSONFeed]\n';
  for (const month of months) {
    const title = new Date(`${month}-01`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric' });
    put(`content/${month.replace('-', '/')}/_index.md`, `---\ntitle: ${title}\n---\n`);
  }
  for (const id of SECTIONS) {
    const name = id.charAt(0).toUpperCase() + id.slice(1);
    put(
      `content/sections/${id}/_index.md`,
      `---\ntitle: ${name}\noutputs: [HTML, RSS, Atom, JSONFeed, Lite]\n---\n`,
    );
  }
  for (let number = 1; number <= AUTHORS; number += 1) {
    put(
      `content/authors/author-${String(number)}/_index.md`,
      `---\ntitle: Writer ${String(number)}\ndescription: Writes about what there is.\n${all}---\n`,
    );
  }
  put('content/kinds/_index.md', `---\ntitle: Kinds of story\ncascade:\n  ${all}---\n`);
  put('content/weeks/_index.md', '---\ntitle: Weeks\ncascade:\n  outputs: [HTML]\n---\n');
  put('content/beats/_index.md', '---\ntitle: Beats\ncascade:\n  outputs: [RSS]\n---\n');
  put('content/latest/_index.md', '---\ntitle: Latest news\n---\n');
  put(
    'content/about.md',
    '---\ntitle: About us\n_build: { list: never }\n---\n\nEvery word here is invented by a machine.\n',
  );
}

function writeLayouts(put: ReturnType<typeof putter>, chrome: Chrome): void {
  const raw = (html: string) => html.replaceAll('{{', '{{ "{{" }}');
  const facts = headFacts({
    title: '{{ .Title }}',
    description: '{{ .Description }}',
    url: '{{ .Permalink }}',
    type: '{{ if .IsPage }}article{{ else }}website{{ end }}',
  });
  put(
    'layouts/_default/baseof.html',
    `${raw(chrome.start)}${facts}{{ block "head" . }}{{ end }}${raw(chrome.head)}{{ block "main" . }}{{ end }}${raw(chrome.foot)}`,
  );
  put('layouts/partials/teaser.html', teaser(HOLES));
  put('layouts/partials/compact.html', compactTeaser(HOLES));
  put(
    'layouts/partials/author-card.html',
    '<div class="card"><div class="words"><h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3><p>{{ .Description }}</p></div></div>',
  );
  put(
    'layouts/partials/pages.html',
    '{{ if gt .TotalPages 1 }}<nav class="pages">{{ with .Prev }}<a rel="prev" href="{{ .URL }}">Newer</a>{{ end }} Page {{ .PageNumber }} of {{ .TotalPages }} {{ with .Next }}<a rel="next" href="{{ .URL }}">Older</a>{{ end }}</nav>{{ end }}',
  );
  put(
    'layouts/partials/structured-data.html',
    `{{ $authors := slice }}${eachTerm('authors', '{{ $authors = $authors | append (dict "@type" "Person" "@id" (printf "%s#author" .Permalink) "name" .Title "url" .Permalink) }}')}{{ $section := (index site.Taxonomies.sections (index .Params.sections 0)).Page }}
{{ $article := dict "@type" "NewsArticle" "@id" (printf "%s#article" .Permalink) "url" .Permalink "mainEntityOfPage" .Permalink "headline" .Title "description" .Description "datePublished" (.Date.Format "2006-01-02T15:04:05Z07:00") "dateModified" (.Lastmod.Format "2006-01-02T15:04:05Z07:00") "author" $authors "publisher" (dict "@type" "NewsMediaOrganization" "name" site.Title "url" site.BaseURL) "articleSection" $section.Title "keywords" .Params.tags "inLanguage" "en-GB" "wordCount" .WordCount "isAccessibleForFree" true }}
{{ $crumbs := slice (dict "@type" "ListItem" "position" 1 "name" site.Title "item" site.BaseURL) (dict "@type" "ListItem" "position" 2 "name" $section.Title "item" $section.Permalink) (dict "@type" "ListItem" "position" 3 "name" .Title) }}
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@graph" (slice $article (dict "@type" "BreadcrumbList" "itemListElement" $crumbs)) | jsonify | safeJS }}</script>`,
  );
  put('layouts/_default/single.html', storyLayout());
  const pageOf = (stories: string, pages: string) =>
    `{{ define "main" }}${listMain(stories, pages)}{{ end }}`;
  const paged = '{{ with $paginator }}{{ partial "pages.html" . }}{{ end }}';
  // Whatever asks for a paginator has a page/1/ too, that only leads to the list.
  put(
    'layouts/_default/term.html',
    pageOf(
      '{{ $paginator := false }}{{ $stories := .Pages }}{{ if gt (len .Pages) 20 }}{{ $paginator = .Paginator }}{{ $stories = $paginator.Pages }}{{ end }}',
      paged,
    ),
  );
  put(
    'layouts/latest/section.html',
    pageOf('{{ $paginator := .Paginate site.RegularPages }}{{ $stories := $paginator.Pages }}', paged),
  );
  // Weeks and months are whole.
  put('layouts/weeks/term.html', pageOf('{{ $stories := .Pages }}', ''));
  put('layouts/_default/section.html', pageOf('{{ $stories := .RegularPages }}', ''));
  put(
    'layouts/_default/taxonomy.html',
    `{{ define "main" }}<main id="main"><h1>{{ .Title }}</h1><ul class="links">{{ range .Data.Terms.Alphabetical }}<li><div class="words"><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a></div></li>{{ end }}</ul></main>{{ end }}`,
  );
  put(
    'layouts/index.html',
    `{{ define "main" }}<main id="main"><div class="top">{{ range first 5 site.RegularPages }}{{ partialCached "teaser.html" . .RelPermalink }}{{ end }}</div>{{ range site.Taxonomies.sections.Alphabetical }}<section class="block"><h2 class="block__title">{{ .Page.Title }}</h2>{{ range first 3 .Pages }}{{ partialCached "teaser.html" . .RelPermalink }}{{ end }}</section>{{ end }}</main>{{ end }}`,
  );
  put('layouts/404.html', '{{ define "main" }}<main id="main"><h1>Not found</h1></main>{{ end }}');
  writeLite(put);
}

function storyLayout(): string {
  const compact = '{{ partialCached "compact.html" . .RelPermalink }}';
  const others = `{{ range first 4 (where (first 5 .Pages) "RelPermalink" "ne" $self.RelPermalink) }}${compact}{{ end }}`;
  const main = story({
    ...HOLES,
    authors: joinTerms('authors', '<a href="{{ .RelPermalink }}" rel="author">{{ .Title }}</a>'),
    date: '{{ .Date.Format "2 January 2006 at 15:04 MST" }}',
    absolute: '{{ .Permalink }}',
    quotedTitle: '{{ .Title }}',
    quotedUrl: '{{ .Permalink }}',
    minutes: '{{ .ReadingTime }}',
    content: '{{ .Content }}',
    tags: eachTerm('tags', '<li><a href="{{ .RelPermalink }}" rel="tag">{{ .Title }}</a></li>'),
    authorCards: eachTerm('authors', '{{ partialCached "author-card.html" . .RelPermalink }}'),
    more: `{{ $self := . }}{{ with first 4 (site.RegularPages.Related .) }}${block('Related news', `{{ range . }}${compact}{{ end }}`)}{{ end }}${eachTerm('authors', block('More from {{ .Title }}', others))}${eachTerm('weeks', block('Weekly news', others))}`,
  });
  const feeds = (taxonomy: string) => eachTerm(taxonomy, alternates('{{ .Title }}', '{{ .RelPermalink }}'));
  return `{{ define "head" }}{{ if .Params.sections }}${feeds('sections')}${feeds('authors')}${feeds('kinds')}<meta property="article:published_time" content="${HOLES.iso}">{{ range .Params.tags }}<meta property="article:tag" content="{{ . }}">{{ end }}{{ partial "structured-data.html" . }}{{ end }}{{ end }}
{{ define "main" }}{{ if .Params.sections }}${main}{{ else }}<main id="main"><h1>{{ .Title }}</h1>{{ .Content }}</main>{{ end }}{{ end }}`;
}

/** @param prelude sets `$stories` */
function listMain(prelude: string, pages: string): string {
  const names = (taxonomy: string) =>
    `{{ $names := slice }}{{ range $stories }}{{ $names = $names | append .Params.${taxonomy} }}{{ end }}{{ range first 8 (uniq $names) }}{{ with index site.Taxonomies.${taxonomy} (lower .) }}{{ with .Page }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}{{ end }}`;
  return `${prelude}${list({
    kind: '{{ .Type | humanize }}',
    title: '{{ .Title }}',
    description: '{{ .Description }}',
    feed: '{{ with .OutputFormats.Get "RSS" }}{{ .RelPermalink }}{{ else }}/rss.xml{{ end }}',
    rows: '{{ range $stories }}<li class="rows__item">{{ partialCached "teaser.html" . .RelPermalink }}</li>{{ else }}{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}',
    pages,
    topics: names('tags'),
    writers: names('authors'),
  })}`;
}

function writeLite(put: ReturnType<typeof putter>): void {
  const page = (main: string) =>
    litePage({
      title: '{{ .Title }}',
      url: '{{ .Permalink }}',
      full: '{{ .RelPermalink }}',
      main,
      sections: '{{ partialCached "lite-nav.html" . }}',
    });
  put('layouts/partials/lite-nav.html', SECTION_NAV);
  put(
    'layouts/partials/lite-item.html',
    `<li><a href="${LITE_URL}">{{ .Title }}</a> <small><time datetime="${HOLES.iso}">${HOLES.date}</time></small></li>`,
  );
  const items = (stories: string) =>
    `<ul>{{ range ${stories} }}{{ partialCached "lite-item.html" . .RelPermalink }}{{ end }}</ul>`;
  put(
    'layouts/_default/single.lite.html',
    page(
      `<article><p>${HOLES.section}</p><h1>{{ .Title }}</h1><p><strong>{{ .Description }}</strong></p><div><p>By ${HOLES.authors}</p><p>Published <time datetime="${HOLES.iso}">${HOLES.date}</time></p></div><div class="prose">{{ .Content }}</div></article>`,
    ),
  );
  put('layouts/index.lite.html', page(`<h1>{{ .Title }}</h1>${items('first 40 site.RegularPages')}`));
  put(
    'layouts/_default/term.lite.html',
    page(`<h1>{{ .Title }}</h1>${items('.Paginator.Pages')}{{ partial "pages.html" .Paginator }}`),
  );
}
