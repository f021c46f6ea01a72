/** Files that stories link to, and drawings, in the outlet’s `public/`. */
import { readFileSync, statSync } from 'node:fs';
import { readXml } from '../../../../src/integrations/verify/other-facts.ts';
import type { OutletWriter } from '../outlet-writer.ts';

const MAX_BYTES = 20 * 1024 * 1024;
/** The faults of a drawing are the same on every site. */
const ANY_SITE = 'https://outlet.example';

/**
 * @param file absolute @param place its address on the site
 * @returns why it cannot stand there; nothing where it now does
 */
export function carry(file: string, place: string, writer: OutletWriter): string | undefined {
  if (statSync(file).size >= MAX_BYTES) return 'its file is too large to be carried over';
  const bytes = readFileSync(file);
  if (/\.svg$/i.test(file)) {
    // What the build refuses of a drawing in `public/`.
    const site = { origin: ANY_SITE, base: '', placeOf: () => ({ kind: 'foreign', origin: '' }) as const };
    const [fault] = readXml(bytes.toString('utf8'), 'drawing.svg', site).faults;
    if (fault !== undefined) return `its file ${fault}`;
  }
  if (place.split('/').includes('..')) return 'its file lies outside the site';
  return writer.write(`public${place}`, bytes, `public ${place}`) === 'foreign'
    ? `public${place} is there already and is another file`
    : undefined;
}
