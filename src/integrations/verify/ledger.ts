/**
 * What the last look at an output found: of every file how it stood on disk, the digest of its bytes and what is told of
 * it. It is one text, read and written at once; the numbers of facts are looked at when somebody asks (fact-store.ts).
 */
import { readSealed, writeSealed } from '../../cache/sealed-file.ts';
import type { ToldFacts } from './fact-store.ts';

export interface LedgerEntry {
  /** As `OutputFile.state`. */
  readonly state: string;
  readonly digest: string;
  readonly told: ToldFacts;
}

export interface Ledger {
  /** By path below the output. */
  readonly files: ReadonlyMap<string, LedgerEntry>;
  /** Files that named what was not there. */
  readonly dead: ReadonlySet<string>;
  /** Places within files that other files name, as `placeNumber` counts them. */
  readonly fragments: ReadonlySet<number>;
  /** Files that other files name, and some that were named once. */
  readonly named: ReadonlySet<number>;
}

/** What a page loads: thousands load the same. */
type Loads = Pick<ToldFacts, 'styles' | 'scripts'>;
type Row = readonly [
  file: string,
  state: string,
  digest: string,
  /** Place in the list of loads. */
  loads: number,
  /** Absent where nothing is told, as of nearly every picture. */
  told?: Partial<Omit<ToldFacts, keyof Loads>>,
];

interface Written {
  /** What facts depend on besides the bytes of a file. */
  readonly salt: string;
  readonly dead: readonly string[];
  readonly fragments: readonly number[];
  /** Doubles as base64. */
  readonly named: string;
  readonly loads: readonly Loads[];
  readonly files: readonly Row[];
}

/** Of a file of which nothing is told. */
export const NOTHING: ToldFacts = { faults: [], doubts: [] };

/** @param place absolute @returns nothing where there is none of this salt, or it is not whole */
export function readLedger(place: string, salt: string): Ledger | undefined {
  const text = readSealed(place);
  const written = text === undefined ? undefined : (JSON.parse(text) as Written);
  if (written?.salt !== salt) return undefined;
  const { files, loads, dead, fragments } = written;
  const entry = ([file, state, digest, load, told]: Row): [string, LedgerEntry] => [
    file,
    { state, digest, told: told ? { ...NOTHING, ...told, ...loads[load] } : NOTHING },
  ];
  const named = Buffer.from(written.named, 'base64');
  const numbers = new Float64Array(named.length / 8);
  named.copy(new Uint8Array(numbers.buffer));
  return {
    files: new Map(files.map(entry)),
    dead: new Set(dead),
    fragments: new Set(fragments),
    named: new Set(numbers),
  };
}

export function writeLedger(place: string, salt: string, { files, dead, fragments, named }: Ledger): void {
  const loads = new Map<string, { readonly at: number; readonly load: Loads }>();
  const rows = Array.from(
    files,
    ([
      file,
      {
        state,
        digest,
        told: { styles, scripts, faults, doubts, ...told },
      },
    ]): Row => {
      const rest = {
        ...told,
        ...(faults.length > 0 ? { faults } : {}),
        ...(doubts.length > 0 ? { doubts } : {}),
      };
      if (!styles && !scripts && isEmpty(rest)) return [file, state, digest, 0];
      const name = JSON.stringify([styles, scripts]);
      const known = loads.get(name) ?? { at: loads.size, load: { styles, scripts } };
      loads.set(name, known);
      return [file, state, digest, known.at, rest];
    },
  );
  const written: Written = {
    salt,
    dead: [...dead],
    fragments: [...fragments],
    named: Buffer.from(Float64Array.from(named).buffer).toString('base64'),
    loads: Array.from(loads.values(), ({ load }) => load),
    files: rows,
  };
  writeSealed(place, JSON.stringify(written));
}

function isEmpty(told: Row[4] & object): boolean {
  return Object.values(told).every((value) => value === undefined);
}
