/**
 * The same site with Eleventy, as a newsroom that uses it would have it: collections computed once, pagination over
 * them, Nunjucks with macros, markdown-it for bodies and nothing else. Eleventy is no dependency of the project; the
 * bench installs it into its own folder.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { copyArticles, putter } from './articles.ts';
import { writeEleventyFeeds } from './eleventy-feeds.ts';
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

const PACKAGES = ['@11ty/eleventy@3.1.8', '@11ty/eleventy-plugin-rss@3.0.0'];
const COMMAND = 'node_modules/@11ty/eleventy/cmd.cjs';

/** @returns Eleventy's version, or nothing where it cannot be had */
export function installEleventy(folder: string): string {
  mkdirSync(folder, { recursive: true });
  // Without one of its own npm would take the next package above.
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (npm.status !== 0) return '';
  const asked = spawnSync(process.execPath, [COMMAND, '--version'], { cwd: folder, encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : '';
}

/** @param folder where Eleventy was installed; the command is run in the site's folder below it */
export function eleventyCommand(folder: string): string[] {
  return [process.execPath, path.join(folder, COMMAND), '--quiet'];
}

const JAVASCRIPT = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext };
const SITE = 'https://archive.example';

const HOLES: TeaserHoles = {
  url: '{{ story.url }}',
  title: '{{ story.title }}',
  description: '{{ story.description }}',
  section: '<a href="{{ story.section.url }}">{{ story.section.name }}</a>',
  accent: '{{ story.section.id }}',
  authors:
    '{% for author in story.authors %}{% if not loop.first %} and {% endif %}{{ author.name }}{% endfor %}',
  iso: '{{ story.iso }}',
  date: '{{ story.day }}',
};

/** Writes the site; what a run before has written of it is taken away. */
export function writeEleventySite(folder: string, contentDir: string, chrome: Chrome): void {
  rmSync(folder, { recursive: true, force: true });
  const put = putter(folder);
  const sources = path.join(import.meta.dirname, 'eleventy');
  const archive = readFileSync(path.join(sources, 'archive.ts'), 'utf8');
  put('archive.mjs', ts.transpileModule(archive, { compilerOptions: JAVASCRIPT }).outputText);
  copyFileSync(path.join(sources, 'config.mjs'), path.join(folder, 'eleventy.config.mjs'));
  // Of a field "tags" Eleventy makes a collection for each, and sorts all stories for each of them.
  copyArticles(contentDir, path.join(folder, 'src/articles'), (front) => front.replace(/^tags:/m, 'topics:'));
  put(
    'src/articles/articles.11tydata.mjs',
    "export default { layout: 'story.njk', permalink: ({ page }) => page.filePathStem.slice('/articles'.length) + '/' };\n",
  );
  writeBase(put, chrome);
  put('src/_includes/story.njk', storyLayout());
  writeLists(put);
  writeLite(put);
  writeEleventyFeeds(put);
}

/**
 * A page for each of a collection. All markup stands in the layout, because Eleventy compiles a Nunjucks template of
 * many pages anew for each of them, and a layout once; the address is a function for the same reason.
 */
export function putEach(
  put: ReturnType<typeof putter>,
  name: string,
  pages: { readonly of: string; readonly as: string; readonly permalink: string; readonly layout: string },
): void {
  const { of, as, permalink, layout } = pages;
  put(
    `src/${name}.njk`,
    `---js\n{ pagination: { data: 'collections.${of}', size: 1, alias: '${as}' }, permalink: ({ ${as} }) => \`${permalink}\`, layout: '${name}.njk', eleventyExcludeFromCollections: true }\n---\n`,
  );
  put(`src/_includes/${name}.njk`, layout);
}

function writeBase(put: ReturnType<typeof putter>, chrome: Chrome): void {
  const raw = (html: string) => `{% raw %}${html}{% endraw %}`;
  const facts = headFacts({
    title: '{{ facts.title }}',
    description: '{{ facts.description }}',
    url: `${SITE}{{ page.url }}`,
    type: '{{ facts.type or "website" }}',
  });
  put(
    'src/_includes/base.njk',
    `${raw(chrome.start)}${facts}{% block head %}{% endblock %}${raw(chrome.head)}{% block main %}{% endblock %}${raw(chrome.foot)}`,
  );
  const item = `<li><a href="/lite{{ story.url }}">{{ story.title }}</a> <small><time datetime="{{ story.iso }}">{{ story.day }}</time></small></li>`;
  put(
    'src/_includes/parts.njk',
    `{% macro teasers(stories) %}{% for story in stories %}<li class="rows__item">${teaser(HOLES)}</li>{% endfor %}{% endmacro %}
{% macro compact(stories) %}{% for story in stories %}${compactTeaser(HOLES)}{% endfor %}{% endmacro %}
{% macro links(names) %}{% for name in names %}<li><a href="{{ name.url }}">{{ name.name }}</a></li>{% endfor %}{% endmacro %}
{% macro alternates(name) %}${alternates('{{ name.name }}', '{{ name.url }}')}{% endmacro %}
{% macro lite(stories) %}<ul>{% for story in stories %}${item}{% endfor %}</ul>{% endmacro %}
{% macro pages(list) %}{% if list.total > 1 %}<nav class="pages">{% if list.newer %}<a rel="prev" href="{{ list.newer }}">Newer</a>{% endif %} Page {{ list.number }} of {{ list.total }} {% if list.older %}<a rel="next" href="{{ list.older }}">Older</a>{% endif %}</nav>{% endif %}{% endmacro %}`,
  );
  const simple = (name: string, address: string, main: string) =>
    put(
      `src/${name}.njk`,
      `---\npermalink: ${address}\neleventyExcludeFromCollections: true\n---\n{% extends "base.njk" %}{% from "parts.njk" import teasers %}{% set facts = { title: "The Long Archive" } %}{% block main %}<main id="main">${main}</main>{% endblock %}`,
    );
  simple('about', '/about/', '<h1>About us</h1><p>Every word here is invented by a machine.</p>');
  simple('404', '/404.html', '<h1>Not found</h1>');
  simple(
    'home',
    '/',
    '<ul class="top">{{ teasers(collections.stories.slice(0, 5)) }}</ul>{% for section in collections.sectionList %}<section class="block"><h2 class="block__title">{{ section.name }}</h2><ul>{{ teasers(section.stories.slice(0, 3)) }}</ul></section>{% endfor %}',
  );
}

function storyLayout(): string {
  const main = story({
    ...HOLES,
    authors:
      '{% for author in story.authors %}{% if not loop.first %} and {% endif %}<a href="{{ author.url }}" rel="author">{{ author.name }}</a>{% endfor %}',
    date: '{{ story.time }}',
    absolute: `${SITE}{{ page.url }}`,
    quotedTitle: '{{ quotedTitle }}',
    quotedUrl: '{{ quotedUrl }}',
    minutes: '{{ content | minutes }}',
    content: '{{ content | safe }}',
    tags: '{% for tag in story.tags %}<li><a href="{{ tag.url }}" rel="tag">{{ tag.name }}</a></li>{% endfor %}',
    authorCards:
      '{% for author in story.authors %}<div class="card"><div class="words"><h3><a href="{{ author.url }}">{{ author.name }}</a></h3><p>Writes about what there is.</p></div></div>{% endfor %}',
    more: `{% set found = story | related %}{% if found.length %}${block('Related news', '{{ compact(found) }}')}{% endif %}{% for author in story.authors %}${block('More from {{ author.name }}', '{{ compact(author | moreOf(story)) }}')}{% endfor %}${block('Weekly news', '{{ compact(story | weekOf) }}')}`,
  });
  return `{% extends "base.njk" %}{% from "parts.njk" import compact, alternates %}{% set story = page.url | storyAt %}{% set facts = { title: title, description: description, type: "article" } %}{% set quotedTitle = title | urlencode %}{% set quotedUrl = ("${SITE}" + page.url) | urlencode %}
{% block head %}{{ alternates(story.section) }}{% for author in story.authors %}{{ alternates(author) }}{% endfor %}{{ alternates(story.kind) }}<meta property="article:published_time" content="{{ story.iso }}">{% for tag in story.tags %}<meta property="article:tag" content="{{ tag.name }}">{% endfor %}<script type="application/ld+json">{{ story | structuredData | safe }}</script>{% endblock %}
{% block main %}${main}{% endblock %}`;
}

function writeLists(put: ReturnType<typeof putter>): void {
  const main = list({
    kind: '{{ list.kind }}',
    title: '{{ list.title }}',
    description: '{{ list.description }}',
    feed: '{% if list.feed == "none" %}/{% else %}{{ list.url }}{% endif %}rss.xml',
    rows: '{{ teasers(list.stories) }}',
    pages: '{{ pages(list) }}',
    topics: '{{ links(list.topics) }}',
    writers: '{{ links(list.writers) }}',
  });
  putEach(put, 'lists', {
    of: 'lists',
    as: 'list',
    permalink: '${list.permalink}',
    layout: `{% extends "base.njk" %}{% from "parts.njk" import teasers, pages, links %}{% set facts = list %}{% block main %}${main}{% endblock %}`,
  });
  putEach(put, 'indexes', {
    of: 'indexes',
    as: 'index',
    permalink: '${index.url}',
    layout: `{% extends "base.njk" %}{% set facts = index %}{% block main %}<main id="main"><h1>{{ index.title }}</h1><ul class="links">{% for name in index.names %}<li><div class="words"><a href="{{ name.url }}">{{ name.name }}</a></div></li>{% endfor %}</ul></main>{% endblock %}`,
  });
}

function writeLite(put: ReturnType<typeof putter>): void {
  put(
    'src/_includes/lite.njk',
    litePage({
      title: '{{ facts.title }}',
      url: `${SITE}{{ page.url }}`,
      full: '{{ facts.url }}',
      main: '{% block main %}{% endblock %}',
      sections:
        '{% for section in collections.sectionList %}<a href="/lite{{ section.url }}">{{ section.name }}</a> {% endfor %}',
    }),
  );
  const start = '{% extends "lite.njk" %}{% from "parts.njk" import lite, pages %}';
  putEach(put, 'lite-stories', {
    of: 'stories',
    as: 'story',
    permalink: '/lite${story.url}',
    layout: `${start}{% set facts = story %}{% block main %}<article><p>${HOLES.section}</p><h1>{{ story.title }}</h1><p><strong>{{ story.description }}</strong></p><div><p>By ${HOLES.authors}</p><p>Published <time datetime="{{ story.iso }}">{{ story.time }}</time></p></div><div class="prose">{{ story.item.content | safe }}</div></article>{% endblock %}`,
  });
  putEach(put, 'lite-lists', {
    of: 'liteLists',
    as: 'list',
    permalink: '${list.permalink}',
    layout: `${start}{% set facts = list %}{% block main %}<h1>{{ list.title }}</h1>{{ lite(list.stories) }}{{ pages(list) }}{% endblock %}`,
  });
  put(
    'src/lite.njk',
    `---\npermalink: /lite/\neleventyExcludeFromCollections: true\n---\n${start}{% set facts = { title: "The Long Archive", url: "/" } %}{% block main %}<h1>The Long Archive</h1>{{ lite(collections.stories.slice(0, 40)) }}{% endblock %}`,
  );
}
