/** Told over HTTP, by a server of this test's own. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { urlEntry, urlListText } from '../../src/outputs/url-list.ts';
import { runScript } from '../../src/tests/build-runner.ts';
import { indexNowMessages } from './messages.ts';
import { send } from './send.ts';

interface Received {
  readonly path: string;
  readonly type: string | undefined;
  readonly body: string;
}
type Answer = number | { readonly status: number; readonly after: string } | 'hang up';

/** A receiver that answers in turn, and at last with 200. */
async function receiver(answers: readonly Answer[] = []) {
  const received: Received[] = [];
  const left = [...answers];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      received.push({ path: request.url ?? '', type: request.headers['content-type'], body });
      const answer = left.shift() ?? 200;
      if (answer === 'hang up') request.socket.destroy();
      else if (typeof answer === 'number') response.writeHead(answer).end();
      else response.writeHead(answer.status, { 'Retry-After': answer.after }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, root: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

const SITE = 'https://test.example/news/';
const KEY = 'a-key-of-this-test';
const FILES: [string, string][] = [
  ['index.html', 'front'],
  ['a/index.html', 'a'],
  ['rss.xml', 'feed'],
];

const urlList = (files: readonly [string, string][], site: string) =>
  urlListText(
    files.map(([file, content]) => [file, urlEntry(file, content, site)]),
    site,
  );

/** An outlet that was built before and is built again, the front and the feed changed, `/a/` gone, `/b/` new. */
function built({ hub, key }: { hub?: string; key?: string }) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'ping-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  write(
    'content/outlet.yaml',
    `name: The Test\nurl: ${SITE}\ntimezone: UTC\nlang: en\n` +
      (hub === undefined ? '' : `hub: ${hub}\n`) +
      (key === undefined ? '' : `indexNow: { key: ${key} }\n`),
  );
  write('last.json', urlList(FILES, SITE));
  write(
    'same.json',
    urlList(
      [
        ['index.html', 'new'],
        ['b/index.html', 'b'],
        ['rss.xml', 'more'],
      ],
      SITE,
    ),
  );
  write(
    'dist.deploy/urls.json',
    urlList(
      [
        ['index.html', 'new'],
        ['b/index.html', 'b'],
        ['rss.xml', 'more'],
      ],
      SITE,
    ),
  );
  write('other.json', urlList(FILES, 'https://other.example/'));
  const env = { CONTENT_DIR: path.join(folder, 'content'), OUT_DIR: path.join(folder, 'dist') };
  return {
    write,
    file: (name: string) => path.join(folder, name),
    run: (...given: string[]) => runScript('ping.ts', given, env),
  };
}

describe('npm run ping', { timeout: 60_000 }, () => {
  it('tells IndexNow of pages that are new, changed or gone, and the hub of feeds', async () => {
    const { received, root } = await receiver([202, 204]);
    const { run, file } = built({ hub: `${root}/hub`, key: KEY });
    const { code, output } = await run('--since', file('last.json'), '--indexnow', `${root}/indexnow`);
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(received.map(({ path: to }) => to)).toEqual(['/indexnow', '/hub']);
    expect(received[0]?.type).toBe('application/json; charset=utf-8');
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      host: 'test.example',
      key: KEY,
      keyLocation: `${SITE}${KEY}.txt`,
      urlList: [SITE, `${SITE}a/`, `${SITE}b/`],
    });
    expect(received[1]?.type).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(received[1]?.body))).toEqual({
      'hub.mode': 'publish',
      'hub.url': `${SITE}rss.xml`,
    });
  });

  it('prints with --dry-run what it would send, and sends nothing', async () => {
    const { received, root } = await receiver();
    const { run, file } = built({ hub: `${root}/hub`, key: KEY });
    const { code, output } = await run(
      '--since',
      file('last.json'),
      '--dry-run',
      '--indexnow',
      `${root}/indexnow`,
    );
    expect(code).toBe(0);
    expect(received).toEqual([]);
    expect(output).toContain(`POST ${root}/indexnow`);
    expect(output).toContain(`"urlList":["${SITE}","${SITE}a/","${SITE}b/"]`);
    expect(output).toContain(`hub.mode=publish&hub.url=${encodeURIComponent(`${SITE}rss.xml`)}`);
  });

  it('has nothing to say where nothing changed', async () => {
    const { received, root } = await receiver();
    const { run, file } = built({ hub: `${root}/hub`, key: KEY });
    const { code, output } = await run('--since', file('same.json'), '--indexnow', root);
    expect([code, output.includes('Nothing changed')]).toEqual([0, true]);
    expect(received).toEqual([]);
  });

  it('exits with 1 where somebody refuses, and still tells the others', async () => {
    const { received, root } = await receiver([403, 204]);
    const { run, file } = built({ hub: `${root}/hub`, key: KEY });
    const { code, output } = await run('--since', file('last.json'), '--indexnow', `${root}/indexnow`);
    expect(code).toBe(1);
    expect(output).toContain('403');
    expect(received.map(({ path: to }) => to)).toEqual(['/indexnow', '/hub']);
  });

  it.each([
    ['neither --since nor --all', () => []],
    ['a file that is not there', (file: (name: string) => string) => ['--since', file('none.json')]],
    [
      'a file that is something else',
      (file: (name: string) => string) => ['--since', file('content/outlet.yaml')],
    ],
    ['a list of another site', (file: (name: string) => string) => ['--since', file('other.json')]],
    ['an option it does not know', () => ['--faster']],
  ])('exits with 2 for %s', async (_, given) => {
    const { run, file } = built({ key: KEY });
    expect((await run(...given(file))).code).toBe(2);
  });

  it('tells nobody of a preview', async () => {
    const { run, write } = built({ key: KEY });
    write('dist/index.html', '<meta name="robots" content="noindex">');
    const { code, output } = await run('--all', '--dry-run');
    expect([code, output]).toEqual([2, expect.stringContaining('is a preview')]);
  });

  it('exits with 2 where there is nobody to tell', async () => {
    expect((await built({}).run('--all')).code).toBe(2);
  });
});

describe('send', () => {
  const message = (url: string) => ({ about: 'test', url, contentType: 'text/plain', body: 'x' });

  it.each<[string, Answer[], number[]]>([
    ['a receiver that is ill', [503, 500], [1000, 2000]],
    ['a receiver that is busy', [{ status: 429, after: '7' }], [7000]],
    ['a connection that breaks', ['hang up', 'hang up'], [1000, 2000]],
  ])('tries again after a while with %s', async (_, answers, waits) => {
    const { received, root } = await receiver(answers);
    const waited: number[] = [];
    const pause = (milliseconds: number) => Promise.resolve(waited.push(milliseconds));
    expect(await send(message(root), { pause })).toBeUndefined();
    expect(waited).toEqual(waits);
    expect(received.length).toBe(answers.length + 1);
  });

  it('gives up in the end, and says why', async () => {
    const { received, root } = await receiver([503, 503, 503, 503]);
    expect(await send(message(root), { attempts: 3, pause: () => Promise.resolve() })).toContain('503');
    expect(received.length).toBe(3);
  });

  it.each<Answer>([400, 403, 422, { status: 503, after: '86400' }])(
    'does not insist after %j',
    async (answer) => {
      const { received, root } = await receiver([answer]);
      expect(await send(message(root), { pause: () => Promise.resolve() })).toBeDefined();
      expect(received.length).toBe(1);
    },
  );

  it('says when nobody is there', async () => {
    const { root } = await receiver();
    const fault = await send(message(root.replace(/:\d+$/, ':1')), {
      attempts: 2,
      pause: () => Promise.resolve(),
    });
    expect(fault).toBeDefined();
  });
});

describe('indexNowMessages', () => {
  const settings = { endpoint: 'https://index.example', key: KEY, keyLocation: `${SITE}${KEY}.txt` };

  it('tells at most 10,000 addresses at once, each once', () => {
    const pages = Array.from({ length: 20_001 }, (_, index) => `${SITE}${String(index)}/`);
    const told = indexNowMessages(pages, settings).map(
      ({ body }) => (JSON.parse(body) as { urlList: string[] }).urlList,
    );
    expect(told.map((list) => list.length)).toEqual([10_000, 10_000, 1]);
    expect(told.flat()).toEqual(pages);
  });

  it('tells of no other host', () => {
    expect(() => indexNowMessages(['https://other.example/'], settings)).toThrow(/other\.example/);
  });
});
