/** `desk check`: reads the outlet, asks every rule, and says what is wrong in the form that was asked for. */
import { checkOutlet, type CheckResult } from '../checks/check-outlet.ts';
import { applyFixes } from '../checks/fix.ts';
import { gitOf } from '../checks/git.ts';
import { REPORTERS, tally, type Format } from '../checks/report/report.ts';
import { environment } from '../../src/site/environment.ts';
import { readOutletFile } from '../../src/content/outlet-file.ts';
import { ContentError } from '../../src/content/problem.ts';
import { RULES, RULE_IDS } from '../../src/content/rule-catalogue.ts';

export interface CheckOptions {
  readonly format: Format;
  readonly fix: boolean;
  /** A revision, or nothing for all files. */
  readonly changedSince: string | undefined;
}

/** A change may make room for another; no chain of them is longer. */
const MOST_PASSES = 10;

/** @returns the exit code: 1 where there is an error */
export async function checkNewsroom({ format, fix, changedSince }: CheckOptions): Promise<0 | 1> {
  const { contentDir, projectDir } = environment;
  const progress = progressOnTerminal();
  const check = () => checkThisOutlet(changedSince, progress.show);
  let result = await check();
  let fixed = 0;
  for (let pass = 0; fix && pass < MOST_PASSES; pass += 1) {
    const mended = applyFixes(result.problems, projectDir);
    if (mended === 0) break;
    fixed += mended;
    result = await check();
  }
  progress.clear();
  const git = gitOf(contentDir);
  const report = REPORTERS[format]({
    ...result,
    fixed,
    directory: projectDir,
    repository: 'absent' in git ? projectDir : git.root,
    colour:
      format === 'terminal' && process.stdout.isTTY && process.stdout.hasColors() && !process.env['NO_COLOR'],
  });
  await write(report);
  return tally(result.problems).errors > 0 ? 1 : 0;
}

async function checkThisOutlet(
  changedSince: string | undefined,
  onProgress: (stories: number) => void,
): Promise<CheckResult> {
  const { contentDir, projectDir, now } = environment;
  try {
    readOutletFile(contentDir);
  } catch (error) {
    // Nothing can be read without the outlet's settings.
    if (error instanceof ContentError) return { problems: error.problems, stories: 0, notes: [] };
    throw error;
  }
  const { outlet } = await import('../../src/site/outlet.ts');
  return checkOutlet({ contentDir, projectDir, now, outlet, changedSince, onProgress });
}

/** The rules, one to a line: id, severity, what it finds. */
export function listRules(): string {
  const width = Math.max(...RULE_IDS.map((id) => id.length));
  return RULE_IDS.map((id) => {
    const { severity, finds } = RULES[id];
    const fixed = 'fixed' in RULES[id] ? ' (always)' : '';
    return `${id.padEnd(width)}  ${(severity + fixed).padEnd(14)}  ${finds}\n`;
  }).join('');
}

/** Only on a terminal, and only when it takes long. */
function progressOnTerminal(): { readonly show: (stories: number) => void; readonly clear: () => void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  const started = performance.now();
  let shown = started + 700;
  let isShown = false;
  return {
    show(stories) {
      const now = performance.now();
      if (now < shown + 100) return;
      shown = now;
      isShown = true;
      stderr.write(`\r${String(stories)} stories read …`);
    },
    clear() {
      if (isShown) stderr.write('\r\u001B[K');
    },
  };
}

/** A pipe takes its time; the process must not end before. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}
