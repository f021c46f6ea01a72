/** Fields are changed, and nothing else is. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readMarkdownSource, readYamlSource } from '../source-document.ts';
import { readSourceText } from './source-text.ts';
import { editYaml, YamlEditError, type YamlEdit } from './yaml-edit.ts';
import type { YamlValue } from './yaml-scalar.ts';

const FILE = `---
# The headline
title: "Ferries: late"   # keep me

tags: [ Ferries,  'Work' ] # two
related:
  # the first
  - 2025/09/a # a
  - 2025/09/b

author:
- vera
- id: noor
  role: Photographs # by
image:
    src: ./lead.jpg
    caption: >-
      Two lines
      of text

# The end.
---

Body: "kept"
`;

const set = (path: YamlEdit['path'], value: YamlValue): YamlEdit => ({ op: 'set', path, value });
const append = (path: YamlEdit['path'], value: YamlValue): YamlEdit => ({ op: 'append', path, value });
const remove = (path: YamlEdit['path']): YamlEdit => ({ op: 'delete', path });

describe('editYaml', () => {
  it.each<[string, YamlEdit, from: string, to: string]>([
    ['keeps the quotation marks', set(['title'], 'Late'), 'title: "Ferries: late"', 'title: "Late"'],
    ['keeps single ones', set(['tags', 1], "the day's"), "'Work'", "'the day''s'"],
    ['quotes what needs it', set(['related', 0], '12: 30'), '2025/09/a #', '"12: 30" #'],
    ['appends between brackets', append(['tags'], 'a, b'), "'Work' ]", `'Work', "a, b" ]`],
    ['appends below a list', append(['related'], '2025/09/c'), '09/b\n', '09/b\n  - 2025/09/c\n'],
    ['appends a group below a flat list', append(['author'], { id: 'x', role: 'Y' }), '# by\n', '# by\n- id: x\n  role: Y\n'],
    ['makes a list', append(['aliases'], '/old/'), '# The end.\n', '# The end.\naliases:\n  - /old/\n'],
    ['adds a field to a group', set(['image', 'alt'], 'A boat'), 'of text\n', 'of text\n    alt: A boat\n'],
    ['makes a group', set(['series', 'order'], 2), '# The end.\n', '# The end.\nseries:\n  order: 2\n'],
    ['replaces a block of text', set(['image', 'caption'], 'Short'), '>-\n      Two lines\n      of text\n', 'Short\n'],
    ['takes an item out of brackets', remove(['tags', 0]), "Ferries,  'Work'", "'Work'"],
    ['takes the last item out of brackets', remove(['tags', 1]), ",  'Work'", ''],
    ['takes an item out of a list', remove(['related', 0]), '  - 2025/09/a # a\n', ''],
    ['takes a group out of a list', remove(['author', 1]), '- id: noor\n  role: Photographs # by\n', ''],
    ['takes a field out', remove(['image', 'caption']), '    caption: >-\n      Two lines\n      of text\n', ''],
    ['takes the first field of an item out', remove(['author', 1, 'id']), 'id: noor\n  role', 'role'],
    ['takes a list out', remove(['tags']), `tags: [ Ferries,  'Work' ] # two\n`, ''],
    ['puts a list in place of text', set(['title'], ['a', 'b']), 'title: "Ferries: late"', 'title:\n  - a\n  - b'],
  ])('%s', (_, edit, from, to) => {
    expect(FILE.split(from)).toHaveLength(2);
    expect(editYaml(FILE, 'markdown', [edit])).toBe(FILE.replace(from, () => to));
  });

  it('keeps line ends, the byte order mark and what no reader sees', () => {
    const raw = `\uFEFF${FILE.replace('Body', 'Bo\u0007dy\ud800').replaceAll('\n', '\r\n')}`;
    const edited = editYaml(raw, 'markdown', [append(['related'], 'x'), set(['title'], '😀')]);
    expect(edited).toBe(
      raw.replace('09/b\r\n', '09/b\r\n  - x\r\n').replace('"Ferries: late"', '"😀"'),
    );
  });

  it('takes the last item of a written-out list with its key, and empties brackets', () => {
    expect(editYaml('a: 1\nb:\n  - x\nc: 2\n', 'yaml', [remove(['b', 0])])).toBe('a: 1\nc: 2\n');
    expect(editYaml('b: [x]\n', 'yaml', [remove(['b', 0])])).toBe('b: []\n');
    expect(editYaml('b: []\n', 'yaml', [append(['b'], 'x')])).toBe('b: [x]\n');
  });

  it('writes into files that are empty, unended, or hold a field without a value', () => {
    expect(editYaml('', 'yaml', [set(['label'], 'x')])).toBe('label: x\n');
    expect(editYaml('# only this', 'yaml', [set(['label'], 'x')])).toBe('# only this\nlabel: x\n');
    expect(editYaml('a: 1', 'yaml', [set(['b'], 2)])).toBe('a: 1\nb: 2');
    expect(editYaml('a: 1\nb: 2', 'yaml', [remove(['b'])])).toBe('a: 1');
    expect(editYaml('tags: # none yet\na: 1\n', 'yaml', [append(['tags'], 'x')])).toBe('tags: [x] # none yet\na: 1\n');
    expect(editYaml('title: # none yet\na: 1\n', 'yaml', [set(['title'], 'x')])).toBe('title: x # none yet\na: 1\n');
    expect(editYaml('---\n---\nBody\n', 'markdown', [set(['a'], 'b')])).toBe('---\na: b\n---\nBody\n');
    expect(editYaml('{ a: 1 }\n', 'yaml', [set(['b'], 2)])).toBe('{ a: 1, b: 2 }\n');
    expect(editYaml('a: 1\n...\n# x\n', 'yaml', [set(['b'], 2)])).toBe('a: 1\nb: 2\n...\n# x\n');
    expect(editYaml('# none\n', 'yaml', [append([], { url: '/c/' })])).toBe('# none\n- url: /c/\n');
    expect(editYaml('- url: /a/\n  reason: b\n', 'yaml', [append([], { url: '/c/', reason: 'd' })])).toBe(
      '- url: /a/\n  reason: b\n- url: /c/\n  reason: d\n',
    );
  });

  it('refuses what it cannot do safely', () => {
    expect(() => editYaml('a: &x [1]\nb: *x\n', 'yaml', [append(['b'], 2)])).toThrow(YamlEditError);
    expect(() => editYaml('a: 1\n', 'yaml', [remove(['b'])])).toThrow(YamlEditError);
    expect(() => editYaml('a: 1\n', 'yaml', [append(['a'], 2)])).toThrow(YamlEditError);
  });
});

const written = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 20 }).map((codes) => String.fromCodePoint(...codes)),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('yes', '~', '12:30', '- x', '# x', '---', "it's", 'a: b', '|', '@x', '\u2028', '\r\n', '\ufeff', ' a ', '{', '%'),
);
const scalar = fc.oneof(written, fc.integer(), fc.boolean());
const value: fc.Arbitrary<YamlValue> = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c d', 'e:'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
const document = fc.dictionary(fc.constantFrom('title', 'tags', 'image', 'x'), value, { minKeys: 1, noNullPrototype: true });
const layout = fc.record({
  flow: fc.boolean(),
  crlf: fc.boolean(),
  bom: fc.boolean(),
});

describe('laws', () => {
  it('what is written reads back the same, and other lines are untouched', () => {
    let refused = 0;
    fc.assert(
      fc.property(document, fc.constantFrom('title', 'tags', 'new'), value, layout, (data, key, next, { flow, crlf, bom }) => {
        const yaml = stringify(data, { collectionStyle: flow ? 'flow' : 'any', indentSeq: !crlf });
        let raw = `---\n${yaml}# end\n---\nThe story.\n`;
        if (crlf) raw = raw.replaceAll('\n', '\r\n');
        if (bom) raw = `\uFEFF${raw}`;
        const before = readMarkdownSource(raw);
        fc.pre(before.flaws.length === 0);
        const edited = attempt(() => editYaml(raw, 'markdown', [set([key], next)]));
        // An edit that cannot be made leaves the file alone; there must be few.
        if (edited === undefined) {
          refused += 1;
          return;
        }
        const after = readMarkdownSource(edited);
        expect(after.data).toEqual({ ...(before.data as object), [key]: next });
        expect(after.body).toBe(before.body);
        expect(edited.startsWith('\uFEFF')).toBe(bom);
        if (crlf) expect(edited).not.toMatch(/[^\r]\n/);
      }),
      { numRuns: 200 },
    );
    expect(refused).toBeLessThan(5);
  }, 30_000);

  it('a list or field that was added can be taken out, to the byte', () => {
    fc.assert(
      fc.property(document, written, fc.boolean(), fc.boolean(), (data, item, flow, ended) => {
        let raw = stringify(data, { collectionStyle: flow ? 'flow' : 'any' });
        if (!ended) raw = raw.trimEnd();
        fc.pre(readYamlSource(raw).flaws.length === 0);
        const edit = (text: string, ...edits: Parameters<typeof editYaml>[2]) => {
          try {
            return editYaml(text, 'yaml', edits);
          } catch (error) {
            // Rarely a file is left alone; never is it spoilt.
            fc.pre(!(error instanceof YamlEditError));
            throw error;
          }
        };
        const added = edit(raw, append(['aliases'], item));
        expect(edit(added, append(['aliases'], 'b'), remove(['aliases', 1]))).toBe(added);
        expect(edit(added, remove(['aliases']))).toBe(raw);
      }),
    );
  });

  it('finds every place of a file again, whatever its line ends and unseen characters', () => {
    const part = fc.constantFrom('a', '\r', '\n', '\r\n', '\u0007', '😀', '\ud800', '\u{1FFFE}', '\u{1FFFD}', '\uFFFE', 'é');
    fc.assert(
      fc.property(fc.array(part), fc.nat(), fc.nat(), (parts, a, b) => {
        const raw = parts.join('');
        const source = readSourceText(raw, 'yaml');
        const [start = 0, end = 0] = [a, b].map((n) => n % (source.text.length + 1)).sort((x, y) => x - y);
        // Half an emoji is no place.
        fc.pre(source.text.slice(0, start).isWellFormed() && source.text.slice(0, end).isWellFormed());
        const edited = source.apply([{ start, end, text: 'NEW' }]);
        expect(readSourceText(edited, 'yaml').text).toBe(`${source.text.slice(0, start)}NEW${source.text.slice(end)}`);
      }),
      { numRuns: 500 },
    );
  });
});

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof YamlEditError) return undefined;
    throw error;
  }
}
