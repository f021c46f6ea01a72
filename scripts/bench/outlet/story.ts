/** One article of a synthetic outlet: a pure function of the seed and the article's number. */
import { makeRandom, type Random } from '../../pictures/random.ts';
import { makeWords } from './words.ts';

export interface OutletPlan {
  readonly seed: number;
  /** Articles that the ten years are filled with. */
  readonly articles: number;
  /** Share of the articles with pictures; 0.05 unless said otherwise. */
  readonly pictures: number;
  /** Share of the articles in MDX; 0.01 unless said otherwise. */
  readonly mdx: number;
}

export interface BenchStory {
  /** Below `articles/`, without `index` and suffix. */
  readonly path: string;
  readonly format: 'md' | 'mdx';
  readonly fields: StoryFields;
  readonly body: string;
  /** Names of pictures that lie beside the story; the first leads it, the second stands in its body. */
  readonly pictures: readonly string[];
}

export interface StoryFields {
  readonly title: string;
  readonly description: string;
  readonly author: string | readonly string[];
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly section: string;
  readonly tags: readonly string[];
  readonly type?: string;
}

export const AUTHORS = 50;
export const SECTIONS = [
  'world',
  'politics',
  'business',
  'science',
  'health',
  'culture',
  'music',
  'film',
  'books',
  'sport',
  'travel',
  'opinion',
];
export const TAGS = 2000;
/** When the newest story appears; a build of the outlet has this for BUILD_NOW, or later. */
export const NEWEST = Date.parse('2025-10-01T12:00:00Z');
const TEN_YEARS = 10 * 365.25 * 24 * 60 * 60 * 1000;
const TYPES = ['opinion', 'analysis', 'review', 'explainer', 'feature', 'interview'];
const PARAGRAPH = 70;
/** Words that stories with a tag share. */
const WORDS_OF_TAG = 30;

const words = makeWords();
export const tagNames: readonly string[] = nameTags();
const tagWords = tagNames.map((name) => {
  const random = makeRandom(`bench: words of ${name}`);
  return Array.from(
    { length: WORDS_OF_TAG },
    () => words.list[random.whole(400, words.list.length - 1)] ?? 'the',
  );
});

/** @param number from 0, the oldest; `plan.articles` and above are stories published after the others */
export function makeStory(plan: OutletPlan, number: number): BenchStory {
  const random = makeRandom(`bench: ${String(plan.seed)} ${String(number)}`);
  // Hours and minutes by lot, so that stories do not stand at equal distances.
  const step = TEN_YEARS / plan.articles;
  const at = NEWEST - TEN_YEARS + (Math.min(number, plan.articles - 1) + 0.9 * random.next()) * step;
  const date = new Date(number < plan.articles ? at : NEWEST + (number - plan.articles) * 60_000);
  const tags = drawTags(random);
  const topics = tags.map((tag) => tagWords[tag] ?? []);
  const word = () => (random.chance(0.12) ? random.pick(random.pick(topics)) : words.draw(random));
  const title = sentence(random, word, random.whole(5, 11)).slice(0, -1);
  const slug = `${title
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .slice(0, 50)
    .replace(/-$/, '')}-${String(number)}`;
  const month = date.toISOString().slice(0, 7).replace('-', '/');
  const hasPictures = random.chance(plan.pictures);
  const format = random.chance(plan.mdx) ? 'mdx' : 'md';
  const author = `author-${String(random.whole(1, AUTHORS))}`;
  const second = `author-${String(random.whole(1, AUTHORS))}`;
  const type = random.chance(0.2) ? random.pick(TYPES) : undefined;
  return {
    path: `${month}/${slug}`,
    format,
    fields: {
      title,
      description: sentence(random, word, random.whole(12, 22)).slice(0, 190),
      author: random.chance(0.1) && second !== author ? [author, second] : author,
      date: date.toISOString(),
      section: random.pick(SECTIONS),
      tags: tags.map((tag) => tagNames[tag] ?? ''),
      ...(type === undefined ? {} : { type }),
    },
    body: makeBody(random, word, format, hasPictures),
    pictures: hasPictures ? ['lead.jpg', 'body.jpg'] : [],
  };
}

function makeBody(random: Random, word: () => string, format: 'md' | 'mdx', hasPictures: boolean): string {
  const parts: string[] = [];
  let left = random.whole(300, 900);
  while (left > 0) {
    const length = Math.min(left, random.whole(PARAGRAPH / 2, PARAGRAPH * 1.5));
    left -= length;
    if (parts.length > 2 && random.chance(0.15)) parts.push(`## ${sentence(random, word, 4).slice(0, -1)}`);
    parts.push(paragraph(random, word, length));
    if (random.chance(0.06)) parts.push(`> ${sentence(random, word, 14)}`);
    if (random.chance(0.06)) {
      parts.push(Array.from({ length: 3 }, () => `- ${sentence(random, word, 6)}`).join('\n'));
    }
  }
  if (hasPictures) parts.splice(1, 0, `![${sentence(random, word, 8)}](./body.jpg)`);
  if (format === 'mdx') {
    parts.splice(
      1,
      0,
      `<FactBox title="${sentence(random, word, 3).slice(0, -1)}">\n\n${sentence(random, word, 20)}\n\n</FactBox>`,
    );
    parts.push(
      `<PullQuote by="${sentence(random, word, 2).slice(0, -1)}">${sentence(random, word, 12)}</PullQuote>`,
    );
  }
  return `${parts.join('\n\n')}\n`;
}

function paragraph(random: Random, word: () => string, length: number): string {
  const sentences: string[] = [];
  for (let left = length; left > 0;) {
    const size = Math.min(left, random.whole(6, 24));
    left -= size;
    const text = sentence(random, word, size);
    const marked = random.chance(0.05) ? text.replace(/ (\S+)/, ' **$1**') : text;
    sentences.push(
      random.chance(0.04) ? marked.replace(/ (\S+)/, ' [$1](https://example.org/source)') : marked,
    );
  }
  return sentences.join(' ');
}

function sentence(random: Random, word: () => string, length: number): string {
  const text = Array.from({ length }, word).join(' ');
  const ended = `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  return random.chance(0.1) ? ended.replace(' ', ', ') : ended;
}

/** Two to four, a few of the tags far more often than most. */
function drawTags(random: Random): number[] {
  const count = random.whole(2, 4);
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(Math.floor(TAGS * random.next() ** 2.5));
  return [...drawn];
}

function nameTags(): string[] {
  const random = makeRandom('bench: tags');
  const names = new Set<string>();
  while (names.size < TAGS) {
    const name = words.list[random.whole(200, 20_000)] ?? '';
    names.add(name.charAt(0).toUpperCase() + name.slice(1));
  }
  return [...names];
}
