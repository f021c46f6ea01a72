/** What every command does at its end: the changes are looked over, then made, or only told. */
import { ContentError } from '../../src/content/problem.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import { kindOfFile } from '../../src/content/schema/kinds.ts';
import { readMarkdownSource, readYamlSource } from '../../src/content/source-document.ts';
import { validate } from '../../src/content/validate.ts';
import type { ChangeSet } from './change-set.ts';
import { belowContent, type Room } from './room.ts';

export interface Plan {
  readonly changes: ChangeSet;
  /** For the person who asked. */
  readonly says: readonly string[];
}

/** @throws {ContentError} when a file would be wrong afterwards; then nothing is changed */
export function finish(
  room: Room,
  { changes, says }: Plan,
  { dryRun = false }: { readonly dryRun?: boolean | undefined },
): void {
  refuseWrong(room, changes);
  const files = changes.describe();
  if (!dryRun) changes.apply();
  for (const line of [...files, ...says]) console.log(line);
  if (dryRun) console.log('Nothing was changed: this was a trial run (--dry-run).');
}

/** Every file that is changed must pass its schema. */
export function refuseWrong(room: Room, changes: ChangeSet): void {
  const problems = [...changes.written].flatMap(([file, text]) => {
    const kind = kindOfFile(belowContent(room, file));
    if (!kind) return [];
    const document = kind.format === 'markdown' ? readMarkdownSource(text) : readYamlSource(text);
    const result = validate(kind.schema(room.outlet.timezone), document, displayPath(file));
    return 'problems' in result ? result.problems : [];
  });
  if (problems.length > 0) throw new ContentError(problems);
}
