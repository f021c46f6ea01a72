import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readEnvironment } from './environment.ts';
import { UsageError } from './usage-error.ts';

const read = (env: Record<string, string>) => readEnvironment(env, '/project', () => 1234);

describe('readEnvironment', () => {
  it('has a default for everything', () => {
    expect(read({})).toEqual({
      contentDir: '/project/content',
      outDir: '/project/dist',
      cacheDir: '/project/.cache',
      projectDir: '/project',
      now: 1234,
      siteUrl: undefined,
      basePath: undefined,
      without: new Set(),
      preview: false,
      since: undefined,
      share: undefined,
    });
  });

  it('takes folders relative to the project, or anywhere', () => {
    const { contentDir, outDir, cacheDir } = read({
      CONTENT_DIR: '../outlet',
      OUT_DIR: '/srv/www/',
      CACHE_DIR: 'tmp/cache',
    });
    expect([contentDir, outDir, cacheDir]).toEqual(['/outlet', '/srv/www', '/project/tmp/cache']);
  });

  it('takes a link to the output for the folder that it leads to, there already or not', () => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'environment-')));
    onTestFinished(() => {
      rmSync(root, { recursive: true, force: true });
    });
    const project = path.join(root, 'project');
    const served = path.join(root, 'srv/www');
    mkdirSync(project);
    mkdirSync(path.join(root, 'srv'));
    const outDir = (place?: string) => readEnvironment({ OUT_DIR: place }, project, Date.now).outDir;
    symlinkSync('../first', path.join(project, 'dist'));
    symlinkSync(served, path.join(root, 'first'));
    expect(outDir()).toBe(served);
    mkdirSync(served);
    expect(outDir()).toBe(served);
    expect(outDir('dist/news')).toBe(path.join(served, 'news'));

    symlinkSync('circle', path.join(project, 'circle'));
    expect(() => outDir('circle')).toThrow(UsageError);
  });

  it('takes an empty variable for none', () => {
    expect(read({ CONTENT_DIR: '', OUT_DIR: '', BUILD_NOW: '', SITE_URL: '' })).toEqual(read({}));
  });

  it('builds a preview beside the site', () => {
    expect(read({ BROADSHEET_PREVIEW: '1' })).toMatchObject({
      preview: true,
      outDir: '/project/dist-preview',
    });
    expect(read({ BROADSHEET_PREVIEW: '1', OUT_DIR: 'x' }).outDir).toBe('/project/x');
  });

  it.each([
    ['2025-10-05T12:00:00Z', '2025-10-05T12:00:00.000Z'],
    ['2025-10-05T12:00:00+09:00', '2025-10-05T03:00:00.000Z'],
    ['2025-10-05', '2025-10-05T00:00:00.000Z'],
  ])('BUILD_NOW=%s', (written, instant) => {
    expect(new Date(read({ BUILD_NOW: written }).now).toISOString()).toBe(instant);
  });

  it.each([
    ['https://example.org', 'https://example.org'],
    ['https://example.org:8443/news/', 'https://example.org:8443'],
  ])('SITE_URL=%s', (written, origin) => {
    expect(read({ SITE_URL: written }).siteUrl).toBe(origin);
  });

  it.each([
    ['', '/'],
    ['/', '/'],
    ['news', '/news/'],
    ['/news', '/news/'],
    ['//news/today//', '/news/today/'],
  ])('BASE_PATH=%s', (written, base) => {
    expect(read({ BASE_PATH: written }).basePath).toBe(base);
  });

  it.each([
    [{ BUILD_NOW: 'now' }, 'BUILD_NOW: “now” is not a date. Write it as 2025-10-05T12:00:00Z.'],
    [
      { BUILD_NOW: '2025-02-30' },
      'BUILD_NOW: “2025-02-30” is no date of the calendar. Write it as 2025-10-05T12:00:00Z.',
    ],
    [
      { SITE_URL: 'example.org' },
      'SITE_URL: “example.org” is not a web address. Write it as https://example.org.',
    ],
    [
      { SITE_URL: 'javascript:alert(1)' },
      'SITE_URL: “javascript:alert(1)” is not a web address. Write it as https://example.org.',
    ],
    [{ BASE_PATH: '/a b/' }, 'BASE_PATH: “/a b/” is not a path. Write it as /news/.'],
    [{ BASE_PATH: '/news/?x' }, 'BASE_PATH: “/news/?x” is not a path. Write it as /news/.'],
  ])('refuses %o', (env, message) => {
    expect(() => read(env)).toThrow(new UsageError(message));
    expect(() => read(env)).toThrow(UsageError);
  });
});
