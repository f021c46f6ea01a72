/** The output behind a real web server. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { builtSite } from '../built-sites.ts';
import { isInstalled } from './machine.ts';

describe.skipIf(!isInstalled('nginx', '-v'))('nginx', () => {
  let server: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    const { dir } = await builtSite('sample');
    const folder = path.join(inject('workshop'), 'nginx');
    mkdirSync(folder, { recursive: true });
    const port = await freePort();
    origin = `http://127.0.0.1:${String(port)}`;
    const config = path.join(folder, 'nginx.conf');
    writeFileSync(config, configuration(folder, dir, port));
    server = spawn('nginx', ['-c', config, '-p', folder, '-e', path.join(folder, 'error.log')], {
      stdio: 'ignore',
    });
    for (let tries = 0; tries < 50; tries += 1) {
      if (await fetch(origin).catch(() => undefined)) return;
      await pause(100);
    }
    throw new Error('nginx did not start');
  });
  afterAll(() => {
    server.kill();
  });

  it.each([
    ['/', 200, 'text/html'],
    ['/2025/09/paris-security-guarantees-ukraine/', 200, 'text/html'],
    ['/rss.xml', 200, 'text/xml'],
    ['/sitemap.xml', 200, 'text/xml'],
    ['/latest.json', 200, 'application/json'],
    ['/nowhere/', 404, 'text/html'],
  ])('serves %s with %i', async (address, status, type) => {
    const response = await fetch(origin + address);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain(type);
    if (status === 404) expect(await response.text()).toContain('noindex');
  });

  it('leads an address without its last slash to the page', async () => {
    const response = await fetch(`${origin}/about`, { redirect: 'manual' });
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toContain('/about/');
  });
});

/** The shortest configuration that a static host needs. */
function configuration(folder: string, root: string, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ');
  // Started by root it would serve as somebody who may not read the folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `
${user} daemon off; pid ${folder}/nginx.pid; worker_processes 1;
events { worker_connections 64; }
http {
  include /etc/nginx/mime.types; access_log off; ${temporary}
  server { listen 127.0.0.1:${String(port)}; root ${root}; index index.html; error_page 404 /404.html; }
}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
