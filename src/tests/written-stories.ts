/** What the newsroom wrote, read without any of the code that is under test. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export interface WrittenStory {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Names, in order. */
  readonly authors: readonly string[];
  readonly section: string;
  /** Labels. */
  readonly tags: readonly string[];
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly date: number;
  readonly retracted: boolean;
}

interface Frontmatter {
  readonly title: string;
  readonly description: string;
  readonly author: string | { id: string } | readonly (string | { id: string })[];
  readonly section: string;
  readonly tags?: readonly string[];
  readonly type?: string;
  readonly date: string;
  readonly retracted?: unknown;
  readonly id?: string;
}

/** Every story of an outlet whose dates bear an offset, public or not, by its id. */
export function writtenStories(contentDir: string): Map<string, WrittenStory> {
  const files = globSync('articles/**/*.{md,mdx}', { cwd: contentDir });
  return new Map(
    files.map((file) => {
      const source = readFileSync(path.join(contentDir, file), 'utf8');
      const written = parse(/^---\n(.*?)\n---/s.exec(source)?.[1] ?? '', { schema: 'core' }) as Frontmatter;
      const id = written.id ?? file.replace(/^articles\//, '').replace(/(?:\/index)?\.mdx?$/, '');
      return [id, { id, ...factsOf(contentDir, written) }];
    }),
  );
}

function factsOf(contentDir: string, written: Frontmatter): Omit<WrittenStory, 'id'> {
  const authors = [written.author].flat() as (string | { id: string })[];
  return {
    title: written.title,
    description: written.description,
    authors: authors.map((author) =>
      named(contentDir, 'authors', typeof author === 'string' ? author : author.id),
    ),
    section: named(contentDir, 'sections', written.section),
    tags: written.tags ?? [],
    type: written.type ?? 'news',
    date: Date.parse(written.date),
    retracted: written.retracted !== undefined,
  };
}

function named(contentDir: string, folder: string, id: string): string {
  const file = path.join(contentDir, folder, `${id}.yaml`);
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as { name: string }).name : id;
}
