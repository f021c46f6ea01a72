/** The same stories with Hugo: a page each, lists of sections, tags and authors by twenties, a feed for each list. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const CONFIG = (contentDir: string, newest: string) => `
baseURL: https://archive.example/
title: The Long Archive
languageCode: en-gb
contentDir: ${contentDir}
timeZone: Europe/London
paginate: 20
disableKinds: [sitemap]
buildFuture: true
taxonomies: { tag: tags, author: author, desk: section }
related:
  includeNewer: true
  threshold: 20
  indices: [{ name: tags, weight: 100 }, { name: section, weight: 20 }]
services: { rss: { limit: 30 } }
params: { newest: '${newest}' }
`;

/** @param chrome what stands around the story on a page of ours, in two halves: so both write pages of one size */
export function writeHugoSite(
  folder: string,
  contentDir: string,
  newest: string,
  chrome: readonly [string, string],
): void {
  const put = (name: string, text: string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const raw = (html: string) => html.replaceAll('{{', '{{ "{{" }}');
  put('config.yaml', CONFIG(contentDir, newest));
  put(
    'layouts/_default/baseof.html',
    `${raw(chrome[0])}<title>{{ .Title }}</title><link rel="canonical" href="{{ .Permalink }}">{{ block "main" . }}{{ end }}${raw(chrome[1])}`,
  );
  put(
    'layouts/partials/teaser.html',
    `<article class="teaser"><p class="kicker">{{ .Params.section }}</p><h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3><p>{{ .Description }}</p><p class="by">{{ with .Params.author }}{{ range (cond (reflect.IsSlice .) . (slice .)) }}<a href="/author/{{ . }}/">{{ . }}</a>{{ end }}{{ end }}</p><time datetime="{{ .Date }}">{{ .Date.Format "2 January 2006" }}</time></article>`,
  );
  put(
    'layouts/_default/single.html',
    `{{ define "main" }}<article class="story"><h1>{{ .Title }}</h1><p class="standfirst">{{ .Description }}</p><time datetime="{{ .Date }}">{{ .Date.Format "2 January 2006" }}</time><div class="prose">{{ .Content }}</div><ul>{{ range .Params.tags }}<li><a href="/tags/{{ . | urlize }}/">{{ . }}</a></li>{{ end }}</ul></article>
{{ $page := . }}<section><h2>Related</h2>{{ range first 4 (.Site.RegularPages.Related .) }}{{ partial "teaser.html" . }}{{ end }}</section>
<section><h2>More</h2>{{ range .GetTerms "author" }}{{ range first 4 .Pages }}{{ partial "teaser.html" . }}{{ end }}{{ end }}</section>
<section><h2>Weekly</h2>{{ with .NextInSection }}{{ partial "teaser.html" . }}{{ end }}{{ with .PrevInSection }}{{ partial "teaser.html" . }}{{ end }}</section>{{ end }}`,
  );
  put(
    'layouts/_default/list.html',
    `{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Paginator.Pages }}{{ partial "teaser.html" . }}{{ end }}{{ template "_internal/pagination.html" . }}{{ end }}`,
  );
  put(
    'layouts/_default/terms.html',
    `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a></li>{{ end }}</ul>{{ end }}`,
  );
}
