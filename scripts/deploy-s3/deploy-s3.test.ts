/** Deployments to a store of this test's own, which sees every request and may fail at any. */
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { PROJECT, runScript } from '../../src/tests/build-runner.ts';
import { localFiles } from './local-files.ts';
import { ObjectStore } from './store.ts';
import { carryOut, planSync } from './sync.ts';

const BUCKET = 'paper';
const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER', AWS_REGION: 'us-east-1' };
const SETTINGS = { comments: {} };

beforeAll(() => {
  Object.assign(process.env, KEYS);
});

type Site = Readonly<Record<string, string>>;

const page = (picture: string, ...links: string[]) =>
  `<link href="/_astro/${picture}.css"><img src="/_astro/${picture}.jpg">${links.map((to) => `<a href="/${to}/">`).join('')}`;

/** Two editions: a story taken down, one new, the look and the front changed. */
const FIRST: Site = {
  'index.html': page('a', 'one', 'two'),
  'one/index.html': page('a', 'two'),
  'two/index.html': page('b'),
  'rss.xml': '<rss>one two</rss>',
  'sitemap.xml': '<sitemapindex/>',
  'sitemaps/2025-09.xml': '<urlset>one two</urlset>',
  'latest.json': '["one","two"]',
  'pagefind/en/pagefind-entry.json': '{"first":1}',
  'pagefind/en/index/first.pf_index': 'first',
  '.well-known/security.txt': 'Contact: us',
  'card.png': 'card',
  ...Object.fromEntries(
    ['a', 'b'].flatMap((name) => [
      [`_astro/${name}.css`, name],
      [`_astro/${name}.jpg`, `${name}${name}`],
    ]),
  ),
};
const { 'two/index.html': _two, '_astro/b.css': _css, '_astro/b.jpg': _jpg, ...KEPT } = FIRST;
const SECOND: Site = {
  ...KEPT,
  'index.html': page('c', 'one', 'three'),
  'one/index.html': page('c', 'three'),
  'three/index.html': page('d', 'one'),
  'rss.xml': '<rss>one three</rss>',
  'sitemaps/2025-09.xml': '<urlset>one three</urlset>',
  'latest.json': '["one","three"]',
  'card.png': 'other card',
  ...Object.fromEntries(
    ['c', 'd'].flatMap((name) => [
      [`_astro/${name}.css`, name],
      [`_astro/${name}.jpg`, `${name}${name}`],
    ]),
  ),
};

function folder(): string {
  const made = realpathSync(mkdtempSync(path.join(tmpdir(), 'deploy-')));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function written(site: Site): string {
  const dir = path.join(folder(), 'dist');
  for (const [name, text] of Object.entries(site)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  }
  return dir;
}

interface Store {
  readonly endpoint: string;
  /** Requests that changed something, as `PUT name`. */
  readonly changes: string[];
  /** What is served now, by key. */
  readonly objects: Map<string, { readonly type: string; readonly caching: string; readonly body: string }>;
  /** Moments at which something was named that was not there. */
  readonly faults: string[];
  /** Called before each request; `false` breaks the connection. */
  onRequest: () => boolean;
}

async function openStore(): Promise<Store> {
  const s3 = new S3rver({ directory: folder(), silent: true, configureBuckets: [{ name: BUCKET }] });
  await s3.configureBuckets();
  const handle = s3.callback();
  const server = createServer((request, response) => {
    if (!store.onRequest()) return void request.socket.destroy();
    const name = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname.slice(BUCKET.length + 2));
    const chunks: Buffer[] = [];
    // Nothing flows until the store reads it too.
    request.pause();
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('finish', () => {
      if (response.statusCode >= 300 || !['PUT', 'DELETE'].includes(request.method ?? '')) return;
      store.changes.push(`${request.method ?? ''} ${name}`);
      if (request.method === 'DELETE') store.objects.delete(name);
      else {
        const { 'content-type': type = '', 'cache-control': caching = '' } = request.headers;
        store.objects.set(name, { type, caching, body: Buffer.concat(chunks).toString() });
      }
      expectWhole(store);
    });
    handle(request, response);
  });
  const store: Store = { endpoint: '', faults: [], changes: [], objects: new Map(), onRequest: () => true };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(store, {
    endpoint: `http://127.0.0.1:${String(port)}`,
  });
}

/** At every moment every page that is served finds what it loads; what names pages names none that is not there. */
function expectWhole({ objects, changes, faults }: Store): void {
  for (const [name, { body }] of objects) {
    const loaded = [...body.matchAll(/(?:href|src)="\/(_astro\/[^"]+)"/g)].map(([, target = '']) => target);
    const named = /rss\.xml|latest\.json|sitemaps\//.test(name) ? (body.match(/one|two|three/g) ?? []) : [];
    for (const target of [...loaded, ...named.map((story) => `${story}/index.html`)]) {
      if (!objects.has(target)) faults.push(`after ${changes.at(-1) ?? ''} ${name} wants ${target}`);
    }
  }
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
    expect(removed.slice(1).sort()).toEqual(['DELETE _astro/b.css', 'DELETE _astro/b.jpg']);
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

  it('interrupted at any request and run again ends as a fresh one does', async () => {
    const [first, second] = [written(FIRST), written(SECOND)];
    let isDone = false;
    for (let breaks = 1; !isDone; breaks += 1) {
      const store = await openStore();
      await deploy(first, store);
      let requests = 0;
      store.onRequest = () => (requests += 1) < breaks;
      const outcome = await deploy(second, store).then(
        () => 'done',
        () => 'interrupted',
      );
      isDone = outcome === 'done';
      // One request for the list and one for each change.
      if (isDone) expect(breaks).toBeGreaterThan(15);
      store.onRequest = () => true;
      await deploy(second, store);
      expect(served(store)).toEqual(sorted(SECOND));
      expect(store.faults).toEqual([]);
    }
  });
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
      return true;
    };
    await new Promise<void>((resolve) => child.on('close', () => resolve()));
    expect(child.signalCode).toBe('SIGKILL');
    store.onRequest = () => true;
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
    store.onRequest = () => false;
    expect((await run(...given(store))).code).toBe(1);
    expect(readFileSync(path.join(dir, 'index.html'), 'utf8')).toBe(FIRST['index.html']);
    rmSync(path.join(dir, 'index.html'));
    expect((await run(...given(store))).code).toBe(2);
  });
});
