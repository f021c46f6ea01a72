/**
 * Who made a picture and under what licence, as its file says: the one thing of its metadata that goes along when it is
 * scaled. Everything else, place and camera first of all, stays behind.
 */
import type { Metadata } from 'sharp';
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

/** @returns a packet of XMP that holds the rights and nothing else, or nothing where the file tells none */
export function rightsOf({ xmp, exif }: Pick<Metadata, 'xmp' | 'exif'>): string | undefined {
  const text = xmp?.toString('utf8') ?? '';
  const told = RIGHTS.map((name) => [name, valueOf(text, name)] as const);
  const found = new Map<string, string>(
    told.flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
  );
  const { artist, copyright } = exif ? signatures(exif) : {};
  if (artist && !found.has('dc:creator')) found.set('dc:creator', artist);
  if (copyright && !found.has('dc:rights')) found.set('dc:rights', copyright);
  if (found.size === 0) return undefined;
  const elements = [...found].map(
    ([name, value]) => `<${name}>${wrapped(name, escape(printable(value)))}</${name}>`,
  );
  const namespaces = Object.entries(NAMESPACES).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about="" ${namespaces.join(' ')}>${elements.join('')}</rdf:Description></rdf:RDF></x:xmpmeta>`
  );
}

/** As an element with its lists taken off, or as an attribute: XMP allows both. */
function valueOf(xmp: string, name: string): string | undefined {
  const element = new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, 's').exec(xmp)?.[1];
  const attribute = new RegExp(`\\s${name}="([^"]*)"`).exec(xmp)?.[1];
  const text = (element?.replaceAll(/<[^>]*>/g, ' ') ?? attribute ?? '').replaceAll(/\s+/g, ' ').trim();
  // By whole characters: half of one is no XML.
  return text === '' ? undefined : Array.from(unescape(text)).slice(0, LONGEST).join('');
}

/** A creator is a list, rights and terms have a language (Dublin Core in XMP, part 1, section 8.3). */
function wrapped(name: string, value: string): string {
  if (name === 'dc:creator') return `<rdf:Seq><rdf:li>${value}</rdf:li></rdf:Seq>`;
  const hasLanguage = name === 'dc:rights' || name === 'xmpRights:UsageTerms';
  return hasLanguage ? `<rdf:Alt><rdf:li xml:lang="x-default">${value}</rdf:li></rdf:Alt>` : value;
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

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
