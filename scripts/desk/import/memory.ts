/** Keeps a long import small: left to itself, the engine lets garbage grow to several times what is in use. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY = 8 * 1024 * 1024;

/** @returns to be told how many bytes were read; gives memory back every few of them */
export function memoryKeeper(): (bytes: number) => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let next = 0;
  return (bytes) => {
    if (bytes < next) return;
    next = bytes + EVERY;
    collect();
  };
}
