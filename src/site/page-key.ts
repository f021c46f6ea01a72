/** The name of everything that a page shows: where it is the same, the page is (integrations/incremental.ts). */
import { hash } from 'node:crypto';

/** Parts that many pages share, with their own names once somebody has asked. */
const shared = new WeakMap<object, string>();
/** Whether it is a key that is being made: else a shared part is written as any other. */
let naming = false;

/** Says that a part stands on many pages and is never changed, so that it is looked through once. */
export function share<T extends object>(part: T): T {
  if (!shared.has(part)) {
    shared.set(part, '');
    // Not among its properties: a copy is not shared.
    Object.defineProperty(part, 'toJSON', { value: nameOrSelf });
  }
  return part;
}

/**
 * @param parts the page's whole view, and whatever else its bytes depend on besides code and settings
 * @returns the `cacheKey` of the page's path
 */
export function pageKey(...parts: readonly unknown[]): string {
  naming = true;
  try {
    return hash('sha1', JSON.stringify(parts), 'base64url');
  } finally {
    naming = false;
  }
}

/** As JSON, but for shared parts, of which only the name stands there: no serialiser in JavaScript is as quick. */
function nameOrSelf(this: object): unknown {
  if (!naming) return this;
  let name = shared.get(this) ?? '';
  if (name === '') {
    const copy = Array.isArray(this) ? [...(this as unknown[])] : { ...this };
    name = `#${hash('sha1', JSON.stringify(copy), 'base64url')}`;
    shared.set(this, name);
  }
  return name;
}
