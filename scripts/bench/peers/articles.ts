/**
 * The stories of an outlet for the peers. Their words are the same; the fields have the names that each generator
 * expects, and what ours computes and Hugo cannot (week, kind, an author in a section) stands in them.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface PeerFields {
  readonly authors: readonly string[];
  readonly section: string;
  readonly kind: string;
  readonly date: Date;
  /** Of the ISO week: `2020-W19`. */
  readonly week: string;
}

/** @param fields what stands between the dashes is that of the outlet with lines of the peer's own */
export function copyArticles(
  contentDir: string,
  folder: string,
  fields: (front: string, known: PeerFields) => string,
): void {
  const from = path.join(contentDir, 'articles');
  for (const name of globSync('**/*.md', { cwd: from })) {
    const [, front = '', body = ''] =
      /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(readFileSync(path.join(from, name), 'utf8')) ?? [];
    const value = (key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(front)?.[1] ?? '';
    const date = new Date(value('date'));
    const known: PeerFields = {
      authors: value('author').replaceAll(/[[\]]/g, '').split(', '),
      section: value('section'),
      kind: value('type') || 'news',
      date,
      week: weekOf(date),
    };
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `---\n${fields(front, known)}---\n${body}`);
  }
}

export function weekOf(date: Date): string {
  const { yearOfWeek, weekOfYear } = Temporal.Instant.fromEpochMilliseconds(date.getTime())
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate();
  return `${String(yearOfWeek)}-W${String(weekOfYear).padStart(2, '0')}`;
}

/** Writes files of a generated site below a folder. */
export function putter(folder: string): (name: string, text: string) => void {
  return (name, text) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
}
