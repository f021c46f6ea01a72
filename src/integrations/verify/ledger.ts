/**
 * What the last look at an output found: of every file how it stood on disk, the digest of its bytes and what is told of
 * it. It is one text, read and written at once; the numbers of facts are looked at when somebody asks (fact-store.ts).
 */
import { readSealed, writeSealed } from '../../cache/sealed-file.ts';
import type { UrlEntry } from '../../outputs/url-list.ts';
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
  readonly named: Iterable<number>;
  /** Nothing where nobody looked for hidden stories. */
  readonly cleared?: Cleared | undefined;
}

/** What hidden stories the files were looked through for (leaks.ts). */
export interface Cleared {
  /** Keys of the stories. */
  readonly stories: readonly string[];
  /** Names of the stories that were public, as `placeNumber` counts them. */
  readonly publicNames: Iterable<number>;
  /** Files in which something was found, to be looked at each time. */
  readonly doubtful: ReadonlySet<string>;
}

/** What a page loads: thousands load the same. */
type Loads = Pick<ToldFacts, 'styles' | 'scripts'>;
/** What is told of few files. */
type Rare = Partial<Omit<ToldFacts, keyof Loads | 'weight' | 'canonical' | 'story' | 'entry'>>;
/** A hundred thousand pages have one each: what every page has stands at its place, without a name. */
type Row = readonly [
  file: string,
  state: string,
  digest: string,
  /** Place in the list of loads; absent, with all that follows, where nothing is told, as of nearly every picture. */
  loads?: number,
  weight?: number | null,
  canonical?: string | null,
  story?: readonly [title: string, section: string] | null,
  entry?: readonly [kind: UrlEntry['kind'], hash: string] | null,
  rare?: Rare,
];

interface Written {
  /** What facts depend on besides the bytes of a file. */
  readonly salt: string;
  readonly dead: readonly string[];
  readonly fragments: readonly number[];
  /** Doubles as base64. */
  readonly named: string;
  readonly cleared?: {
    readonly stories: readonly string[];
    /** Doubles as base64. */
    readonly publicNames: string;
    readonly doubtful: readonly string[];
  };
  readonly loads: readonly Loads[];
  readonly files: readonly Row[];
}

const NONE: readonly string[] = [];
/** Of a file of which nothing is told. */
export const NOTHING: ToldFacts = { faults: NONE, doubts: NONE };

/** @param place absolute @returns nothing where there is none of this salt, or it is not whole */
export function readLedger(place: string, salt: string): Ledger | undefined {
  const text = readSealed(place);
  const written = text === undefined ? undefined : (JSON.parse(text) as Written);
  if (written?.salt !== salt) return undefined;
  const { loads, dead, fragments, cleared } = written;
  const files = new Map<string, LedgerEntry>();
  for (const row of written.files)
    files.set(row[0], { state: row[1], digest: row[2], told: toldIn(row, loads) });
  return {
    files,
    dead: new Set(dead),
    fragments: new Set(fragments),
    named: doublesIn(written.named),
    ...(cleared && {
      cleared: {
        stories: cleared.stories,
        publicNames: doublesIn(cleared.publicNames),
        doubtful: new Set(cleared.doubtful),
      },
    }),
  };
}

function doublesIn(base64: string): Float64Array {
  const bytes = Buffer.from(base64, 'base64');
  const numbers = new Float64Array(bytes.length / 8);
  bytes.copy(new Uint8Array(numbers.buffer));
  return numbers;
}

function base64Of(numbers: Iterable<number>): string {
  return Buffer.from(Float64Array.from(numbers).buffer).toString('base64');
}

function toldIn(
  [, , , load, weight, canonical, story, entry, rare]: Row,
  loads: readonly Loads[],
): ToldFacts {
  if (load === undefined) return NOTHING;
  return {
    faults: rare?.faults ?? NONE,
    doubts: rare?.doubts ?? NONE,
    canonical: canonical ?? undefined,
    leadsTo: rare?.leadsTo,
    noindex: rare?.noindex,
    story: story ? { title: story[0], section: story[1] } : undefined,
    isBodiless: rare?.isBodiless,
    entries: rare?.entries,
    weight: weight ?? undefined,
    styles: loads[load]?.styles,
    scripts: loads[load]?.scripts,
    entry: entry ? { kind: entry[0], hash: entry[1] } : undefined,
  };
}

export function writeLedger(
  place: string,
  salt: string,
  { files, dead, fragments, named, cleared }: Ledger,
): void {
  const loads: Loads[] = [];
  const byName = new Map<string, number>();
  // Thousands have the same lists, not only such that say the same (fact-store.ts).
  let last: Loads & { readonly at: number } = { at: -1 };
  const placeOf = ({ styles, scripts }: ToldFacts): number => {
    if (last.at >= 0 && last.styles === styles && last.scripts === scripts) return last.at;
    const name = JSON.stringify([styles, scripts]);
    const at = byName.get(name) ?? loads.push({ styles, scripts }) - 1;
    byName.set(name, at);
    last = { styles, scripts, at };
    return at;
  };
  const rows: Row[] = [];
  for (const [file, { state, digest, told }] of files) {
    const { weight, canonical, story, entry } = told;
    const rare = rareOf(told);
    const isPage = told.styles ?? told.scripts ?? weight ?? canonical ?? story ?? entry;
    if (isPage === undefined && !rare) rows.push([file, state, digest]);
    else {
      const ofStory = story ? ([story.title, story.section] as const) : null;
      const ofEntry = entry ? ([entry.kind, entry.hash] as const) : null;
      const row = [
        file,
        state,
        digest,
        placeOf(told),
        weight ?? null,
        canonical ?? null,
        ofStory,
        ofEntry,
      ] as const;
      rows.push(rare ? [...row, rare] : row);
    }
  }
  const written: Written = {
    salt,
    dead: [...dead],
    fragments: [...fragments],
    named: base64Of(named),
    ...(cleared && {
      cleared: {
        stories: cleared.stories,
        publicNames: base64Of(cleared.publicNames),
        doubtful: [...cleared.doubtful],
      },
    }),
    loads,
    files: rows,
  };
  writeSealed(place, JSON.stringify(written));
}

function rareOf({ faults, doubts, leadsTo, noindex, isBodiless, entries }: ToldFacts): Rare | undefined {
  const isTold = faults.length > 0 || doubts.length > 0;
  if (!isTold && (leadsTo ?? noindex ?? isBodiless ?? entries) === undefined) return undefined;
  return {
    ...(faults.length > 0 ? { faults } : {}),
    ...(doubts.length > 0 ? { doubts } : {}),
    leadsTo,
    noindex,
    isBodiless,
    entries,
  };
}
