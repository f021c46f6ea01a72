import { describe, expect, it } from 'vitest';
import { articleOf, makeArchive, makeSite, type Story } from '../tests/archive-factory.ts';
import { articleView } from './article.ts';
import { frontView } from './front.ts';
import { sectionPages } from './list.ts';
import { articleCard, cardPicture, socialCards } from './social-card.ts';

const STORY: Story = {
  file: '2025/09/ferry',
  title: 'Ferries sail',
  author: ['vera', { id: 'osric', role: 'Photographs' }],
};
const EDITION = {
  stories: [STORY],
  authors: { osric: { name: 'Osric Lund' } },
  sections: { world: { name: 'World', color: 'ocean', description: 'Abroad.' } },
};
const PICTURE = { src: 'quay.jpg', alt: 'The quay', credit: 'A. Photographer' };

function cardOf(story: Partial<Story>, settings: Record<string, unknown> = {}) {
  const site = makeSite(settings);
  const archive = makeArchive({ ...EDITION, stories: [{ ...STORY, ...story }] }, site);
  return articleCard(site, archive, articleOf(archive, STORY.file))?.card;
}

describe('articleCard', () => {
  it('says what the page says', () => {
    expect(cardOf({})).toEqual({
      lang: 'en-GB',
      dir: 'ltr',
      headline: 'Ferries sail',
      section: 'World',
      accent: 'ocean',
      byline: ['Vera Lind', 'Osric Lund'],
      outlet: 'The Test',
    });
  });

  it('says what kind of story it is, and that it was retracted', () => {
    expect(cardOf({ type: 'opinion' })?.label).toBe('Opinion');
    const retracted = { date: '2025-09-20', reason: 'It was not so.' };
    expect(cardOf({ type: 'opinion', retracted })?.label).toBe('Retracted');
  });

  it('has the language and direction of the story', () => {
    expect(cardOf({ lang: 'ar' })).toMatchObject({ lang: 'ar', dir: 'rtl' });
  });

  it('gives way to a picture where outlet.yaml wants that', () => {
    expect(cardOf({ image: PICTURE })).toBeDefined();
    expect(cardOf({ image: PICTURE }, { socialImage: 'picture' })).toBeUndefined();
    expect(cardOf({}, { socialImage: 'picture' })).toBeDefined();
  });

  it.each([
    [600, 315, false],
    [599, 2000, true],
    // Cut to the shape of a card, it is narrower.
    [2000, 314, true],
  ])(
    'does not give way to a picture that would be shown as a thumbnail: %i by %i',
    (width, height, isDrawn) => {
      const site = makeSite({ socialImage: 'picture' });
      const archive = makeArchive({ ...EDITION, stories: [{ ...STORY, image: PICTURE }] }, site);
      const article = articleOf(archive, STORY.file);
      const { image } = article;
      if (!image) throw new Error('there is no picture');
      const sized = { ...article, image: { ...image, asset: { ...image.asset, width, height } } };
      expect(articleCard(site, archive, sized) !== undefined).toBe(isDrawn);
    },
  );
});

describe('the head of a page', () => {
  const site = makeSite({ url: 'https://test.example/news' });
  const archive = makeArchive(EDITION, site);
  const article = articleOf(archive, STORY.file);

  it('names a card that the build places', () => {
    const placed = [...socialCards(site, archive)].map(({ path }) => path);
    expect(placed).toEqual(['/card.png', '/sections/world/card.png', '/2025/09/ferry/card.png']);
    const named = [
      frontView(site, archive, []),
      ...(sectionPages(site, archive, []).get('world') ?? []).map(({ view }) => view),
      articleView(site, archive, [], article),
    ].map(({ frame }) => (frame.social && 'card' in frame.social ? frame.social.card.src : ''));
    expect(named.map((src) => src.replace(/\?v=[0-9a-f]{8}$/, ''))).toEqual(
      placed.map((path) => `https://test.example/news${path}`),
    );
  });

  it('keeps its address when the headline changes, but asks for the new picture', () => {
    const placed = articleCard(site, archive, article);
    if (!placed) throw new Error('there is no card');
    const before = cardPicture(site, placed);
    const after = cardPicture(site, { ...placed, card: { ...placed.card, headline: 'Ferries stay' } });
    expect(after.src).not.toBe(before.src);
    expect(after.src.split('?')[0]).toBe(before.src.split('?')[0]);
  });

  it('says in words what the card says', () => {
    const placed = articleCard(site, archive, article);
    expect(placed && cardPicture(site, placed)).toMatchObject({
      width: 1200,
      height: 630,
      alt: 'World: Ferries sail – Vera Lind and Osric Lund – The Test',
    });
  });

  it.each([
    ['that draws none', makeSite({ socialCards: false })],
    ['that is a preview', makeSite({}, { preview: true })],
  ])('names none in an outlet %s', (_, without) => {
    expect([...socialCards(without, archive)]).toEqual([]);
    expect(frontView(without, archive, []).frame.social).toBeUndefined();
    expect(articleView(without, archive, [], article).frame.social).toBeUndefined();
  });
});
