/**
 * Reads a WordPress export (WXR 1.0 to 1.2: RSS 2.0 with namespaces of WordPress) from beginning to end, one item in
 * memory at a time. Any flaw of the file is an error with its line and column.
 */
import { createReadStream, statSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { displayPath } from '../../../../src/content/outlet-file.ts';
import { ContentError } from '../../../../src/content/problem.ts';

export type Fields = Readonly<Record<string, string>>;

export interface WxrCategory {
  readonly domain: string;
  readonly nicename: string;
  readonly name: string;
}

export interface WxrItem {
  /** By name with the usual prefix: `title`, `wp:post_id`, `content:encoded`. */
  readonly fields: Fields;
  readonly categories: readonly WxrCategory[];
  readonly meta: ReadonlyMap<string, string>;
  readonly comments: readonly Fields[];
  /** Of the export, from 1. */
  readonly line: number;
}

export interface WxrReader {
  /** A field of the channel: `title`, `wp:base_site_url`. */
  channel?(name: string, value: string): void;
  author?(fields: Fields): void;
  /** `wp:category`, `wp:tag`, `wp:term`, as they are named. */
  term?(kind: 'category' | 'tag' | 'term', fields: Fields): void;
  item?(item: WxrItem): void | Promise<void>;
  /** Bytes read. */
  progress?(bytes: number): void;
}

const KEPT_META = new Set([
  ...[
    '_thumbnail_id',
    '_wp_attachment_image_alt',
    '_wp_attached_file',
    '_wp_attachment_metadata',
    '_wp_old_slug',
    'footnotes',
  ],
  ...['_yoast_wpseo_primary_category', 'rank_math_primary_category'],
]);
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, 'excerpt:'],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/?$/, 'wp:'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content:'],
  [/^https?:\/\/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc:'],
];

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string[];
  readonly prefixes: Readonly<Record<string, string>>;
}

/** @throws {ContentError} with the place of the first flaw; the reader may have been given items by then */
export async function readWxr(file: string, reader: WxrReader): Promise<void> {
  const shown = displayPath(file);
  const flaw = (line: number, column: number, what: string, how: string) =>
    new ContentError([{ rule: 'import', severity: 'error', file: shown, line, column, what, how }]);
  let size: number;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw new Error('no file');
    size = stat.size;
  } catch {
    throw flaw(
      1,
      1,
      'The file cannot be read.',
      'Name the XML file that WordPress made under Tools → Export.',
    );
  }
  if (size === 0) throw flaw(1, 1, 'The file is empty.', 'Export it again: WordPress, Tools → Export.');

  const parser = new SaxesParser({ xmlns: false, position: true });
  const assembly = new Assembly(reader, () => parser.line);
  parser.on('error', (error) => {
    const reason = error.message.replace(/^(?:[^:]*:)?\d+:\d+:\s*/, '').replace(/\.$/, '');
    throw flaw(
      parser.line,
      parser.columnIndex + 1,
      `The export is not well-formed XML: ${reason}.`,
      adviceFor(reason, assembly.depth),
    );
  });
  parser.on('opentag', (tag) => assembly.open(tag.name, tag.attributes));
  parser.on('text', (text) => assembly.text(text));
  parser.on('cdata', (text) => assembly.text(text));
  parser.on('closetag', () => assembly.close());

  let bytes = 0;
  let decoder: TextDecoder | undefined;
  for await (const chunk of createReadStream(file, { highWaterMark: 64 * 1024 }) as AsyncIterable<Buffer>) {
    if (!decoder) {
      const encoding = encodingOf(chunk);
      try {
        decoder = new TextDecoder(encoding, { fatal: true });
      } catch {
        throw flaw(1, 1, `The encoding “${encoding}” is not known.`, 'Save the file as UTF-8.');
      }
    }
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      const readable = new TextDecoder(decoder.encoding).decode(chunk).split('\uFFFD')[0] ?? '';
      const lines = readable.split('\n');
      const column =
        lines.length > 1 ? (lines.at(-1) ?? '').length + 1 : parser.columnIndex + readable.length + 1;
      throw flaw(
        parser.line + lines.length - 1,
        column,
        `The file is not ${decoder.encoding.toUpperCase()}, as it says.`,
        'Save it as UTF-8, or correct the encoding in its first line.',
      );
    }
    parser.write(text);
    for (const item of assembly.taken()) await reader.item?.(item);
    bytes += chunk.length;
    reader.progress?.(bytes);
  }
  try {
    const rest = decoder?.decode() ?? '';
    if (rest !== '') parser.write(rest);
  } catch {
    throw flaw(
      parser.line,
      parser.columnIndex + 1,
      'The file ends within a character.',
      'It was cut off: export or copy it again.',
    );
  }
  parser.close();
  for (const item of assembly.taken()) await reader.item?.(item);

  if (assembly.channels !== 1) {
    const what =
      assembly.channels === 0
        ? 'The file has no <rss><channel>: it is no export of WordPress.'
        : 'The file holds more than one <channel>.';
    throw flaw(
      assembly.secondChannelLine || 1,
      1,
      what,
      assembly.channels === 0 ? 'Export it under Tools → Export.' : 'Import one export at a time.',
    );
  }
  const { version } = assembly;
  if (version === undefined || !/^1\.\d+$/.test(version.text)) {
    const what =
      version === undefined
        ? 'There is no <wp:wxr_version>: this is a feed, not an export of WordPress.'
        : `“${version.text}” is no version of WordPress exports.`;
    throw flaw(
      version?.line ?? 1,
      1,
      what,
      'Export the site under Tools → Export; versions 1.0 to 1.2 can be read.',
    );
  }
}

/** Puts elements together to the records that the reader wants. */
class Assembly {
  channels = 0;
  secondChannelLine = 0;
  version: { readonly text: string; readonly line: number } | undefined;
  readonly #reader: WxrReader;
  readonly #line: () => number;
  readonly #stack: Open[] = [];
  #items: WxrItem[] = [];
  #record: Record<string, string> = {};
  #categories: WxrCategory[] = [];
  #meta = new Map<string, string>();
  #comments: Fields[] = [];
  #comment: Record<string, string> | undefined;
  #metaKey = '';
  #itemLine = 1;

  constructor(reader: WxrReader, line: () => number) {
    this.#reader = reader;
    this.#line = line;
  }

  get depth(): string[] {
    return this.#stack.map(({ name }) => name);
  }

  taken(): WxrItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  open(qualified: string, attributes: Readonly<Record<string, string>>): void {
    const inherited = this.#stack.at(-1)?.prefixes ?? {};
    let prefixes = inherited;
    for (const [key, value] of Object.entries(attributes)) {
      if (key === 'xmlns' || key.startsWith('xmlns:')) {
        const known = NAMESPACES.find(([uri]) => uri.test(value.trim()))?.[1];
        prefixes = { ...prefixes, [key.slice(6)]: value.trim() === '' ? '' : (known ?? 'other:') };
      }
    }
    const [prefix, local] = qualified.includes(':')
      ? (qualified.split(':', 2) as [string, string])
      : ['', qualified];
    // A prefix that nobody declared means what it usually does.
    const canonical = prefixes[prefix] || (prefix === '' ? '' : `${prefix}:`);
    const name = canonical + local;
    this.#stack.push({ name, attributes, text: [], prefixes });
    if (this.#at('rss', 'channel')) {
      this.channels += 1;
      if (this.channels === 2) this.secondChannelLine = this.#line();
    }
    if (this.#stack.length === 3 && this.#isIn('rss', 'channel')) {
      this.#record = {};
      if (name === 'item') {
        this.#categories = [];
        this.#meta = new Map();
        this.#comments = [];
        this.#itemLine = this.#line();
      }
    }
    if (name === 'wp:comment') this.#comment = {};
  }

  text(text: string): void {
    this.#stack.at(-1)?.text.push(text);
  }

  close(): void {
    const closed = this.#stack.pop();
    if (!closed || !this.#isIn('rss', 'channel')) return;
    const { name, attributes } = closed;
    const parent = this.#stack.at(-1)?.name ?? '';
    const value = closed.text.join('');
    if (this.#stack.length === 2) {
      if (name === 'item') {
        this.#items.push({
          fields: this.#record,
          categories: this.#categories,
          meta: this.#meta,
          comments: this.#comments,
          line: this.#itemLine,
        });
      } else if (name === 'wp:author') this.#reader.author?.(this.#record);
      else if (name === 'wp:category' || name === 'wp:tag' || name === 'wp:term') {
        this.#reader.term?.(name.slice(3) as 'category', this.#record);
      } else {
        if (name === 'wp:wxr_version') this.version = { text: value.trim(), line: this.#line() };
        this.#reader.channel?.(name, value.trim());
      }
      return;
    }
    if (parent === 'wp:postmeta') {
      if (name === 'wp:meta_key') this.#metaKey = value.trim();
      if (name === 'wp:meta_value' && KEPT_META.has(this.#metaKey)) this.#meta.set(this.#metaKey, value);
    } else if (name === 'wp:comment') {
      if (this.#comment) this.#comments.push(this.#comment);
      this.#comment = undefined;
    } else if (this.#comment) {
      if (parent === 'wp:comment') this.#comment[name] = value;
    } else if (parent === 'item' && name === 'category') {
      this.#categories.push({
        domain: attributes['domain'] ?? '',
        nicename: attributes['nicename'] ?? '',
        name: value.trim(),
      });
    } else if (this.#stack.length === 3) this.#record[name] ??= value;
  }

  #at(...names: readonly string[]): boolean {
    return this.#stack.length === names.length && this.#isIn(...names);
  }

  #isIn(...names: readonly string[]): boolean {
    return names.every((name, index) => this.#stack[index]?.name === name);
  }
}

function encodingOf(chunk: Buffer): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  if (chunk[0] === 0xef && chunk[1] === 0xbb) return 'utf-8';
  return (
    /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)/.exec(chunk.subarray(0, 300).toString('latin1'))?.[1] ??
    'utf-8'
  );
}

function adviceFor(reason: string, depth: readonly string[]): string {
  if (/entity/i.test(reason))
    return 'XML knows only &amp;, &lt;, &gt;, &quot; and &apos;; write the character itself.';
  if (reason.includes(']]>')) return 'Text that holds “]]>” must be cut in two CDATA sections there.';
  if (/disallowed|invalid character/i.test(reason))
    return 'Take the control character out, or export the post again without it.';
  if (/unclosed|unexpected end|incomplete/i.test(reason)) {
    const where = depth.length > 2 ? ` It ends within <${depth.at(-1) ?? ''}>.` : '';
    return `The file was cut off: export or copy it again.${where}`;
  }
  if (/outside of root|non-whitespace|must start|document must contain/i.test(reason))
    return 'Name the XML file that WordPress made under Tools → Export.';
  return 'Mend the file at this place, or export it again: nothing was written.';
}
