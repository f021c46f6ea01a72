/** The picture that stands for a page wherever a link to it is shared: which pages have a card, and what it says. */
import { createHash } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';
import type { Article, Picture, Section } from '../archive/model.ts';
import { directionOf, listed } from '../site/language.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import { typeLabelOf } from './teaser.ts';

/** Everything a card is drawn from, and nothing it is not. Text is plain text. */
export interface SocialCard {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly headline: string;
  /** Below the headline, in a smaller size. */
  readonly deck?: string | undefined;
  /** Above the headline. */
  readonly section?: string | undefined;
  /** Beside the section: `Opinion`, `Retracted`. */
  readonly label?: string | undefined;
  /** A name of the palette in styles/tokens.css. */
  readonly accent: string;
  /** Names, as they stand in the byline. */
  readonly byline: readonly string[];
  /** Name of the outlet; absent on its own card, whose headline it is. */
  readonly outlet?: string | undefined;
}

export interface PlacedCard {
  /** Where it lies: `/2025/09/slug/card.png`. */
  readonly path: string;
  readonly card: SocialCard;
}

/** What the head of a page says of its card. */
export interface CardPicture {
  /** Absolute. */
  readonly src: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** Pixels; what link previews show large without cutting it. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** Raised when cards are drawn differently, so that whoever kept an old one asks again. */
const DESIGN = 1;
/** Pixels; what is narrower is shown as a thumbnail by those who show link previews. */
const WIDE_ENOUGH = 600;

/** The card of a story; none where its own picture is shared instead. */
export function articleCard(site: Site, archive: Archive, article: Article): PlacedCard | undefined {
  if (!hasCards(site) || sharesPicture(site, article.image)) return undefined;
  const section = archive.sections.get(article.section);
  return {
    path: paths.card(article.path),
    card: {
      lang: article.lang,
      dir: directionOf(article.lang),
      headline: article.title,
      section: section?.name ?? article.section,
      label: article.retracted ? site.strings.teaser.retracted : typeLabelOf(site, article),
      accent: section?.color ?? site.outlet.colours.accent,
      byline: article.credits.map(({ author }) => archive.authors.get(author)?.name ?? author),
      outlet: site.outlet.name,
    },
  };
}

export function sectionCard(site: Site, section: Section): PlacedCard | undefined {
  const { lang, dir, name } = site.outlet;
  if (!hasCards(site)) return undefined;
  return {
    path: paths.card(paths.section(section.id)),
    card: {
      lang,
      dir,
      headline: section.name,
      // Empty, not absent: what the card is about stands large either way.
      deck: section.description ?? '',
      accent: section.color,
      byline: [],
      outlet: name,
    },
  };
}

/** Of the front, and of every page that has no other. */
export function outletCard(site: Site): PlacedCard | undefined {
  const { lang, dir, name, tagline, colours } = site.outlet;
  if (!hasCards(site)) return undefined;
  return {
    path: paths.card(paths.home),
    card: { lang, dir, headline: name, deck: tagline, accent: colours.accent, byline: [] },
  };
}

/** Every card of the site. */
export function* socialCards(site: Site, archive: Archive): Generator<PlacedCard> {
  const own = outletCard(site);
  if (own) yield own;
  for (const section of archive.sections.values()) {
    const card = sectionCard(site, section);
    if (card) yield card;
  }
  for (const article of archive.articles) {
    const card = articleCard(site, archive, article);
    if (card) yield card;
  }
}

/**
 * The address stays when the headline changes, since whoever shared it keeps it; the part after the question mark tells those who
 * keep pictures that this is another one.
 */
export function cardPicture({ urls }: Site, { path, card }: PlacedCard): CardPicture {
  const version = createHash('sha256')
    .update(JSON.stringify([DESIGN, card]))
    .digest('hex')
    .slice(0, 8);
  return { src: `${urls.absolute(path)}?v=${version}`, ...CARD_SIZE, alt: altOf(card) };
}

function altOf({ section, label, headline, deck, byline, outlet, lang }: SocialCard): string {
  const names = byline.length > 1 ? listed(byline, lang) : byline[0];
  const above = [section, label].filter(Boolean).join(', ');
  return [above === '' ? headline : `${above}: ${headline}`, deck, names, outlet].filter(Boolean).join(' – ');
}

/** Nobody shares a preview, and a draft leaves no picture anywhere. */
function hasCards({ outlet, preview }: Site): boolean {
  return outlet.socialCards && !preview;
}

function sharesPicture({ outlet }: Site, picture: Picture | undefined): boolean {
  if (outlet.socialImage !== 'picture' || !picture) return false;
  const { width, height } = picture.asset;
  return Math.min(width, (height * CARD_SIZE.width) / CARD_SIZE.height) >= WIDE_ENOUGH;
}
