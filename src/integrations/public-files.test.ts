import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { publicFiles } from './public-files.ts';

it('lays the newsroom’s files over ours, and leaves out what no reader is to have', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'public-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string, text = '') => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const link = (to: string, name: string) => {
    symlinkSync(to, path.join(folder, 'content/public', name));
  };
  write('ours/mark.svg', 'ours');
  write('content/public/.well-known/security.txt');
  write('content/public/.nojekyll');
  write('content/public/.env');
  write('content/public/.git/HEAD');
  write('content/public/press/.kit.txt.swp');
  write('ours/.DS_Store');
  write('content/public/press/.gitkeep');
  const secret = write('content/secret.txt');
  link('.well-known/security.txt', 'inside.txt');
  link(secret, 'outside.txt');
  link('loop', 'loop');
  link('nowhere', 'dangling');
  link('..', 'up');
  const server = createServer().listen(path.join(folder, 'content/public/socket'));
  onTestFinished(() => {
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));

  const warnings: string[] = [];
  let merged = '';
  const { hooks } = publicFiles(path.join(folder, 'content'), path.join(folder, 'cache'));
  await hooks['astro:config:setup']?.({
    config: { publicDir: pathToFileURL(path.join(folder, 'ours/')) },
    updateConfig: ({ publicDir }: { publicDir: URL }) => {
      merged = fileURLToPath(publicDir);
    },
    logger: { warn: (text: string) => warnings.push(text) },
  } as unknown as Parameters<NonNullable<(typeof hooks)['astro:config:setup']>>[0]);

  const found = readdirSync(merged, { recursive: true, encoding: 'utf8' });
  expect(found.sort()).toEqual([
    '.nojekyll',
    '.well-known',
    '.well-known/security.txt',
    'inside.txt',
    'mark.svg',
    'press',
  ]);
  expect(warnings.map((text) => text.replace(/^.*(?:public|ours)\//, '')).sort()).toEqual([
    '.env has a hidden name and is left out',
    '.git has a hidden name and is left out',
    'dangling leads nowhere and is left out',
    'loop leads nowhere and is left out',
    'outside.txt leads out of its folder and is left out',
    'press/.kit.txt.swp has a hidden name and is left out',
    'socket is neither a file nor a folder and is left out',
    'up leads out of its folder and is left out',
  ]);
});
