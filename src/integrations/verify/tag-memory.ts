/** Start tags that were met before: nearly all of a page's stand on other pages too. */
import { ownText } from '../../archive/own-text.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface StartTag<T> {
  readonly name: string;
  readonly attributes: Attributes;
  /** What somebody wants to know of it. */
  readonly traits: T;
}

/** A start tag as it stands on a page. */
export interface MetTag<T> {
  readonly tag: StartTag<T>;
  /** Whether it ends with a slash. */
  readonly closed: boolean;
}

/** So many are remembered, and as many of those before. */
const REMEMBERED = 20_000;
const ATTRIBUTE = String.raw`\s+([a-z][\w:.-]*)(?:="([^"<>]*)"|='([^'<>]*)'|=([^\s"'=<>${'`'}/&]+))?`;
const TAG = new RegExp(`<([a-z][a-z0-9-]*)((?:${ATTRIBUTE})*)\\s*(/?)>`, 'iy');
const ATTRIBUTES = new RegExp(ATTRIBUTE, 'gi');

export class TagMemory<T> {
  readonly #traitsOf: (name: string, attributes: Attributes) => T;
  #young = new Map<string, MetTag<T>>();
  #old = new Map<string, MetTag<T>>();

  /** @param traitsOf asked once of each tag; what it gives stands on many pages */
  constructor(traitsOf: (name: string, attributes: Attributes) => T) {
    this.#traitsOf = traitsOf;
  }

  make(name: string, attributes: Attributes): StartTag<T> {
    return { name, attributes, traits: this.#traitsOf(name, attributes) };
  }

  /**
   * A tag as it is written, from `<` to the next `>`.
   * @returns nothing where it is not plain: names in lower case, values in quotes, characters as they are
   */
  read(raw: string): MetTag<T> | undefined {
    const young = this.#young.get(raw);
    if (young) return young;
    // A copy, and so are the parts of it: those of a page would hold all of the page in memory.
    const own = ownText(raw);
    const met = this.#old.get(own) ?? this.#parse(own);
    if (!met) return undefined;
    if (this.#young.size >= REMEMBERED) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(own, met);
    return met;
  }

  #parse(raw: string): MetTag<T> | undefined {
    // Only what ends where the text ends: one that a value holds is no end.
    TAG.lastIndex = 0;
    const [whole, written = '', rest = '', ...groups] = TAG.exec(raw) ?? [];
    const name = written.toLowerCase();
    if (whole !== raw || name !== written) return undefined;
    const attributes: Record<string, string> = {};
    for (const [, attribute = '', ...values] of rest.matchAll(ATTRIBUTES)) {
      const value = textOf(values.find(Boolean) ?? '');
      if (value === undefined) return undefined;
      const key = attribute.toLowerCase();
      // Of two the first counts.
      if (!Object.hasOwn(attributes, key)) attributes[key] = value;
    }
    return { tag: this.make(name, attributes), closed: groups.at(-1) === '/' };
  }
}

const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#38;': '&',
  '&#39;': "'",
};

const REFERENCE = /&(?:[a-z]+|#\d+);|&/g;

/** What a reader sees of a text; nothing where it holds other references than those that we write. */
export function textOf(raw: string): string | undefined {
  if (!raw.includes('&')) return raw;
  if (!raw.match(REFERENCE)?.every((reference) => Object.hasOwn(CHARACTERS, reference))) return undefined;
  return raw.replaceAll(REFERENCE, (reference) => CHARACTERS[reference] ?? reference);
}
