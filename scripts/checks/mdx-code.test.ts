/** Names in the code of .mdx stories: what is told, and what is left in peace. */
import { describe, expect, it } from 'vitest';
import { parseBody } from '../../src/content/body-tree.ts';
import { readMdxCode } from './mdx-code.ts';

/** `name@offset`, elements as `<name>@offset`. */
function unknownIn(body: string): string[] {
  const tree = parseBody(body, 'mdx');
  if (!('root' in tree)) throw new Error(tree.reason);
  const { unknown, flaws } = readMdxCode(tree);
  return [
    ...flaws.map(({ offset }) => `flaw@${String(offset)}`),
    ...unknown.map(({ name, offset, isElement }) => `${isElement ? `<${name}>` : name}@${String(offset)}`),
  ];
}

describe('is told', () => {
  it.each([
    ['Hello {name}.', 'name@7'],
    ['Née « ici » 🗞️ {name}', 'name@17'],
    ['{name}', 'name@1'],
    ['{ok.bad(worse)}', 'ok@1', 'worse@8'],
    ['<Figure credit={who} alt="x" />', 'who@16'],
    ['<Figure {...more} />', 'more@12'],
    ['<Chart data={[{ label: "a", value: two }]} />', 'two@35'],
    ['export const a = b;\n\nHi', 'b@17'],
    ['export const a = [1, 2];\n\n{a.map((i) => <Bold>{i + j}</Bold>)}', '<Bold>@41', 'j@51'],
    ['> Quoted {name}', 'name@10'],
    ['{a\n  + b}', 'a@1', 'b@7'],
    ['{document.title}', 'document@1'],
    ['import a frm "./x.json"\n\nHi', 'flaw@9'],
    ['export const = 1\n\nHi', 'flaw@13'],
    ['export const a = 1;\n\nHi\n\nexport const a = 2;', 'flaw@38'],
    ['import a from "./a.js";\n\nconst b = 1;\n\nexport const a = 2;', 'flaw@52'],
    ['> Quoted {a +\n> b}', 'a@10', 'b@14'],
    ['{`Hi ${you}`}', 'you@7'],
    ['{a ? 1 : 2}', 'a@1'],
  ])('%j', (body, ...expected) => {
    expect(unknownIn(body)).toEqual(expected);
  });
});

describe('is left in peace', () => {
  it.each([
    '{/* a comment */}',
    '{"text"} {1 + 2} {true} {undefined}',
    '{props.title} {frontmatter.title} {new Date(0).toISOString()} {Math.max(1, 2)}',
    'import data, { other as more } from "./x.json";\nimport * as all from "./y.js";\n\n{data} {more} {all.x}',
    'export const [a, { b, c: [d], ...e }, f = 1] = [];\n\n{a}{b}{d}{e}{f}',
    'export function Bold({ children, as: Tag = "b" }) {\n  try {\n    return <Tag>{children}</Tag>;\n  } catch (error) {\n    return error;\n  }\n}\n\n<Bold>x</Bold>',
    '{[1].map((one, index) => <li key={index} data-x="1">{one}</li>)}',
    '{typeof window}',
    '<Chart data={[{ label: "a", value: 1 }]} title="x" />',
    'export { a } from "./a.js";\nexport * from "./b.js";\n\nHi',
    'export class A { static b = 1; c() { return this.b; } }\n\n{A.b}',
    '{(() => { outer: for (;;) break outer; return 1; })()}',
    '\\{name}',
    '`{name}`',
  ])('%j', (body) => {
    expect(unknownIn(body)).toEqual([]);
  });
});
