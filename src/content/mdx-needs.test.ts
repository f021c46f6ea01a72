import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeContent } from '../tests/newsroom-factory.ts';
import { importsOf, mdxNeeds } from './mdx-needs.ts';

describe('imports of a story in MDX', () => {
  it.each<[string, string, string[] | undefined]>([
    ['none', 'He came from "London" to import wine.\n\n<Figure src="./a.png" />\n', []],
    ['one', "import a from './a.json';\n\nText.\n", ['./a.json']],
    ['two on one line', "import a from './a.json'; import b from './b.json';\n", ['./a.json', './b.json']],
    ['over several lines', "import {\n  total,\n  mean,\n} from './data.json';\n", ['./data.json']],
    ['for what it does', "Text.\n\nimport './a.ts';\n", ['./a.ts']],
    ['with attributes', 'import a from "./a.json" with { type: "json" };\n', ['./a.json']],
    ['given on', "export { a } from './a.ts';\nexport * from './b.ts';\n", ['./a.ts', './b.ts']],
    ['after an export with an empty line', "export const a = {\n\n};\nimport b from './b.ts'\n", ['./b.ts']],
    ['with a comment', "import /* all */ a from /* there */ './a.json';\n", ['./a.json']],
    ['of an export that names none', "export const a = 'b';\n", []],
    ['in text that stands in code', "```js\nimport a from './a.json';\n```\n", []],
    ['that are asked for when it is rendered', "export const a = await import('./a.json');\n", undefined],
    ['of what cannot be read', "import a from './a.json';\n\n<Figure\n", undefined],
  ])('%s', (_, body, names) => {
    expect(importsOf(body)).toEqual(names);
  });

  it('are known by what they hold, code not at all', () => {
    const folder = path.join(writeContent({ 'articles/a.json': '1', 'articles/b.ts': '' }), 'articles');
    const file = path.join(folder, 'story.mdx');
    const needs = (body: string) => mdxNeeds(file, body, []);
    const several = "import {\n  total,\n} from './a.json';\n";
    const before = needs(several);
    expect(before).toMatch(/./);
    writeFileSync(path.join(folder, 'a.json'), '2');
    expect(needs(several)).not.toBe(before);
    expect(needs("import {\n  b,\n} from './b.ts';\n")).toBeUndefined();
    expect(needs("import a from './a.json'; import b from './b.ts';\n")).toBeUndefined();
    expect(needs("import { Image } from 'astro:assets';\n")).toMatch(/./);
    expect(needs("import { getEntry } from 'astro:content';\n")).toBeUndefined();
  });
});
