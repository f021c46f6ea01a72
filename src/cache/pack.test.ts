/** Whatever happens to the files of a cache, it gives the right value or none. */
import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openPack } from './pack.ts';

function workshop(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pack-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const open = (folder: string, salt = 'one', whole = false) => openPack({ folder, name: 'test', salt, whole });

function fill(folder: string, count: number, from = 0): void {
  const pack = open(folder);
  for (let number = 0; number < from; number += 1) pack.keep(`key ${String(number)}`);
  for (let number = from; number < count; number += 1) pack.set(`key ${String(number)}`, valueOf(number));
  pack.close();
}

function valueOf(number: number): string {
  return `value ${String(number)} `.repeat((number * 7) % 50);
}

it.each([false, true])('gives back what was set, also what was added later (whole: %s)', (whole) => {
  const folder = workshop();
  fill(folder, 40);
  fill(folder, 60, 40);
  const pack = open(folder, 'one', whole);
  for (let number = 0; number < 60; number += 1) {
    expect(pack.get(`key ${String(number)}`)?.toString()).toBe(valueOf(number));
  }
  expect(pack.get('key 60')).toBeUndefined();
});

it('knows nothing under another salt', () => {
  const folder = workshop();
  fill(folder, 10);
  expect(open(folder, 'two').get('key 1')).toBeUndefined();
});

it('gives nothing that was set under another salt while it was open', () => {
  const folder = workshop();
  fill(folder, 10);
  const early = open(folder);
  for (let number = 0; number < 10; number += 1) early.keep(`key ${String(number)}`);
  early.set('zone', 'London');
  const late = open(folder, 'two');
  late.set('zone', 'Tokyo');
  late.set('other', 'value');
  late.close();
  early.close();
  for (const salt of ['one', 'two']) {
    const zone = open(folder, salt).get('zone')?.toString();
    expect([undefined, salt === 'one' ? 'London' : 'Tokyo']).toContain(zone);
  }
});

it('is closed in peace when its files have gone meanwhile', () => {
  const folder = workshop();
  fill(folder, 10);
  const pack = open(folder);
  for (let number = 0; number < 10; number += 1) pack.keep(`key ${String(number)}`);
  pack.set('late', 'value');
  rmSync(path.join(folder, 'test.index'));
  pack.close();
  expect(open(folder).get('late')).toBeUndefined();
});

it('forgets what nobody asks for, and becomes smaller', () => {
  const folder = workshop();
  fill(folder, 200);
  const before = statSync(path.join(folder, 'test.data')).size;
  const pack = open(folder);
  for (let number = 0; number < 50; number += 1) pack.get(`key ${String(number)}`);
  pack.close();
  expect(statSync(path.join(folder, 'test.data')).size).toBeLessThan(before / 2);
  expect(open(folder).get('key 1')?.toString()).toBe(valueOf(1));
  expect(open(folder).get('key 100')).toBeUndefined();
});

it('is right or silent after its files were cut or changed anywhere, and can be added to', () => {
  const folder = workshop();
  const damage = fc.record({
    file: fc.constantFrom('test.data', 'test.index'),
    share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    cut: fc.boolean(),
    whole: fc.boolean(),
  });
  fc.assert(
    fc.property(damage, ({ file, share, cut, whole }) => {
      for (const name of ['test.data', 'test.index']) rmSync(path.join(folder, name), { force: true });
      fill(folder, 60);
      const target = path.join(folder, file);
      const at = Math.floor(share * statSync(target).size);
      if (cut) truncateSync(target, at);
      else {
        const bytes = readFileSync(target);
        bytes[at] = (bytes[at] ?? 0) ^ 0x55;
        writeFileSync(target, bytes);
      }
      const pack = open(folder, 'one', whole);
      for (let number = 0; number < 60; number += 1) {
        const value = pack.get(`key ${String(number)}`);
        if (value) expect(value.toString()).toBe(valueOf(number));
        else pack.set(`key ${String(number)}`, valueOf(number));
      }
      pack.set('new', 'newer');
      pack.close();
      const again = open(folder, 'one', whole);
      for (let number = 0; number < 60; number += 1) {
        expect(again.get(`key ${String(number)}`)?.toString()).toBe(valueOf(number));
      }
      expect(again.get('new')?.toString()).toBe('newer');
    }),
    { numRuns: 60 },
  );
});

it('lets whoever set a value go on writing in his own', () => {
  const pack = open(workshop());
  const value = Buffer.from('small');
  pack.set('key', value);
  value.fill(0);
  expect(pack.get('key')?.toString()).toBe('small');
});

it('gives the last value of a key that was set twice, and what was set is there before it is closed', () => {
  const folder = workshop();
  fill(folder, 3);
  const pack = open(folder);
  for (let number = 0; number < 3; number += 1) pack.keep(`key ${String(number)}`);
  pack.set('key 1', 'other');
  pack.set('key 1', 'last');
  expect(pack.get('key 1')?.toString()).toBe('last');
  pack.close();
  expect(open(folder).get('key 1')?.toString()).toBe('last');
  expect(open(folder).get('key 2')?.toString()).toBe(valueOf(2));
});

it.each([false, true])('holds thousands, and forgets of them what nobody wants (whole: %s)', (whole) => {
  const folder = workshop();
  const count = 5000;
  fill(folder, count);
  const first = open(folder, 'one', whole);
  for (let number = 0; number < count; number += 1) {
    expect(first.get(`key ${String(number)}`)?.toString() === valueOf(number)).toBe(true);
  }
  first.close();
  const second = open(folder, 'one', whole);
  for (let number = 0; number < count; number += 3) second.keep(`key ${String(number)}`);
  second.close();
  const third = open(folder, 'one', whole);
  for (let number = count - 1; number >= 0; number -= 1) {
    const expected = number % 3 === 0 ? valueOf(number) : undefined;
    expect(third.get(`key ${String(number)}`)?.toString() === expected).toBe(true);
  }
});

it('knows nothing and keeps nothing once it is closed', () => {
  const folder = workshop();
  const pack = open(folder);
  pack.set('early', 'value');
  pack.close();
  for (let number = 0; number < 3; number += 1) pack.set(`late ${String(number)}`, 'x'.repeat(200_000));
  expect(pack.get('early')).toBeUndefined();
  expect(pack.keep('late 1')).toBe(false);
  pack.close();
  expect(open(folder).get('early')?.toString()).toBe('value');
  expect(open(folder).get('late 1')).toBeUndefined();
});

it('adds what it has learned, and forgets nothing, for whoever has asked only for a part', () => {
  const folder = workshop();
  fill(folder, 100);
  const part = open(folder);
  part.keep('key 7');
  part.set('new', 'newer');
  part.close(false);
  const whole = open(folder);
  for (let number = 0; number < 100; number += 1) {
    expect(whole.get(`key ${String(number)}`)?.toString()).toBe(valueOf(number));
  }
  expect(whole.get('new')?.toString()).toBe('newer');
});

it('spoils nothing of what others have added or made anew while it was open', () => {
  const folder = workshop();
  fill(folder, 100);
  for (const count of [101, 400]) {
    const early = open(folder);
    const late = open(folder);
    // Most of what was there is forgotten, so that the files are made anew.
    for (let number = 100; number < count; number += 1) late.set(`key ${String(number)}`, valueOf(number));
    late.close(count === 101 ? false : undefined);
    early.set(`early ${String(count)}`, 'value');
    early.close(false);
    const again = open(folder);
    expect(again.get(`early ${String(count)}`)?.toString()).toBe('value');
    for (let number = 100; number < count; number += 1) {
      expect(again.get(`key ${String(number)}`)?.toString()).toBe(valueOf(number));
    }
  }
});
