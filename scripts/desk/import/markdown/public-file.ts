/** Files that stories link to, and drawings, in the outlet’s `public/`. */
import { readFileSync, statSync } from 'node:fs';
import type { OutletWriter } from '../outlet-writer.ts';
import { publicHarm } from '../public-harm.ts';

const MAX_BYTES = 20 * 1024 * 1024;

/**
 * @param file absolute @param place its address on the site
 * @returns why it cannot stand there; nothing where it now does
 */
export function carry(file: string, place: string, writer: OutletWriter): string | undefined {
  if (statSync(file).size >= MAX_BYTES) return 'its file is too large to be carried over';
  const bytes = readFileSync(file);
  const harm = publicHarm(place, bytes);
  if (harm !== undefined) return `its file ${harm}`;
  if (place.split('/').includes('..')) return 'its file lies outside the site';
  return writer.write(`public${place}`, bytes, `public ${place}`) === 'foreign'
    ? `public${place} is there already and is another file`
    : undefined;
}
