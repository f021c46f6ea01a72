/** Checks newsrooms on disk for tests: what the desk's `check` says of a few files. */
import path from 'node:path';
import { visibilityAt } from '../../src/archive/visibility.ts';
import { readOutletFile } from '../../src/content/outlet-file.ts';
import type { Problem } from '../../src/content/problem.ts';
import { readNewsroom } from '../../src/content/read-newsroom.ts';
import { addressOf } from '../../src/site/article-address.ts';
import { resolveOutlet } from '../../src/site/outlet-settings.ts';
import { RESERVED } from '../../src/site/urls.ts';
import { NOW, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { checkOutlet, type CheckResult } from './check-outlet.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

export interface TestCheck extends CheckResult {
  /** `rule file:line:column`, files from the content folder on. */
  readonly says: readonly string[];
}

/** @param rules what is off: rules that a test is not about */
export async function checkFolder(contentDir: string, changedSince?: string, now = NOW): Promise<TestCheck> {
  const { written } = readOutletFile(contentDir);
  const outlet = resolveOutlet(written, { siteUrl: undefined, basePath: undefined });
  const result = await checkOutlet({
    contentDir,
    projectDir: PROJECT,
    now,
    root: outlet,
    read: (how) =>
      readNewsroom({
        contentDir,
        visibility: (article) => visibilityAt(now, article),
        articlePath: (filePath, article) => addressOf(filePath, article, outlet),
        reserved: RESERVED,
        ...how,
      }),
    changedSince,
  });
  return { ...result, says: result.problems.map((problem) => placeOf(problem, contentDir)) };
}

export async function checkFiles(files: Files, now = NOW): Promise<TestCheck> {
  return checkFolder(writeContent(files), undefined, now);
}

function placeOf({ rule, file, line, column }: Problem, contentDir: string): string {
  const name = path.relative(contentDir, path.resolve(file)).split(path.sep).join('/');
  return `${rule} ${name}:${String(line)}:${String(column)}`;
}
