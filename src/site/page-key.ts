/** The name of everything that a page shows: where it is the same, the page is (integrations/incremental.ts). */
import { hash } from 'node:crypto';

/** Parts that many pages share, with their own names once somebody has asked. */
const shared = new WeakMap<object, string>();

/** Says that a part stands on many pages and is never changed, so that it is looked through once. */
export function share<T extends object>(part: T): T {
  if (!shared.has(part)) shared.set(part, '');
  return part;
}

/**
 * @param parts the page's whole view, and whatever else its bytes depend on besides code and settings
 * @returns the `cacheKey` of the page's path
 */
export function pageKey(...parts: readonly unknown[]): string {
  return hash('sha1', textOf(parts), 'base64url');
}

/** As JSON, but for shared parts, of which only the name stands there. */
function textOf(value: unknown): string {
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = shared.get(value);
  if (known !== undefined && known !== '') return known;
  const text = Array.isArray(value) ? listText(value) : recordText(value);
  if (known === undefined) return text;
  const name = `#${hash('sha1', text, 'base64url')}`;
  shared.set(value, name);
  return name;
}

function listText(list: readonly unknown[]): string {
  let text = '[';
  for (const item of list) text += `${textOf(item)},`;
  return `${text}]`;
}

function recordText(record: object): string {
  let text = '{';
  for (const key of Object.keys(record)) {
    const value = (record as Record<string, unknown>)[key];
    if (value !== undefined) text += `${JSON.stringify(key)}:${textOf(value)},`;
  }
  return `${text}}`;
}
