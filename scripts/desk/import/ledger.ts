/** What an import must remember between its passes, on disk, so that the size of the export does not matter. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

type Row = Record<string, SQLInputValue>;

/** A database in a folder of its own that is deleted when the import ends. */
export class Ledger {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-import-'));
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @param schema `CREATE TABLE` statements */
  constructor(schema: string) {
    this.#database = new DatabaseSync(path.join(this.#folder, 'ledger.db'));
    // Nothing in it outlives the run, so nothing needs to survive a crash.
    this.#database.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; PRAGMA temp_store = FILE',
    );
    this.#database.exec(schema);
    this.#database.exec('BEGIN');
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- who writes a query knows its rows
  get<T = Row>(sql: string, ...values: SQLInputValue[]): T | undefined {
    return this.#statement(sql).get(...values) as T | undefined;
  }

  all<T = Row>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.#statement(sql).all(...values) as T[];
  }

  /** One row after the other; the table may be changed meanwhile only by statements that the order does not depend on. */
  each<T = Row>(sql: string, ...values: SQLInputValue[]): Iterable<T> {
    // A statement of its own: the same text may be asked again while this one is under way.
    return this.#database.prepare(sql).iterate(...values) as Iterable<T>;
  }

  close(): void {
    this.#database.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
    return statement;
  }
}
