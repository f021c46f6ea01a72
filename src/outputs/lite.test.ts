import { describe, expect, it } from 'vitest';
import { stringsFor } from '../site/strings/index.ts';
import { articleOf, makeArchive, makeSite, type Story } from '../tests/archive-factory.ts';
import { liteArticleView } from '../views/lite.ts';
import { liteHtml } from './lite-html.ts';
import { liteArticle } from './lite.ts';

const HERE = 'https://news.example/2025/09/story/';
const text = (html: string) => {
  const { media, lite } = stringsFor('en');
  return liteHtml(html, HERE, { ...media, ...lite });
};

describe('the text of a story', () => {
  it('has words in the place of a picture, and nothing for one that only decorates', () => {
    expect(
      text('<figure><picture><source srcset="/a.webp"><img src="/a.jpg" alt="A gull"></picture></figure>'),
    ).toBe('<figure><span>[Picture: A gull]</span></figure>');
    expect(text('<p><img src="/a.jpg" alt=""></p>')).not.toContain('[');
  });

  it('leads to film and sound', () => {
    expect(
      text('<p><video src="/a%20film.mp4" poster="/a.jpg" controls><track src="/a.vtt">None.</video></p>'),
    ).toBe('<p><a href="/a%20film.mp4">Video: a film.mp4</a></p>');
  });

  it('keeps footnotes and leads to the pages of the site, wherever it is served', () => {
    expect(text('<a href="#note-1" id="ref-1">1</a>')).toBe('<a href="#note-1" id="ref-1">1</a>');
    expect(text('<a href="../other/">x</a>')).toBe('<a href="/2025/09/other/">x</a>');
    expect(text('<a href="https://other.example/">x</a>')).toBe('<a href="https://other.example/">x</a>');
  });

  it('has neither script nor style', () => {
    expect(text('<p style="color:red" onclick="x()">a<script>b</script><svg><text>c</text></svg></p>')).toBe(
      '<p>a</p>',
    );
  });
});

describe('the page of a story as text', () => {
  const page = (fields: Partial<Story>, settings = {}) => {
    const site = makeSite(settings);
    const archive = makeArchive({ stories: [{ file: 'a', ...fields }] }, site);
    return liteArticle(site.strings, liteArticleView(site, archive, articleOf(archive, 'a')), '<p>Body.</p>');
  };

  it('has of a retracted story the notice only', () => {
    const description = 'The wall has moved by nine metres since it was built, and nobody knows why it did.';
    const retracted = { date: '2025-09-09', reason: 'It stands where it stood.' };
    expect(page({ description })).toContain(`<p><strong>${description}</strong></p>`);
    const html = page({ title: 'A wall moves', description, retracted });
    expect(html).toContain('<title>Retracted: A wall moves – ');
    expect(html).toContain(' · Retracted</p><h1>A wall moves</h1>');
    expect(html).toContain('<p>It stands where it stood.</p>');
    expect(html).not.toContain('The wall has moved');
    expect(html).not.toContain('Body.');
  });

  it('says in which language the words of its writer are, among those of the house', () => {
    const date = '2025-09-09';
    const html = page(
      {
        lang: 'en',
        updates: [{ date, note: 'Adds a figure (12).' }],
        corrections: [
          { date, kind: 'correction', severity: 'minor', text: 'A name.', was: 'An', now: 'Ann' },
        ],
        sources: [{ title: 'The plan', url: 'https://plan.example/' }],
        disclosures: ['The writer swims.'],
      },
      { lang: 'ar' },
    );
    for (const written of [
      '<span lang="en" dir="ltr">Adds a figure (12).</span>',
      '<span lang="en" dir="ltr">A name.</span>',
      '<del lang="en" dir="ltr">An</del>',
      '<ins lang="en" dir="ltr">Ann</ins>',
      '<a href="https://plan.example/" lang="en" dir="ltr">The plan</a>',
      '<span lang="en" dir="ltr">The writer swims.</span>',
    ]) {
      expect(html).toContain(written);
    }
    expect(page({ disclosures: ['The writer swims.'] })).toContain('<li>The writer swims.</li>');
  });
});
