/** Which addresses of a feed lead somewhere, and which are only words. */
import { expect, it } from 'vitest';
import { addressesInJson, readJson, readXml } from './other-facts.ts';
import { createPlaces } from './output.ts';

const HOME = { origin: 'https://a.example', base: '/' };
const SITE = { ...HOME, placeOf: createPlaces(HOME) };
const CODE = '<pre><code>&lt;a title="x" href="https://a.example/in-code/"&gt;</code></pre>';
const HTML = `<p><a href="https://a.example/real/">https://a.example/in-words/</a></p>${CODE}<img alt="x" srcset="https://a.example/s.png 1x, https://a.example/l.png 2x" src="https://a.example/s.png">`;
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const REAL = [
  'https://a.example/l.png',
  'https://a.example/own/',
  'https://a.example/real/',
  'https://a.example/s.png',
];

it('of a feed in XML', () => {
  const feed = `<feed><id>https://a.example/who/</id><link href="https://a.example/own/"/><content type="html">${escaped(HTML)}</content></feed>`;
  expect(
    readXml(feed, 'atom.xml', SITE)
      .needs.map(({ target }) => target)
      .sort(),
  ).toEqual(REAL);
  const item =
    '<rss><link>https://a.example/own/</link><guid isPermaLink="false">https://a.example/who/</guid></rss>';
  expect(readXml(item, 'rss.xml', SITE).needs.map(({ target }) => target)).toEqual([
    'https://a.example/own/',
  ]);
});

it('of a feed in JSON', () => {
  const feed = { id: 'https://a.example/who/', url: 'https://a.example/own/', content_html: HTML };
  for (const indent of [0, 2]) {
    const { needs } = readJson(JSON.stringify(feed, undefined, indent), 'feed.json', SITE);
    expect(needs.map(({ target }) => target).sort()).toEqual(REAL);
  }
});

it('not where somebody wrote nothing but an address', () => {
  const words = 'https://a.example/in-words/';
  const item = `<rss><item><title>${words}</title><description>${words}</description><media:credit role="author">${words}</media:credit><link>https://a.example/own/</link></item></rss>`;
  const story = {
    '@type': 'NewsArticle',
    headline: words,
    description: words,
    url: 'https://a.example/own/',
  };
  for (const { needs } of [
    readXml(item, 'rss.xml', SITE),
    readJson(JSON.stringify(story), 'feed.json', SITE),
    { needs: addressesInJson(JSON.stringify(story), 'index.html', SITE) },
  ]) {
    expect(needs.map(({ target }) => target)).toEqual(['https://a.example/own/']);
  }
});

it('with an apostrophe in it, whatever it stands between', () => {
  const own = "https://a.example/a'b/";
  const html = `<p><a href="https://a.example/a&#39;b/">Words</a> <img src='https://a.example/c/' alt=''></p>`;
  const feed = `<rss><link>https://a.example/a&apos;b/</link><content>${escaped(html)}</content></rss>`;
  for (const { needs } of [
    readXml(feed, 'rss.xml', SITE),
    readXml(`<feed><link href="${own}"/><content>${escaped(html)}</content></feed>`, 'atom.xml', SITE),
    readJson(JSON.stringify({ url: own, content_html: html }), 'feed.json', SITE),
  ]) {
    expect(needs.map(({ target }) => target)).toEqual([own, 'https://a.example/c/']);
  }
});

it('with what looks like a reference in it, unescaped as often as it is escaped', () => {
  const own = 'https://a.example/a&gt;b/';
  const html = `<p><a href="${escaped(own)}">Words</a></p>`;
  const urls = [
    readXml(`<rss><link>${escaped(own)}</link></rss>`, 'rss.xml', SITE),
    readXml(`<rss><content>${escaped(html)}</content></rss>`, 'rss.xml', SITE),
    readJson(JSON.stringify({ content_html: html }), 'feed.json', SITE),
  ];
  expect(urls.map(({ needs }) => needs.map(({ target }) => target))).toEqual([[own], [own], [own]]);
});
