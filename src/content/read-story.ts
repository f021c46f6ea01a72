/** Reads one story: its frontmatter against a schema, its body for pictures and harm. What comes of it is plain data. */
import type { z } from 'astro/zod';
import { localPictures } from './body-pictures.ts';
import { scanBody, type BodyPicture, type BodyScan } from './body-scan.ts';
import type { OpenStory } from './newsroom.ts';
import { displayPath } from './outlet-file.ts';
import type { Problem } from './problem.ts';
import { lazySource } from './lazy-source.ts';
import { readMarkdownSource, readSourceFile } from './source-document.ts';
import { digestOf, type StoryFacts, type StoryMemory } from './story-memory.ts';
import { validate, type FieldFlaw } from './validate.ts';

export interface StoryRequest<S extends z.ZodType> {
  readonly collection: OpenStory['collection'];
  readonly schema: S;
  /** Absolute. */
  readonly file: string;
  /** Rules between fields. */
  readonly between?: ((sound: Partial<z.output<S>>) => readonly FieldFlaw[]) | undefined;
  readonly memory?: StoryMemory | undefined;
  /** Looks at the story while its text is at hand. */
  readonly inspect?: ((story: OpenStory) => readonly Problem[]) | undefined;
}

export interface StoryReading<T> {
  /** Absolute. */
  readonly file: string;
  readonly shown: string;
  readonly format: 'md' | 'mdx';
  /** The fields; nothing when the file did not pass its schema. */
  readonly written: T | undefined;
  /** Then the fields that are right, where frontmatter and body can be told apart. */
  readonly sound: Partial<T> | undefined;
  /** What it says its `id` is, right or wrong. */
  readonly permanentId: string | undefined;
  /** Of the body, in the content folder, percent-decoded. */
  readonly pictures: readonly BodyPicture[];
  /** Of the file's text. */
  readonly digest: string;
  readonly problems: readonly Problem[];
}

export function readStory<S extends z.ZodType>(request: StoryRequest<S>): StoryReading<z.output<S>> {
  const { collection, schema, file, between, memory, inspect } = request;
  const format = file.endsWith('.mdx') ? 'mdx' : 'md';
  const kind = `${collection} ${format}`;
  const shown = displayPath(file);
  const known = memory?.digestOf(file);
  const document = known === undefined ? readSourceFile(file, readMarkdownSource) : lazySource(file, readMarkdownSource);
  // Only who remembers by it needs it.
  const digest = known ?? (inspect ? '' : digestOf(document.source.raw));
  const facts = memory?.factsOf(kind, digest);
  const base = { file, shown, format, digest, sound: undefined, permanentId: undefined } as const;
  if (facts) {
    if (known === undefined) memory?.remember(file, kind, digest, facts);
    return { ...base, written: facts.written as z.output<S>, pictures: facts.pictures, problems: [] };
  }
  const problems: Problem[] = [];
  const result = validate(schema, document, shown, between);
  const written = 'value' in result ? result.value : undefined;
  let sound: Partial<z.output<S>> | undefined;
  if ('problems' in result) {
    problems.push(...result.problems);
    sound = result.sound;
  }
  const { id } = (document.data ?? {}) as { id?: unknown };
  const permanentId = typeof id === 'string' ? id : undefined;
  // Where there is no telling frontmatter from body, there is no body.
  if (document.bodyStart === 0) return { ...base, permanentId, written, pictures: [], problems };
  const tooDeep: Problem = {
    rule: 'render',
    severity: 'error',
    file: shown,
    ...document.source.place(document.bodyStart),
    what: 'The story is nested too deeply to be read.',
    how: 'Take out the rows of `>`, `*`, `[` or tags that nobody needs.',
  };
  let scan: BodyScan;
  try {
    scan = scanBody(document.body, format, inspect !== undefined);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...base, permanentId, written: undefined, sound: written ?? sound, pictures: [], problems: [...problems, tooDeep] };
  }
  for (const { rule, offset, what, how } of scan.flaws) {
    const place = document.source.place(document.bodyStart + offset);
    problems.push({ rule, severity: 'error', file: shown, ...place, what, how });
  }
  const { pictures, flaws } = localPictures(scan.pictures, document, shown);
  problems.push(...flaws);
  if (inspect) {
    const open = { collection, file, shown, format, document, written: written ?? sound ?? {}, tree: scan.tree };
    try {
      problems.push(...inspect(open as OpenStory));
    } catch (error) {
      // The stack is full.
      if (!(error instanceof RangeError) && !(error instanceof SyntaxError)) throw error;
      problems.push(tooDeep);
    }
  }
  if (written === undefined || problems.length > 0 || inspect) {
    return { ...base, permanentId, written, sound, pictures, problems };
  }
  // Parts of the text would hold all of it in memory, and that of every story.
  const own = JSON.parse(JSON.stringify({ written, pictures })) as StoryFacts & { written: typeof written };
  memory?.remember(file, kind, digest, own);
  return { ...base, permanentId, ...own, problems };
}
