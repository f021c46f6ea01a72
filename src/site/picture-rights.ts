/**
 * Who made a picture and under what licence, as its file says: the one thing of its metadata that goes along when it is
 * scaled. Everything else, place and camera first of all, stays behind.
 */
import type { Metadata } from 'sharp';
import { decodeText } from '../content/character-references.ts';
import { printable } from '../content/printable.ts';

/** Elements of XMP (ISO 16684-1; IPTC Photo Metadata Standard) that tell of rights. */
const RIGHTS = [
  'dc:creator',
  'dc:rights',
  'photoshop:Credit',
  'photoshop:Source',
  'xmpRights:Marked',
  'xmpRights:Owner',
  'xmpRights:UsageTerms',
  'xmpRights:WebStatement',
] as const;
const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
} as const;
/** More than this is no credit. */
const LONGEST = 500;
const MOST_ITEMS = 20;
/** What is a list (Dublin Core in XMP, part 1, sections 8.3 and 8.4); `Alt` holds the same in several languages. */
const LISTS: Readonly<Record<string, 'Seq' | 'Bag' | 'Alt'>> = {
  'dc:creator': 'Seq',
  'dc:rights': 'Alt',
  'xmpRights:Owner': 'Bag',
  'xmpRights:UsageTerms': 'Alt',
};

interface Item {
  readonly text: string;
  /** BCP 47, or `x-default`. */
  readonly lang?: string | undefined;
}

/** @returns a packet of XMP that holds the rights and nothing else, or nothing where the file tells none */
export function rightsOf({ xmp, exif }: Pick<Metadata, 'xmp' | 'exif'>): string | undefined {
  const text = xmp?.toString('utf8') ?? '';
  const found = new Map<string, readonly Item[]>(
    RIGHTS.map((name) => [name, itemsOf(text, name)] as const).filter(([, items]) => items.length > 0),
  );
  const { artist, copyright } = exif ? signatures(exif) : {};
  if (artist && !found.has('dc:creator')) found.set('dc:creator', [{ text: artist }]);
  if (copyright && !found.has('dc:rights')) found.set('dc:rights', [{ text: copyright }]);
  if (found.size === 0) return undefined;
  const elements = [...found].map(([name, items]) => `<${name}>${written(name, items)}</${name}>`);
  const namespaces = Object.entries(NAMESPACES).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about="" ${namespaces.join(' ')}>${elements.join('')}</rdf:Description></rdf:RDF></x:xmpmeta>`
  );
}

/** As an element, with a list in it or without, or as an attribute: XMP allows all three. */
function itemsOf(xmp: string, name: string): Item[] {
  const element = new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, 's').exec(xmp)?.[1];
  const whole = element ?? new RegExp(`\\s${name}="([^"]*)"`).exec(xmp)?.[1] ?? '';
  const listed = [...whole.matchAll(/<rdf:li(\s[^>]*)?>(.*?)<\/rdf:li>/gs)].map(
    ([, told = '', text = '']) => ({
      text: textOf(text),
      lang: /\sxml:lang="([\w-]+)"/.exec(told)?.[1],
    }),
  );
  const items = listed.length > 0 ? listed : [{ text: textOf(whole) }];
  return items.filter(({ text }) => text !== '').slice(0, MOST_ITEMS);
}

function textOf(markup: string): string {
  const text = decodeText(markup.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
  // By whole characters: half of one is no XML.
  return Array.from(text).slice(0, LONGEST).join('');
}

function written(name: string, items: readonly Item[]): string {
  const list = LISTS[name];
  const texts = items.map(({ text }) => escape(printable(text)));
  if (list === undefined) return texts.join(', ');
  const elements = texts.map((text, n) =>
    list === 'Alt'
      ? `<rdf:li xml:lang="${items[n]?.lang ?? 'x-default'}">${text}</rdf:li>`
      : `<rdf:li>${text}</rdf:li>`,
  );
  return `<rdf:${list}>${elements.join('')}</rdf:${list}>`;
}

/** Artist and Copyright of the first directory (TIFF 6.0, sections 2 and 8). */
function signatures(exif: Buffer): { artist?: string | undefined; copyright?: string | undefined } {
  const tiff = exif.subarray(exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const number = (at: number, bytes: 2 | 4) =>
    at + bytes > tiff.length ? 0 : little ? tiff.readUIntLE(at, bytes) : tiff.readUIntBE(at, bytes);
  const start = number(4, 4);
  const text = (tag: number): string | undefined => {
    for (let n = 0; n < number(start, 2); n += 1) {
      const entry = start + 2 + n * 12;
      if (number(entry, 2) !== tag) continue;
      const length = number(entry + 4, 4);
      const at = length <= 4 ? entry + 8 : number(entry + 8, 4);
      const value = tiff.toString('utf8', at, Math.min(at + length, at + LONGEST));
      return value.replaceAll('\0', ' ').trim() || undefined;
    }
    return undefined;
  };
  return { artist: text(0x013b), copyright: text(0x8298) };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
