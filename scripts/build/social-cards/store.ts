/**
 * Drawn cards in CACHE_DIR/cards, named by what they are drawn from and by their content. An output gets links to the
 * files, not copies, so that twenty thousand cards are there in a second and take their room once; nothing here is ever
 * written in place. A file that changed since it was drawn (cut off, or edited in an output) is read again and counts
 * only if its content is still what its name says.
 */
import { hash } from 'node:crypto';
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import type { Leftovers } from '../../../src/cache/leftovers.ts';
import type { SocialCard } from '../../../src/views/social-card.ts';

/** Size and time of the last change, of a file that was found whole. */
type Seen = readonly [bytes: number, changed: number];

const NAME = /^(?<key>[0-9a-f]{40})-(?<digest>[0-9a-f]{24})\.png$/;
const NOTES = 'seen.json';
/** Cards nobody asked for that are kept all the same: content comes back, branches are built in turn. */
const SPARE = 500;

export class CardStore {
  readonly #folder: string;
  readonly #salt: string;
  /** Key to file name. */
  readonly #names = new Map<string, string>();
  readonly #seen: Map<string, Seen>;
  readonly #wanted = new Set<string>();
  /** File name to place on disk, of those that were looked at. */
  readonly #inodes = new Map<string, number>();

  /**
   * @param folder absolute
   * @param salt what every card depends on besides its own text: code, faces, the outlet's mark
   */
  constructor(folder: string, salt: string) {
    this.#folder = folder;
    this.#salt = salt;
    mkdirSync(folder, { recursive: true });
    this.#seen = readNotes(path.join(folder, NOTES));
    for (const name of readdirSync(folder)) {
      const key = NAME.exec(name)?.groups?.['key'];
      if (key !== undefined) this.#names.set(key, name);
      else if (name !== NOTES) rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }

  keyOf(card: SocialCard): string {
    return hash('sha256', JSON.stringify([this.#salt, card]), 'hex').slice(0, 40);
  }

  /** Whether the card is there and whole; what is not is forgotten. */
  has(key: string): boolean {
    const name = this.#names.get(key);
    if (name === undefined) return false;
    if (this.#wanted.has(name)) return true;
    if (!this.#isWhole(name)) {
      this.#forget(key, name);
      return false;
    }
    this.#wanted.add(name);
    return true;
  }

  add(key: string, png: Uint8Array): void {
    const name = `${key}-${digestOf(png)}.png`;
    const file = path.join(this.#folder, name);
    writeFileSync(`${file}.draft`, png);
    renameSync(`${file}.draft`, file);
    this.#names.set(key, name);
    const state = statSync(file);
    this.#seen.set(name, seen(state));
    this.#inodes.set(name, state.ino);
    this.#wanted.add(name);
  }

  /**
   * Puts a card that is there into an output.
   * @param target absolute
   * @param left what stands in the output already
   */
  place(key: string, target: string, left?: Leftovers): void {
    const name = this.#names.get(key);
    if (name === undefined) throw new Error(`social-cards: ${target} was not drawn`);
    const [size = 0, mtime = 0] = this.#seen.get(name) ?? [];
    if (left?.take(target, { size, mtime, ino: this.#inodes.get(name) ?? -1 })) return;
    const file = path.join(this.#folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    try {
      linkSync(file, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
        throw new Error(`${target}: this address is taken by a file or page of the outlet`, { cause: error });
      }
      // Another disk, or a file system without links.
      copyFileSync(file, target);
    }
  }

  /** Forgets the oldest of what nobody asked for, where that is more than what somebody did; keeps the notes. */
  close(): void {
    const spare = [...this.#names].filter(([, name]) => !this.#wanted.has(name));
    const limit = Math.max(SPARE, this.#wanted.size);
    if (spare.length > limit) {
      const age = ([, name]: readonly [string, string]) => this.#seen.get(name)?.[1] ?? 0;
      spare.sort((a, b) => age(b) - age(a));
      for (const [key, name] of spare.slice(limit)) this.#forget(key, name);
    }
    const notes = path.join(this.#folder, NOTES);
    writeFileSync(`${notes}.draft`, JSON.stringify(Object.fromEntries(this.#seen)));
    renameSync(`${notes}.draft`, notes);
  }

  #isWhole(name: string): boolean {
    const file = path.join(this.#folder, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats?.isFile()) return false;
    this.#inodes.set(name, stats.ino);
    const now = seen(stats);
    const before = this.#seen.get(name);
    if (before?.[0] === now[0] && before[1] === now[1]) return true;
    if (digestOf(readFileSync(file)) !== NAME.exec(name)?.groups?.['digest']) return false;
    this.#seen.set(name, now);
    return true;
  }

  #forget(key: string, name: string): void {
    this.#names.delete(key);
    this.#seen.delete(name);
    rmSync(path.join(this.#folder, name), { recursive: true, force: true });
  }
}

function digestOf(png: Uint8Array): string {
  return hash('sha256', png, 'hex').slice(0, 24);
}

function seen({ size, mtimeMs }: Stats): Seen {
  return [size, mtimeMs];
}

/** Without notes every file is read once. */
function readNotes(file: string): Map<string, Seen> {
  try {
    const notes = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Seen>;
    return new Map(Object.entries(notes).filter(([, note]) => Array.isArray(note)));
  } catch {
    return new Map();
  }
}
