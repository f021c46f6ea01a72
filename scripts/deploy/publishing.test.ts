/** What the workflows of `.github/` publish, and when: their own shell lines run here, the desk's command with them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { story, writeContent } from '../../src/tests/newsroom-factory.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const WORKFLOWS = path.join(PROJECT, '.github/workflows');
const DUE = './.github/actions/due';
const RESTORE = 'actions/cache/restore@v4';
const SAVE = 'actions/cache/save@v4';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly concurrency?: { readonly group: string };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Action {
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

function readYaml(file: string): unknown {
  const document = parseDocument(readFileSync(file, 'utf8'));
  expect([...document.errors, ...document.warnings], file).toEqual([]);
  return document.toJS();
}

const workflow = (name: string) => readYaml(path.join(WORKFLOWS, name)) as Workflow;
const action = () => readYaml(path.join(PROJECT, DUE, 'action.yml')) as Action;

/** The steps of the job that deploys, from the deployment on. */
function fromDeployment({ jobs }: Workflow): readonly Step[] {
  const steps = jobs['deploy']?.steps ?? [];
  return steps.slice(steps.findIndex(({ uses }) => uses?.startsWith('actions/deploy-pages@')));
}

interface Machine {
  /** Where the lines run; what they were told of the deployment lies here. */
  readonly workspace: string;
  readonly contentDir: string;
}

/** Twelve o'clock, and a story of half past eleven. */
function machine(): Machine {
  const contentDir = writeContent({ 'articles/a.md': story({ date: '2025-10-05T11:30:00Z' }) });
  const workspace = path.join(path.dirname(contentDir), 'workspace');
  const bin = path.join(workspace, 'bin');
  mkdirSync(bin, { recursive: true });
  const stub = (name: string, lines: string) =>
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  stub('date', '[ "$1" = -u ] && echo 2025-10-05T12:00:00Z');
  // The real one, where the code lies; a workflow runs in a checkout of it.
  stub('npm', `echo "$*" >> asked\ncd '${PROJECT}' && PATH=$REAL_PATH exec npm "$@"`);
  return { workspace, contentDir };
}

/** Runs the lines of a step as a runner does. */
function runLines({ workspace, contentDir }: Machine, step: Step | undefined, env: NodeJS.ProcessEnv) {
  const { PATH = '' } = process.env;
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 99'], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      ...process.env,
      BUILD_NOW: undefined,
      REAL_PATH: PATH,
      PATH: `${path.join(workspace, 'bin')}:${PATH}`,
      CONTENT_DIR: contentDir,
      CACHE_DIR: path.join(workspace, '.cache'),
      OUT_DIR: path.join(workspace, 'dist'),
      ...env,
    },
  });
}

/** Runs them to their good end, and reads what they said. */
function run(here: Machine, step: Step | undefined, env: NodeJS.ProcessEnv) {
  const output = path.join(here.workspace, 'output');
  writeFileSync(output, '');
  const { status, stderr } = runLines(here, step, { GITHUB_OUTPUT: output, ...env });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string]));
}

const dueStep = () => action().runs.steps.find(({ id }) => id === 'due');
const isAsked = ({ workspace }: Machine) => existsSync(path.join(workspace, 'asked'));
const record = ({ workspace }: Machine, text: string) =>
  writeFileSync(path.join(workspace, '.deployed'), text);

const HEAD = 'b7e23ec29af22b0b4e41da31e868d57226121c84';
const OTHER = '0d9c7a7ba4b1d8f51f5bd09a54f6c1c7bbbf0a52';

describe('what is due', () => {
  it.each<[string, event: string, deployed: string | undefined, due: string, isDeskAsked: boolean]>([
    ['nothing is deployed yet, or nobody knows', 'schedule', undefined, 'yes', false],
    ['this commit is deployed, after the story', 'schedule', `${HEAD} 2025-10-05T11:45:00Z\n`, 'no', true],
    ['this commit is deployed, before the story', 'schedule', `${HEAD} 2025-10-05T11:15:00Z\n`, 'yes', true],
    ['another commit is deployed', 'schedule', `${OTHER} 2025-10-05T11:45:00Z\n`, 'yes', false],
    ['the record is empty', 'schedule', '', 'yes', false],
    ['the record has no instant', 'schedule', `${HEAD}\n`, 'yes', true],
    ['the record has another thing for an instant', 'schedule', `${HEAD} -- x\n`, 'yes', true],
    ['a push of what is deployed', 'push', `${HEAD} 2025-10-05T11:45:00Z\n`, 'yes', false],
    ['somebody asked for it', 'workflow_dispatch', `${HEAD} 2025-10-05T11:45:00Z\n`, 'yes', false],
  ])('%s (%s)', (_, event, deployed, due, isDeskAsked) => {
    const here = machine();
    if (deployed !== undefined) record(here, deployed);
    const said = run(here, dueStep(), { GITHUB_EVENT_NAME: event, GITHUB_SHA: HEAD });
    expect(said).toEqual({ due, now: '2025-10-05T12:00:00Z' });
    expect(isAsked(here)).toBe(isDeskAsked);
  });

  it('whatever the desk cannot judge', () => {
    const here = machine();
    record(here, `${HEAD} 2025-10-05T11:45:00Z\n`);
    const lost = { ...here, contentDir: path.join(here.workspace, 'nowhere') };
    const said = run(lost, dueStep(), { GITHUB_EVENT_NAME: 'schedule', GITHUB_SHA: HEAD });
    expect(said['due']).toBe('yes');
    expect(isAsked(here)).toBe(true);
  });
});

describe.each(['publish.yml', 'publish-in-shards.yml'])('%s', (name) => {
  it('notes what was deployed in the words that the next run looks for', () => {
    const [, note] = fromDeployment(workflow(name));
    const here = machine();
    run(here, note, { GITHUB_SHA: HEAD, BUILD_NOW: '2025-10-05T11:45:00Z' });
    const after = (sha: string) => run(here, dueStep(), { GITHUB_EVENT_NAME: 'schedule', GITHUB_SHA: sha });
    expect(after(HEAD)['due']).toBe('no');
    expect(after(OTHER)['due']).toBe('yes');
  });

  it('notes it after the deployment only, and finds the newest note', () => {
    const [deployment, note, save, ...more] = fromDeployment(workflow(name));
    expect(more).toEqual([]);
    expect([deployment?.if, note?.if, save?.if]).toEqual([undefined, undefined, undefined]);
    const [restore] = action().runs.steps;
    expect([restore?.uses, save?.uses]).toEqual([RESTORE, SAVE]);
    expect(restore?.with?.['path']).toBe(save?.with?.['path']);
    const key = String(save?.with?.['key']);
    expect(key).toBe(
      `${String(restore?.with?.['restore-keys'])}\${{ github.run_id }}-\${{ github.run_attempt }}`,
    );
    // Nothing else is kept under a key that begins so.
    const { jobs } = workflow(name);
    const keys = Object.values(jobs).flatMap(({ steps }) => steps.map((step) => step.with?.['key']));
    expect(keys.filter((other) => String(other).startsWith('deployed-'))).toEqual([key]);
  });

  it('builds, deploys and notes one instant, and only what is due', () => {
    const { jobs } = workflow(name);
    const [asking, ...others] = Object.entries(jobs).filter(([, { steps }]) =>
      steps.some(({ id, uses }) => id === 'due' && uses === DUE),
    );
    expect(others).toEqual([]);
    const [asker, { outputs }] = asking ?? ['', { outputs: {} }];
    expect(outputs).toEqual({ due: '${{ steps.due.outputs.due }}', now: '${{ steps.due.outputs.now }}' });
    expect(action().outputs).toMatchObject({
      due: { value: '${{ steps.due.outputs.due }}' },
      now: { value: '${{ steps.due.outputs.now }}' },
    });
    const [, note] = fromDeployment(workflow(name));
    expect(note?.env?.['BUILD_NOW']).toBe(`\${{ needs.${asker}.outputs.now }}`);
    expect([jobs['deploy']?.needs].flat()).toContain(asker);

    for (const [job, { steps, env, needs, if: jobIf }] of Object.entries(jobs)) {
      if (job === asker) {
        const after = steps.slice(steps.findIndex(({ uses }) => uses === DUE) + 1);
        for (const step of after) expect(step.if).toBe("steps.due.outputs.due == 'yes'");
      } else if ([needs].flat().includes(asker) && [needs].flat().length === 1) {
        expect(jobIf).toBe(`needs.${asker}.outputs.due == 'yes'`);
      } else {
        // It is skipped with the one that it needs.
        expect(jobIf).toBeUndefined();
      }
      for (const step of steps.filter((one) => one.run?.startsWith('npm run build'))) {
        // The parts say themselves of which instant they are.
        if (step.run?.includes('--merge')) continue;
        const now = job === asker ? '${{ steps.due.outputs.now }}' : `\${{ needs.${asker}.outputs.now }}`;
        expect({ ...env, ...step.env }['BUILD_NOW']).toBe(now);
      }
    }
  });

  it('publishes one at a time and may do no more than that takes', () => {
    const { concurrency, permissions, jobs } = workflow(name);
    expect(concurrency).toEqual({ group: 'publish' });
    expect(permissions).toEqual({ contents: 'read' });
    for (const [job, given] of Object.entries(jobs))
      expect(given.permissions).toEqual(
        job === 'deploy' ? { pages: 'write', 'id-token': 'write' } : undefined,
      );
  });
});

describe('what check.yml compares corrections with', () => {
  const { steps } = workflow('check.yml').jobs['check'] ?? { steps: [] };
  const step = steps.find(({ id }) => id === 'history');
  const NOTHING = '0'.repeat(40);

  /** Two commits; the second takes a correction out. */
  function corrected(): Machine {
    const here = machine();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Vera', '-c', 'user.email=v@test.example', ...args], {
        cwd: path.dirname(here.contentDir),
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      });
    const commit = (corrections?: string) => {
      writeFileSync(
        path.join(here.contentDir, 'articles/a.md'),
        story({ date: '2025-10-05T11:30:00Z', corrections }),
      );
      git('add', 'content');
      git('commit', '-q', '-m', 'Content');
    };
    git('init', '-q');
    commit('[{ date: 2025-10-05, kind: correction, severity: minor, text: It was 41. }]');
    commit();
    return here;
  }

  it('is the history, which is there', () => {
    expect(steps[0]).toMatchObject({ uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } });
    const before = "${{ github.event_name == 'push' && github.event.before || 'HEAD^1' }}";
    expect(step?.env).toEqual({ BEFORE: before });
  });

  it('is what stood there before the push or the merge', () => {
    const { status, stdout } = runLines(corrected(), step, { BEFORE: 'HEAD^1' });
    expect(stdout).toContain('The correction of 2025-10-05 was removed since it was committed.');
    expect(status).toBe(1);
  });

  it('is nothing where a branch is new, or was rewritten', () => {
    const here = corrected();
    const { status, stdout } = runLines(here, step, { BEFORE: NOTHING });
    expect([status, stdout]).toEqual([0, expect.stringContaining(`no commit “${NOTHING}”`)]);
    expect(isAsked(here)).toBe(false);
  });
});

it('every workflow names the versions of what it uses, and has checked out what lies here', () => {
  const names = readdirSync(WORKFLOWS);
  expect(names).toContain('check.yml');
  const jobs = names.flatMap((name) => Object.values(workflow(name).jobs));
  for (const { steps } of [...jobs, action().runs]) {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    for (const uses of used.filter((one) => one !== DUE)) expect(uses).toMatch(/^actions\/[\w/-]+@v\d+$/);
    if (used.includes(DUE)) expect(used[0]).toBe('actions/checkout@v4');
  }
  // Unlike a workflow's, an action's lines want their shell named.
  for (const { run: lines, shell } of action().runs.steps) expect(shell).toBe(lines && 'bash');
});
