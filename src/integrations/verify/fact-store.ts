/**
 * What earlier runs learned of files that have not changed since: facts by content, so that it does not matter where a
 * file comes from. Of a page it keeps the addresses it needs as numbers; when one of them is missing the page is read
 * again to say which. What was told of the last output stands in the ledger beside it, with the times of its files.
 */
import { hash } from 'node:crypto';
import path from 'node:path';
import { openPack, type Pack } from '../../cache/pack.ts';
import { readLedger, writeLedger, type Ledger, type LedgerEntry } from './ledger.ts';
import type { Output } from './output.ts';

/** What is kept of a file, whatever it is. */
export interface FileFacts {
  /** Places of this site that must exist, as `placeNumber` counts them. */
  readonly needs: Float64Array;
  /** The same in the text of a story: a writer's slip, not a fault of ours. */
  readonly proseNeeds: Float64Array;
  /** What fragments may name. */
  readonly ids: Float64Array;
  readonly told: ToldFacts;
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
}

/** What is there of the numbers of a file's facts is not what was kept: everything is to be learned again. */
export class LostFacts extends Error {}

export interface FactStore {
  /** What the last run found, if it was of this code and these settings. */
  readonly last: Ledger | undefined;
  /** The digest of a file's content. */
  digestOf(file: string): string;
  /** @throws {LostFacts} not here, but where a number is asked for that is not there any more */
  factsOf(file: string, digest: string): FileFacts | undefined;
  keep(file: string, digest: string, facts: FileFacts): void;
  /** Of which set of hidden stories the file told nothing when it was last looked through. */
  clearedOf(file: string, digest: string): string | undefined;
  clear(file: string, digest: string, set: string): void;
  /** What a picture looks like (hidden-pictures.ts). */
  lookOf(file: string, digest: string): string | undefined;
  setLook(file: string, digest: string, bits: string): void;
  /** Small things of a whole run. */
  note(name: string): string | undefined;
  setNote(name: string, value: string): void;
  /**
   * Writes what was learned.
   * @param facts of every file of the output
   */
  close(facts: ReadonlyMap<string, FileFacts>, links: Omit<Ledger, 'files'>): void;
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
    folder === undefined ? undefined : openPack({ folder, name: 'facts', salt, whole: true });
  const last = place === undefined || forgets ? undefined : readLedger(place, salt);
  const digests = new Map<string, string>();
  const keyOf = (file: string, digest: string) => `${file}\n${digest}`;
  return {
    last,
    digestOf(file) {
      let digest = digests.get(file);
      if (digest !== undefined) return digest;
      const known = last?.files.get(file);
      const isSame = trustsTimes && known !== undefined && known.state === output.files.get(file)?.state;
      digest = isSame ? known.digest : hash('sha1', output.bytes(file), 'base64url');
      digests.set(file, digest);
      return digest;
    },
    factsOf(file, digest) {
      const key = keyOf(file, digest);
      const known = last?.files.get(file);
      if (known?.digest === digest && facts?.keep(key)) {
        return new KnownFacts(known.told, () => facts.get(key));
      }
      const kept = facts?.get(key);
      return kept && decode(kept);
    },
    keep(file, digest, learned) {
      facts?.set(keyOf(file, digest), encode(learned));
    },
    clearedOf: (file, digest) => facts?.get(`clean ${file}\n${digest}`)?.toString(),
    clear: (file, digest, set) => facts?.set(`clean ${file}\n${digest}`, set),
    lookOf: (file, digest) => facts?.get(`look ${file}\n${digest}`)?.toString(),
    setLook: (file, digest, bits) => facts?.set(`look ${file}\n${digest}`, bits),
    note: (name) => facts?.get(`note ${name}`)?.toString(),
    setNote: (name, value) => facts?.set(`note ${name}`, value),
    closePart: () => facts?.close(),
    close(learned, links) {
      facts?.close();
      if (place === undefined) return;
      const files = new Map<string, LedgerEntry>();
      for (const [file, { state }] of output.files) {
        const told = learned.get(file)?.told;
        const digest = digests.get(file);
        // Without one nobody has looked into it.
        if (told && digest !== undefined) files.set(file, { state, digest, told });
      }
      const { dead, fragments, named } = links;
      writeLedger(place, salt, { files, dead, fragments, named });
    },
  };
}

/** Facts of a file of the last output, whose numbers hardly anybody asks for. */
class KnownFacts implements FileFacts {
  readonly told: ToldFacts;
  readonly #read: () => Buffer | undefined;
  #numbers: FileFacts | undefined;

  constructor(told: ToldFacts, read: () => Buffer | undefined) {
    this.told = told;
    this.#read = read;
  }

  get needs(): Float64Array {
    return this.#all().needs;
  }

  get proseNeeds(): Float64Array {
    return this.#all().proseNeeds;
  }

  get ids(): Float64Array {
    return this.#all().ids;
  }

  #all(): FileFacts {
    if (this.#numbers) return this.#numbers;
    const kept = this.#read();
    if (!kept) throw new LostFacts();
    return (this.#numbers = decode(kept));
  }
}

/** The same facts, for whoever keeps them: their texts are parts of a page, and would hold all of it in memory. */
export function ownFacts({ told, ...numbers }: FileFacts): FileFacts {
  return { ...numbers, told: JSON.parse(JSON.stringify(told)) as ToldFacts };
}

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

function encode({ needs, proseNeeds, ids, told }: FileFacts): Buffer {
  const text = Buffer.from(JSON.stringify(told));
  const head = Buffer.alloc(16);
  [needs, proseNeeds, ids].forEach((numbers, index) => head.writeUInt32LE(numbers.length, index * 4));
  head.writeUInt32LE(text.length, 12);
  const bytes = (numbers: Float64Array) =>
    Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return Buffer.concat([head, bytes(needs), bytes(proseNeeds), bytes(ids), text]);
}

function decode(kept: Buffer): FileFacts {
  let at = 16;
  const numbers = (index: number) => {
    const length = kept.readUInt32LE(index * 4);
    // A view of doubles wants its bytes aligned.
    const copy = new Float64Array(length);
    kept.copy(new Uint8Array(copy.buffer), 0, at, at + length * 8);
    at += length * 8;
    return copy;
  };
  const [needs, proseNeeds, ids] = [numbers(0), numbers(1), numbers(2)];
  const told = JSON.parse(kept.toString('utf8', at, at + kept.readUInt32LE(12))) as ToldFacts;
  return { needs, proseNeeds, ids, told };
}
