/** `--download` against a server that answers as servers do. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PNG } from '../../../../src/tests/newsroom-factory.ts';
import { Downloads, isPrivateHost } from './download.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-download-'));
const asked: string[] = [];
const png = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
const to = (response: ServerResponse, location: string) => response.writeHead(302, { location }).end();

const ANSWERS: Readonly<Record<string, (response: ServerResponse, port: number) => void>> = {
  '/ok.png': png,
  '/%E5%86%99%E7%9C%9F.png': png,
  '/page.png': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>No.</p>'),
  '/busy.png': (response) =>
    asked.filter((url) => url === '/busy.png').length < 3 ? response.writeHead(503).end() : png(response),
  '/broken.png': (response) => response.writeHead(500).end(),
  '/slow.png': () => undefined,
  '/drip.png': (response) => response.writeHead(200, { 'content-type': 'image/png' }).write('PNG'),
  '/short.png': (response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': '5000' });
    response.write(PNG, () => response.destroy());
  },
  '/empty.png': (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(),
  '/large.png': (response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(5000)),
  '/moved.png': (response) => to(response, '/ok.png'),
  '/round.png': (response) => to(response, '/round.png'),
  '/away.png': (response, port) => to(response, `http://localhost:${String(port)}/ok.png`),
  '/file.png': (response) => to(response, 'file:///etc/hostname'),
};

const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  const answer = ANSWERS[request.url ?? ''];
  if (answer) answer(response, (server.address() as AddressInfo).port);
  else response.writeHead(404).end();
});
let site = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  site = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Only where nothing comes is time short: a busy machine is no slow server. */
function downloads(timeout = 60_000): Downloads {
  return new Downloads(folder, [new URL(site).host], { firstPause: 1, timeout, maxBytes: 4000 });
}

/** What became of a picture, and how often the server was asked for it. */
async function outcome(name: string, timeout?: number): Promise<readonly [string, number]> {
  const before = asked.filter((url) => url === name).length;
  const fetched = await downloads(timeout).fetch([`${site}${name}`]);
  const times = asked.filter((url) => url === name).length - before;
  if ('why' in fetched) return [fetched.why, times];
  expect(readFileSync(fetched.file)).toEqual(PNG);
  return ['fetched', times];
}

describe('pictures of the old site', () => {
  it.each([
    ['/ok.png', 'fetched', 1],
    // It is there already.
    ['/ok.png', 'fetched', 0],
    ['/%E5%86%99%E7%9C%9F.png', 'fetched', 1],
    ['/moved.png', 'fetched', 1],
    ['/busy.png', 'fetched', 3],
    ['/none.png', 'the server answered 404', 1],
    ['/page.png', 'the server sent no picture but “text/html”', 1],
    ['/large.png', 'it is larger than 0 MB', 1],
    ['/round.png', 'it leads on and on', 6],
    ['/away.png', 'it leads on to another site, which --download does not ask', 1],
    ['/file.png', 'it leads on to another site, which --download does not ask', 1],
    ['/broken.png', 'it could not be fetched (the server answered 500)', 3],
    ['/empty.png', 'it could not be fetched (the answer is empty)', 3],
  ])('%s: %s', async (name, what, times) => {
    expect(await outcome(name)).toEqual([what, times]);
  });

  it.each(['/slow.png', '/drip.png', '/short.png'])('%s is given up after three tries', async (name) => {
    const [why, times] = await outcome(name, 400);
    expect(why).toMatch(/^it could not be fetched \(/);
    expect(times).toBe(3);
  });

  it('asks nobody else, and nothing but the web', async () => {
    const other = await downloads().fetch([
      'https://other.example/a.png',
      'file:///etc/hostname',
      'nonsense',
      `ftp${site.slice(4)}/ok.png`,
    ]);
    expect(other).toEqual({ why: 'it lies on another site, which --download does not ask' });
  });

  it('remembers what it could not have, and leaves no half files', async () => {
    const one = downloads();
    const before = asked.length;
    await one.fetch([`${site}/none.png`, `${site}/ok.png`]);
    await one.fetch([`${site}/none.png`, `${site}/ok.png`]);
    expect(asked.slice(before)).toEqual(['/none.png']);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

it('tells machines of a network from those of the web', () => {
  const own = [
    'localhost',
    'nas',
    'a.local',
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '172.20.0.1',
    '[::1]',
    '[fe80::1]',
    '[fd00::1]',
    '0.0.0.0',
    '[::ffff:10.0.0.1]',
  ];
  const web = ['old.example', 'files.wordpress.com', '8.8.8.8', '172.32.0.1', '[2001:db8::1]'];
  expect(own.filter((host) => !isPrivateHost(host))).toEqual([]);
  expect(web.filter(isPrivateHost)).toEqual([]);
});
