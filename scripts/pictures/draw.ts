/**
 * Draws every picture of the sample outlet.
 *
 *     npx node scripts/pictures/draw.ts                 all of them
 *     npx node scripts/pictures/draw.ts --only ferry    those whose name contains a word
 */

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { pictures } from './catalogue.ts';
import { favicon, mark } from './mark.ts';
import { renderPicture } from './render.ts';

const CONTENT = path.resolve(import.meta.dirname, '../../content');
const DRAWINGS = [
  { name: 'mark', file: 'public/mark.svg', svg: mark },
  { name: 'favicon', file: 'public/favicon.svg', svg: favicon },
];

/** Writes one file below `content/` and reports it. */
async function save(name: string, file: string, bytes: Buffer): Promise<void> {
  const target = path.join(CONTENT, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, bytes);
  const size = `${(bytes.length / 1024).toFixed(0)} KB`;
  console.log(`${name.padEnd(28)} ${size.padStart(7)}  content/${file}`);
}

/** Draws the pictures whose names contain one of the words, or all of them. */
async function drawAll(only: readonly string[]): Promise<void> {
  const wanted = (name: string): boolean => only.length === 0 || only.some((word) => name.includes(word));
  let drawn = 0;
  for (const picture of pictures.filter(({ name }) => wanted(name))) {
    await save(picture.name, picture.file, await renderPicture(picture));
    drawn += 1;
  }
  for (const { name, file, svg } of DRAWINGS.filter((drawing) => wanted(drawing.name))) {
    await save(name, file, Buffer.from(svg));
    drawn += 1;
  }
  if (drawn === 0) throw new Error(`no picture is called ${only.join(' or ')}`);
}

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
await drawAll(values.only ?? []);
