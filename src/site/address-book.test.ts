import { describe, expect, it } from 'vitest';
import { makeArchive, makeSite } from '../tests/archive-factory.ts';
import { readFiles } from '../tests/newsroom-factory.ts';
import { channelsOf } from '../views/channels.ts';
import { authorPages, sectionPages, tagPages, typePages } from '../views/list.ts';
import { addressesOfArchive, addressesOfNewsroom, type AddressBook } from './address-book.ts';
import { paths } from './urls.ts';

/** Of eleven stories: who wrote it, where it stands, what it is about, and whether it keeps out of feeds. */
const STORIES = Array.from({ length: 11 }, (_, n) => ({
  file: `2025/09/story-${String(n)}`,
  author: n % 3 === 0 ? ['vera', 'ada'] : ['vera'],
  section: n % 2 === 0 ? 'alps' : 'world',
  tags: n % 4 === 0 ? ['Boats', 'Ships'] : ['Boats'],
  excludeFrom: n === 0 || n % 6 === 0 ? ['feed'] : [],
}));
const SETTINGS = { lists: { perPage: 2 } };

function frontmatter(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

function listsIn({ sections, authors, tags }: AddressBook) {
  const of = (all: readonly { readonly id: string; readonly pages: number }[]) =>
    Object.fromEntries(all.map(({ id, pages }) => [id, pages]));
  return {
    sections: of(sections),
    authors: of(authors),
    tags: of(tags),
    pairs: authors.flatMap(({ id, sections: own }) => own.map((one) => paths.authorSection(id, one))).sort(),
  };
}

describe('an address book', () => {
  const site = makeSite(SETTINGS);
  const archive = makeArchive(
    {
      stories: STORIES,
      authors: { ada: { name: 'Ada' } },
      sections: { alps: { name: 'Alps', parent: 'world' }, sea: { name: 'Sea' } },
      tags: { ships: { mergeInto: 'boats' } },
    },
    site,
  );
  const book = addressesOfArchive(archive, [], [], site.outlet);

  it('knows every numbered page and every feed of an author in a section that is built', () => {
    const numbered = (lists: ReadonlyMap<string, readonly unknown[]>) =>
      Object.fromEntries([...lists].map(([id, pages]) => [id, pages.length - 1]));
    expect(listsIn(book)).toEqual({
      sections: numbered(sectionPages(site, archive, [])),
      authors: numbered(authorPages(site, archive, [])),
      tags: numbered(tagPages(site, archive, [])),
      pairs: channelsOf(site, archive)
        .filter(({ kind }) => kind === 'authorSection')
        .map(({ path }) => path)
        .sort(),
    });
  });

  it('says the same of a newsroom that was only read', async () => {
    const { newsroom, errors } = await readFiles({
      'outlet.yaml':
        'name: The Test\nurl: https://test.example\ntimezone: Europe/London\nlang: en-GB\nlists: { perPage: 2 }\n',
      'authors/ada.yaml': 'name: Ada\n',
      'sections/alps.yaml': 'name: Alps\nparent: world\n',
      'sections/sea.yaml': 'name: Sea\n',
      'tags/ships.yaml': 'mergeInto: boats\n',
      ...Object.fromEntries(
        STORIES.map(({ file, ...fields }) => [
          `articles/${file}.md`,
          `---\n${frontmatter({ title: file, description: 'A standfirst.', date: '2025-09-04', ...fields })}---\n\nWords.\n`,
        ]),
      ),
    });
    expect(errors).toBe('');
    expect(listsIn(addressesOfNewsroom(newsroom))).toEqual(listsIn(book));
  });

  it('keeps the list of a type that was released, or whose last story has expired or was taken down', async () => {
    const story = (fields: Readonly<Record<string, unknown>>) =>
      `---\n${frontmatter({ title: 'A ferry', description: 'A standfirst.', author: 'vera', section: 'world', date: '2025-09-04', ...fields })}---\n\nWords.\n`;
    const { newsroom, errors } = await readFiles({
      'urls.lock': '/types/analysis/\n/types/explainer/\n/types/news/\n/types/review/\n/types/rumour/\n',
      'gone.yaml':
        '- { url: /types/review/, date: 2025-09-01, reason: We review no more. }\n' +
        '- { url: /2025/08/d/, id: 2025/08/d, date: 2025-09-01, reason: Unfit., feeds: { published: 2025-08-01, section: world, type: interview } }\n',
      'sections/world.yaml': 'name: World\naliases: [/types/explainer/]\n',
      'articles/2025/09/a.md': story({}),
      'articles/2025/09/b.md': story({ type: 'opinion', expires: '2025-09-05' }),
      'articles/2025/09/c.md': story({ type: 'feature', draft: true }),
    });
    expect(errors).toBe('');
    const { types } = addressesOfNewsroom(newsroom);
    expect(types).toEqual(['news', 'opinion', 'analysis', 'interview']);
    const kept = makeArchive({ stories: [{ file: 'a' }], types }, site);
    expect(addressesOfArchive(kept, [], [], site.outlet).types).toEqual(types);
    expect([...typePages(site, kept, []).keys()]).toEqual(types);
    const channels = channelsOf(site, kept).filter(({ kind }) => kind === 'type');
    expect(channels.map(({ path }) => path)).toEqual(types.map(paths.type));
  });
});
