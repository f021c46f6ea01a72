/** The law that remembered keys rest on: where a view's sources have the names they had, so has the view. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildArchive } from '../archive/archive.ts';
import { pageKey } from '../site/page-key.ts';
import { viewKeys, type KeyMemory } from '../site/view-sources.ts';
import { makeInput, makeSite, type Edition, type Story } from '../tests/archive-factory.ts';
import { articleSources, articleView } from './article.ts';
import {
  authorPages,
  latestPages,
  monthPages,
  sectionPages,
  seriesPages,
  tagPages,
  typePages,
  weekPages,
} from './list.ts';
import { liteArticleSources, liteArticleView, liteSectionPages } from './lite.ts';

const site = makeSite({ lists: { perPage: 3 }, slots: { rectangle: { width: 300, height: 250 } } });

/** Every view with a key that may be remembered, and the key that it ought to have. */
function keysOf(edition: Edition, memory: KeyMemory): { readonly given: string; readonly right: string }[] {
  const input = makeInput(edition, site);
  const archive = buildArchive(input);
  const files = new Map(input.articles.map(({ article, terms }) => [article.id, terms.digest]));
  const keyOf = viewKeys(site, archive, [], (id) => files.get(id), memory);
  const context = [site, archive, []] as const;
  const lists = [
    latestPages(...context),
    ...[sectionPages, authorPages, tagPages, typePages, monthPages].flatMap((pages) => [
      ...pages(...context).values(),
    ]),
    [...seriesPages(...context).values(), ...weekPages(...context).values()],
  ].flat();
  const pair = (kind: string, sources: Parameters<typeof keyOf>[1], view: () => unknown) => ({
    given: keyOf(kind, sources, () => [view()]),
    right: pageKey(view()),
  });
  return [
    ...lists.map((list) => pair('list', list.sources, () => list.view)),
    ...liteSectionPages(site, archive).map((list) => pair('lite list', list.sources, () => list.view)),
    ...archive.articles.flatMap((article) => [
      pair('article', articleSources(archive, article), () => articleView(site, archive, [], article)),
      pair('lite article', liteArticleSources(article), () => liteArticleView(site, archive, article)),
    ]),
  ];
}

const some = fc.integer({ min: 0, max: 9 });
const story = (index: number): fc.Arbitrary<Story> =>
  fc
    .record({
      title: fc.constantFrom('The ferry', 'The aria', 'The glacier'),
      description: fc.constantFrom('It sails at seven, as it always did.', 'She sings once more tonight.'),
      author: fc.constantFrom('vera', 'bo', ['bo', 'vera']),
      section: fc.constantFrom('world', 'arts'),
      type: fc.constantFrom('news', 'opinion'),
      day: fc.integer({ min: 1, max: 28 }),
      tags: fc.subarray(['Ferries', 'Ice', 'Opera']),
      related: fc.uniqueArray(some, { maxLength: 2 }),
      body: fc.constantFrom('ferry quay harbour', 'aria soprano stage', 'glacier summit melt'),
      series: fc.option(some, { freq: 2 }),
      lang: fc.constantFrom('en-GB', 'en-GB', 'fr'),
      translationOf: fc.option(some, { freq: 4 }),
      retracted: some.map((n) => n === 0),
    })
    .map(({ day, related, series, translationOf, retracted, ...fields }) => ({
      file: `s${String(index)}`,
      ...fields,
      date: `2025-09-${String(day).padStart(2, '0')}`,
      related: related.filter((other) => other !== index).map((other) => `s${String(other)}`),
      ...(series === null ? {} : { series: { id: 'water', order: series + 1 } }),
      ...(translationOf === null || translationOf === index
        ? {}
        : { translationOf: `s${String(translationOf)}` }),
      ...(retracted ? { retracted: { date: '2025-09-29', reason: 'Invented.' } } : {}),
    }));

/** What stands around stories. */
interface Around {
  readonly bo: string;
  readonly arts: string;
  readonly ferries: string | null;
  readonly water: string;
  readonly sponsor: string | null;
  readonly comment: string | null;
}

const around: fc.Arbitrary<Around> = fc.record({
  bo: fc.constantFrom('Bo', 'Bo Ek'),
  arts: fc.constantFrom('Arts', 'The arts'),
  ferries: fc.option(fc.constantFrom('Ferries', 'Boats')),
  water: fc.constantFrom('Water', 'The water'),
  sponsor: fc.option(fc.constantFrom('We', 'They')),
  comment: fc.option(fc.constantFrom('Well said.', 'I was there.')),
});

it('a key that is remembered is the key that the view would have', () => {
  const stories = Array.from({ length: 10 }, (_, index) => index);
  const edition = (written: readonly Story[], rest: Around): Edition => ({
    stories: written,
    authors: { bo: { name: rest.bo } },
    sections: { arts: { name: rest.arts } },
    tags: rest.ferries === null ? {} : { ferries: { label: rest.ferries } },
    series: { water: { name: rest.water } },
    ads: rest.sponsor === null ? {} : { house: { slot: 'rectangle', sponsor: rest.sponsor, url: '/about/' } },
    comments: rest.comment === null ? [] : [{ article: 's1', text: rest.comment }],
  });
  fc.assert(
    fc.property(
      fc.tuple(...stories.map(story)),
      around,
      fc.array(fc.tuple(some, some.chain(story), fc.boolean(), fc.option(around, { freq: 3 })), {
        maxLength: 4,
      }),
      (first, rest, edits) => {
        const memory = new Map<string, string>();
        let written: readonly Story[] = first;
        let current = rest;
        const expectRight = () => {
          for (const { given, right } of keysOf(edition(written, current), memory)) expect(given).toBe(right);
        };
        expectRight();
        for (const [place, other, isGone, next] of edits) {
          const file = `s${String(place)}`;
          // Changed, new again, or deleted.
          const rest = written.filter((one) => one.file !== file);
          written = isGone ? rest : [...rest, { ...other, file }];
          current = next ?? current;
          expectRight();
        }
      },
    ),
    { numRuns: 20 },
  );
});
