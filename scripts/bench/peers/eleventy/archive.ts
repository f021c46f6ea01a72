/**
 * What an Eleventy newsroom would compute once in its configuration: lists by page, feeds, stories beside a story.
 * The bench writes this file into the generated site without its types.
 */

/** A template as Eleventy's collections have it. */
export interface Item {
  readonly url: string;
  readonly date: Date;
  /** The rendered body; only once Eleventy has rendered it. */
  readonly content: string;
  readonly data: {
    readonly title: string;
    readonly description: string;
    readonly author: string | readonly string[];
    readonly section: string;
    readonly topics: readonly string[];
    readonly type?: string;
  };
}

export interface Name {
  readonly name: string;
  readonly url: string;
}

export interface Term extends Name {
  readonly id: string;
}

/** A story with all that templates say of it. */
export interface Story {
  readonly item: Item;
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly section: Term;
  readonly authors: readonly Name[];
  readonly tags: readonly Term[];
  readonly kind: Term;
  readonly date: Date;
  readonly iso: string;
  readonly day: string;
  readonly time: string;
  readonly rfc822: string;
}

/** Of the RSS plugin: it is slow, and each date is in four feeds or more. */
type Rfc822 = (date: Date) => string;

interface Source {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly stories: readonly Story[];
  /** Of the feeds: whole stories in three formats, titles in RSS alone, or no feed. */
  readonly feed: 'whole' | 'short' | 'none';
  readonly paged: boolean;
  /** An author's stories of one section have a feed and no page. */
  readonly page: boolean;
}

export interface ListPage extends Source {
  readonly permalink: string;
  readonly number: number;
  readonly total: number;
  readonly newer: string | undefined;
  readonly older: string | undefined;
  readonly topics: readonly Name[];
  readonly writers: readonly Name[];
}

export interface Archive {
  readonly stories: readonly Story[];
  readonly lists: readonly ListPage[];
  readonly indexes: readonly {
    readonly title: string;
    readonly url: string;
    readonly names: readonly Name[];
  }[];
  /** Feeds with whole stories, and all feeds. */
  readonly wholeFeeds: readonly Source[];
  readonly feeds: readonly Source[];
  readonly liteLists: readonly ListPage[];
  readonly sections: readonly {
    readonly name: string;
    readonly url: string;
    readonly stories: readonly Story[];
  }[];
  story(url: string): Story | undefined;
  related(story: Story): readonly Story[];
  moreOf(author: Name, story: Story): readonly Story[];
  weekOf(story: Story): readonly Story[];
}

const PER_PAGE = 20;
const IN_FEED = 30;
const BESIDE = 4;
const NAMES = 8;
const zone = { timeZone: 'Europe/London' } as const;
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', ...zone });
const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', ...zone });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', ...zone });

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Eleventy's own filter is for all writing systems and takes half a millisecond. */
const slug = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

function storyOf(item: Item, rfc822: Rfc822): Story {
  const { title, description, author, section, topics, type = 'news' } = item.data;
  return {
    item,
    url: item.url,
    title,
    description,
    section: { id: section, name: capital(section), url: `/sections/${section}/` },
    authors: [author]
      .flat()
      .map((id) => ({ name: id.replace('author-', 'Writer '), url: `/authors/${id}/` })),
    tags: topics.map((name) => ({ id: slug(name), name, url: `/tags/${slug(name)}/` })),
    kind: { id: type, name: capital(type), url: `/kinds/${type}/` },
    date: item.date,
    iso: item.date.toISOString(),
    day: day.format(item.date),
    time: time.format(item.date),
    rfc822: rfc822(item.date),
  };
}

/** Monday's week by ISO 8601: `2020-W19`. */
function weekOf(date: Date): string {
  const thursday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  const week = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
  return `${String(year)}-W${String(week).padStart(2, '0')}`;
}

/** @param items all stories, in any order */
export function makeArchive(items: readonly Item[], rfc822: Rfc822): Archive {
  const stories = items
    .map((item) => storyOf(item, rfc822))
    .sort((a, b) => b.date.getTime() - a.date.getTime());
  const byUrl = new Map(stories.map((story) => [story.url, story]));
  const by = (keys: (story: Story) => readonly Name[]) => {
    const groups = new Map<string, { name: Name; stories: Story[] }>();
    for (const story of stories) {
      for (const name of keys(story)) {
        const group = groups.get(name.url);
        if (group) group.stories.push(story);
        else groups.set(name.url, { name, stories: [story] });
      }
    }
    return groups;
  };
  const tags = by((story) => story.tags);
  const authors = by((story) => story.authors);
  const sections = by((story) => [story.section]);
  const kinds = by((story) => [story.kind]);
  const weekName = (story: Story): Name => {
    const week = weekOf(story.date);
    return { name: week, url: `/weeks/${week}/` };
  };
  const weeks = by((story) => [weekName(story)]);
  const months = by((story) => [
    { name: month.format(story.date), url: `/archive/${story.iso.slice(0, 7).replace('-', '/')}/` },
  ]);
  const beats = by((story) =>
    story.authors.map(({ name, url }) => ({
      name: `${name} in ${story.section.name}`,
      url: `${url}${story.section.id}/`,
    })),
  );
  const sources = (
    kind: string,
    groups: ReturnType<typeof by>,
    how: Pick<Source, 'feed' | 'paged'> & Partial<Source>,
  ): Source[] =>
    [...groups.values()].map(({ name, stories: own }) => ({
      kind,
      title: name.name,
      description: '',
      url: name.url,
      stories: own,
      page: true,
      ...how,
    }));
  const all: Source[] = [
    ...sources('Section', sections, { feed: 'whole', paged: true }),
    ...sources('Writer', authors, {
      feed: 'whole',
      paged: true,
      description: 'Writes about what there is.',
    }),
    ...sources('Kind', kinds, { feed: 'whole', paged: true }),
    ...sources('Topic', tags, { feed: 'short', paged: true }),
    ...sources('Beat', beats, { feed: 'short', paged: false, page: false }),
    ...sources('Week', weeks, { feed: 'none', paged: false }),
    ...sources('Month', months, { feed: 'none', paged: false }),
  ];
  const whole = { kind: 'Paper', description: '', stories, page: true, paged: true } as const;
  const home: Source = { ...whole, title: 'The Long Archive', url: '/', feed: 'whole' };
  const latest: Source = { ...whole, title: 'Latest news', url: '/latest/', feed: 'none' };
  const feeds = [home, ...all]
    .filter(({ feed }) => feed !== 'none')
    .map((source) => ({ ...source, stories: source.stories.slice(0, IN_FEED) }));
  const index = (title: string, url: string, groups: ReturnType<typeof by>) => ({
    title,
    url,
    names: [...groups.values()].map(({ name }) => name).sort((a, b) => a.name.localeCompare(b.name)),
  });
  const others = (group: { stories: readonly Story[] } | undefined, story: Story) => {
    const near = group?.stories.slice(0, BESIDE + 1) ?? [];
    return near.filter((other) => other !== story).slice(0, BESIDE);
  };
  return {
    stories,
    lists: [latest, ...all.filter(({ page }) => page)].flatMap((source) => pagesOf(source)),
    indexes: [
      index('Sections', '/sections/', sections),
      index('Writers', '/authors/', authors),
      index('Topics', '/tags/', tags),
      index('Kinds of story', '/kinds/', kinds),
      index('Weeks', '/weeks/', weeks),
      index('Archive', '/archive/', months),
    ],
    wholeFeeds: feeds.filter(({ feed }) => feed === 'whole'),
    feeds,
    liteLists: all
      .filter(({ kind }) => kind === 'Section')
      .flatMap((source) => pagesOf({ ...source, url: `/lite${source.url}` })),
    sections: [...sections.values()].map(({ name, stories: own }) => ({ ...name, stories: own })),
    story: (url) => byUrl.get(url),
    related: (story) => relatedTo(story, tags),
    moreOf: (author, story) => others(authors.get(author.url), story),
    weekOf: (story) => others(weeks.get(weekName(story).url), story),
  };
}

/** Stories with most tags in common, the newer first. */
function relatedTo(story: Story, tags: ReadonlyMap<string, { readonly stories: readonly Story[] }>): Story[] {
  const shared = new Map<Story, number>();
  for (const { url } of story.tags) {
    for (const other of tags.get(url)?.stories ?? []) {
      if (other !== story) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  return [...shared]
    .sort(([a, one], [b, two]) => two - one || b.date.getTime() - a.date.getTime())
    .slice(0, BESIDE)
    .map(([other]) => other);
}

function pagesOf(source: Source): ListPage[] {
  const size = source.paged ? PER_PAGE : Infinity;
  const total = Math.max(1, Math.ceil(source.stories.length / size));
  const at = (number: number) =>
    number < 1 || number > total
      ? undefined
      : `${source.url}${number === 1 ? '' : `page/${String(number)}/`}`;
  return Array.from({ length: total }, (_, index) => {
    const stories = total === 1 ? source.stories : source.stories.slice(index * size, (index + 1) * size);
    return {
      ...source,
      stories,
      permalink: at(index + 1) ?? source.url,
      number: index + 1,
      total,
      newer: at(index),
      older: at(index + 2),
      topics: distinct(stories.flatMap((story) => story.tags)),
      writers: distinct(stories.flatMap((story) => story.authors)),
    };
  });
}

function distinct(names: readonly Name[]): Name[] {
  return [...new Map(names.map((name) => [name.url, name])).values()].slice(0, NAMES);
}
