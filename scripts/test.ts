/**
 * `npm test`: the tests beside the files, then those of the built site in a real browser. Ends with the plain line
 * `N passed, N failed`; exits with 1 when anything failed or nothing ran.
 *
 * With `--full` (`npm run test:full`) also what needs Java or Debian packages; what is absent is named, never counted.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly success: boolean;
}

const root = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-reports-'));
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const full = process.argv.includes('--full');

let passed = 0;
let failed = 0;
let broken = false;
for (const project of ['unit', 'site', ...(full ? ['full'] : [])]) {
  const file = path.join(folder, `${project}.json`);
  const options = ['run', '--config', 'scripts/vitest.config.ts', '--project', project];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const run = spawnSync(process.execPath, [vitest, ...options, ...reporters], {
    cwd: root,
    stdio: 'inherit',
  });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    // With neither Java nor nginx at hand nothing of `full` runs, and that is said.
    broken ||= run.status !== 0 || !report.success || (report.numPassedTests === 0 && project !== 'full');
  } catch {
    broken = true;
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exit(broken || failed > 0 ? 1 : 0);
