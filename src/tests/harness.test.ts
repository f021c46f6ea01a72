/** The tests' own tools: a host that forgives nothing, and a browser that is always a real one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './browser.ts';
import { serve, type StaticHost } from './static-host.ts';

describe('the static host', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'host-'));
  let host: StaticHost;
  beforeAll(async () => {
    mkdirSync(path.join(folder, 'story'));
    writeFileSync(path.join(folder, 'story/index.html'), 'the story');
    writeFileSync(path.join(folder, '404.html'), 'no such page');
    writeFileSync(path.join(folder, 'page.html'), 'a page');
    host = await serve(folder, '/news/');
  });
  afterAll(async () => {
    await host.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['/news/story/', 200, 'the story'],
    ['/news/page.html', 200, 'a page'],
    ['/news/page', 404, 'no such page'],
    ['/news/story/index', 404, 'no such page'],
    ['/news/page.html/', 404, 'no such page'],
    ['/news/Story/', 404, 'no such page'],
    ['/story/', 404, 'no such page'],
    ['/news/', 404, 'no such page'],
  ])('%s: %i', async (address, status, text) => {
    const response = await fetch(host.origin + address, { redirect: 'manual' });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(text);
  });

  it('sends who forgot the last slash to the folder', async () => {
    const response = await fetch(`${host.origin}/news/story?a=1`, { redirect: 'manual' });
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/news/story/?a=1');
  });
});

describe('the browser', () => {
  it('that is missing is a failure that says how to get one', async () => {
    await expect(findChromium({ PATH: '/nowhere' }, 'linux', 'riscv64')).rejects.toThrow(
      'Install Google Chrome or Chromium, or set CHROMIUM_PATH',
    );
  });

  it('that is named and does not exist is a failure that names it', async () => {
    await expect(findChromium({ CHROMIUM_PATH: '/nowhere/chrome' })).rejects.toThrow(
      'CHROMIUM_PATH names /nowhere/chrome, which does not exist.',
    );
  });

  it('that is named is taken', async () => {
    expect(await findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  });

  it('of the machine is found by its usual name', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'browser-'));
    writeFileSync(path.join(folder, 'chromium'), '');
    expect(await findChromium({ PATH: `/nowhere:${folder}` }, 'linux', 'arm64')).toBe(
      path.join(folder, 'chromium'),
    );
    rmSync(folder, { recursive: true });
  });
});
