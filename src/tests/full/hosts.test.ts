/** The output behind real web servers, with the configuration that the build writes for them. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { headerRules } from '../../outputs/headers.ts';
import { hostFiles } from '../../outputs/hosts/hosts.ts';
import { launchBrowser } from '../browser.ts';
import { runBuild, runScript, SAMPLE_CONTENT, BUILD_NOW, PROJECT } from '../build-runner.ts';
import { SAMPLE_PAGES } from '../sample-pages.ts';
import { watchedPage } from '../witness.ts';
import { freePort, isInstalled } from './machine.ts';

interface Server {
  readonly origin: string;
  readonly process: ChildProcess;
}
interface Site {
  readonly dir: string;
  readonly promises: readonly string[];
}

const ODD = [
  ['/old/caf%C3%A9-%E7%B4%99/', '/2024/11/button-makers/'],
  ['/old/100%25/', '/2024/11/button-makers/'],
  ['/old/a;b$c/', '/2024/11/button-makers/'],
  ['/old/a%5B1%5D*/', '/2024/11/button-makers/'],
  ['/old/a%22b/', '/2024/11/button-makers/'],
  ['/old/%7Bpath%7D/', '/2024/11/button-makers/'],
] as const;

/** Headers of every answer that has a page or a feed. */
const EVERYWHERE = [
  'cache-control',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'permissions-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
];
/** Of the sample. */
const MOVED = [
  ['/2024/05/meridian-council-trial/', '/2024/05/four-day-week-port-meridian/'],
  ...ODD,
] as const;
/** Declared gone, in what servers have for patterns, variables and quotes. */
const ODD_GONE = [
  '/2009/survey.html',
  '/gone/a%5Bb%5D/',
  '/gone/a*/',
  '/gone/%7Bpath%7D/',
  '/gone/a$b/',
  '/gone/a%22b/',
  '/gone/100%25/',
  '/gone/Ab/',
] as const;
const GONE = ['/2024/02/port-meridian-survey-document/', ...ODD_GONE] as const;
/** Pages that stand where a pattern of those would look. */
const BESIDE_GONE = ['/gone/ab/', '/gone/abc/'] as const;

const HOSTS = {
  nginx: {
    isHere: () => isInstalled('nginx', '-v'),
    start: (folder: string, { dir }: Site, port: number): ChildProcess => {
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
        .join(' ');
      // Started by root it would serve as somebody who may not read the folder.
      const user = process.getuid?.() === 0 ? 'user root;' : '';
      writeFileSync(
        path.join(folder, 'main.conf'),
        `${user} daemon off; pid ${folder}/nginx.pid; worker_processes 1;
events { worker_connections 64; }
http {
  include /etc/nginx/mime.types; access_log off; ${temporary}
  server { listen 127.0.0.1:${String(port)}; root ${dir}; include ${dir}.deploy/nginx.conf; }
}`,
      );
      const options = [
        '-c',
        path.join(folder, 'main.conf'),
        '-p',
        folder,
        '-e',
        path.join(folder, 'error.log'),
      ];
      return spawn('nginx', options, { stdio: 'ignore' });
    },
  },
  caddy: {
    isHere: () => isInstalled('caddy', 'version'),
    start: (folder: string, { dir }: Site, port: number): ChildProcess => {
      const file = path.join(folder, 'Caddyfile');
      writeFileSync(
        file,
        `{\n  admin off\n  auto_https off\n}\nhttp://127.0.0.1:${String(port)} {\n  root * ${dir}\n  import ${dir}.deploy/Caddyfile\n}\n`,
      );
      return spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      });
    },
  },
} as const;

describe.each(Object.keys(HOSTS) as (keyof typeof HOSTS)[])('%s', (host) => {
  const { isHere, start } = HOSTS[host];
  describe.skipIf(!isHere())('with the configuration of the build', () => {
    let server: Server;
    let site: Site;

    beforeAll(async () => {
      const folder = path.join(inject('workshop'), `host-${host}`);
      mkdirSync(folder, { recursive: true });
      site = await buildFor(host, folder);
      const port = await freePort();
      server = await answering(port, start(folder, site, port));
    });
    afterAll(() => {
      server.process.kill();
    });

    const ask = (address: string) => fetch(server.origin + address, { redirect: 'manual' });

    it('keeps every promise of urls.lock', async () => {
      expect(site.promises.length).toBeGreaterThan(90);
      const moved = new Map<string, string>(MOVED.map(([from, to]) => [decodeURIComponent(from), to]));
      const answers = { here: 0, moved: 0, gone: 0 };
      for (const address of site.promises) {
        const response = await ask(address);
        await response.arrayBuffer();
        const { status, headers } = response;
        const to = moved.get(decodeURIComponent(address));
        if (to !== undefined) {
          answers.moved += 1;
          expect([address, headers.get('location')]).toEqual([address, to]);
          expect([301, 308]).toContain(status);
          continue;
        }
        const isGone = GONE.some((one) => one === address);
        answers[isGone ? 'gone' : 'here'] += 1;
        expect([address, status]).toEqual([address, isGone ? 410 : 200]);
        const sent = EVERYWHERE.filter((name) => headers.has(name));
        expect([address, sent]).toEqual([address, EVERYWHERE]);
      }
      expect(answers).toMatchObject({ moved: MOVED.length, gone: GONE.length });
    });

    it.each<readonly [string, string]>([
      ['/tags/gigs/', '/tags/live-music/'],
      ['/tags/gigs/rss.xml', '/tags/live-music/rss.xml'],
      ...MOVED.map(([from, to]) => [from, to] as [string, string]),
    ] as [string, string][])('leads on from %s to %s', async (from, to) => {
      const response = await ask(from);
      expect([301, 308]).toContain(response.status);
      expect(response.headers.get('location')).toBe(to);
      expect((await ask(to)).status).toBe(200);
    });

    it.each(['/tags/no-story-has-it/', '/tags/no-story-has-it/page/1/', '/topics/resting/'])(
      'leads on from %s to the list of tags, for a while',
      async (address) => {
        const response = await ask(address);
        expect(response.status).toBe(302);
        expect(response.headers.get('location')).toBe('/tags/');
      },
    );

    it('has no feed of a tag that no story has, and leads nowhere from it', async () => {
      expect((await ask('/tags/no-story-has-it/rss.xml')).status).toBe(404);
    });

    it.each(GONE)('says of %s that it is gone, on a page of the outlet', async (address) => {
      const response = await ask(address);
      expect(response.status).toBe(410);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain('invented measurements');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    });

    it.each(BESIDE_GONE)('still shows %s', async (address) => {
      expect((await ask(address)).status).toBe(200);
    });

    it('answers an unknown address with the page for it', async () => {
      const response = await ask('/nowhere/');
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('noindex');
      expect(response.headers.get('content-security-policy')).toContain('frame-ancestors');
    });

    it('leads an address without its last slash to the page', async () => {
      const response = await ask('/about');
      expect([301, 308]).toContain(response.status);
      expect(response.headers.get('location')).toMatch(/^(?:http:\/\/127\.0\.0\.1:\d+)?\/about\/$/);
    });

    it.each([
      ['/', 'text/html', 'max-age=60'],
      ['/about/', 'text/html', 'max-age=60'],
      ['/rss.xml', 'application/rss+xml', 'max-age=60'],
      ['/tags/ferries/rss.xml', 'application/rss+xml', 'max-age=60'],
      ['/sitemap.xml', 'xml', 'max-age=60'],
      ['a style sheet', 'text/css', 'immutable'],
    ])('sends every header with %s', async (address, type, caching) => {
      const sheet = /\/_astro\/[^"]+\.css/.exec(readFileSync(path.join(site.dir, 'index.html'), 'utf8'))?.[0];
      const response = await ask(address === 'a style sheet' ? (sheet ?? '') : address);
      expect(response.status).toBe(200);
      const header = (name: string) => response.headers.get(name) ?? '';
      expect(header('content-type')).toContain(type);
      expect(header('cache-control')).toContain(caching);
      expect(header('cache-control')).not.toContain(',  ');
      expect(header('content-security-policy')).toContain("frame-ancestors 'self'");
      expect(header('x-content-type-options')).toBe('nosniff');
      expect(header('referrer-policy')).toBe('strict-origin-when-cross-origin');
      expect(header('permissions-policy')).toContain('camera=()');
      expect(header('cross-origin-opener-policy')).toBe('same-origin');
      expect(header('strict-transport-security')).toBe('max-age=600');
    });

    it('serves pages that a browser finds no fault with', async () => {
      const browser = await launchBrowser();
      const context = await browser.newContext();
      const { page, faults, foreign } = await watchedPage(context, server.origin);
      for (const address of [...Object.values(SAMPLE_PAGES), '/nowhere/']) {
        await page.goto(server.origin + address, { waitUntil: 'networkidle' });
      }
      await browser.close();
      expect(faults.filter((fault) => !/status of 4(?:04|10)/.test(fault))).toEqual([]);
      expect(foreign).toEqual([]);
    });
  });
});

describe.skipIf(!HOSTS.nginx.isHere()).each(['/', '/old/', '/de/zeitung/'])(
  'the image of scripts/deploy below %s',
  (base) => {
    let server: Server;

    beforeAll(async () => {
      const folder = path.join(inject('workshop'), `image${base.replaceAll('/', '-')}`);
      const context = path.join(folder, 'context');
      const page = (name: string) => {
        mkdirSync(path.dirname(path.join(context, 'dist', name)), { recursive: true });
        writeFileSync(path.join(context, 'dist', name), `<!doctype html><title>${name}</title>`);
      };
      for (const name of ['index.html', 'about/index.html', '404.html', 'rss.xml']) page(name);
      const headers = headerRules({ comments: {} });
      const model = { base, redirects: [], gone: [], emptied: `${base}tags/`, headers, files: [] };
      mkdirSync(path.join(context, 'dist.deploy'));
      for (const [name, text] of Object.entries(hostFiles('nginx', model).beside))
        writeFileSync(path.join(context, 'dist.deploy', name), text);
      const port = await freePort();
      server = await answering(port, startImage(folder, context, port));
    });
    afterAll(() => {
      server.process.kill();
    });

    it.each([
      ['', 200, 'index.html'],
      ['about/', 200, 'about/index.html'],
      ['rss.xml', 200, 'rss.xml'],
      ['nowhere/', 404, '404.html'],
    ])('answers /%s with %i and %s', async (address, status, name) => {
      const response = await fetch(server.origin + base + address);
      expect([response.status, await response.text()]).toEqual([
        status,
        `<!doctype html><title>${name}</title>`,
      ]);
    });

    it('leads an address without its last slash to the page', async () => {
      const response = await fetch(`${server.origin}${base}about`, { redirect: 'manual' });
      expect(response.headers.get('location')).toBe(`${base}about/`);
    });
  },
);

/** What scripts/deploy/Dockerfile says, done below a folder: it is the root of the image. */
function startImage(folder: string, context: string, port: number): ChildProcess {
  const root = path.join(folder, 'root');
  const inImage = (text: string) =>
    text.replaceAll(/(?<![\w.])\/(?=(?:etc\/nginx\/(?:nginx|site)\.conf|srv|tmp)\b)/g, `${root}/`);
  for (const name of ['etc/nginx', 'srv', 'tmp']) mkdirSync(path.join(root, name), { recursive: true });
  const lines = readFileSync(path.join(PROJECT, 'scripts/deploy/Dockerfile'), 'utf8').replaceAll('\\\n', '');
  for (const [, instruction, text = ''] of lines.matchAll(/^(COPY|RUN) (.*)$/gm)) {
    if (instruction === 'RUN') execFileSync('sh', ['-ec', inImage(text)]);
    else {
      const [from = '', to = ''] = text.split(' ');
      const given = path.join(context, from);
      cpSync(existsSync(given) ? given : path.join(PROJECT, from), inImage(to), { recursive: true });
    }
  }
  const file = path.join(root, 'etc/nginx/nginx.conf');
  // Started by root it would serve as somebody who may not read the folder.
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  const here = inImage(readFileSync(file, 'utf8')).replace('listen 8080', `listen 127.0.0.1:${String(port)}`);
  writeFileSync(file, user + here);
  return spawn('nginx', ['-c', file, '-p', root, '-e', 'stderr', '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** @throws when nobody answers in a while, with what the server said */
async function answering(port: number, server: ChildProcess): Promise<Server> {
  const origin = `http://127.0.0.1:${String(port)}`;
  let said = '';
  server.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  for (let tries = 0; tries < 80; tries += 1) {
    if (await fetch(origin).catch(() => undefined)) return { origin, process: server };
    await pause(100);
  }
  throw new Error(`${server.spawnfile} did not start: ${said}`);
}

/** A path as a writer has it: of the signs that an address cannot hold only the percent sign is written otherwise. */
function asWritten(address: string): string {
  return decodeURIComponent(address).replaceAll('%', '%25');
}

/** The sample outlet for a host, with old addresses that are hard to write down. */
async function buildFor(host: string, folder: string): Promise<Site> {
  const contentDir = path.join(folder, 'content');
  cpSync(SAMPLE_CONTENT, contentDir, { recursive: true });
  const outlet = path.join(contentDir, 'outlet.yaml');
  writeFileSync(outlet, `${readFileSync(outlet, 'utf8')}\nhost: ${host}\nhsts: { maxAge: 600 }\n`);
  const story = path.join(contentDir, 'articles/2024/11/button-makers/index.md');
  const aliases = ODD.map(([from]) => JSON.stringify(asWritten(from)));
  writeFileSync(
    story,
    readFileSync(story, 'utf8').replace(/^---\n/, `---\naliases: [${aliases.join(', ')}]\n`),
  );
  const gone = path.join(contentDir, 'gone.yaml');
  const entries = ODD_GONE.map(
    (address) =>
      `- url: '${asWritten(address)}'\n  date: 2024-03-01\n  reason: It contained invented measurements, too.\n`,
  );
  writeFileSync(gone, `${readFileSync(gone, 'utf8').trimEnd()}\n${entries.join('')}`);
  for (const address of BESIDE_GONE) {
    const page = path.join(contentDir, 'pages', `${address.slice(1, -1)}.md`);
    mkdirSync(path.dirname(page), { recursive: true });
    writeFileSync(page, '---\ntitle: A page that stands\n---\n\nIt is still here.\n');
  }
  writeFileSync(path.join(contentDir, 'tags/resting.yaml'), 'label: Resting\naliases: [/topics/resting/]\n');
  // Released once, before they moved or went.
  const released = [...MOVED.map(([from]) => from), ...GONE];
  writeFileSync(path.join(contentDir, 'urls.lock'), `${released.join('\n')}\n`);
  const dir = path.join(folder, 'dist');
  const cacheDir = path.join(folder, 'cache');
  const { code, output } = await runBuild({ contentDir, outDir: dir, cacheDir });
  if (code !== 0) throw new Error(output);
  const env = { BUILD_NOW, CONTENT_DIR: contentDir, OUT_DIR: dir, CACHE_DIR: cacheDir };
  const release = await runScript('release.ts', [], env);
  if (release.code !== 0) throw new Error(release.output);
  const promises = readFileSync(path.join(contentDir, 'urls.lock'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('/'))
    .map((line) => line.split('\t')[0] ?? '');
  return { dir, promises };
}
