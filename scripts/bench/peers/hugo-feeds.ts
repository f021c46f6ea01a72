/** Hugo's feeds: whole stories for the outlet, sections, authors and kinds, and without their text for the others. */
import type { putter } from './articles.ts';
import { eachTerm } from './hugo-terms.ts';

const STORIES = '(first 30 (cond .IsHome site.RegularPages .Pages))';
const ISO = '"2006-01-02T15:04:05Z07:00"';
const RFC822 = '"Mon, 02 Jan 2006 15:04:05 -0700"';
const DECLARATION = (text: string) => `{{ ${JSON.stringify(text)} | safeHTML }}`;

export function writeHugoFeeds(put: ReturnType<typeof putter>): void {
  put(
    'layouts/partials/item.rss.xml',
    `<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid isPermaLink="true">{{ .Permalink }}</guid><description>{{ .Description }}</description><pubDate>{{ .Date.Format ${RFC822} | safeHTML }}</pubDate>${eachTerm('authors', '<dc:creator>{{ .Title }}</dc:creator>')}<dc:language>en-GB</dc:language><atom:updated>{{ .Lastmod.Format ${ISO} }}</atom:updated>${eachTerm('sections', '<category>{{ .Title }}</category>')}{{ range .Params.tags }}<category>{{ . }}</category>{{ end }}`,
  );
  put('layouts/partials/content.rss.xml', '<content:encoded>{{ .Content | html }}</content:encoded>');
  put(
    'layouts/_default/list.rss.xml',
    `${DECLARATION('<?xml version="1.0" encoding="UTF-8"?>')}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{{ .Title }} – The Long Archive</title><description>{{ .Description }}</description><link>{{ .Permalink }}</link><language>en-gb</language>{{ $stories := ${STORIES} }}{{ with $stories }}<lastBuildDate>{{ (index . 0).Date.Format ${RFC822} | safeHTML }}</lastBuildDate>{{ end }}{{ with .OutputFormats.Get "RSS" }}<atom:link rel="self" type="application/rss+xml" href="{{ .Permalink }}"/>{{ end }}{{ $whole := not (in (slice "tags" "beats") .Type) }}{{ range $stories }}{{ partialCached "item.rss.xml" . .RelPermalink }}{{ if $whole }}{{ partialCached "content.rss.xml" . .RelPermalink }}{{ end }}</item>{{ end }}</channel></rss>`,
  );
  put(
    'layouts/partials/entry.atom.xml',
    `<entry><id>{{ .Permalink }}</id><title type="text">{{ .Title }}</title><link rel="alternate" type="text/html" hreflang="en-GB" href="{{ .Permalink }}"/><published>{{ .Date.Format ${ISO} }}</published><updated>{{ .Lastmod.Format ${ISO} }}</updated>${eachTerm('authors', '<author><name>{{ .Title }}</name><uri>{{ .Permalink }}</uri></author>')}${eachTerm('sections', '<category term="{{ .Title | urlize }}" scheme="https://archive.example/sections/" label="{{ .Title }}"/>')}{{ range .Params.tags }}<category term="{{ . | urlize }}" scheme="https://archive.example/tags/" label="{{ . }}"/>{{ end }}<summary type="text">{{ .Description }}</summary><content type="html">{{ .Content | html }}</content></entry>`,
  );
  put(
    'layouts/_default/list.atom.xml',
    `${DECLARATION('<?xml version="1.0" encoding="utf-8"?>')}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><id>{{ .Permalink }}</id><title type="text">{{ .Title }} – The Long Archive</title>{{ $stories := ${STORIES} }}{{ with $stories }}<updated>{{ (index . 0).Lastmod.Format ${ISO} }}</updated>{{ end }}<link rel="alternate" type="text/html" href="{{ .Permalink }}"/><link rel="self" type="application/atom+xml" href="{{ .Permalink }}atom.xml"/><icon>https://archive.example/favicon.svg</icon><author><name>The Long Archive</name><uri>https://archive.example/</uri></author>{{ range $stories }}{{ partialCached "entry.atom.xml" . .RelPermalink }}{{ end }}</feed>`,
  );
  put(
    'layouts/partials/item.json',
    `{{ $authors := slice }}${eachTerm('authors', '{{ $authors = $authors | append (dict "name" .Title "url" .Permalink) }}')}{{ return (dict "id" .Permalink "url" .Permalink "title" .Title "content_html" .Content "summary" .Description "date_published" (.Date.Format ${ISO}) "date_modified" (.Lastmod.Format ${ISO}) "authors" $authors "tags" .Params.tags "language" "en-GB") }}`,
  );
  put(
    'layouts/_default/list.jsonfeed.json',
    `{{ $items := slice }}{{ range ${STORIES} }}{{ $items = $items | append (partialCached "item.json" . .RelPermalink) }}{{ end }}{{ dict "version" "https://jsonfeed.org/version/1.1" "title" (printf "%s – The Long Archive" .Title) "home_page_url" .Permalink "feed_url" (printf "%sfeed.json" .Permalink) "language" "en-GB" "items" $items | jsonify }}`,
  );
}
