/** What the files of an output besides its pages tell: feeds, sitemaps, manifests. */
import { SaxesParser } from 'saxes';
import { isScriptAddress, unescapeAttribute } from '../../content/markup.ts';
import { readRobots, readScript, readStyle } from './asset-facts.ts';
import { notWellFormed } from './drawing-facts.ts';
import { addressOf } from './output.ts';
import type { PageRules } from './page-facts.ts';

export interface TextFacts {
  /** Paths below the output that the file names as addresses of this site. */
  readonly needs: readonly { readonly target: string; readonly file: string }[];
  /** Of a sitemap: pages that it asks to be indexed. */
  readonly entries: readonly string[];
  readonly faults: readonly string[];
  /** What may be as it was written. */
  readonly doubts?: readonly string[];
}

/** Who an item is, not where: what was imported keeps a guid that may look like an address (RFC 4287, 4.2.6; RFC 6721). */
const XML_IDENTITY = /<guid isPermaLink="false">[^<]*<|<id>[^<]*<|<at:deleted-entry [^>]*>/g;
const JSON_IDENTITY = /"@?id": *"(?:[^"\\]|\\.)*"/g;
/** What people wrote, plain text: an address there is words, even where there is nothing else. */
const XML_WORDS =
  /<((?:\w+:)?(?:title|subtitle|summary|description|credit|name|creator|category))(?: [^>]*)?>[^<]*<\/\1>/g;
const JSON_WORDS =
  /"(?:title|headline|alternativeHeadline|summary|description|name|caption|text|creditText|articleSection)": *"(?:[^"\\]|\\.)*"/g;
/** Files whose addresses are paths of this site, and the fields that hold them. */
const OF_PATHS = {
  files: /(?:^|\/)latest\.json$|\.webmanifest$/,
  fields: new Set(['url', 'src', 'start_url']),
};

type Places = Pick<PageRules, 'origin' | 'base' | 'placeOf'>;
type Reader = (text: string, file: string, rules: PageRules) => TextFacts;

/** Who reads a file that is no page; of one that names nothing, nobody. @param file path below the output */
export function readerOf(file: string): Reader | undefined {
  if (/\.(?:xml|opml|xhtml|xht|xslt?)$/i.test(file)) return readXml;
  if (/\.(?:json|webmanifest)$/i.test(file)) return readJson;
  if (/\.css$/i.test(file)) return readStyle;
  if (/\.m?js$/i.test(file)) return readScript;
  return file === 'robots.txt' ? readRobots : undefined;
}

/** Feeds, sitemaps, and whatever else is XML. @param file path below the output */
export function readXml(xml: string, file: string, site: Places): TextFacts {
  const faults: string[] = [];
  const entries: string[] = [];
  const parser = new SaxesParser({ xmlns: false, position: true });
  const doubts = new Set<string>();
  let element = '';
  let text = '';
  parser.on('error', (error) => {
    if (faults.length === 0) faults.push(notWellFormed(error.message, parser.line));
  });
  parser.on('opentag', ({ name, attributes }) => {
    element = name;
    text = '';
    if (runsCode(name, attributes)) doubts.add('is a document with a script');
  });
  parser.on('text', (part) => {
    if (element === 'loc') text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name !== 'loc' || text.trim() === '') return;
    const place = site.placeOf(text.trim(), addressOf(file, site));
    if (place.kind === 'own' && place.file.endsWith('.html')) entries.push(place.file);
    text = '';
  });
  try {
    parser.write(xml).close();
  } catch {
    // Told by the listener.
  }
  const needs = ownAddresses(xml.replace(XML_IDENTITY, '').replace(XML_WORDS, ''), file, site, IN_XML);
  return { needs, entries, faults, doubts: [...doubts] };
}

/** Whether browsers run something of it where the file is XHTML, or a style sheet makes a page of it. */
function runsCode(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (/^(?:[^:]+:)?script$/i.test(name)) return true;
  // Feeds of an archive have millions of elements, and most have no attribute.
  for (const attribute in attributes) {
    if (/^on[a-z]/i.test(attribute) || isScriptAddress(attributes[attribute] ?? '')) return true;
  }
  return false;
}

/** JSON Feeds, the newest headlines, manifests. @param file path below the output */
export function readJson(json: string, file: string, site: Places): TextFacts {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    return { needs: [], entries: [], faults: [`is not JSON: ${(error as Error).message}`] };
  }
  const paths = OF_PATHS.files.test(file) ? pathsIn(data) : [];
  return {
    needs: [...addressesInJson(json, file, site), ...needed(paths, file, site)],
    entries: [],
    faults: [],
  };
}

/** Every absolute address of this site in JSON, but for names of things and what people wrote. */
export function addressesInJson(json: string, file: string, site: Places): TextFacts['needs'] {
  const telling = json.replace(JSON_IDENTITY, '').replace(JSON_WORDS, '');
  return ownAddresses(telling.replaceAll('\\/', '/'), file, site, IN_JSON);
}

function pathsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, item]: [string, unknown]) =>
    typeof item === 'string' ? (OF_PATHS.fields.has(field) ? [item] : []) : pathsIn(item),
  );
}

function needed(targets: readonly string[], file: string, site: Places): TextFacts['needs'] {
  return targets.flatMap((target) => {
    const place = site.placeOf(target, addressOf(file, site));
    if (place.kind === 'foreign') return [];
    return [{ target, file: place.kind === 'own' ? place.file : '' }];
  });
}

/** Quotation marks as they are written around an attribute, in HTML within XML too. */
const DOUBLE = '"|&(?:quot|#34|#x22);';
const SINGLE = "'|&(?:apos|#39|#x27);";
/** Where an address ends that such a mark begins: the other one may stand in it (WHATWG URL, path percent-encode set). */
const endOf = (mark: string) => new RegExp(String.raw`[\s<>\\]|&[lg]t;|${mark}|$`);
const [END_OF_DOUBLE, END_OF_SINGLE, IS_SINGLE] = [endOf(DOUBLE), endOf(SINGLE), new RegExp(SINGLE)];
/** What stands before an address in a tag: the begin of an attribute, or another picture of a set. */
const ATTRIBUTE = String.raw`(?:(?<mark>${DOUBLE}|${SINGLE})|\bsrcset=\\?(?<set>${DOUBLE}|${SINGLE})[^<>]*,)\s*$`;
/** What stands before an address that something leads to. */
interface Begin {
  /** Mostly: an element's begin, or that of a string. */
  readonly plain: RegExp;
  readonly tag: RegExp;
  /** How often what the first stands before is escaped. */
  readonly escaped: number;
}

/** An element's text or a tag, of HTML within it too. A tag that code shows is escaped once more than one that is one. */
const IN_XML: Begin = {
  plain: />\s*$/,
  tag: new RegExp(String.raw`(?<open><|&lt;)[a-z](?:(?!&[lg]t;)[^<>])*${ATTRIBUTE}`, 'i'),
  escaped: 1,
};
/** A string, or a tag of HTML in one. */
const IN_JSON: Begin = {
  plain: /(?<!\\)"\s*$/,
  tag: new RegExp(String.raw`(?<open><)[a-z][^<>]*${ATTRIBUTE}`, 'i'),
  escaped: 0,
};
/** So far before an address its tag may begin, and white space stand; in UTF-16 units. */
const REACH = { plain: 200, tag: 2000 };

/**
 * Every absolute address of this site in a text that something leads to: in an element, an attribute, in HTML within
 * XML. In running text it is words. One without its last slash may be the site itself.
 */
function ownAddresses(text: string, file: string, site: Places, begin: Begin): TextFacts['needs'] {
  const home = site.origin;
  const here = addressOf(file, site);
  const found = new Map<string, string>();
  const before = (at: number, reach: number) => text.slice(Math.max(0, at - reach), at);
  for (let at = text.indexOf(home); at >= 0; at = text.indexOf(home, at + home.length)) {
    const isPlain = begin.plain.test(before(at, REACH.plain));
    const tag = isPlain ? undefined : begin.tag.exec(before(at, REACH.tag))?.groups;
    if (!isPlain && !tag) continue;
    const isSingle = IS_SINGLE.test(tag?.['mark'] ?? tag?.['set'] ?? '');
    const after = text.slice(at + home.length, at + home.length + 2000);
    const rest = after.slice(0, after.search(isSingle ? END_OF_SINGLE : END_OF_DOUBLE));
    // `https://example.org.uk` is another site; an identity (RFC 4151) is no address.
    if (rest !== '' && !/^[/?#]/.test(rest)) continue;
    // A tag is escaped once, one in HTML within XML twice.
    const escaped = tag ? (tag['open'] === '<' ? 1 : 2) : begin.escaped;
    let target = home + rest;
    for (let level = 0; level < escaped; level += 1) target = unescapeAttribute(target);
    if (target === home || found.has(target)) continue;
    const place = site.placeOf(target, here);
    if (place.kind === 'own') found.set(target, place.file);
    else if (place.kind === 'wrong') found.set(target, '');
  }
  return [...found].map(([target, needed]) => ({ target, file: needed }));
}
