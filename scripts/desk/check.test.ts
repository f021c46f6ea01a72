/** `npm run desk -- check` as somebody types it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/content/rule-catalogue.ts';
import { story, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

function desk(contentDir: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/desk.ts', 'check', ...args], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: contentDir, BUILD_NOW: '2025-10-05T12:00:00Z', FORCE_COLOR: '' },
  });
  return { status, stdout, stderr };
}

const FERRY = 'articles/2025/09/ferry.md';
const sound: Files = { [FERRY]: story({}, 'The the end.\n') };
const broken: Files = { [FERRY]: story({ section: 'wrold' }) };

describe('desk check', () => {
  it('ends with 0 where there are warnings only, and mends them when asked', () => {
    const contentDir = writeContent(sound);
    const first = desk(contentDir);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toContain(`${FERRY}:9:5: warning: “The the”`);
    const second = desk(contentDir, '--fix');
    expect(second.stdout).toContain('1 mended');
    expect(second.stdout).toContain('nothing to mend');
    expect(readFileSync(path.join(contentDir, FERRY), 'utf8')).toBe(story({}, 'The end.\n'));
  }, 60_000);

  it('ends with 1 where there is an error, in every form', () => {
    const contentDir = writeContent(broken);
    expect(desk(contentDir, '--format', 'json')).toMatchObject({ status: 1, stderr: '' });
    const noSettings = writeContent({ 'outlet.yaml': undefined });
    const { status, stdout } = desk(noSettings, '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ errors: 1, problems: [{ rule: 'outlet' }] });
  }, 60_000);

  it('ends with 2 where it is asked for what it cannot do', () => {
    const contentDir = writeContent(sound);
    expect(desk(contentDir, '--format', 'html').status).toBe(2);
    expect(desk(contentDir, '--fixx').status).toBe(2);
    const changed = desk(contentDir, '--changed');
    expect(changed.status).toBe(2);
    expect(changed.stderr).toContain('no git checkout');
  }, 60_000);

  it('names every rule', () => {
    const { status, stdout } = desk(writeContent(sound), '--list-rules');
    expect(status).toBe(0);
    expect(stdout.split('\n').flatMap((line) => line.split(/\s/)[0] || [])).toEqual(RULE_IDS);
  }, 60_000);
});
