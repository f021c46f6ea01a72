import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { story, writeContent } from '../../src/tests/newsroom-factory.ts';
import { askExternal } from './external-links.ts';
import { roomAt } from './room-factory.ts';
import { gatherStats } from './stats.ts';
import { tellStats } from './tell-stats.ts';

async function serve(
  answer: (method: string, url: string) => [status: number, headers?: Record<string, string>] | undefined,
) {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    asked.push(`${method} ${url}`);
    const given = answer(method, url);
    if (given) response.writeHead(...given).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, asked };
}

describe('stats', () => {
  it('counts, and finds what nothing leads to', async () => {
    const room = roomAt(
      writeContent({
        'articles/2025/09/a.md': story(
          { related: '[2025/09/b]' },
          '[c](../c/) [itself](/2025/09/a/) <https://other.example/x#y>\n',
        ),
        'articles/2025/09/b.md': story({ imported: '{ from: x, missing: [alt, credit] }' }),
        'articles/2025/09/c.md': story({ type: 'opinion', imported: '{ from: x, missing: [alt] }' }),
        'articles/2025/10/d.md': story({ date: '2025-10-01T00:10:00+01:00', aliases: '[/d/]' }),
        'articles/2025/10/e.md': story({ date: '2025-10-02', draft: 'true' }, '[a](/2025/09/a/)\n'),
        'articles/2025/09/f.md': story({ series: '{ id: thaw, order: 1 }' }),
        'series/thaw.yaml': 'name: Thaw\n',
        'pages/about.md': '---\ntitle: About\n---\n\n[d](https://test.example/d/)\n',
      }),
    );
    const stats = gatherStats(room, (await room.read()).newsroom);
    expect(stats).toMatchObject({
      articles: 6,
      visibility: { draft: 1, public: 5 },
      bySection: { world: 6 },
      byAuthor: { vera: 6 },
      byType: { news: 5, opinion: 1 },
      byMonth: { '2025-09': 4, '2025-10': 2 },
    });
    // A draft leads nowhere yet, and a story not to itself; to a part of a series, its page does.
    expect(stats.orphans.map((file) => file.replace(/.*articles/, ''))).toEqual(['/2025/09/a.md']);
    expect(Object.entries(stats.missing).map(([field, files]) => [field, files.length])).toEqual([
      ['alt', 2],
      ['credit', 1],
    ]);
    expect([...stats.external.keys()]).toEqual(['https://other.example/x']);
    expect((await tellStats(room, {})).text).toContain('Imported without alt: 2');
    expect(JSON.parse((await tellStats(room, { json: true })).text)).toMatchObject({
      external: { addresses: 1 },
    });
  });
});

describe('external links', () => {
  it('asks politely, knows what has moved and what is gone, and remembers', async () => {
    const { origin, asked } = await serve((method, url) => {
      if (url === '/moved') return [301, { location: '/ok' }];
      if (url === '/passing') return [302, { location: '/ok' }];
      if (url === '/no-head') return method === 'HEAD' ? [405] : [200];
      if (url === '/loop') return [301, { location: '/loop' }];
      if (url === '/silent') return undefined;
      return [{ '/ok': 200, '/gone': 410, '/missing': 404, '/busy': 503 }[url] ?? 200];
    });
    const room = roomAt(writeContent({}));
    const manners = { cacheDir: room.cacheDir, now: room.now, wait: 5, timeout: 1000 };
    const addresses = [
      '/ok',
      '/moved',
      '/passing',
      '/no-head',
      '/gone',
      '/missing',
      '/busy',
      '/loop',
      '/silent',
    ].map((one) => origin + one);
    const answers = await askExternal(addresses, manners);
    expect([...answers].map(([url, { state }]) => `${url.slice(origin.length)} ${state}`)).toEqual([
      '/ok ok',
      '/moved moved',
      '/passing ok',
      '/no-head ok',
      '/gone broken',
      '/missing broken',
      '/busy unsure',
      '/loop unsure',
      '/silent unsure',
    ]);
    expect(answers.get(`${origin}/moved`)?.detail).toBe(`${origin}/ok`);
    expect(asked.filter((one) => one.endsWith('/gone'))).toEqual(['HEAD /gone']);
    const before = asked.length;
    await askExternal(addresses, manners);
    expect(asked.length).toBe(before);
    await askExternal(addresses, { ...manners, now: room.now + 2 * 24 * 60 * 60 * 1000 });
    expect(asked.slice(before)).toContain('HEAD /gone');
    expect(asked.slice(before)).not.toContain('HEAD /no-head');
  });

  it('asks again when an answer is old, and when it is from a time to come', async () => {
    const { origin, asked } = await serve(() => [200]);
    const { cacheDir, now } = roomAt(writeContent({}));
    const day = 24 * 60 * 60 * 1000;
    const ago: Record<string, readonly [state: string, milliseconds: number]> = {
      '/fresh': ['ok', 30 * day - 1],
      '/old': ['moved', 30 * day],
      '/hours': ['broken', day - 1],
      '/day': ['unsure', day],
      // By a clock that went wrong.
      '/later': ['ok', -1],
    };
    const kept = Object.entries(ago).map(([url, [state, milliseconds]]) => [
      origin + url,
      { state, detail: 'as it was', checked: now - milliseconds },
    ]);
    mkdirSync(cacheDir, { recursive: true });
    writeFileSync(path.join(cacheDir, 'external-links.json'), JSON.stringify(Object.fromEntries(kept)));
    const addresses = Object.keys(ago).map((url) => origin + url);
    const answers = await askExternal(addresses, { cacheDir, now, wait: 5 });
    expect(asked).toEqual(['HEAD /old', 'HEAD /day', 'HEAD /later']);
    expect(answers.get(`${origin}/hours`)).toMatchObject({ state: 'broken', detail: 'as it was' });
    expect(answers.get(`${origin}/later`)).toMatchObject({ state: 'ok', checked: now });
  });
});
