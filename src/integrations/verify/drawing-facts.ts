/**
 * What a drawing must not hold. It is a document of its own when a reader opens it, with no policy to protect it; browsers
 * go by namespace and local name, whatever the prefix.
 */
import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { isScriptAddress } from '../../content/markup.ts';
import { addressesOfStyle, foreignLoad } from './asset-facts.ts';
import { addressOf, unpacked } from './output.ts';
import type { PageRules } from './page-facts.ts';
import { embeddedFaults } from './picture-facts.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** What programs for drawing write for themselves and for catalogues: browsers make nothing of it. */
const NOTES =
  /^(?:http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$|adobe:ns:meta\/|https?:\/\/(?:purl\.org\/dc|creativecommons\.org\/ns|web\.resource\.org\/cc|(?:www\.)?inkscape\.org|sodipodi\.sourceforge\.net|ns\.adobe\.com|iptc\.org|www\.bohemiancoding\.com|www\.serif\.com|schemas\.microsoft\.com\/visio|xml\.openoffice\.org|sun\.com|boxy-svg\.com)(?:[/#]|$))/;
/** Attributes that hold an address, or what becomes one when the drawing moves. */
const ADDRESSES = new Set(['href', 'src', 'data', 'base', 'from', 'to', 'by', 'values']);
const DATA_PICTURE = /data:image\/[^,"')]{0,200};base64,([\w+/=%\s-]+)/gi;

/** @param file its name */
export function isDrawing(file: string): boolean {
  return /\.svgz?$/i.test(file);
}

/**
 * @param bytes packed or not
 * @param file path below the output
 * @returns sentences to be read after the file's name
 */
export function drawingFaults(bytes: Buffer, file: string, rules: PageRules): string[] {
  const xml = unpacked(bytes).toString('utf8');
  const here = addressOf(file, rules);
  const faults: string[] = [];
  const loads = (target: string) => {
    if (/^\s*data:/i.test(target)) return;
    const place = rules.placeOf(target, here);
    const isWeb = place.kind === 'foreign' && /^https?:/.test(place.origin);
    if (isWeb && !rules.allowedOrigins.includes(place.origin)) faults.push(foreignLoad(target));
  };
  const readText = (text: string) => {
    if (/url\(|@import/i.test(text)) for (const target of addressesOfStyle(text)) loads(target);
    for (const [, packed = ''] of text.matchAll(DATA_PICTURE)) {
      faults.push(...embeddedFaults(Buffer.from(packed.replaceAll('%2B', '+'), 'base64')));
    }
  };
  const parser = new SaxesParser({ xmlns: true, position: true });
  let style: string | undefined;
  parser.on('error', ({ message }) => {
    faults.push(notWellFormed(message, parser.line));
  });
  parser.on('doctype', (doctype) => {
    // Browsers take attributes and whole elements from there.
    if (doctype.includes('[')) faults.push('is a drawing with declarations of its own (<!DOCTYPE … […]>)');
  });
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet') faults.push('is a drawing with a style sheet of its own');
  });
  parser.on('opentag', (tag) => {
    faults.push(...elementFaults(tag));
    if (tag.local === 'style') style = '';
    for (const attribute of Object.values(tag.attributes)) {
      faults.push(...attributeFaults(attribute, tag.local));
      readText(attribute.value);
      if (tag.uri === SVG && tag.local !== 'a') addressesIn(attribute).forEach(loads);
    }
  });
  const add = (text: string) => {
    if (style !== undefined) style += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ local }) => {
    if (local !== 'style' || style === undefined) return;
    readText(style);
    style = undefined;
  });
  try {
    parser.write(xml).close();
  } catch {
    // Told by the listener.
  }
  faults.push(...embeddedFaults(Buffer.from(xml)));

  const first = faults.findIndex((what) => what.startsWith(NOT_WELL_FORMED));
  return [...new Set(faults.filter((what, at) => at === first || !what.startsWith(NOT_WELL_FORMED)))];
}

const NOT_WELL_FORMED = 'is not well-formed';

/** What is wrong with XML that cannot be read. @param message of the parser */
export function notWellFormed(message: string, line: number): string {
  return `${NOT_WELL_FORMED}: ${message.replace(/^.*?: /, '')} (line ${String(line)})`;
}

function elementFaults({ local, uri }: SaxesTagNS): string[] {
  // `handler` is that of SVG Tiny 1.2.
  if (/^(?:script|handler)$/i.test(local)) return ['is a drawing with a script'];
  if (uri === SVG) return /^foreignobject$/i.test(local) ? ['is a drawing with foreign markup'] : [];
  if (NOTES.test(uri)) return [];
  return [`is a drawing with foreign markup (<${local}>${uri === '' ? '' : ` of ${uri}`})`];
}

function addressesIn({ local, value }: SaxesAttributeNS): string[] {
  if (!ADDRESSES.has(local)) return [];
  return local === 'values' ? value.split(';') : [value];
}

function attributeFaults(attribute: SaxesAttributeNS, element: string): string[] {
  const { name, local, prefix } = attribute;
  if (prefix === '' && /^on/i.test(local)) return [`is a drawing with an event handler (${name})`];
  // Of another document only pictures are shown; of those no code is run.
  const isDocument = (address: string) =>
    /^[\0-\x20]*data:(?!image\/)/i.test(address) || (element === 'use' && /^[\0-\x20]*data:/i.test(address));
  const addresses = addressesIn(attribute);
  if (addresses.some(isScriptAddress)) return ['is a drawing with a script'];
  return addresses.some(isDocument) ? ['is a drawing with a document in an address (data:)'] : [];
}
