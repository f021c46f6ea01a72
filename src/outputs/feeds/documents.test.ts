import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { daily, makeArchive, makeSite, type Edition, type Story } from '../../tests/archive-factory.ts';
import { channelsOf, type Channel } from '../../views/channels.ts';
import type { Archive } from '../../archive/archive.ts';
import type { FeedKind } from '../../site/urls.ts';
import type { Site } from '../../site/site.ts';
import { archiveDocument, channelDocument } from './documents.ts';
import type { StoryOf } from './feed.ts';
import { archiveDocuments } from './history.ts';

const KINDS: readonly FeedKind[] = ['rss', 'atom', 'json'];
const short: StoryOf = ({ title }) => Promise.resolve({ html: `<p>${title}</p>` });

function channelAt(site: Site, archive: Archive, path: string): Channel {
  const channel = channelsOf(site, archive).find((one) => one.path === path);
  if (!channel) throw new Error(`there is no channel “${path}”`);
  return channel;
}

function documentOf(
  edition: Edition,
  kind: FeedKind,
  path = '',
  settings = {},
  storyOf = short,
): Promise<string> {
  const site = makeSite(settings);
  const archive = makeArchive(edition, site);
  return channelDocument(site, archive, channelAt(site, archive, path), kind, storyOf);
}

/** Every document of every channel and of the history, by path. */
async function allDocuments(edition: Edition, settings = {}): Promise<Map<string, string>> {
  const site = makeSite(settings);
  const archive = makeArchive(edition, site);
  const documents = new Map<string, string>();
  for (const channel of channelsOf(site, archive)) {
    for (const kind of channel.formats) {
      documents.set(`${channel.path} ${kind}`, await channelDocument(site, archive, channel, kind, short));
    }
  }
  for (const document of archiveDocuments(site, archive)) {
    documents.set(`archive ${document.number}`, await archiveDocument(site, archive, document, short));
  }
  return documents;
}

const rich: Story = {
  file: '2025/09/ferries',
  title: 'Ferries & “rest”: <b>007</b>',
  description: 'A ]]> in a <b>standfirst</b>\u0007 & a lone \uD800 surrogate.',
  author: ['vera', { id: 'agent', role: 'Photographs' }],
  tags: ['007', 'Sea'],
  type: 'analysis',
  lang: 'ar',
  updates: [{ date: '2025-09-20', note: 'More' }],
};
const people = { agent: { name: '007' } };

it('looks no older when a story leaves it', async () => {
  const taken = {
    url: '/taken/',
    date: Date.parse('2025-09-20T12:00:00Z'),
    reason: 'By order',
    id: 'taken',
    feeds: { published: 0, section: 'world', authors: ['vera'], type: 'news' as const, corrections: [] },
  };
  const edition = { stories: daily(2), gone: [taken] };
  for (const path of ['', '/sections/world/', '/authors/vera/', '/types/news/', '/authors/vera/world/'])
    expect(await documentOf(edition, 'rss', path), path).toContain(
      '<lastBuildDate>Sat, 20 Sep 2025 12:00:00 GMT</lastBuildDate>',
    );
  const other = { ...edition, stories: [...daily(2), { file: 'x', author: 'agent' }], authors: people };
  expect(await documentOf(other, 'rss', '/authors/agent/')).toContain('Thu, 04 Sep 2025 12:00:00 GMT</last');
  expect(await documentOf({ gone: [taken] }, 'atom', '/sections/world/')).toContain(
    '<updated>2025-09-20T12:00:00Z</updated>',
  );
});

describe('a story in every format', () => {
  it('is read back as it was written', async () => {
    const edition = { stories: [rich], authors: people };
    const rss = parseRssFeed(await documentOf(edition, 'rss')).items?.[0];
    const atom = parseAtomFeed(await documentOf(edition, 'atom')).entries?.[0];
    const json = parseJsonFeed(await documentOf(edition, 'json')).items?.[0];
    const title = 'Ferries & “rest”: <b>007</b>';
    const summary = 'A ]]> in a <b>standfirst</b> & a lone \uFFFD surrogate.';
    const names = ['Vera Lind', '007'];
    const terms = ['World', '007', 'Sea', 'Analysis'];
    const id = 'tag:test.example,2025-01-01:2025/09/ferries';
    expect(rss).toMatchObject({
      title,
      // HTML, which shows the words as they were written.
      description: 'A ]]&gt; in a &lt;b&gt;standfirst&lt;/b&gt; &amp; a lone \uFFFD surrogate.',
      guid: { value: id, isPermaLink: false },
      dc: { creators: names, languages: ['ar'] },
      link: 'https://test.example/2025/09/ferries/',
      atom: { updated: '2025-09-19T23:00:00Z' },
      pubDate: 'Thu, 04 Sep 2025 12:00:00 GMT',
    });
    expect(rss?.categories?.map(({ name }) => name)).toEqual(terms);
    expect(atom).toMatchObject({
      id,
      title: { value: title },
      summary: { value: summary },
      authors: names.map((name) => ({ name })),
      categories: terms.map((label) => ({ label })),
      published: '2025-09-04T12:00:00Z',
      updated: '2025-09-19T23:00:00Z',
    });
    expect(json).toMatchObject({
      id,
      title,
      summary,
      authors: names.map((name) => ({ name })),
      tags: terms,
      language: 'ar',
      date_published: '2025-09-04T12:00:00.000Z',
      date_modified: '2025-09-19T23:00:00.000Z',
    });
  });

  it('has in RSS plain text in numeric references, by which readers tell it from HTML', async () => {
    const rss = await documentOf(
      { stories: [rich], authors: people, sections: { world: { name: 'Arts & <i>' } } },
      'rss',
    );
    expect(rss).toContain('<title>Ferries &#x26; “rest”: &#x3C;b&gt;007&#x3C;/b&gt;</title>');
    expect(rss).toContain('<category>Arts &#x26; &#x3C;i&gt;</category>');
    expect(rss).toContain('&lt;p&gt;Ferries');
  });

  it('says of its picture type, size, length, words and credit', async () => {
    const picture = {
      url: 'https://test.example/a.jpeg?a&b',
      type: 'image/jpeg',
      bytes: 4711,
      width: 1200,
      height: 675,
      alt: '1e3',
      credit: 'P. Hoto & Co',
    };
    const storyOf: StoryOf = () => Promise.resolve({ html: '<p>x</p>', picture });
    const edition = { stories: [rich], authors: people };
    const media = [
      {
        url: picture.url,
        type: 'image/jpeg',
        fileSize: 4711,
        width: 1200,
        height: 675,
        description: { value: '1e3' },
        credits: [{ value: 'P. Hoto & Co' }],
      },
    ];
    const rss = parseRssFeed(await documentOf(edition, 'rss', '', {}, storyOf)).items?.[0];
    expect(rss?.enclosures).toMatchObject([{ url: picture.url, type: 'image/jpeg', length: 4711 }]);
    expect(rss?.media?.contents).toMatchObject(media);
    const atom = parseAtomFeed(await documentOf(edition, 'atom', '', {}, storyOf)).entries?.[0];
    expect(atom?.media?.contents).toMatchObject(media);
    expect(atom?.links).toContainEqual({
      rel: 'enclosure',
      href: picture.url,
      type: 'image/jpeg',
      length: 4711,
    });
    const json = parseJsonFeed(await documentOf(edition, 'json', '', {}, storyOf)).items?.[0];
    expect(json).toMatchObject({ image: picture.url, attachments: [{ size_in_bytes: 4711 }] });
    // Nothing in a feed of standfirsts.
    expect(await documentOf(edition, 'rss', '/tags/sea/', {}, storyOf)).not.toMatch(
      /media|enclosure|content/,
    );
  });

  it('keeps its id when title and address change, in every feed', async () => {
    const before = await allDocuments({ stories: [rich], authors: people });
    const renamed = { ...rich, file: '2025/09/boats', id: rich.file, title: 'Boats' };
    const after = await allDocuments({ stories: [renamed], authors: people });
    expect([...after.keys()]).toEqual([...before.keys()]);
    const guids = (documents: ReadonlyMap<string, string>) =>
      [...documents].map(([name, text]) => [name, text.match(/tag:test\.example,2025-01-01:[^<"]*/g)]);
    expect(guids(after)).toEqual(guids(before));
    expect(after.get(' rss')).toContain('/2025/09/boats/');
  });

  it('keeps the id that subscribers know where it is an address already', async () => {
    const id = 'https://old.example/?p=12&x';
    const edition = { stories: [{ file: 'a', id }] };
    expect(parseRssFeed(await documentOf(edition, 'rss')).items?.[0]?.guid?.value).toBe(id);
    expect(parseAtomFeed(await documentOf(edition, 'atom')).entries?.[0]?.id).toBe(id);
  });
});

describe('a channel', () => {
  it('changes only when a story of its own is added', async () => {
    const stories = daily(12, (index) => ({
      section: index % 2 === 0 ? 'world' : 'alps',
      author: index % 3 === 0 ? 'vera' : 'nils',
      tags: [`T${index % 4}`],
    }));
    const more = { sections: { alps: { name: 'Alps' } }, authors: { nils: { name: 'Nils' } } };
    const settings = { feeds: { items: 5 } };
    const before = await allDocuments({ stories, ...more }, settings);
    const added = { file: '2025/09/new', section: 'alps', author: 'nils', tags: ['T1'], type: 'opinion' };
    const after = await allDocuments({ stories: [...stories, added], ...more }, settings);
    const changed = [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
    const whole = ['', '/sections/alps/', '/authors/nils/', '/types/opinion/'];
    expect(changed.sort()).toEqual(
      [
        ...whole.flatMap((path) => KINDS.map((kind) => `${path} ${kind}`)),
        '/tags/t1/ rss',
        '/authors/nils/alps/ rss',
      ].sort(),
    );
    expect(before.has('archive 2')).toBe(true);
  });

  it('names itself, its language and its hub', async () => {
    const settings = { hub: 'https://hub.example/', lang: 'pt-BR' };
    const edition = { stories: [rich], authors: people };
    const rss = parseRssFeed(await documentOf(edition, 'rss', '/sections/world/', settings));
    expect(rss.language).toBe('pt-br');
    expect(rss.atom?.links).toEqual([
      {
        rel: 'self',
        type: 'application/rss+xml',
        href: 'https://test.example/sections/world/rss.xml',
      },
      { rel: 'hub', href: 'https://hub.example/' },
    ]);
    const atom = await documentOf(edition, 'atom', '', settings);
    expect(atom).toContain('xml:lang="pt-BR"');
    expect(atom).toContain('<entry xml:lang="ar">');
    expect(parseAtomFeed(atom).links).toContainEqual({ rel: 'hub', href: 'https://hub.example/' });
    const json = await documentOf(edition, 'json', '', settings);
    expect(JSON.parse(json)).toMatchObject({ hubs: [{ type: 'WebSub', url: 'https://hub.example/' }] });
    expect(await documentOf(edition, 'atom')).not.toContain('hub');
  });

  it('of a series has its parts by date, whatever their order', async () => {
    const stories = daily(3, (index) => ({ series: { id: 'water', order: [3, 1, 2][index] } }));
    const edition = { stories, series: { water: { name: 'Water' } } };
    const { items } = parseRssFeed(await documentOf(edition, 'rss', '/series/water/'));
    expect(items?.map(({ title }) => title)).toEqual([
      'Story 2025/01/s3',
      'Story 2025/01/s2',
      'Story 2025/01/s1',
    ]);
  });

  it('of corrections has each of them, the last one first, and says what was wrong', async () => {
    const correction = (date: string, text: string) => ({
      date,
      kind: 'correction',
      severity: 'minor',
      text,
    });
    const stories = [
      {
        file: 'a',
        id: 'https://old.example/#1',
        date: '2025-01-01',
        corrections: [correction('2025-09-01', 'Late')],
      },
      {
        file: 'b',
        date: '2025-02-01',
        corrections: [correction('2025-03-01', 'B1'), correction('2025-03-01', 'B2')],
      },
      { file: 'c', date: '2025-03-01', retracted: { date: '2025-04-01', reason: 'Untrue' } },
      { file: 'd', date: '2025-05-01' },
      {
        file: 'e',
        date: '2025-05-01',
        excludeFrom: ['feed'],
        corrections: [correction('2025-09-02', 'Not here')],
      },
    ];
    const items = parseRssFeed(await documentOf({ stories }, 'rss', '/corrections/')).items ?? [];
    const told = items.map(({ link, description, guid, pubDate }) => [
      link,
      description,
      guid?.value,
      pubDate,
    ]);
    const row = (path: string, description: string, id: string, day: string) => [
      `https://test.example/2025/${path}/`,
      description,
      id.replace(/^(?=\w#)/, 'tag:test.example,2025-01-01:'),
      day,
    ];
    const [march, april] = ['Sat, 01 Mar 2025 00:00:00 GMT', 'Mon, 31 Mar 2025 23:00:00 GMT'];
    expect(told).toEqual([
      row(
        '01/a',
        'Correction, 1 September 2025: Late',
        'https://old.example/#1-correction-2025-08-31T23:00:00Z',
        'Sun, 31 Aug 2025 23:00:00 GMT',
      ),
      row('03/c', 'Retraction, 1 April 2025: Untrue', 'c#retraction', april),
      row('02/b', 'Correction, 1 March 2025: B2', 'b#correction-2025-03-01T00:00:00Z-2', march),
      row('02/b', 'Correction, 1 March 2025: B1', 'b#correction-2025-03-01T00:00:00Z', march),
    ]);
  });

  it('says of a retracted story that it is, also where it carries standfirsts only', async () => {
    const retracted = { date: '2025-04-01', reason: 'Untrue' };
    const fields = { file: 'c', date: '2025-03-01', tags: ['Sea'], description: 'The wall has moved.' };
    const story = { ...fields, title: 'A wall moves' };
    const edition = { stories: [{ ...story, retracted }] };
    const itemOf = (feed: string) => parseRssFeed(feed).items?.[0];
    const [before, after] = [
      itemOf(await documentOf({ stories: [story] }, 'rss')),
      itemOf(await documentOf(edition, 'rss')),
    ];
    expect([before?.title, after?.title]).toEqual(['A wall moves', 'Retracted: A wall moves']);
    expect(after?.guid).toEqual(before?.guid);
    const summary = 'Retraction, 1 April 2025: Untrue';
    const documents = await allDocuments(edition);
    expect([...documents.keys()]).toContain('/tags/sea/ rss');
    for (const [name, text] of documents) {
      expect(text, name).not.toContain('The wall has moved');
      expect(text, name).toContain('Retracted: A wall moves');
      expect(text, name).toContain(summary);
    }
  });

  it.each([
    ['opinion', { type: 'opinion' }, 'Opinion – It sails.'],
    [
      'opinion in a language that runs the other way',
      { type: 'opinion', lang: 'ar' },
      'Opinion – \u2068It sails.\u2069',
    ],
    [
      'paid-for text',
      { type: 'news', sponsor: { name: 'Grain', url: 'https://grain.example' } },
      'This story was paid for by Grain. The newsroom had no part in it. – It sails.',
    ],
    [
      'retracted opinion',
      { type: 'opinion', retracted: { date: '2025-09-08', reason: 'Untrue' } },
      'Opinion – Retraction, 8 September 2025: Untrue',
    ],
    ['news', { type: 'news' }, 'It sails.'],
  ])('says what kind of story it is where it carries no text: %s', async (_, fields, told) => {
    const story = { file: '2025/09/a', tags: ['Sea'], description: 'It sails.', ...fields };
    for (const path of ['/tags/sea/', '/authors/vera/world/']) {
      const feed = parseRssFeed(await documentOf({ stories: [story] }, 'rss', path));
      expect(feed.items?.map(({ description }) => description)).toEqual([told]);
    }
    const huge: StoryOf = () => Promise.resolve({ html: 'x'.repeat(3_000_000) });
    const cut = async (kind: FeedKind) => documentOf({ stories: [story] }, kind, '', {}, huge);
    expect(parseRssFeed(await cut('rss')).items?.[0]?.description).toBe(told);
    expect(parseAtomFeed(await cut('atom')).entries?.[0]?.summary?.value).toBe(told);
    expect(parseJsonFeed(await cut('json')).items?.[0]).toMatchObject({ summary: told, content_text: told });
    // Where the text says it already, the summary is the standfirst.
    const whole = parseAtomFeed(await documentOf({ stories: [story] }, 'atom')).entries?.[0];
    expect(whole?.summary?.value).not.toMatch(/Opinion|paid/);
  });

  it('without any story is a valid feed that never changes', async () => {
    for (const kind of KINDS) {
      const text = await documentOf({}, kind);
      expect(text).toBe(await documentOf({}, kind));
      expect(text).not.toContain('2026');
    }
    expect(parseAtomFeed(await documentOf({}, 'atom')).updated).toBe('2025-01-01T00:00:00Z');
    expect(parseRssFeed(await documentOf({}, 'rss')).lastBuildDate).toBeUndefined();
  });

  it('leaves stories out rather than be over 2 MB', async () => {
    const large: StoryOf = () => Promise.resolve({ html: `<p>${'x'.repeat(300_000)}</p>` });
    const edition = { stories: daily(20) };
    for (const kind of KINDS) {
      const text = await documentOf(edition, kind, '/sections/world/', {}, large);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_000_000);
      expect(text).toContain('2025/01/s20');
      expect(text).not.toContain('2025/01/s14');
      expect(text).toContain('2025/01/s15');
    }
    const huge: StoryOf = () => Promise.resolve({ html: 'x'.repeat(3_000_000) });
    const one = parseRssFeed(await documentOf(edition, 'rss', '/sections/world/', {}, huge));
    expect(one.items).toMatchObject([{ title: 'Story 2025/01/s20' }]);
    expect(one.items?.[0]?.content).toBeUndefined();
  });
});
