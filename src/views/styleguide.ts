/** What the style guide shows: made-up specimens, so that every state is there whatever the newsroom has published. */
import type { Archive } from '../archive/archive.ts';
import type { Picture } from '../archive/model.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import { frameOf, type StaticPageSummary } from './frame.ts';
import type { AdView, AuthorCard, CorrectionView, Frame, SectionLabel, Teaser, TimeText } from './parts.ts';

export interface StyleguideView {
  readonly frame: Frame;
  /** Of the newsroom's own: the only thing that cannot be made up. */
  readonly picture?: Picture | undefined;
  readonly date: TimeText;
  readonly sections: readonly SectionLabel[];
  readonly author: AuthorCard;
  /** Name of the state to a teaser in it. */
  readonly teasers: Readonly<Record<string, Teaser>>;
  readonly corrections: readonly CorrectionView[];
  readonly ad: AdView;
}

const TITLE = 'Harbour bell rings again after the long repair';
const STANDFIRST =
  'It was silent for eleven years. On Sunday half the town stood on the quay to hear two notes.';
const ACCENTS = ['red', 'ocean', 'forest', 'violet', 'amber', 'teal', 'rose', 'slate', 'indigo', 'rust'];

export function styleguideView(
  site: Site,
  archive: Archive,
  pages: readonly StaticPageSummary[],
): StyleguideView {
  const { urls, dates, strings } = site;
  const url = urls.url(paths.home);
  const date = dates.day(site.now);
  const picture = archive.articles.findLast((article) => article.image)?.image;
  const photo = [...archive.authors.values()].find((one) => one.photo)?.photo;
  const byline = [{ label: 'Mara Lind', url }];
  const section = { label: 'Harbour', url, accent: 'ocean' };
  const plain: Teaser = {
    id: 'specimen',
    url,
    title: TITLE,
    standfirst: STANDFIRST,
    type: 'news',
    section,
    byline,
    published: date,
    picture,
    retracted: false,
  };
  const words = { ...plain, picture: undefined };
  return {
    frame: frameOf(site, archive, pages, { title: 'Style guide', path: paths.styleguide, noindex: true }),
    picture,
    date,
    sections: ACCENTS.map((accent) => ({ label: accent, url, accent })),
    author: {
      name: 'Mara Lind',
      url,
      status: 'staff',
      role: 'Harbour correspondent',
      bio: 'Mara Lind has written about boats since she could spell them.',
      photo,
      email: { label: 'E-mail', url: 'mailto:mara@press.example' },
      fediverse: { handle: '@mara@press.example', url: 'https://press.example/@mara' },
      links: [{ label: 'Notes from the quay', url: 'https://press.example/notes' }],
    },
    teasers: {
      'with a picture': { ...plain, kicker: 'The bell' },
      'without one': words,
      opinion: {
        ...words,
        type: 'opinion',
        typeLabel: strings.types.opinion,
        byline: byline.map((name) => ({ ...name, photo })),
      },
      review: { ...plain, type: 'review', typeLabel: strings.types.review, rating: { value: 3.5, best: 5 } },
      sponsored: { ...plain, type: 'sponsored', typeLabel: strings.types.sponsored, sponsor: 'Bell & Sons' },
      retracted: { ...words, retracted: true },
      draft: { ...words, hiddenLabel: 'Draft' },
      related: { ...words, reason: 'Chosen by the editors' },
      'in another language': { ...words, title: 'جرس الميناء يدق من جديد', lang: 'ar', dir: 'rtl' },
      'of many words': {
        ...plain,
        title: `${TITLE}, and nobody in the town can agree on who paid for the rope`,
      },
      'with two writers': { ...words, byline: [...byline, { label: 'Otto Vane', url, role: 'pictures' }] },
    },
    corrections: [
      {
        kindLabel: strings.correctionKinds.correction,
        date,
        text: 'The bell weighs 410 kilograms.',
        was: '41',
        now: '410',
      },
      { kindLabel: strings.correctionKinds.clarification, date, text: 'The second note is the echo.' },
      { kindLabel: strings.correctionKinds['editors-note'], date, text: 'The writer’s aunt rings the bell.' },
    ],
    ad: {
      slot: 'rectangle',
      sponsor: 'Bell & Sons, founders',
      url: 'https://press.example/',
      width: 300,
      height: 250,
    },
  };
}
