import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { ToldFacts } from './fact-store.ts';
import { readLedger, writeLedger, type Ledger } from './ledger.ts';

let place: string;
beforeEach(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ledger-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  place = path.join(folder, 'ledger');
});

const texts = fc.array(fc.string(), { maxLength: 3 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const told: fc.Arbitrary<ToldFacts> = fc.record({
  faults: texts,
  doubts: texts,
  canonical: maybe(fc.string()),
  leadsTo: maybe(fc.string()),
  noindex: maybe(fc.constant(true)),
  story: maybe(fc.record({ title: fc.string(), section: fc.string() })),
  isBodiless: maybe(fc.constant(true)),
  entries: maybe(texts),
  weight: maybe(fc.double({ min: 0, max: 1000, noNaN: true, noDefaultInfinity: true }).map((kb) => kb + 0)),
  styles: maybe(texts),
  scripts: maybe(texts),
  entry: maybe(fc.record({ kind: fc.constantFrom('pages', 'unlisted', 'feeds'), hash: fc.string() })),
});
const numbers = fc.array(fc.maxSafeNat()).map((all) => new Set(all));
const ledger: fc.Arbitrary<Ledger> = fc.record({
  files: fc
    .dictionary(fc.string(), fc.record({ state: fc.string(), digest: fc.string(), told }))
    .map((files) => new Map(Object.entries(files))),
  dead: texts.map((files) => new Set(files)),
  fragments: numbers,
  named: numbers.map((all) => Float64Array.from(all)),
  cleared: maybe(
    fc.record({
      stories: texts,
      publicNames: numbers.map((all) => Float64Array.from(all)),
      doubtful: texts.map((files) => new Set(files)),
    }),
  ),
});

it('is read as it was written', () => {
  fc.assert(
    fc.property(ledger, (written) => {
      writeLedger(place, 'salt', written);
      expect(readLedger(place, 'salt')).toEqual(written);
    }),
  );
});

it('keeps what many pages load once, however often it is read and written', () => {
  const page = (): ToldFacts => ({ faults: [], doubts: [], styles: ['/a.css'], scripts: ['/a.js', '/b.js'] });
  const files = new Map(['a', 'b', 'c'].map((file) => [file, { state: '', digest: '', told: page() }]));
  const rest = { dead: new Set<string>(), fragments: new Set<number>(), named: new Set<number>() };
  writeLedger(place, 'salt', { files, ...rest });
  const once = readFileSync(place, 'utf8');
  expect(once.split('/b.js')).toHaveLength(2);
  const read = readLedger(place, 'salt');
  const again = new Map([...(read?.files ?? []), ['c', { state: '', digest: '', told: page() }] as const]);
  writeLedger(place, 'salt', { files: again, ...rest });
  expect(readFileSync(place, 'utf8')).toBe(once);
});

it('is nothing where it is of another salt or cut off', () => {
  const rest = { dead: new Set<string>(), fragments: new Set<number>(), named: new Set<number>() };
  writeLedger(place, 'salt', { files: new Map(), ...rest });
  expect(readLedger(place, 'other')).toBeUndefined();
  truncateSync(place, readFileSync(place).length - 1);
  expect(readLedger(place, 'salt')).toBeUndefined();
});
