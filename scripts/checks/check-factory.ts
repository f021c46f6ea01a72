/** Checks newsrooms on disk for tests: what the desk's `check` says of a few files. */
import path from 'node:path';
import { readOutletFile } from '../../src/content/outlet-file.ts';
import type { Problem } from '../../src/content/problem.ts';
import { resolveOutlet } from '../../src/site/outlet-settings.ts';
import { NOW, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { checkOutlet, type CheckResult } from './check-outlet.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

export interface TestCheck extends CheckResult {
  /** `rule file:line:column`, files from the content folder on. */
  readonly says: readonly string[];
}

export async function checkFolder(contentDir: string, changedSince?: string, now = NOW): Promise<TestCheck> {
  const { written } = readOutletFile(contentDir);
  const outlet = resolveOutlet(written, { siteUrl: undefined, basePath: undefined });
  const result = await checkOutlet({ contentDir, projectDir: PROJECT, now, outlet, changedSince });
  return { ...result, says: result.problems.map((problem) => placeOf(problem, contentDir)) };
}

export async function checkFiles(files: Files, now = NOW): Promise<TestCheck> {
  return checkFolder(writeContent(files), undefined, now);
}

function placeOf({ rule, file, line, column }: Problem, contentDir: string): string {
  const name = path.relative(contentDir, path.resolve(file)).split(path.sep).join('/');
  return `${rule} ${name}:${String(line)}:${String(column)}`;
}
