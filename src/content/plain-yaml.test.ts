import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNode, parseDocument } from 'yaml';
import { readPlainYaml } from './plain-yaml.ts';
import { frontmatterOf } from './source-document.ts';

/** Every scalar by its path. */
function pathsOf(data: unknown, above: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(data)) return data.flatMap((item, index) => pathsOf(item, [...above, index]));
  if (typeof data !== 'object') return [above];
  return Object.entries(data ?? {}).flatMap(([key, value]) => pathsOf(value, [...above, key]));
}

/** @returns whether it was plain enough */
function expectTheSame(yaml: string): boolean {
  const plain = readPlainYaml(yaml);
  if (!plain) return false;
  const document = parseDocument(yaml, { prettyErrors: false });
  expect(document.errors).toEqual([]);
  expect(plain.data).toEqual(document.toJS());
  for (const place of pathsOf(plain.data)) {
    const node: unknown = document.getIn(place, true);
    const range = isNode(node) ? node.range : undefined;
    expect([place, plain.rangeOf(place)]).toEqual([place, range && { start: range[0], end: range[1] }]);
  }
  return true;
}

it('reads what most stories begin with', () => {
  const yaml = [
    '# A comment',
    'title: Ferries sail again – not quite',
    'description: "Crews accept a \\"deal\\" # on rest"',
    "kicker: 'It''s on'",
    'author: [ilse-marrant, "Doe, Jane"]',
    'date: 2025-09-24T07:15:00+01:00',
    'draft: true',
    'tags:',
    '- Ferries',
    '- 2025',
    'corrections:',
    '  - date: 2025-09-25',
    '    text: One',
    '  - date: 2025-09-26',
    '    was: 14',
    'image:',
    '  src: ./lead.jpg',
    '',
    '    # Another',
    '  alt: A quay',
    'series: { id: thaw, order: 1 }',
    'sources: []',
    'empty:',
  ];
  expect(expectTheSame(yaml.join('\n'))).toBe(true);
});

describe('leaves to others', () => {
  const texts = ['', '- a', 'a:b', 'a: b\n  c', 'a: "b\n  c"', 'a: |\n  b', 'a: *b', 'a: &b c', 'a: !x b', 'a: b # c'];
  const more = ['a: 1.50', 'a: 0x1F', 'a: 1e3', 'a: 007', 'a: .inf', 'a: ~', 'a: NULL', 'a: TRUE', 'a: -1', 'a: +1'];
  const flow = ['a: [b', 'a: [b, [c]]', 'a: [[b]', 'a: [ [b]', 'a: [b: c]', 'a: [b,]', 'a: [b]c', 'a: [b] c', 'a: ["b" c]', 'a: [,]', 'a: [b #c]'];
  const group = ['a: {b}', 'a: {b:c}', 'a: {b: c, b: d}', 'a: {b: c}]', 'a: {b: c, }', 'a: {"b": c}', 'a: {b: {}}', 'a: [b}', 'a: {', 'a: }'];
  const wrong = ['a: 1\na: 2', 'a: "b" c', 'a: "\\x"', "a: 'b", ' a: 1', 'a:\n  b: 1\n c: 2', 'a:\n- b\n - c', 'a:\tb', 'null: 1', '<<: x'];
  it.each([...texts, ...more, ...flow, ...group, ...wrong])('%j', (yaml) => {
    expect(readPlainYaml(yaml)).toBeUndefined();
  });
});

it('says what the yaml package says, whatever is written', () => {
  const word = fc.constantFrom('a', 'Ferry', 'null', 'true', 'no', '12', '1.5', '1e3', '0x1', '2025-09-24', '12:30', '2025-09-24T07:15Z', 'ü', '日本', '-', '- b', '#', 'a#', ': b', 'a:', '"b"', '"b', "'c'", "d''", '\\', '\\"', '[', ']', '[a, b]', '[a,b ]', '[]', ',', '{}', '&x', '*x', '!t', '|', '>-', '~', '\u00A0', '\u2028', '.5', '...', '---', '%', '@', '`', '?', '? a', '0o7', '-1', '<<');
  const value = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
  const key = fc.constantFrom('title', 'date', 'a-b', 'x_1', 'null', 'y', 'constructor', 'ünder', 'a b', '"q"', '<<', '?');
  const space = fc.constantFrom('', ' ', '  ', '    ');
  const tame = fc
    .tuple(fc.constantFrom('', '', '  ', '- ', '  - '), fc.constantFrom('', 'b: ', 'c: ', 'd: '), word)
    .map(([indent, name, text]) => indent + name + text);
  const group = fc.constantFrom('s: { id: a, b: "c, }" }', 's: [a,  b , "c]"]', 's: {}', 's: { a: [ ] }', 's: { a: b , c: d}');
  const wild = fc
    .tuple(space, fc.constantFrom('', '', '- ', '-  ', '-'), fc.option(key), fc.constantFrom(': ', ':', ':  '), value, space)
    .map(([indent, dash, name, colon, text, end]) => `${indent}${dash}${name === null ? '' : name + colon}${text}${end}`);
  const start = fc.constantFrom('a: 1', 'a:', 'a: b');
  const line = fc.oneof({ weight: 6, arbitrary: tame }, { weight: 1, arbitrary: wild }, { weight: 1, arbitrary: group });
  const lines = fc.tuple(start, fc.array(line, { maxLength: 5 })).map(([first, rest]) => [first, ...rest]).map((all) => all.join('\n'));
  let plain = 0;
  fc.assert(fc.property(lines, (yaml) => void (plain += Number(expectTheSame(yaml)))), { numRuns: 5000 });
  expect(plain).toBeGreaterThan(500);
});

it('reads the sample’s stories as the yaml package does, most of them by itself', () => {
  const root = path.resolve(import.meta.dirname, '../../content/articles');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.mdx?$/.test(name));
  const plain = files.filter((name) => {
    const text = readFileSync(path.join(root, name), 'utf8');
    const { start = 0, end = 0 } = frontmatterOf(text) ?? {};
    return expectTheSame(text.slice(start, end));
  });
  expect(plain.length).toBeGreaterThan(files.length / 2);
});
