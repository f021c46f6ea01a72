/** What leaves the press is right, or does not leave: the gate as an operator meets it. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { cacheLock, outputLock, takeLocks } from '../../scripts/build/lock.ts';
import type { BuildReport } from '../../scripts/build/report.ts';
import { BUILD_NOW, copyProject, runBuild, runScript } from './build-runner.ts';
import { builtSite } from './built-sites.ts';
import { netlify } from './hosts/netlify.ts';
import { killBuilds } from './kills.ts';
import { emptyOutlet, writeFiles } from './outlets.ts';
import { differences, filesOf } from './site-files.ts';

function folder(name: string): string {
  const made = path.join(inject('workshop'), 'gate', name);
  mkdirSync(made, { recursive: true });
  return made;
}

describe('two builds at a time', () => {
  it.each([
    ['output', (place: string) => outputLock(path.join(place, 'dist'))],
    ['cache', (place: string) => cacheLock(path.join(place, 'cache'))],
  ])('of one %s: the second says so and exits with 75', async (what, lockOf) => {
    const { contentDir } = await builtSite('empty');
    const place = folder(`busy-${what}`);
    const lock = takeLocks([lockOf(place)]);
    const { code, output } = await runBuild({
      contentDir,
      outDir: path.join(place, 'dist'),
      cacheDir: path.join(place, 'cache'),
    });
    lock.release();
    expect(code).toBe(75);
    expect(output).toContain(`Another build is running (process ${String(process.pid)}`);
    expect(existsSync(path.join(place, 'dist'))).toBe(false);
  });
});

describe('an output', () => {
  it('that is a link is replaced where it leads to, whole, build after build', async () => {
    const { dir } = await builtSite('empty');
    const place = folder('link');
    const contentDir = path.join(place, 'content');
    cpSync(path.join(dir, '../content'), contentDir, { recursive: true });
    const [outDir, cacheDir] = [path.join(place, 'dist'), path.join(place, 'cache')];
    const served = path.join(place, 'srv/www');
    mkdirSync(path.dirname(served));
    // The folder need not be there yet.
    symlinkSync('srv/www', outDir);
    const settings = { contentDir, outDir, cacheDir };
    expect(await runBuild(settings)).toMatchObject({ code: 0 });
    expect(differences(served, dir)).toEqual([]);

    for (const tagline of ['One line', 'Another line']) {
      writeFileSync(
        path.join(contentDir, 'outlet.yaml'),
        `${readFileSync(path.join(dir, '../content/outlet.yaml'), 'utf8')}\ntagline: ${tagline}\n`,
      );
      expect(await runBuild(settings)).toMatchObject({ code: 0 });
      expect(readFileSync(path.join(served, 'index.html'), 'utf8')).toContain(tagline);
      expect(lstatSync(outDir).isSymbolicLink()).toBe(true);
      expect(lstatSync(path.join(cacheDir, 'pages/spare')).isDirectory()).toBe(true);
      // Elsewhere may be another disk.
      expect(readdirSync(path.dirname(served)).sort()).toEqual(['www', 'www.deploy']);
      expect(readdirSync(place).sort()).toEqual(['cache', 'content', 'dist', 'srv']);
    }
  });

  it('that is not ours is kept beside the new one; what a build needs is left alone, and a site where a part would stand', async () => {
    const { contentDir, dir } = await builtSite('empty');
    const place = folder('not-ours');
    const precious = path.join(place, 'precious');
    mkdirSync(precious);
    writeFileSync(path.join(precious, 'precious.txt'), 'mine');
    const site = path.join(place, 'site');
    cpSync(dir, site, { recursive: true });
    const cacheDir = path.join(place, 'cache');

    const foreign = await runBuild({ contentDir, outDir: precious, cacheDir });
    expect(foreign.code).toBe(0);
    expect(foreign.output).toContain(
      `${precious} was no output of an earlier build (precious.txt): it is ${precious}.before now.`,
    );
    expect(differences(precious, dir)).toEqual([]);
    expect(readdirSync(`${precious}.before`)).toEqual(['precious.txt']);
    const needed = await runBuild({ contentDir, outDir: contentDir, cacheDir });
    expect(needed.code).toBe(2);
    expect(needed.output).toBe(
      `OUT_DIR: ${contentDir} is CONTENT_DIR. A build replaces it as a whole: ` +
        'let it be a folder for the site alone.\n',
    );
    const shard = await runBuild({ contentDir, outDir: site, cacheDir, arguments: ['--shard', '1/2'] });
    expect(shard.code).toBe(2);
    expect(shard.output).toContain('was not made by --shard');

    expect(existsSync(path.join(contentDir, 'outlet.yaml'))).toBe(true);
    expect(differences(site, dir)).toEqual([]);
    expect(readdirSync(place).sort()).toEqual([
      'cache',
      'precious',
      'precious.before',
      'precious.deploy',
      'site',
    ]);
    // A host's own files are no reason to leave it.
    writeFileSync(path.join(site, 'CNAME'), 'news.example');
    expect((await runBuild({ contentDir, outDir: site, cacheDir })).code).toBe(0);
    expect(differences(site, dir)).toEqual([]);
  });
});

it('an output beside the project may have a name that begins with the project’s', async () => {
  const { contentDir, dir } = await builtSite('empty');
  const place = folder('beside');
  const project = path.join(place, 'paper');
  copyProject(project);
  const env = {
    BUILD_NOW,
    CONTENT_DIR: contentDir,
    OUT_DIR: '../paper-site',
    CACHE_DIR: path.join(place, 'cache'),
  };
  const { code, output } = await runScript('build.ts', [], env, project);
  expect(code, output).toBe(0);
  expect(differences(path.join(place, 'paper-site'), dir)).toEqual([]);
  expect(readdirSync(place).sort()).toEqual(['cache', 'paper', 'paper-site', 'paper-site.deploy']);
});

it('a build needs no hard links', async () => {
  const { contentDir, dir } = await builtSite('empty');
  const place = folder('no-links');
  const outDir = path.join(place, 'dist');
  const trap = path.join(place, 'no-links.mjs');
  writeFileSync(
    trap,
    `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const refusal = () => Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' });
fs.linkSync = () => { throw refusal(); };
fs.promises.link = async () => { throw refusal(); };
syncBuiltinESMExports();`,
  );
  const env = { NODE_OPTIONS: `--import ${pathToFileURL(trap).href}` };
  const { code, output } = await runBuild({ contentDir, outDir, cacheDir: path.join(place, 'cache'), env });
  expect(code, output).toBe(0);
  expect(differences(outDir, dir)).toEqual([]);
});

it('a build that is killed leaves the last output or the new one', async () => {
  const { broken } = await killBuilds(folder('kills'), 3, 1);
  expect(broken).toEqual([]);
});

it('a build on a full disk leaves the last output as it was, and says why', async () => {
  const { contentDir, dir } = await builtSite('empty');
  const place = folder('full-disk');
  const outDir = path.join(place, 'dist');
  cpSync(dir, outDir, { recursive: true });
  // From the twentieth file below the new output on, the disk is full.
  const trap = path.join(place, 'full-disk.mjs');
  writeFileSync(
    trap,
    `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
let left = 20;
const isFull = (file) => String(file).includes('dist.next') && (left -= 1) < 0;
const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
const { writeFileSync } = fs;
const { writeFile } = fs.promises;
fs.writeFileSync = (file, ...rest) => { if (isFull(file)) throw full(); writeFileSync(file, ...rest); };
fs.promises.writeFile = async (file, ...rest) => { if (isFull(file)) throw full(); return writeFile(file, ...rest); };
syncBuiltinESMExports();`,
  );
  const { code, output } = await runBuild({
    contentDir,
    outDir,
    cacheDir: path.join(place, 'cache'),
    env: { NODE_OPTIONS: `--import ${pathToFileURL(trap).href}` },
  });
  expect(code).toBe(1);
  expect(output).toContain('ENOSPC');
  expect(differences(outDir, dir)).toEqual([]);
});

it('a build needs no network', async () => {
  const { contentDir, dir } = await builtSite('empty');
  const place = folder('no-network');
  const trap = path.join(place, 'no-network.mjs');
  const outDir = path.join(place, 'dist');
  writeFileSync(
    trap,
    `import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (options?.path === undefined && !/^(?:127\\.|localhost$|::1$)/.test(options?.host ?? 'localhost')) {
    appendFileSync(${JSON.stringify(path.join(place, 'asked.txt'))}, JSON.stringify(options) + '\\n');
    throw new Error('a build asked the network');
  }
  return connect.apply(this, given);
};`,
  );
  const { code, output } = await runBuild({
    contentDir,
    outDir,
    cacheDir: path.join(place, 'cache'),
    env: { NODE_OPTIONS: `--import ${pathToFileURL(trap).href}`, ASTRO_TELEMETRY_DISABLED: '' },
  });
  expect(output).not.toContain('asked the network');
  expect(code).toBe(0);
  expect(existsSync(path.join(place, 'asked.txt'))).toBe(false);
  expect(differences(outDir, dir)).toEqual([]);
});

it('what was built stands in a report of the cache', async () => {
  const { dir } = await builtSite('empty');
  const report = JSON.parse(readFileSync(path.join(dir, '../cache/report.json'), 'utf8')) as {
    buildNow: string;
    counts: { pages: number };
    warnings: string[];
  };
  expect(Date.parse(report.buildNow)).toBe(Date.parse(BUILD_NOW));
  expect(report.counts.pages).toBeGreaterThan(5);
  expect(report.warnings).toEqual([]);
});

it('scaling pictures is a phase of its own, where there are any', async () => {
  const [withPicture, without] = await Promise.all([builtSite('valley'), builtSite('empty')]);
  expect(phasesOf(withPicture.dir)).toContain('pictures');
  expect(phasesOf(without.dir)).not.toContain('pictures');
});

function phasesOf(dir: string): string[] {
  const report = readFileSync(path.join(dir, '../cache/report.json'), 'utf8');
  return (JSON.parse(report) as BuildReport).phases.map(({ name }) => name);
}

it('no address vanishes when a writer is renamed, a section too, a story moves, another expires and one is of another type', async () => {
  const place = folder('moved');
  const contentDir = await emptyOutlet(place);
  const story = (n: number) => `---
title: The ferry of day ${String(n)}
description: Passengers waited two hours on the quay while the harbour office said nothing at all.
author: newsroom
date: 2025-09-0${String(n)}
section: news
tags: [Boats]
${n === 2 ? 'corrections: [{ date: 2025-09-03, kind: correction, severity: minor, text: It was two. }]\nexpires: 2025-10-06\ntype: opinion\n' : ''}${n === 4 ? 'type: analysis\n' : ''}---

Words.
`;
  writeFiles(contentDir, {
    'outlet.yaml':
      'name: A\nurl: https://a.example\ntimezone: UTC\nlang: en\nhost: netlify\nlists: { perPage: 2 }\n',
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].map((n) => [`articles/2025/09/day-${String(n)}.md`, story(n)]),
    ),
  });
  const [outDir, cacheDir] = [path.join(place, 'dist'), path.join(place, 'cache')];
  const settings = { contentDir, outDir, cacheDir };
  const run = async (script: 'desk.ts' | 'release.ts', given: readonly string[]) => {
    const env = { BUILD_NOW, CONTENT_DIR: contentDir, OUT_DIR: outDir, CACHE_DIR: cacheDir };
    expect(await runScript(script, given, env)).toMatchObject({ code: 0 });
  };
  expect(await runBuild(settings)).toMatchObject({ code: 0 });
  const published = filesOf(outDir).filter(
    (file) => /\.(?:html|xml|json)$/.test(file) && !file.startsWith('pagefind/'),
  );
  expect(published).toEqual(
    expect.arrayContaining([
      'authors/newsroom/page/2/index.html',
      'authors/newsroom/news/rss.xml',
      'lite/2025/09/day-3/index.html',
      'lite/sections/news/page/2/index.html',
      'types/opinion/index.html',
      'types/analysis/rss.xml',
    ]),
  );
  await run('release.ts', []);
  await run('desk.ts', ['authors', 'rename', 'newsroom', 'desk']);
  await run('desk.ts', ['move', '2025/09/day-3', '2025/09/third-day']);
  await run('desk.ts', ['tags', 'merge', 'Boats', 'Ferries']);
  renameSync(path.join(contentDir, 'sections/news.yaml'), path.join(contentDir, 'sections/world.yaml'));
  appendFileSync(path.join(contentDir, 'sections/world.yaml'), 'aliases: [/sections/news/]\n');
  for (const file of filesOf(contentDir).filter((one) => one.startsWith('articles/'))) {
    const text = readFileSync(path.join(contentDir, file), 'utf8');
    writeFileSync(
      path.join(contentDir, file),
      text.replace('section: news', 'section: world').replace('type: analysis\n', ''),
    );
  }
  const { code, output } = await runBuild({ ...settings, env: { BUILD_NOW: '2025-10-07T12:00:00Z' } });
  expect(code, output).toBe(0);

  const files = new Set(filesOf(outDir).map((file) => `/${file}`));
  const host = netlify(
    Object.fromEntries(
      ['_redirects', '_headers'].map((name) => [name, readFileSync(path.join(outDir, name), 'utf8')]),
    ),
    files,
    '/',
  );
  const vanished = published
    .map((file) => encodeURI(`/${file}`).replace(/\/index\.html$/, '/'))
    .filter((address) => {
      const { status, location } = host.answer(address);
      return location === undefined ? ![200, 410].includes(status) : host.answer(location).status !== 200;
    });
  expect(vanished).toEqual([]);
  expect(host.answer('/lite/2025/09/day-2/').status).toBe(410);
  for (const channel of ['corrections', 'types/opinion'])
    expect(readFileSync(path.join(outDir, channel, 'atom.xml'), 'utf8')).toContain('2025/09/day-2');
});

it('a site that is in its place was built, whatever becomes of what is noted of it', async () => {
  const place = folder('unnoted');
  const settings = {
    contentDir: await emptyOutlet(place),
    outDir: path.join(place, 'dist'),
    cacheDir: path.join(place, 'cache'),
  };
  for (const name of ['standing', 'report.json']) {
    mkdirSync(path.join(settings.cacheDir, name, 'x'), { recursive: true });
  }
  const { code, output } = await runBuild(settings);
  expect([code, output]).toEqual([0, expect.stringContaining('warning: nothing was noted of this build')]);
  expect(existsSync(path.join(settings.outDir, 'index.html'))).toBe(true);
});

it('a promise that a build would break is named, with what stood there', async () => {
  const { contentDir } = await builtSite('valley');
  const place = folder('promise');
  const content = path.join(place, 'content');
  cpSync(contentDir, content, { recursive: true });
  writeFileSync(path.join(content, 'urls.lock'), '/2025/09/picking-begins/\n/2025/06/blossom/\n');
  const settings = {
    contentDir: content,
    outDir: path.join(place, 'dist'),
    cacheDir: path.join(place, 'cache'),
  };
  const refused = await runBuild(settings);
  expect(refused.code).toBe(1);
  expect(refused.output).toContain(
    '/2025/06/blossom/ would vanish, where the article “2025/06/blossom” used to be',
  );
  writeFileSync(
    path.join(content, 'gone.yaml'),
    '- { url: /2025/06/blossom/, date: 2025-07-01, reason: It was a test. }\n',
  );
  expect((await runBuild(settings)).code).toBe(0);
  const env = { BUILD_NOW, CONTENT_DIR: content, OUT_DIR: settings.outDir, CACHE_DIR: settings.cacheDir };
  const preview = path.join(place, 'preview');
  expect((await runBuild({ ...settings, outDir: preview, arguments: ['--preview'] })).code).toBe(0);
  const early = await runScript('release.ts', [], { ...env, OUT_DIR: preview });
  expect([early.code, early.output]).toEqual([2, expect.stringContaining('is a preview')]);
  // What readers have stays what it is, and what lies beside it.
  const kept = path.join(place, 'kept');
  cpSync(settings.outDir, kept, { recursive: true });
  const instead = await runBuild({ ...settings, arguments: ['--preview'] });
  expect([instead.code, instead.output]).toEqual([
    2,
    expect.stringContaining(`OUT_DIR=${settings.outDir}-preview`),
  ]);
  expect(differences(settings.outDir, kept)).toEqual([]);
  expect(existsSync(path.join(`${settings.outDir}.deploy`, 'urls.json'))).toBe(true);
  expect((await runScript('release.ts', [], env)).code).toBe(0);
  const lock = readFileSync(path.join(content, 'urls.lock'), 'utf8').split('\n');
  expect(lock).toEqual(
    expect.arrayContaining(['/', '/2025/06/blossom/', '/2025/09/picking-begins/\t2025/08/first-name']),
  );
  // The paper moves to another domain.
  const settingsFile = path.join(content, 'outlet.yaml');
  writeFileSync(
    settingsFile,
    readFileSync(settingsFile, 'utf8').replace(/^url: .*$/m, 'url: https://moved.example'),
  );
  const moved = await runBuild(settings);
  expect([moved.code, moved.output]).toEqual([
    1,
    expect.stringContaining('readers would get every story again'),
  ]);
});
