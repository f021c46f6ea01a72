import { describe, expect, it } from 'vitest';
import { daily, makeArchive, makeSite } from '../../tests/archive-factory.ts';
import { directoryGraph, frontGraph, listGraph, pageGraph, searchGraph } from './page.ts';
import { scriptText } from './graph.ts';
import { correctionsPages } from '../../views/corrections.ts';
import { tagDirectory } from '../../views/directory.ts';
import { frontView } from '../../views/front.ts';
import { authorPages, sectionPages, seriesPages } from '../../views/list.ts';
import { pageView, searchView } from '../../views/page.ts';

type Node = Readonly<Record<string, unknown>>;
const nodes = (graph: { readonly '@graph': readonly unknown[] }) => graph['@graph'] as readonly Node[];
const page = (slug: string, kind?: string, noindex = false) => ({ slug, title: slug, kind, noindex });

describe('the outlet', () => {
  const site = makeSite({
    about: 'A paper.',
    logo: '/mark.svg',
    profiles: ['https://social.example/@test'],
    policies: { ethics: 'our-ethics', corrections: 'missing' },
  });
  const pages = [
    page('our-ethics'),
    page('other-ethics', 'ethics'),
    page('who', 'masthead'),
    page('who-else', 'masthead'),
    page('money', 'ownership', true),
    page('privacy', 'privacy'),
    page('contact', 'contact'),
  ];

  it('stands whole on the front, with the policies that have a page', () => {
    const [website, outlet] = nodes(frontGraph(site, frontView(site, makeArchive({}, site), pages)));
    expect(website).toMatchObject({ '@type': 'WebSite', publisher: { '@id': outlet?.['@id'] } });
    expect(outlet).toEqual({
      '@type': 'NewsMediaOrganization',
      '@id': 'https://test.example/#organization',
      name: 'The Test',
      url: 'https://test.example/',
      logo: 'https://test.example/mark.svg',
      description: 'A paper.',
      contactPoint: { '@type': 'ContactPoint', url: 'https://test.example/contact/' },
      sameAs: ['https://social.example/@test'],
      ethicsPolicy: 'https://test.example/our-ethics/',
      masthead: 'https://test.example/who/',
    });
  });

  it('is what the page about it is about', () => {
    const archive = makeArchive({}, site);
    const [about] = nodes(pageGraph(site, pageView(site, archive, pages, page('about', 'about'))));
    expect(about).toMatchObject({
      '@type': 'AboutPage',
      mainEntity: { '@type': 'NewsMediaOrganization', ethicsPolicy: 'https://test.example/our-ethics/' },
    });
    const other = (kind?: string) =>
      nodes(pageGraph(site, pageView(site, archive, pages, page('a-page', kind))))[0]?.['@type'];
    expect([other('contact'), other('ethics'), other()]).toEqual(['ContactPage', 'WebPage', 'WebPage']);
  });
});

describe('a list', () => {
  const site = makeSite({ lists: { perPage: 2 } });
  const archive = makeArchive(
    {
      stories: daily(5, (index) => ({ series: { id: 'long', order: index + 1 } })),
      authors: {
        vera: {
          name: 'Vera Lind',
          bio: 'Writes.',
          role: 'Editor',
          email: 'vera@test.example',
          fediverse: '@vera@press.example',
          links: [{ title: 'Site', url: 'https://vera.example/' }],
        },
        desk: { name: 'Desk', status: 'organisation' },
        guest: { name: 'Guest', status: 'guest' },
      },
      series: { long: { name: 'Long' } },
    },
    site,
  );

  it('names the stories of its page in their order, and no total', () => {
    const pages = sectionPages(site, archive, []).get('world') ?? [];
    const graphs = pages.map(({ view }) => nodes(listGraph(site, view)));
    const urls = graphs.map(([collection]) => {
      expect(collection?.['@type']).toBe('CollectionPage');
      const list = collection?.['mainEntity'] as Node;
      expect(list).toMatchObject({
        '@type': 'ItemList',
        itemListOrder: 'https://schema.org/ItemListOrderDescending',
      });
      expect(list).not.toHaveProperty('numberOfItems');
      const items = list['itemListElement'] as Node[];
      expect(items.map((item) => item['position'])).toEqual(items.map((_, index) => index + 1));
      return items.map((item) => String(item['url']).split('/').at(-2));
    });
    expect(urls).toEqual([
      ['s5', 's4', 's3'],
      ['s2', 's1'],
    ]);
    expect(graphs.map(([collection]) => collection?.['@id'])).toEqual([
      'https://test.example/sections/world/',
      'https://test.example/sections/world/page/1/',
    ]);
  });

  it('says of a retracted story that it is', () => {
    const retracted = { date: '2025-09-09', reason: 'Invented.' };
    const stories = [{ file: 'a', title: 'A', retracted }];
    const [page] = sectionPages(site, makeArchive({ stories }, site), []).get('world') ?? [];
    const [collection] = page ? nodes(listGraph(site, page.view)) : [];
    expect(collection?.['mainEntity']).toMatchObject({ itemListElement: [{ name: 'Retracted: A' }] });
  });

  it('shows the way from the front', () => {
    const [, older] = sectionPages(site, archive, []).get('world') ?? [];
    const [, way] = older ? nodes(listGraph(site, older.view)) : [];
    const step = (position: number, name: string, item?: string) => ({
      '@type': 'ListItem',
      position,
      name,
      ...(item === undefined ? {} : { item }),
    });
    expect(way?.['itemListElement']).toEqual([
      step(1, 'The Test', 'https://test.example/'),
      step(2, 'World', 'https://test.example/sections/world/'),
      step(3, 'World, page 1'),
    ]);
  });

  it('of a series runs upwards', () => {
    const view = seriesPages(site, archive, []).get('long')?.view;
    const [collection] = view ? nodes(listGraph(site, view)) : [];
    expect(collection?.['mainEntity']).toMatchObject({
      itemListOrder: 'https://schema.org/ItemListOrderAscending',
    });
  });

  it('of an author is the page about them, then a list', () => {
    const pages = authorPages(site, archive, []);
    const graph = (id: string, index = 0) => {
      const one = pages.get(id)?.[index];
      return one ? nodes(listGraph(site, one.view)) : [];
    };
    expect(graph('vera').map((node) => node['@type'])).toEqual(['ProfilePage', 'BreadcrumbList', 'ItemList']);
    expect(graph('vera', 1).map((node) => node['@type'])).toEqual(['CollectionPage', 'BreadcrumbList']);
    expect(graph('vera')[0]?.['mainEntity']).toMatchObject({
      '@type': 'Person',
      '@id': 'https://test.example/authors/vera/#author',
      name: 'Vera Lind',
      url: 'https://test.example/authors/vera/',
      jobTitle: 'Editor',
      description: 'Writes.',
      email: 'vera@test.example',
      sameAs: ['https://press.example/@vera', 'https://vera.example/'],
      worksFor: { '@id': 'https://test.example/#organization' },
    });
    expect(graph('guest')[0]?.['mainEntity']).not.toHaveProperty('worksFor');
    expect(graph('desk')[0]?.['mainEntity']).toMatchObject({
      '@type': 'Organization',
      parentOrganization: { '@id': 'https://test.example/#organization' },
    });
  });

  it('of lists, of corrections and search are pages too', () => {
    const [tags] = nodes(directoryGraph(site, tagDirectory(site, archive, [])));
    const corrections = correctionsPages(site, archive, []).map(({ view }) =>
      nodes(directoryGraph(site, view)).map((node) => node['@type']),
    );
    const [search] = nodes(searchGraph(site, searchView(site, archive, [])));
    expect(tags?.['@type']).toBe('CollectionPage');
    expect(corrections).toEqual([['CollectionPage', 'BreadcrumbList']]);
    expect(search?.['@type']).toBe('SearchResultsPage');
  });
});

describe('the text of a graph', () => {
  it('ends neither the element nor a line, and reads back as it was', () => {
    const name = '</script><script>alert(1)</script><!-- \u2028 \u2029 " \\ \u0000 \ud800';
    const graph = { '@context': 'https://schema.org', '@graph': [{ '@type': 'Thing', name }] } as const;
    const text = scriptText(graph);
    expect(text).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(text)).toEqual(graph);
  });
});
