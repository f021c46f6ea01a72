/**
 * Stories as no newsroom would write them: seeded damage to frontmatter and body, of the kinds that editors, merges,
 * imports, broken disks and ill will do.
 */
import naughtyStrings from 'big-list-of-naughty-strings';
import * as commonmark from 'commonmark-spec';
import type { Random } from '../../../scripts/pictures/random.ts';
import {
  ADDRESSES,
  COMPONENTS,
  EXTRA_FIELDS,
  MARKDOWN,
  MARKUP,
  MDX,
  OPEN,
  OTHER_TYPES,
  PATHS,
  PICTURES,
  TIMES,
  YAML_ODDITIES,
} from './odd-texts.ts';

export interface Story {
  /** The file as it stands on disk. */
  readonly bytes: Buffer;
  readonly format: 'md' | 'mdx';
}

type Change = (text: string, random: Random) => string;

/** Changes of the frontmatter: of its text, without the lines `---`. */
export const FIELD_CHANGES: Readonly<Record<string, Change>> = {
  'a field removed': (yaml, random) => onField(yaml, random, () => []),
  'a field twice': (yaml, random) => onField(yaml, random, (lines) => [...lines, ...lines]),
  'a field of another type': (yaml, random) => setValue(yaml, random, random.pick(OTHER_TYPES)),
  'a value of another field': (yaml, random) => {
    const value = random
      .pick(fieldsOf(yaml))
      .join('\n')
      .replace(/^[^:]*:/, '');
    return setValue(yaml, random, value.trim());
  },
  'a key spelt otherwise': (yaml, random) =>
    onField(yaml, random, ([first = '', ...rest]) => [respell(first, random), ...rest]),
  'a field that nobody knows': (yaml, random) =>
    `${yaml}${random.pick(['__proto__', 'constructor', 'toString', 'html', 'layout', 'slug', 'ID', 'ti tle', '"": x\ny'])}: ${random.pick(OTHER_TYPES)}\n`,
  'a long value': (yaml, random) =>
    setValue(
      yaml,
      random,
      JSON.stringify(random.pick(['long ', 'x', '长', '🐦', '<b>', '&amp;']).repeat(random.whole(200, 9000))),
    ),
  'control characters in a value': (yaml, random) =>
    setValue(yaml, random, JSON.stringify(withControls(random))),
  'markup in a value': (yaml, random) => setValue(yaml, random, JSON.stringify(random.pick(MARKUP))),
  'a naughty value': (yaml, random) => setValue(yaml, random, JSON.stringify(random.pick(naughtyStrings))),
  'a naughty value as it is': (yaml, random) => setValue(yaml, random, random.pick(naughtyStrings)),
  'YAML of its own kind': (yaml, random) => setValue(yaml, random, random.pick(YAML_ODDITIES)),
  'another time': (yaml, random) =>
    `${withoutField(yaml, 'date')}date: ${random.pick(TIMES)}\n${random.chance(0.5) ? `${random.pick(['embargo', 'expires'])}: ${random.pick(TIMES)}\n` : ''}`,
  'another picture': (yaml, random) =>
    `${withoutField(yaml, 'image')}image: { src: ${JSON.stringify(random.pick(PICTURES))}, alt: ${JSON.stringify(random.pick(MARKUP))}, credit: Somebody }\n`,
  'another address': (yaml, random) =>
    `${withoutField(yaml, 'canonical')}${random.pick(['canonical: ', 'sources: [{ title: x, url: ', 'sponsor: { name: x, url: '])}${JSON.stringify(random.pick(ADDRESSES))}\n`,
  'a redirect from elsewhere': (yaml, random) =>
    `${withoutField(yaml, 'aliases')}aliases: [${JSON.stringify(random.pick(PATHS))}]\n`,
  'odd tags': (yaml, random) =>
    `${withoutField(yaml, 'tags')}tags: ${JSON.stringify(Array.from({ length: random.whole(1, 40) }, () => random.pick(random.chance(0.5) ? MARKUP : naughtyStrings)))}\n`,
  'all fields there are': (yaml, random) =>
    `${yaml}${random.pick(EXTRA_FIELDS)}\n${random.pick(EXTRA_FIELDS)}\n`,
  'indented otherwise': (yaml, random) =>
    insertAt(yaml, random, random.pick(['  ', '\t', '- ', '\n', '\r\n', '\u00a0', '\u2028'])),
  'lines in another order': (yaml, random) =>
    fieldsOf(yaml)
      .map((lines) => ({ lines, key: random.next() }))
      .sort((a, b) => a.key - b.key)
      .flatMap(({ lines }) => lines)
      .join('\n')
      .concat('\n'),
};

/** Changes of the body. */
export const BODY_CHANGES: Readonly<Record<string, Change>> = {
  'markup put in': (body, random) => between(body, random, random.pick(MARKUP)),
  'markup as a paragraph': (body, random) => `${body}\n\n${random.pick(MARKUP)}\n\n${random.pick(MARKUP)}\n`,
  'Markdown put in': (body, random) => between(body, random, `\n\n${random.pick(MARKDOWN)}\n\n`),
  'an example of CommonMark': (body, random) =>
    between(body, random, `\n\n${random.pick(commonmark.tests).markdown}\n\n`),
  'a naughty string': (body, random) => between(body, random, `\n\n${random.pick(naughtyStrings)}\n\n`),
  'code of MDX': (body, random) => between(body, random, random.pick(MDX)),
  'a component': (body, random) => between(body, random, `\n\n${random.pick(COMPONENTS)}\n\n`),
  'an open construct': (body, random) => between(body, random, random.pick(OPEN)),
  'control characters': (body, random) => between(body, random, withControls(random)),
  'a part cut out': (body, random) => {
    const [from, to] = span(body, random);
    return body.slice(0, from) + body.slice(to);
  },
  'a part doubled': (body, random) => {
    const [from, to] = span(body, random);
    return body.slice(0, to) + body.slice(from);
  },
  'a part elsewhere': (body, random) => {
    const [from, to] = span(body, random);
    return insertAt(body.slice(0, from) + body.slice(to), random, body.slice(from, to));
  },
  'lines without breaks': (body) => body.replaceAll('\n', ' '),
  'lines of another system': (body, random) =>
    body.replaceAll('\n', random.pick(['\r', '\r\n', '\u2028', '\u0085'])),
  'a long line': (body, random) =>
    between(
      body,
      random,
      random
        .pick(['a', 'word ', '[', '*a ', '`', '<b>', '\\', '&amp;', '世界', '(('])
        .repeat(random.whole(500, 12_000)),
    ),
  'deep nesting': (body, random) => between(body, random, `\n\n${nested(random)}\n\n`),
  'characters exchanged': (body, random) => {
    let changed = body;
    for (let n = random.whole(1, 12); n > 0; n -= 1) {
      const at = random.whole(0, Math.max(0, changed.length - 1));
      changed =
        changed.slice(0, at) +
        random.pick('<>&"\'`{}[]()*_#-+=!|\\/~^$:;.\0 \n\té'.split('')) +
        changed.slice(at + 1);
    }
    return changed;
  },
  nothing: () => '',
  'white space alone': (_, random) => ' \n\t'.repeat(random.whole(1, 30)),
};

/** Changes of the whole file, as bytes. */
export const FILE_CHANGES: Readonly<Record<string, (bytes: Buffer, random: Random) => Buffer>> = {
  'bits flipped': (bytes, random) => {
    const changed = Buffer.from(bytes);
    for (let n = random.whole(1, 8); n > 0; n -= 1) {
      const at = random.whole(0, changed.length - 1);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.whole(0, 7));
    }
    return changed;
  },
  'bytes put in': (bytes, random) => {
    const at = random.whole(0, bytes.length);
    const own = Buffer.from(Array.from({ length: random.whole(1, 20) }, () => random.whole(0, 255)));
    return Buffer.concat([bytes.subarray(0, at), own, bytes.subarray(at)]);
  },
  'cut off': (bytes, random) => bytes.subarray(0, random.whole(0, bytes.length)),
  'in UTF-16': (bytes) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString(), 'utf16le')]),
  'with a byte order mark': (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  'with null bytes': (bytes, random) => {
    const at = random.whole(0, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(random.whole(1, 100)), bytes.subarray(at)]);
  },
  'the frontmatter open': (bytes) => Buffer.from(bytes.toString().replace(/\n---\n/, '\n')),
  'a merge gone wrong': (bytes, random) =>
    Buffer.from(insertAt(bytes.toString(), random, '\n<<<<<<< HEAD\na: b\n=======\nc: d\n>>>>>>> other\n')),
};

/**
 * Damages a story in one to three ways.
 * @returns the story, and in which ways
 */
export function mutate(story: Story, random: Random): Story & { readonly changes: readonly string[] } {
  const changes: string[] = [];
  let { format } = story;
  let bytes = story.bytes;
  for (let n = random.whole(1, 3); n > 0; n -= 1) {
    const kind = random.next();
    if (kind < 0.06) {
      changes.push('another suffix');
      format = format === 'md' ? 'mdx' : 'md';
    } else if (kind < 0.14) {
      const [name, change] = random.pick(Object.entries(FILE_CHANGES));
      changes.push(name);
      bytes = change(bytes, random);
    } else {
      const [name, change] = random.pick(Object.entries(kind < 0.45 ? FIELD_CHANGES : BODY_CHANGES));
      changes.push(name);
      const parts = /^(---\n)([\s\S]*?\n)(---\n)([\s\S]*)$/.exec(bytes.toString());
      if (!parts) continue;
      const [, open = '', yaml = '', close = '', body = ''] = parts;
      bytes = Buffer.from(
        kind < 0.45 ? open + change(yaml, random) + close + body : open + yaml + close + change(body, random),
      );
    }
  }
  return { bytes, format, changes };
}

/** The lines of each field of the top level, comments left out. */
function fieldsOf(yaml: string): string[][] {
  const fields: string[][] = [];
  for (const line of yaml.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (/^[\s-]/.test(line)) fields.at(-1)?.push(line);
    else fields.push([line]);
  }
  return fields.length > 0 ? fields : [['title: none']];
}

function onField(yaml: string, random: Random, change: (lines: string[]) => string[]): string {
  const fields = fieldsOf(yaml);
  const at = random.whole(0, fields.length - 1);
  return `${fields.flatMap((lines, index) => (index === at ? change(lines) : lines)).join('\n')}\n`;
}

function setValue(yaml: string, random: Random, value: string): string {
  return onField(yaml, random, ([first = '']) => [`${/^[^:]*/.exec(first)?.[0] ?? 'title'}: ${value}`]);
}

function withoutField(yaml: string, name: string): string {
  return `${fieldsOf(yaml)
    .filter(([first = '']) => !first.startsWith(`${name}:`))
    .flat()
    .join('\n')}\n`;
}

function respell(line: string, random: Random): string {
  const key = /^[^:]*/.exec(line)?.[0] ?? '';
  const rest = line.slice(key.length);
  const at = random.whole(0, key.length - 1);
  return random.pick([
    key.toUpperCase() + rest,
    key.slice(0, at) + key.slice(at + 1) + rest,
    `${key.slice(0, at)}${key[at + 1] ?? ''}${key[at] ?? ''}${key.slice(at + 2)}${rest}`,
    ` ${line}`,
    `"${key}"${rest}`,
    `${key} ${rest}`,
    `${key}\u200b${rest}`,
  ]);
}

function insertAt(text: string, random: Random, own: string): string {
  const at = random.whole(0, text.length);
  return text.slice(0, at) + own + text.slice(at);
}

/** Between two words, two lines or two paragraphs. */
function between(text: string, random: Random, own: string): string {
  const places = [...text.matchAll(random.pick([/ /g, /\n/g, /\n\n/g, /(?=[.,])/g]))];
  const at = places.length === 0 ? text.length : random.pick(places).index;
  return text.slice(0, at) + own + text.slice(at);
}

function span(text: string, random: Random): [number, number] {
  const from = random.whole(0, text.length);
  return [from, Math.min(text.length, from + random.whole(1, 600))];
}

function withControls(random: Random): string {
  const odd = [
    '\0',
    '\u0001',
    '\b',
    '\u000b',
    '\f',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u200b',
    '\u200f',
    '\u202e',
    '\u2066',
    '\u2028',
    '\ufdd0',
    '\ufeff',
    '\uffff',
    '\ud83d',
    '\udc26',
    'a\u0301'.repeat(60),
  ];
  return `Words${Array.from({ length: random.whole(1, 6) }, () => `${random.pick(odd)} more`).join('')}`;
}

function nested(random: Random): string {
  const depth = random.whole(20, 400);
  return random.pick([
    `${'> '.repeat(depth)}deep`,
    Array.from({ length: Math.min(depth, 90) }, (_, level) => `${'  '.repeat(level)}- item`).join('\n'),
    `${'['.repeat(depth)}deep${']'.repeat(depth)}`,
    `${'*a _b '.repeat(depth)}deep`,
    `${'<div>'.repeat(depth)}deep${'</div>'.repeat(depth)}`,
    `${'<b><i>'.repeat(depth)}deep`,
    '</div>'.repeat(depth),
    `${'<table><tr><td>'.repeat(Math.min(depth, 80))}deep`,
    `${'`'.repeat(depth)} code`,
    `${'{'.repeat(depth)}1${'}'.repeat(depth)}`,
  ]);
}
