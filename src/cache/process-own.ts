/**
 * Something that a process has once, by its name. A module may be there several times: pages run in a bundle and loaders in
 * another, the build script in none.
 */
export interface ProcessOwn<T> {
  /** Nothing before anybody has put it there. */
  value: T | undefined;
}

/** @param name the same wherever it is asked for */
export function processOwn<T>(name: string): ProcessOwn<T> {
  const key = Symbol.for(`broadsheet.${name}`);
  const all = globalThis as unknown as Record<symbol, ProcessOwn<T> | undefined>;
  return (all[key] ??= { value: undefined });
}
