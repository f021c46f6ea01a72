/** What an import did: counted for the terminal, listed in `.import/<name>-report.md` and `.json`. */
import { once } from 'node:events';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import type { Ledger } from './ledger.ts';

export const REPORT_SCHEMA =
  'CREATE TABLE finding (kind TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, what TEXT NOT NULL);';

const HEADINGS = {
  html: 'Left as HTML, and why',
  shortcode: 'Shortcodes and tags that were left as text',
  dropped: 'Taken out',
  picture: 'Pictures that are not in the outlet: links lead to them',
  link: 'Links that changed their meaning',
  text: 'Words that may have changed',
  address: 'Addresses without a redirect',
  visibility: 'Not public',
  skipped: 'Not imported',
  kept: 'Left alone: edited, moved or removed since an earlier import, or somebody else’s',
  decision: 'Decisions to look at',
  missing: 'What the source does not have',
} as const;
export type FindingKind = keyof typeof HEADINGS;

export class ImportReport {
  readonly #ledger: Ledger;
  readonly #title: string;
  readonly #counts = new Map<string, number>();

  constructor(title: string, ledger: Ledger) {
    this.#title = title;
    this.#ledger = ledger;
  }

  count(what: string, by = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + by);
  }

  /** @param file where to look, as the reader of the report would open it @param line from 1; 0 for the whole file */
  add(kind: FindingKind, file: string, what: string, line = 0): void {
    this.#ledger.run('INSERT INTO finding VALUES (?, ?, ?, ?)', kind, file, line, what);
  }

  /** Where the list stands: what is added later can be taken back. */
  get mark(): number {
    return (
      this.#ledger.get<{ mark: number }>('SELECT coalesce(max(rowid), 0) AS mark FROM finding')?.mark ?? 0
    );
  }

  /** Takes back what was found in a story that is then left alone: nothing of it came into the outlet. */
  withdraw(mark: number, files: readonly string[]): void {
    for (const file of files)
      this.#ledger.run('DELETE FROM finding WHERE rowid > ? AND file = ?', mark, file);
  }

  /** A few lines for the terminal. */
  summary(): string {
    const counts = [...this.#counts].map(([what, n]) => `  ${String(n).padStart(7)}  ${what}`);
    const rows = this.#ledger.all<{ kind: FindingKind; n: number }>(
      'SELECT kind, count(*) AS n FROM finding GROUP BY kind',
    );
    const found = new Map(rows.map(({ kind, n }) => [kind, n]));
    const findings = (Object.keys(HEADINGS) as FindingKind[]).flatMap((kind) => {
      const n = found.get(kind);
      return n === undefined
        ? []
        : [`  ${String(n).padStart(7)}  ${HEADINGS[kind].charAt(0).toLowerCase()}${HEADINGS[kind].slice(1)}`];
    });
    return [this.#title, ...counts, ...(findings.length > 0 ? ['To look at:', ...findings] : [])].join('\n');
  }

  /** @param folder absolute; the files lie in it as `<name>-report.md` and `.json` */
  async write(folder: string, name: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const markdown = createWriteStream(path.join(folder, `${name}-report.md`));
    const json = createWriteStream(path.join(folder, `${name}-report.json`));
    await put(
      markdown,
      `# ${this.#title}\n\n${[...this.#counts].map(([what, n]) => `- ${n} ${what}\n`).join('')}`,
    );
    await put(
      json,
      `{"title":${JSON.stringify(this.#title)},"counts":${JSON.stringify(Object.fromEntries(this.#counts))},"findings":[`,
    );
    let first = true;
    for (const kind of Object.keys(HEADINGS) as FindingKind[]) {
      let isOpen = false;
      const rows = this.#ledger.each<{ file: string; line: number; what: string }>(
        'SELECT file, line, what FROM finding WHERE kind = ? ORDER BY file, line, what',
        kind,
      );
      for (const { file, line, what } of rows) {
        if (!isOpen) await put(markdown, `\n## ${HEADINGS[kind]}\n\n`);
        isOpen = true;
        await put(markdown, `- ${file}${line > 0 ? `:${line}` : ''}: ${what.replaceAll(/\s+/g, ' ')}\n`);
        await put(
          json,
          `${first ? '' : ','}\n${JSON.stringify({ kind, file, ...(line > 0 ? { line } : {}), what })}`,
        );
        first = false;
      }
    }
    await put(json, '\n]}\n');
    for (const stream of [markdown, json]) {
      stream.end();
      await once(stream, 'finish');
    }
  }
}

async function put(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
