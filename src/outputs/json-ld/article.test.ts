import type { Thing } from 'schema-dts';
import { describe, expect, it } from 'vitest';
import { ARTICLE_TYPES, REVIEWED_TYPES } from '../../content/vocabulary.ts';
import {
  articleOf,
  makeArchive,
  makeSite,
  type Edition,
  type SiteOptions,
} from '../../tests/archive-factory.ts';
import { articleView } from '../../views/article.ts';
import { articleGraph } from './article.ts';

const CROPS = [
  { src: '/_astro/wide.jpeg', width: 1200, height: 675 },
  { src: '/_astro/square.jpeg', width: 900, height: 900 },
];

type Node = Record<string, unknown>;

/** The first story of an edition as machines are told of it. */
function told(fields: object, around?: Around): Node {
  return graphOf(fields, around)[0] ?? {};
}

type Around = Edition & { settings?: object; options?: SiteOptions };

function graphOf(fields: object, { settings = {}, options = {}, ...edition }: Around = {}): Node[] {
  const site = makeSite({ ...settings }, options);
  const stories = [{ file: '2025/09/story', ...fields }, ...(edition.stories ?? [])];
  const archive = makeArchive({ ...edition, stories }, site);
  const view = articleView(site, archive, [], articleOf(archive, '2025/09/story'));
  const graph = articleGraph(site, view, view.lead ? CROPS : []);
  expect(graph['@context']).toBe('https://schema.org');
  return graph['@graph'] as (Node & Thing)[];
}

const PERMALINK = 'https://test.example/2025/09/story/';
const OUTLET = {
  '@type': 'NewsMediaOrganization',
  '@id': 'https://test.example/#organization',
  name: 'The Test',
  url: 'https://test.example/',
};

describe('the type of a story', () => {
  it.each([
    ['news', 'NewsArticle', 'ReportageNewsArticle'],
    ['opinion', 'OpinionNewsArticle', 'OpinionNewsArticle'],
    ['analysis', 'AnalysisNewsArticle', 'AnalysisNewsArticle'],
    ['review', 'ReviewNewsArticle', 'ReviewNewsArticle'],
    ['explainer', 'BackgroundNewsArticle', 'BackgroundNewsArticle'],
    ['feature', 'ReportageNewsArticle', 'ReportageNewsArticle'],
    ['interview', 'ReportageNewsArticle', 'ReportageNewsArticle'],
    ['sponsored', 'AdvertiserContentArticle', 'AdvertiserContentArticle'],
  ])('%s is a %s, with a dateline a %s', (type, plain, dated) => {
    const sponsor = type === 'sponsored' ? { sponsor: { name: 'Acme', url: 'https://acme.example/' } } : {};
    expect(told({ type, ...sponsor })['@type']).toBe(plain);
    expect(told({ type, dateline: 'Paris', ...sponsor })['@type']).toBe(dated);
  });

  it('is there for every type of the content contract', () => {
    for (const type of ARTICLE_TYPES) {
      const paid = type === 'sponsored' ? { sponsor: { name: 'Acme', url: 'https://acme.example/' } } : {};
      expect(String(told({ type, ...paid })['@type'])).toMatch(/Article$/);
    }
  });

  it('is that of an advertisement, whatever the story is filed under, where somebody paid', () => {
    for (const type of ARTICLE_TYPES) {
      const node = told({ type, sponsor: { name: 'Acme', url: 'https://acme.example/' } });
      expect(node).toMatchObject({ '@type': 'AdvertiserContentArticle', sponsor: { name: 'Acme' } });
    }
  });
});

describe('a story', () => {
  it('says when, by whom, about what, and where it stands', () => {
    const node = told(
      {
        title: 'A bridge',
        seoTitle: 'Bridge opens',
        author: ['vera', { id: 'desk', role: 'Photographs' }],
        date: '2025-09-04T18:30:00Z',
        tags: ['Bridges', 'Steel'],
        body: 'One two three.',
        series: { id: 'spans', order: 1 },
        sources: [{ title: 'The plan', url: 'https://plan.example/' }],
        image: {
          src: 'lead.jpg',
          alt: 'A bridge',
          credit: 'Photograph: A',
          licenseUrl: 'https://l.example/',
        },
      },
      {
        authors: { desk: { name: 'The desk', status: 'organisation' } },
        series: { spans: { name: 'Spans' } },
        settings: { license: 'https://creativecommons.org/licenses/by/4.0/', logo: '/mark.svg' },
      },
    );
    const publisher = { ...OUTLET, logo: 'https://test.example/mark.svg' };
    const credit = { creditText: 'Photograph: A', license: 'https://l.example/' };
    expect(node).toEqual({
      '@type': 'NewsArticle',
      '@id': `${PERMALINK}#article`,
      url: PERMALINK,
      mainEntityOfPage: PERMALINK,
      headline: 'A bridge',
      description: 'A standfirst of one sentence that is as long as it should be.',
      image: [
        {
          '@type': 'ImageObject',
          url: 'https://test.example/_astro/wide.jpeg',
          width: '1200 px',
          height: '675 px',
          ...credit,
        },
        {
          '@type': 'ImageObject',
          url: 'https://test.example/_astro/square.jpeg',
          width: '900 px',
          height: '900 px',
          ...credit,
        },
      ],
      datePublished: '2025-09-04T19:30:00+01:00',
      dateModified: '2025-09-04T19:30:00+01:00',
      author: [
        {
          '@type': 'Person',
          '@id': 'https://test.example/authors/vera/#author',
          name: 'Vera Lind',
          url: 'https://test.example/authors/vera/',
        },
        {
          '@type': 'Organization',
          '@id': 'https://test.example/authors/desk/#author',
          name: 'The desk',
          url: 'https://test.example/authors/desk/',
        },
      ],
      publisher,
      articleSection: 'World',
      keywords: ['Bridges', 'Steel'],
      inLanguage: 'en-GB',
      wordCount: 3,
      isAccessibleForFree: true,
      isPartOf: [
        { '@type': 'WebSite', '@id': 'https://test.example/#website', name: 'The Test' },
        {
          '@type': 'CreativeWorkSeries',
          '@id': 'https://test.example/series/spans/#series',
          name: 'Spans',
          url: 'https://test.example/series/spans/',
        },
      ],
      license: 'https://creativecommons.org/licenses/by/4.0/',
      citation: [{ '@type': 'CreativeWork', name: 'The plan', url: 'https://plan.example/' }],
    });
  });

  it.each([
    ['has its canonical address elsewhere', { canonical: 'https://elsewhere.example/story' }],
    [
      'was published elsewhere first',
      { originallyPublished: { name: 'The First', url: 'https://first.example/' } },
    ],
    ['was paid for', { sponsor: { name: 'Acme', url: 'https://acme.example/' } }],
    ['was withdrawn', { retracted: { date: '2025-09-09T10:00:00Z', reason: 'It was invented.' } }],
  ])('that %s is not under the outlet’s licence', (_, fields) => {
    const settings = { license: 'https://creativecommons.org/licenses/by/4.0/' };
    expect(told({}, { settings })).toHaveProperty('license');
    expect(told(fields, { settings })).not.toHaveProperty('license');
  });

  it('of nobody is the outlet’s', () => {
    expect(told({ author: 'unknown' })['author']).toEqual(OUTLET);
  });

  it('without a picture has its card, where cards are drawn', () => {
    expect(told({})['image']).toEqual({
      '@type': 'ImageObject',
      url: expect.stringMatching(/^https:\/\/test\.example\/2025\/09\/story\/card\.png\?v=/) as string,
      width: '1200 px',
      height: '630 px',
    });
    expect(told({}, { settings: { socialCards: false } })).not.toHaveProperty('image');
  });

  it('is modified by public changes only, and names its corrections in order', () => {
    expect(told({ date: '2025-09-04T12:00:00Z' })).toMatchObject({
      datePublished: '2025-09-04T13:00:00+01:00',
      dateModified: '2025-09-04T13:00:00+01:00',
    });
    const node = told({
      updates: [{ date: '2025-09-08T10:00:00Z', note: 'More' }],
      corrections: [
        { date: '2025-09-07T10:00:00Z', kind: 'clarification', severity: 'minor', text: 'Clearer.' },
        { date: '2025-09-06T10:00:00Z', kind: 'correction', severity: 'minor', text: 'Not 14.' },
        { date: '2025-09-06T12:00:00Z', kind: 'editors-note', severity: 'major', text: 'A note.' },
      ],
    });
    expect(node['dateModified']).toBe('2025-09-08T11:00:00+01:00');
    const comment = (name: string, text: string, datePublished: string) => ({
      '@type': 'CorrectionComment',
      name,
      text,
      datePublished,
    });
    expect(node['correction']).toEqual([
      comment('Correction', 'Not 14.', '2025-09-06T11:00:00+01:00'),
      comment('Editor’s note', 'A note.', '2025-09-06T13:00:00+01:00'),
      comment('Clarification', 'Clearer.', '2025-09-07T11:00:00+01:00'),
    ]);
  });

  it('that was withdrawn says so and why, and counts no words and no stars', () => {
    const [node = {}, way] = graphOf({
      title: 'A film moves',
      type: 'review',
      review: { item: 'A film', type: 'Movie', rating: 4 },
      body: 'Words.',
      retracted: { date: '2025-09-09T10:00:00Z', reason: 'It was invented.' },
    });
    const headline = 'Retracted: A film moves';
    expect((way?.['itemListElement'] as Node[]).at(-1)).toMatchObject({ name: headline });
    expect(node).toMatchObject({
      headline,
      creativeWorkStatus: 'Retracted',
      description: 'Retraction, 9 September 2025: It was invented.',
      dateModified: '2025-09-09T11:00:00+01:00',
      correction: [{ '@type': 'CorrectionComment', text: 'It was invented.' }],
    });
    for (const name of ['wordCount', 'reviewRating', 'itemReviewed']) expect(node).not.toHaveProperty(name);
  });

  it.each(REVIEWED_TYPES)('that reviews a %s names it and the verdict', (type) => {
    const node = told({ type: 'review', review: { item: 'The thing', type, rating: 3.5, best: 10 } });
    expect(node).toMatchObject({
      itemReviewed: { '@type': type === 'Exhibition' ? 'ExhibitionEvent' : type, name: 'The thing' },
      reviewRating: { '@type': 'Rating', ratingValue: 3.5, bestRating: 10, worstRating: 0 },
    });
  });

  it('that somebody paid for names who, and has no dateline', () => {
    const sponsor = { name: 'Acme', url: 'https://acme.example/' };
    const node = told({ type: 'sponsored', sponsor, dateline: 'Paris' });
    expect(node['sponsor']).toEqual({ '@type': 'Organization', ...sponsor });
    expect(node).not.toHaveProperty('dateline');
  });

  it('that others published first says who, where and when', () => {
    const node = told({
      originallyPublished: { name: 'The First', url: 'https://first.example/a', date: '2025-09-01' },
      canonical: 'https://first.example/a',
    });
    expect(node).toMatchObject({
      url: PERMALINK,
      sameAs: 'https://first.example/a',
      isBasedOn: {
        '@type': 'NewsArticle',
        url: 'https://first.example/a',
        datePublished: '2025-09-01',
        publisher: { '@type': 'Organization', name: 'The First' },
      },
    });
  });

  it('and its translations name each other', () => {
    const arabic = { file: '2025/09/arabic', lang: 'ar', translationOf: '2025/09/story' };
    const work = (page: string, inLanguage: string) => ({
      '@type': 'CreativeWork',
      '@id': `${page}#article`,
      url: page,
      inLanguage,
    });
    expect(told({}, { stories: [arabic] })['workTranslation']).toEqual([
      work('https://test.example/2025/09/arabic/', 'ar'),
    ]);
    const translation = told(
      { lang: 'ar', translationOf: '2025/09/first' },
      { stories: [{ file: '2025/09/first' }] },
    );
    expect(translation['translationOfWork']).toEqual(work('https://test.example/2025/09/first/', 'en-GB'));
    expect(translation).not.toHaveProperty('workTranslation');
    expect(translation['inLanguage']).toBe('ar');
  });

  it('has names that bear the address of the site, base path and all', () => {
    const options = { siteUrl: 'https://other.example', basePath: '/news/' };
    const text = JSON.stringify(told({ image: { src: 'a.jpg', alt: 'A', credit: 'B' } }, { options }));
    expect(text).toContain('"@id":"https://other.example/news/2025/09/story/#article"');
    expect(text).toContain('"@id":"https://other.example/news/#organization"');
    expect(text).not.toContain('test.example');
  });
});
