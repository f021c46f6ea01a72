/** A swap that is killed before any of its steps leaves the old output or the new one, once the next command has run. */
import fs, { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { recoverOutput } from './recover.ts';
import { recoverSwap, swapIn } from './swap.ts';

interface Site {
  readonly page: string;
  readonly config?: string;
}

/** @returns the place of the output in a folder of its own */
function outlet(old: Site | undefined, next: Site): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'swap-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const place = path.join(folder, 'dist');
  const write = (dir: string, { page, config }: Site) => {
    mkdirSync(path.join(dir, 'story'), { recursive: true });
    writeFileSync(path.join(dir, 'story/index.html'), page);
    if (config === undefined) return;
    mkdirSync(`${dir}.deploy`);
    writeFileSync(`${dir}.deploy/site.conf`, config);
  };
  if (old) write(place, old);
  write(`${place}.next`, next);
  return place;
}

function siteAt(place: string): Site | undefined {
  const read = (file: string) => (fs.existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  const page = read(path.join(place, 'story/index.html'));
  const config = read(`${place}.deploy/site.conf`);
  return page === undefined ? undefined : { page, ...(config === undefined ? {} : { config }) };
}

class Killed extends Error {}

/** Runs a function whose process dies before the n-th change of the file system. @returns whether it did */
function killedBefore(n: number, run: () => void): boolean {
  let left = n;
  const names = ['renameSync', 'rmSync'] as const;
  const real = { renameSync: fs.renameSync, rmSync: fs.rmSync };
  for (const name of names) {
    fs[name] = (...given: unknown[]) => {
      if (left === 0) throw new Killed();
      left -= 1;
      (real[name] as (...args: unknown[]) => void)(...given);
    };
  }
  syncBuiltinESMExports();
  try {
    run();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  } finally {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  }
}

const OLD = { page: 'old', config: 'old' };
const NEW = { page: 'new', config: 'new' };

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('the swap', () => {
  it.each([
    ['over a last output', OLD, NEW],
    ['where there is none yet', undefined, NEW],
    ['of an output that has nothing beside it any more', OLD, { page: 'new' }],
    ['of an output that had nothing beside it', { page: 'old' }, NEW],
  ] as const)('%s, killed anywhere, leaves one or the other', (_, old, next) => {
    let steps = 0;
    const seen = new Set<string>();
    for (;;) {
      const place = outlet(old, next);
      const killed = killedBefore(steps, () => {
        swapIn(place);
      });
      // The killed command's successor may be killed too, at the same step or another.
      killedBefore(steps % 3, () => {
        recoverSwap(place);
      });
      recoverOutput(place);
      recoverSwap(place);
      const found = siteAt(place);
      expect([old, next]).toContainEqual(found);
      seen.add(JSON.stringify(found));
      const left = readdirSync(path.dirname(place)).filter((name) => !name.startsWith('dist.next'));
      expect(left.sort()).toEqual(['dist', 'dist.deploy'].filter((name) => left.includes(name)));
      if (!killed) break;
      steps += 1;
    }
    expect(steps).toBeGreaterThan(3);
    expect(seen.size).toBe(2);
    expect(siteAt(place())).toEqual(next);

    function place(): string {
      const whole = outlet(old, next);
      swapIn(whole);
      return whole;
    }
  });

  it('that the disk refuses half-way is taken back at once', () => {
    const place = outlet(OLD, NEW);
    const real = fs.renameSync;
    fs.renameSync = ((from: string, to: string) => {
      if (from === `${place}.next.deploy`) throw new Error('EROFS');
      real(from, to);
    }) as typeof fs.renameSync;
    syncBuiltinESMExports();
    try {
      expect(() => {
        swapIn(place);
      }).toThrow('EROFS');
    } finally {
      fs.renameSync = real;
      syncBuiltinESMExports();
    }
    expect(siteAt(place)).toEqual(OLD);
    expect(fs.existsSync(`${place}.journal`)).toBe(false);
  });

  it('whose journal was cut is taken back', () => {
    const place = outlet(OLD, NEW);
    fs.renameSync(place, `${place}.last`);
    writeFileSync(`${place}.journal`, '{"moves":[{"nex');
    recoverOutput(place);
    expect(siteAt(place)).toEqual(OLD);
  });
});
