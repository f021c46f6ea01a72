/**
 * What was learned of files, in this run and in earlier ones: facts by content, so that it does not matter where a file
 * comes from. Of a page it keeps the addresses it needs as numbers; when one of them is missing the page is read again
 * to say which. What was told of the last output stands in the ledger beside it, with the times of its files.
 */
import { hash } from 'node:crypto';
import path from 'node:path';
import { openPack, type Pack } from '../../cache/pack.ts';
import type { UrlEntry } from '../../outputs/url-list.ts';
import { NOTHING, readLedger, writeLedger, type Ledger, type LedgerEntry } from './ledger.ts';
import type { Output } from './output.ts';

/** Places of this site that a file has to do with. */
export interface FilePlaces {
  /** Those that must exist, as `placeNumber` counts them. */
  readonly needs: Float64Array;
  /** The same in the text of a story: a writer's slip, not a fault of ours. */
  readonly proseNeeds: Float64Array;
  /** What fragments may name. */
  readonly ids: Float64Array;
}

/** What one look at a file tells. */
export interface FileFacts extends FilePlaces {
  readonly told: ToldFacts;
}

/** What is at hand of a file's facts. Its places are many, and few ask for them: they are read then. */
export interface KeptFacts {
  readonly told: ToldFacts;
  /** @throws {LostFacts} */
  places(): FilePlaces;
}

/** Everything that is not a number. */
export interface ToldFacts {
  readonly faults: readonly string[];
  readonly doubts: readonly string[];
  readonly canonical?: string | undefined;
  readonly leadsTo?: string | undefined;
  readonly noindex?: boolean | undefined;
  readonly story?: { readonly title: string; readonly section: string } | undefined;
  /** Whether there is nothing where the story's text should stand. */
  readonly isBodiless?: boolean | undefined;
  /** Of a sitemap. */
  readonly entries?: readonly string[] | undefined;
  /** For budgets: kilobytes after gzip of the page without its own text. */
  readonly weight?: number | undefined;
  readonly styles?: readonly string[] | undefined;
  readonly scripts?: readonly string[] | undefined;
  /** Of a page or feed: what those who announce it know it by. */
  readonly entry?: UrlEntry | undefined;
}

/** What is there of the numbers of a file's facts is not what was kept: everything is to be learned again. */
export class LostFacts extends Error {}

export interface FactStore {
  /** What the last run found, if it was of this code and these settings. */
  readonly last: Ledger | undefined;
  /** The digest of a file's content. */
  digestOf(file: string): string;
  factsOf(file: string, digest: string): KeptFacts | undefined;
  keep(file: string, digest: string, facts: FileFacts): KeptFacts;
  /** What a picture looks like (hidden-pictures.ts). */
  lookOf(file: string, digest: string): string | undefined;
  setLook(file: string, digest: string, bits: string): void;
  /** Small things of a whole run. */
  note(name: string): string | undefined;
  setNote(name: string, value: string): void;
  /**
   * Writes what was learned.
   * @param facts of every file of the output that somebody has looked into
   */
  close(facts: ReadonlyMap<string, KeptFacts>, found: Omit<Ledger, 'files'>): void;
  /** The same, of a part of an output: where its links lead nobody has looked. */
  readonly closePart: () => void;
}

export interface StoreSettings {
  /** Absolute; without one nothing is kept. */
  readonly cacheDir?: string | undefined;
  /** What facts depend on besides a file's content. */
  readonly salt: string;
  /** Whether a file's times and size are believed; otherwise each is read. */
  readonly trustsTimes: boolean;
  /** Whether what the last run found is left aside. */
  readonly forgets?: boolean;
}

export function openFactStore(
  output: Output,
  { cacheDir, salt, trustsTimes, forgets = false }: StoreSettings,
): FactStore {
  const folder = cacheDir === undefined ? undefined : path.join(cacheDir, 'verify');
  const place = folder && path.join(folder, 'ledger');
  const facts: Pack | undefined =
    folder === undefined ? undefined : openPack({ folder, name: 'facts', salt });
  const last = place === undefined || forgets ? undefined : readLedger(place, salt);
  const digests = new Map<string, string>();
  const sharing = createSharing();
  return {
    last,
    digestOf(file) {
      let digest = digests.get(file);
      if (digest !== undefined) return digest;
      const known = last?.files.get(file);
      const isSame = trustsTimes && known !== undefined && known.state === output.files.get(file)?.state;
      // A part from another machine bears other times: its bytes were read when it was put there.
      const placed = isSame || !trustsTimes ? undefined : output.knownDigest(file);
      digest = isSame ? known.digest : (placed ?? hash('sha1', output.bytes(file), 'base64url'));
      digests.set(file, digest);
      return digest;
    },
    factsOf(file, digest) {
      const known = last?.files.get(file);
      if (!facts) return undefined;
      if (known?.digest === digest && facts.keep(keyOf(file, digest))) {
        return new PackedFacts(known.told, facts, file, digest);
      }
      const kept = facts.get(keyOf(file, digest));
      return kept && new PackedFacts(sharing(decodeTold(kept)), facts, file, digest);
    },
    keep(file, digest, learned) {
      // Its texts are parts of a page, and would hold all of that in memory.
      const text = JSON.stringify(learned.told);
      const told = sharing(JSON.parse(text) as ToldFacts);
      if (!facts) return { told, places: () => learned };
      facts.set(keyOf(file, digest), encode(learned, text));
      return new PackedFacts(told, facts, file, digest);
    },
    lookOf: (file, digest) => facts?.get(`look ${file}\n${digest}`)?.toString(),
    setLook: (file, digest, bits) => facts?.set(`look ${file}\n${digest}`, bits),
    note: (name) => facts?.get(`note ${name}`)?.toString(),
    setNote: (name, value) => facts?.set(`note ${name}`, value),
    closePart: () => facts?.close(),
    close(learned, { dead, fragments, named, cleared }) {
      facts?.close();
      if (place === undefined) return;
      const files = new Map<string, LedgerEntry>();
      for (const [file, { state }] of output.files) {
        const digest = digests.get(file);
        // Without one nobody has looked into it.
        if (digest !== undefined)
          files.set(file, { state, digest, told: learned.get(file)?.told ?? NOTHING });
      }
      writeLedger(place, salt, { files, dead, fragments, named, cleared });
    },
  };
}

function keyOf(file: string, digest: string): string {
  return `${file}\n${digest}`;
}

class PackedFacts implements KeptFacts {
  readonly told: ToldFacts;
  readonly #pack: Pack;
  readonly #file: string;
  readonly #digest: string;

  constructor(told: ToldFacts, pack: Pack, file: string, digest: string) {
    this.told = told;
    this.#pack = pack;
    this.#file = file;
    this.#digest = digest;
  }

  places(): FilePlaces {
    const kept = this.#pack.get(keyOf(this.#file, this.#digest));
    if (!kept) throw new LostFacts();
    return decodePlaces(kept);
  }
}

/** What pages load is the same on thousands: one list of each is kept. */
function createSharing(): (told: ToldFacts) => ToldFacts {
  const lists = new Map<string, readonly string[]>();
  const shared = (list: readonly string[]) => {
    const name = list.join('\n');
    const known = lists.get(name) ?? list;
    lists.set(name, known);
    return known;
  };
  return ({ faults, doubts, styles, scripts, ...told }) => ({
    ...told,
    faults: faults.length === 0 ? NONE : faults,
    doubts: doubts.length === 0 ? NONE : doubts,
    ...(styles && { styles: shared(styles) }),
    ...(scripts && { scripts: shared(scripts) }),
  });
}

const NONE: readonly string[] = [];

/** A number for a path, or a path and a fragment, below the output: 53 bits of FNV-1a with two offsets. */
export function placeNumber(file: string, fragment = ''): number {
  const text = fragment === '' ? file : `${file}#${fragment}`;
  let high = 0x811c9dc5;
  let low = 0x27d4eb2f;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

/** @param told as JSON */
function encode({ needs, proseNeeds, ids }: FilePlaces, told: string): Buffer {
  const text = Buffer.from(told);
  const head = Buffer.alloc(16);
  [needs, proseNeeds, ids].forEach((numbers, index) => head.writeUInt32LE(numbers.length, index * 4));
  head.writeUInt32LE(text.length, 12);
  const bytes = (numbers: Float64Array) =>
    Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return Buffer.concat([head, bytes(needs), bytes(proseNeeds), bytes(ids), text]);
}

function decodePlaces(kept: Buffer): FilePlaces {
  let at = 16;
  const numbers = (index: number) => {
    const length = kept.readUInt32LE(index * 4);
    // A view of doubles wants its bytes aligned.
    const copy = new Float64Array(length);
    kept.copy(new Uint8Array(copy.buffer), 0, at, at + length * 8);
    at += length * 8;
    return copy;
  };
  return { needs: numbers(0), proseNeeds: numbers(1), ids: numbers(2) };
}

function decodeTold(kept: Buffer): ToldFacts {
  const length = kept.readUInt32LE(12);
  return JSON.parse(kept.toString('utf8', kept.length - length)) as ToldFacts;
}
