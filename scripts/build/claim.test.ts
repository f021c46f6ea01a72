/** A build replaces what a build has made, and nothing that anybody would miss. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readEnvironment } from '../../src/site/environment.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { holdsForeign, keepForeign, refuseNeeded, rememberOutput } from './claim.ts';

let root: string;
const at = (...names: string[]) => path.join(root, ...names);

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'claim-')));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
});

function write(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), file);
  }
}

/** @param env folders below the root, of which `project` is the project's */
function environmentOf(env: Record<string, string>, shard?: string) {
  return readEnvironment({ ...env, BROADSHEET_SHARD: shard }, at('project'), Date.now);
}

const site = ['dist/index.html', 'dist/latest.json', 'dist/_astro/look.css'];
function part(folder: string): void {
  mkdirSync(at(folder), { recursive: true });
  writeFileSync(at(folder, 'part.json'), '{"version":1,"number":1,"of":2,"buildNow":"","preview":false}');
}

describe('an output that a build needs itself', () => {
  const refusal = (env: Record<string, string>) => {
    try {
      refuseNeeded(environmentOf(env));
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      return (error as Error).message.replaceAll(`${root}/`, '').split('. ')[0];
    }
    return undefined;
  };

  beforeEach(() => {
    write('project/content/outlet.yaml', 'paper/outlet.yaml', 'paper/articles/2025/10/ferry.md');
    write('project/src/main.ts', 'paper.next/outlet.yaml');
  });

  it.each([
    [{ CONTENT_DIR: '../paper', OUT_DIR: '../paper' }, 'OUT_DIR: paper is CONTENT_DIR'],
    [{ CONTENT_DIR: '../paper', OUT_DIR: '../paper/' }, 'OUT_DIR: paper is CONTENT_DIR'],
    [{ CONTENT_DIR: '../paper', OUT_DIR: '../link' }, 'OUT_DIR: paper is CONTENT_DIR'],
    [{ CONTENT_DIR: '../link', OUT_DIR: '../paper' }, 'OUT_DIR: paper is CONTENT_DIR'],
    [{ CONTENT_DIR: '../paper.next', OUT_DIR: '../paper' }, 'OUT_DIR: paper.next is CONTENT_DIR'],
    [{ CONTENT_DIR: '../paper', OUT_DIR: '..' }, `OUT_DIR: ROOT holds CONTENT_DIR (paper)`],
    [{ OUT_DIR: '.' }, 'OUT_DIR: project holds CONTENT_DIR (project/content)'],
    [{ CONTENT_DIR: '../elsewhere', CACHE_DIR: '../cache', OUT_DIR: '.' }, 'OUT_DIR: project is the project'],
    [{ OUT_DIR: 'src' }, 'OUT_DIR: project/src is src/ of the project'],
    [{ OUT_DIR: 'dist', CACHE_DIR: 'dist' }, 'OUT_DIR: project/dist is CACHE_DIR'],
    [
      { OUT_DIR: 'dist', CACHE_DIR: 'dist/.cache' },
      'OUT_DIR: project/dist holds CACHE_DIR (project/dist/.cache)',
    ],
  ])('%o', (env, message) => {
    symlinkSync('paper', at('link'));
    expect(refusal(env)?.replace(root, 'ROOT')).toBe(message);
  });

  it.each([
    {},
    { OUT_DIR: 'dist-preview' },
    { OUT_DIR: 'parts/3' },
    { OUT_DIR: 'content-site' },
    { CONTENT_DIR: '../paper', OUT_DIR: '../dist', CACHE_DIR: '../cache' },
    { CONTENT_DIR: '../paper', OUT_DIR: '../paper-site', CACHE_DIR: '../paper/.cache' },
    // Nothing is lost by that.
    { CONTENT_DIR: '../paper', OUT_DIR: '../paper/dist' },
    { OUT_DIR: '.cache/dist' },
    // The repository of an outlet holds the code.
    { CONTENT_DIR: '..' },
    // No outlet, which the reader of its settings says better.
    { CONTENT_DIR: '../elsewhere', OUT_DIR: '../elsewhere/dist', CACHE_DIR: '../elsewhere/cache' },
  ])('is not %o', (env) => {
    write('outlet.yaml');
    expect(refusal(env)).toBeUndefined();
  });
});

describe('a folder that is there already', () => {
  const isTaken = (shard?: string) => {
    try {
      return !holdsForeign(environmentOf({ OUT_DIR: '../dist', CACHE_DIR: '../cache' }, shard));
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      return false;
    }
  };

  it('is replaced where it is empty, or not there', () => {
    expect(isTaken()).toBe(true);
    write('dist/.gitkeep');
    expect(isTaken()).toBe(true);
    expect(isTaken('1/2')).toBe(true);
  });

  it('is replaced where it is an output, with what a host wants beside it', () => {
    write(...site, 'dist/CNAME', 'dist/.nojekyll');
    expect(isTaken()).toBe(true);
  });

  it('is not replaced where it is anything else', () => {
    write('dist/precious.txt');
    expect(isTaken()).toBe(false);
    write('dist/index.html', 'dist/404.html', 'dist/sitemap.xml');
    expect(isTaken()).toBe(false);
  });

  it('is replaced where the last build has put it there, though pages of it are lost', () => {
    write('next/index.html', 'next/_astro/look.css');
    rememberOutput(at('next'), at('cache'));
    expect(readdirSync(at('cache'))).toEqual(['outputs.json']);
    renameSync(at('next'), at('dist'));
    expect(isTaken()).toBe(true);

    // Somebody has emptied it and uses it for something else.
    rmSync(at('dist/index.html'));
    renameSync(at('dist/_astro'), at('dist/precious'));
    expect(isTaken()).toBe(false);
    write('dist/index.html');
    writeFileSync(at('cache/outputs.json'), '[');
    expect(isTaken()).toBe(false);
  });

  it('is replaced by a part where it is one, not where a site stands', () => {
    write(...site);
    expect(isTaken('1/2')).toBe(false);
    rmSync(at('dist'), { recursive: true });
    part('dist');
    expect(isTaken('1/2')).toBe(true);
    expect(isTaken()).toBe(true);
    write('dist/part.json');
    expect(isTaken('1/2')).toBe(false);
  });

  it('is no file', () => {
    write('dist');
    expect(isTaken()).toBe(false);
  });

  it('is kept beside the output that takes its place, whatever is there already', () => {
    write(...['e', 'd', 'c', 'b'].map((name) => `dist/${name}`));
    expect(keepForeign(at('dist'))).toBe(
      `${at('dist')} was no output of an earlier build (b, c, d, …): it is ${at('dist.before')} now.`,
    );
    expect(readdirSync(at('dist.before'))).toEqual(['b', 'c', 'd', 'e']);
    write('dist/a');
    expect(keepForeign(at('dist'))).toContain('(a): it is');
    expect(readdirSync(root).sort()).toEqual(['dist.before', 'dist.before-2']);
  });
});

describe('a preview', () => {
  const refusal = (preview = '1') => {
    const env = { OUT_DIR: '../dist', CACHE_DIR: '../cache', BROADSHEET_PREVIEW: preview };
    try {
      holdsForeign(environmentOf(env));
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      return (error as Error).message;
    }
    return undefined;
  };
  const asPreview = () =>
    writeFileSync(at('dist/index.html'), '<meta charset="utf-8"><meta name="robots" content="noindex">');

  it('takes a place where nothing stands, or a preview, or a part of a site', () => {
    expect(refusal()).toBeUndefined();
    write('dist/.gitkeep');
    expect(refusal()).toBeUndefined();
    write(...site);
    asPreview();
    expect(refusal()).toBeUndefined();
    rmSync(at('dist'), { recursive: true });
    part('dist');
    expect(refusal()).toBeUndefined();
  });

  it('takes the place of no site that readers have, of which pages may be lost, and of nothing else', () => {
    write(...site);
    expect(refusal()).toBe(
      `OUT_DIR: what stands in ${at('dist')} is no preview, and drafts and embargoed stories must not take its place. ` +
        `Name another folder for the preview: OUT_DIR=${at('dist-preview')}`,
    );
    rmSync(at('dist/index.html'));
    rememberOutput(at('dist'), at('cache'));
    expect(refusal()).toContain('is no preview');
    rmSync(at('dist'), { recursive: true });
    write('dist/index.html');
    asPreview();
    expect(refusal()).toContain('is no preview');
  });

  it('gives way to a site', () => {
    write(...site);
    asPreview();
    expect(refusal('')).toBeUndefined();
  });
});
