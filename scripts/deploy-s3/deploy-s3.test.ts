/** Deployments to a store that sees every request and may fail at any. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT, runScript } from '../../src/tests/build-runner.ts';
import { localFiles } from './local-files.ts';
import { ObjectStore } from './store.ts';
import { BUCKET, folder, openStore, type Store } from './watched-store.ts';
import { carryOut, planSync } from './sync.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER', AWS_REGION: 'us-east-1' };
const SETTINGS = { comments: {} };

beforeAll(() => {
  Object.assign(process.env, KEYS);
});

type Site = Readonly<Record<string, string>>;

const page = (look: string, ...more: readonly string[]) =>
  [`<link href="/_astro/${look}.css"><img src="/_astro/${look}.jpg">`]
    .concat(['/', '/sw.js', ...more].map((to) => `<a href="${to}">`))
    .join('');
const look = (name: string): Site => ({
  [`_astro/${name}.css`]: name,
  [`_astro/${name}.jpg`]: `${name}${name}`,
});

/** Two editions: a story taken down, one new in a new section, the look, the front and the index of search changed. */
const FIRST: Site = {
  'index.html': page('a', '/one/', '/two/', '/rss.xml', '/pagefind/en/blocks.json'),
  'one/index.html': page('a', '/two/'),
  'two/index.html': page('b'),
  'rss.xml': '<rss>"/one/" "/two/"</rss>',
  'robots.txt': 'Sitemap: "/sitemap.xml"',
  'sitemap.xml': '<sitemapindex>"/sitemaps/2025-09.xml"</sitemapindex>',
  'sitemaps/2025-09.xml': '<urlset>"/one/" "/two/"</urlset>',
  'latest.json': '["/one/","/two/"]',
  'pagefind/en/blocks.json': '["/pagefind/en/pagefind-entry.json","/one/","/two/"]',
  'pagefind/en/pagefind-entry.json': '["/pagefind/en/index/first.pf_index"]',
  'pagefind/en/index/first.pf_index': 'first',
  'sw.js': '["/_astro/a.css"]',
  '.well-known/security.txt': 'Contact: us',
  'card.png': 'card',
  ...look('a'),
  ...look('b'),
};
const { 'two/index.html': _two, '_astro/b.css': _css, '_astro/b.jpg': _jpg, ...KEPT } = FIRST;
const { 'pagefind/en/index/first.pf_index': _index, ...STAYING } = KEPT;
const SECOND: Site = {
  ...STAYING,
  'index.html': page('c', '/one/', '/three/', '/sea/', '/rss.xml', '/pagefind/en/blocks.json'),
  'one/index.html': page('c', '/three/'),
  'three/index.html': page('d', '/one/', '/sea/'),
  'sea/index.html': page('c', '/three/', '/sea/rss.xml'),
  'sea/rss.xml': '<rss>"/three/"</rss>',
  'rss.xml': '<rss>"/one/" "/three/"</rss>',
  'sitemap.xml': '<sitemapindex>"/sitemaps/2025-09.xml" "/sitemaps/2025-10.xml"</sitemapindex>',
  'sitemaps/2025-09.xml': '<urlset>"/one/"</urlset>',
  'sitemaps/2025-10.xml': '<urlset>"/three/"</urlset>',
  'latest.json': '["/one/","/three/"]',
  'pagefind/en/blocks.json': '["/pagefind/en/pagefind-entry.json","/one/","/three/"]',
  'pagefind/en/pagefind-entry.json': '["/pagefind/en/index/second.pf_index"]',
  'pagefind/en/index/second.pf_index': 'second',
  'sw.js': '["/_astro/c.css"]',
  'card.png': 'other card',
  ...look('c'),
  ...look('d'),
};

function written(site: Site): string {
  const dir = path.join(folder(), 'dist');
  for (const [name, text] of Object.entries(site)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  }
  return dir;
}

async function deploy(dir: string, { endpoint }: Store, removes = true, prefix = ''): Promise<number> {
  const store = new ObjectStore({ bucket: BUCKET, endpoint, prefix, attempts: 1 });
  try {
    const files = await localFiles(dir, SETTINGS);
    const plan = await planSync(store, files, { removes });
    await carryOut(store, files, plan);
    return plan.uploads.flat().length + plan.removals.flat().length;
  } finally {
    store.close();
  }
}

const served = ({ objects }: Store): Site =>
  sorted(Object.fromEntries([...objects].map(([name, { body }]) => [name, body])));
const sorted = (site: Site): Site => Object.fromEntries(Object.entries(site).sort());

describe('a deployment to a store of objects', { timeout: 120_000 }, () => {
  it('brings every file with its type and caching, what pages load first', async () => {
    const store = await openStore();
    await deploy(written(FIRST), store);
    expect(served(store)).toEqual(sorted(FIRST));
    expect(store.faults).toEqual([]);
    expect(store.objects.get('rss.xml')).toMatchObject({ type: 'application/rss+xml; charset=utf-8' });
    expect(store.objects.get('one/index.html')).toMatchObject({
      type: 'text/html; charset=utf-8',
      caching: 'public, max-age=60, must-revalidate',
    });
    expect(store.objects.get('_astro/a.jpg')).toMatchObject({
      type: 'image/jpeg',
      caching: expect.stringContaining('immutable') as string,
    });
    const at = (name: string) => store.changes.indexOf(`PUT ${name}`);
    expect(at('pagefind/en/pagefind-entry.json')).toBeGreaterThan(at('one/index.html'));
    expect(store.changes.slice(-3)).toEqual(['PUT index.html', 'PUT sitemap.xml', 'PUT robots.txt']);
    expect(at('sitemap.xml')).toBeGreaterThan(at('sitemaps/2025-09.xml'));
  });

  it('sends only what changed, whatever the dates of the files', async () => {
    const store = await openStore();
    const dir = written(FIRST);
    await deploy(dir, store);
    store.changes.length = 0;
    utimesSync(path.join(dir, 'index.html'), 1, 1);
    expect(await deploy(dir, store)).toBe(0);
    writeFileSync(path.join(dir, 'card.png'), 'CARD');
    await deploy(dir, store);
    expect(store.changes).toEqual(['PUT card.png']);
  });

  it('removes last what is no longer there, old pictures after the pages that showed them', async () => {
    const store = await openStore();
    await deploy(written(FIRST), store);
    store.changes.length = 0;
    await deploy(written(SECOND), store);
    expect(served(store)).toEqual(sorted(SECOND));
    expect(store.faults).toEqual([]);
    const removed = store.changes.filter((change) => change.startsWith('DELETE'));
    expect(store.changes.slice(-removed.length)).toEqual(removed);
    expect(removed[0]).toBe('DELETE two/index.html');
    expect(removed.slice(1).sort()).toEqual([
      'DELETE _astro/b.css',
      'DELETE _astro/b.jpg',
      'DELETE pagefind/en/index/first.pf_index',
    ]);
    const at = (name: string) => store.changes.indexOf(`PUT ${name}`);
    expect(at('three/index.html')).toBeLessThan(at('one/index.html'));
    expect(at('one/index.html')).toBeLessThan(at('index.html'));
  });

  it('leaves alone what is not below its prefix, and without --delete everything', async () => {
    const store = await openStore();
    await deploy(written({ 'index.html': 'other' }), store);
    await deploy(written(FIRST), store, true, 'news/');
    expect(store.objects.get('index.html')?.body).toBe('other');
    expect(store.objects.has('news/one/index.html')).toBe(true);
    await deploy(written({ 'index.html': 'new' }), store, false, 'news/');
    expect(store.objects.has('news/one/index.html')).toBe(true);
  });

  it.each([
    ['the first, before an answer', undefined, 'unanswered'],
    ['another, before it is served', FIRST, 'refused'],
    ['another, before it is answered', FIRST, 'unanswered'],
  ] as const)(
    'interrupted at any request and run again ends as a fresh one does: %s',
    async (_, before, fate) => {
      const first = before && written(before);
      const second = written(SECOND);
      let isDone = false;
      for (let breaks = 1; !isDone; breaks += 1) {
        const store = await openStore();
        if (first !== undefined) await deploy(first, store);
        let requests = 0;
        store.onRequest = () => {
          requests += 1;
          return requests < breaks ? 'served' : requests === breaks ? fate : 'refused';
        };
        const outcome = await deploy(second, store).then(
          () => 'done',
          () => 'interrupted',
        );
        isDone = outcome === 'done';
        // One request for the list and one for each change.
        if (isDone) expect(breaks).toBeGreaterThan(20);
        store.onRequest = () => 'served';
        await deploy(second, store);
        expect(served(store)).toEqual(sorted(SECOND));
        expect(store.faults).toEqual([]);
      }
    },
  );
});

describe('npm run deploy:s3', { timeout: 120_000 }, () => {
  const outlet = () => {
    const content = path.join(folder(), 'content');
    mkdirSync(content);
    writeFileSync(
      path.join(content, 'outlet.yaml'),
      'name: The Test\nurl: https://test.example\ntimezone: UTC\nlang: en\n',
    );
    return content;
  };
  const given = ({ endpoint }: Store) => ['--bucket', BUCKET, '--endpoint', endpoint, '--delete'];

  it('says what it would do, does it, and has nothing more to do', async () => {
    const store = await openStore();
    const env = { ...KEYS, CONTENT_DIR: outlet(), OUT_DIR: written(FIRST) };
    const dry = await runScript('deploy-s3.ts', [...given(store), '--dry-run'], env);
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.output).toContain('upload one/index.html');
    expect(store.changes).toEqual([]);
    expect(await runScript('deploy-s3.ts', given(store), env)).toMatchObject({ code: 0 });
    expect(served(store)).toEqual(sorted(FIRST));
    const again = await runScript('deploy-s3.ts', given(store), env);
    expect(again.output).toContain('sent 0, removed 0');
  });

  it('sends a preview only where it is asked to', async () => {
    const store = await openStore();
    const preview = { ...FIRST, 'index.html': `<meta name="robots" content="noindex">${page('a')}` };
    const env = { ...KEYS, CONTENT_DIR: outlet(), OUT_DIR: written(preview) };
    const refused = await runScript('deploy-s3.ts', given(store), env);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.output).toContain('is a preview: drafts and embargoed stories are in it.');
    expect(store.changes).toEqual([]);
    const asked = await runScript('deploy-s3.ts', [...given(store), '--preview'], env);
    expect(asked).toMatchObject({ code: 0 });
    expect(served(store)).toEqual(sorted(preview));
  });

  it('killed in the middle and run again ends as a fresh one does', async () => {
    const store = await openStore();
    const env = { ...KEYS, CONTENT_DIR: outlet(), OUT_DIR: written(SECOND) };
    await deploy(written(FIRST), store);
    let requests = 0;
    const child = spawn(process.execPath, [path.join(PROJECT, 'scripts/deploy-s3.ts'), ...given(store)], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    store.onRequest = () => {
      requests += 1;
      if (requests === 7) child.kill('SIGKILL');
      return 'served';
    };
    await new Promise<void>((resolve) => child.on('close', () => resolve()));
    expect(child.signalCode).toBe('SIGKILL');
    store.onRequest = () => 'served';
    expect(await runScript('deploy-s3.ts', given(store), env)).toMatchObject({ code: 0 });
    expect(served(store)).toEqual(sorted(SECOND));
    expect(store.faults).toEqual([]);
  });

  it('exits with 1 where nobody answers, and with 2 where it is told nonsense', async () => {
    const dir = written(FIRST);
    const env = { ...KEYS, CONTENT_DIR: outlet(), OUT_DIR: dir };
    const run = (...more: string[]) => runScript('deploy-s3.ts', more, env);
    expect((await run('--bucket', BUCKET, '--endpoint', 'nowhere')).code).toBe(2);
    expect((await run('--delete')).code).toBe(2);
    const store = await openStore();
    store.onRequest = () => 'refused';
    expect((await run(...given(store))).code).toBe(1);
    expect(readFileSync(path.join(dir, 'index.html'), 'utf8')).toBe(FIRST['index.html']);
    rmSync(path.join(dir, 'index.html'));
    expect((await run(...given(store))).code).toBe(2);
  });
});
