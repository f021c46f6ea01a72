/** What the code of a story in MDX may bring in and use, and what it may not, however it is written. */
import { describe, expect, it } from 'vitest';
import { scanBody } from './body-scan.ts';

/** `rule@what the place says`. */
function reachesIn(body: string): string[] {
  return scanBody(body, 'mdx').flaws.map(
    ({ rule, offset }) => `${rule}@${/^[\w.:/]+/.exec(body.slice(offset))?.[0] ?? ''}`,
  );
}

describe('is refused', () => {
  it.each([
    // What is imported.
    ["import a from '/etc/hosts?raw';", 'import@/etc/hosts'],
    ["import a from 'node:fs';", 'import@node:fs'],
    ["import { readFileSync } from 'fs';", 'import@fs'],
    ["import a from 'yaml';", 'import@yaml'],
    ["import { defineConfig } from 'astro/config';", 'import@astro/config'],
    ["import a from 'https://a.example/a.json';", 'import@https://a.example/a.json'],
    ["import Widget from './Widget.astro';", 'import@./Widget.astro'],
    ["Text.\n\nimport './a.ts';", 'import@./a.ts'],
    ["export { a } from './a.js';", 'import@./a.js'],
    ["export * from '../a.mjs';", 'import@../a.mjs'],
    ["import a from './story.md';", 'import@./story.md'],
    ["import a from './notes.yaml?raw';", 'import@./notes.yaml'],
    ["import './look.css';", 'import@./look.css'],
    ["import a from './a.ts?x.json';", 'import@./a.ts'],
    ["import a from './a.json?worker';", 'import@./a.json'],
    ["export const a = await import('./a.json');", 'import@import'],
    ["{await import('node:fs')}", 'import@import'],
    ["{import.meta.glob('/**', { eager: true })}", 'expression@import.meta.glob'],
    // What is used.
    ['{process.env.HOME}', 'expression@process.env.HOME'],
    ['{pro\\u0063ess.env.HOME}', 'expression@pro'],
    ['{true ? process : 1}', 'expression@process'],
    ['{`"`+process.env.HOME+`"`}', 'expression@process.env.HOME'],
    ['{{ process }}', 'expression@process'],
    ['{/"/.test(process)}', 'expression@process'],
    ['{typeof (globalThis.a = 1)}', 'expression@globalThis.a'],
    ['{((process) => process)(1)}', 'expression@process', 'expression@process'],
    ["{fetch('https://a.example/')}", 'expression@fetch'],
    ["{Function('return 1')()} {eval('1')} {require('fs')}", 'expression@Function', 'expression@eval', 'expression@require'],
    ["{[].constructor.constructor('return 1')()}", 'expression@', 'expression@'],
    ["{(() => 1)['constructor']}", 'expression@'],
    ['export const { constructor: Make } = () => 1;', 'expression@constructor:'],
    ['{__vite_ssr_dynamic_import__("node:fs")}', 'expression@__vite_ssr_dynamic_import__'],
    ['<process.env.HOME />', 'expression@process.env.HOME'],
    ['{<process.env.HOME />}', 'expression@process.env.HOME'],
    ['{<p>{process.env.HOME}</p>}', 'expression@process.env.HOME'],
    ['<Figure caption={process.env.HOME} />', 'expression@process.env.HOME'],
    ['<Figure {...process.env} />', 'expression@process.env'],
    // To who reads in haste the quotation mark begins a text.
    [
      "<Figure caption={/'/.source + process.env.HOME}>\n\nIt's.\n\n</Figure>",
      'expression@process.env.HOME',
    ],
    ['> <Figure caption={a +\n>   process.env.HOME} />', 'expression@'],
  ])('%j', (body, ...expected) => {
    expect(reachesIn(body)).toEqual(expected);
  });
});

describe('is let through', () => {
  it.each([
    "import map, { other } from './map.svg';\n\n<img src={map.src} alt={other} />",
    "import rows from '../../data/rows.json';\nimport text from './rows.csv?raw';\nimport film from './film.mp4?url';\n\n{rows.map((row) => <b>{row}</b>)}{text}{film}",
    "import { Image } from 'astro:assets';\nimport photo from './photo.jpg';\n\n<Image src={photo} alt=\"The quay\" />",
    "import { getCollection } from 'astro:content';\n\nexport const names = (await getCollection('people')).map(({ data }) => data.name).sort();\n\n{names}",
    '{Math.max(...[1, 2])} {new Date(0).toISOString()} {JSON.stringify({ a: 1 })} {new Intl.NumberFormat("en").format(1)}',
    'export const crypto = [4, 5];\n\n<Chart labels={["process"]} series={[{ name: "fetch", values: crypto }]} />',
    '{/* what process there was */} {"the constructor"} {{ process: 1 }.process} {props.title}',
    'export class A { constructor() { this.b = 1; } }\n\n{new A().b}',
    '<Event date="2024">\n\nTalks.\n\n</Event>\n\n{typeof process}',
    "He wanted to import { a } from 'fs'.".replaceAll(/[{}]/g, '\\$&'),
  ])('%j', (body) => {
    expect(reachesIn(body)).toEqual([]);
  });
});
