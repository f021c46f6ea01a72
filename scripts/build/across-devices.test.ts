import fs, { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { renameAcrossDevices } from './across-devices.ts';

it('a file is moved to another disk, and what else goes wrong is told', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'devices-'));
  const { rename } = fs.promises;
  onTestFinished(() => {
    fs.promises.rename = rename;
    rmSync(folder, { recursive: true, force: true });
  });
  const refuse = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
  const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
  writeFileSync(from, 'text');
  fs.promises.rename = refuse('EACCES');
  let restore = renameAcrossDevices();
  await expect(fs.promises.rename(from, to)).rejects.toThrow('EACCES');
  restore();
  fs.promises.rename = refuse('EXDEV');
  restore = renameAcrossDevices();
  await fs.promises.rename(from, to);
  restore();
  expect(existsSync(from)).toBe(false);
  expect(readFileSync(to, 'utf8')).toBe('text');
});
