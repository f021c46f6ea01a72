/** Reads one file of the output and keeps what the rules ask. */
import { urlEntry, type UrlEntry } from '../../outputs/url-list.ts';
import { kindOf } from './census.ts';
import { drawingFaults, isDrawing } from './drawing-facts.ts';
import { placeNumber, type FileFacts, type ToldFacts } from './fact-store.ts';
import type { MarkupJudge } from './markup.ts';
import { isPage, type Output } from './output.ts';
import { readerOf, type TextFacts } from './other-facts.ts';
import { readPage, type PageRules } from './page-facts.ts';
import { pictureFaults } from './picture-facts.ts';
import { nameFaults } from './picture-format.ts';
import { pageWeight } from './weights.ts';

const PICTURE = /\.(?:p?jpe?g|jpe|jfif|pjp|a?png|webp|avif|gif|tiff?|hei[cf])$/i;
/** What a newsroom writes itself into public/ is its own business. */
const CODE = /\.(?:css|m?js|xhtml|xht|xslt?)$/i;
const NO_NUMBERS = new Float64Array(0);
const NOTHING: FileFacts = plainFacts({ faults: [], doubts: [] });

/**
 * Whether anybody looks into a file; of others only name and size matter. An index of search alone has tens of thousands
 * of these.
 */
export function isSeen(file: string): boolean {
  return isPage(file) || isDrawing(file) || readerOf(file) !== undefined || PICTURE.test(file);
}

/**
 * @param isForeign the newsroom put the file into public/ as it is: of its markup we know nothing
 */
export async function examine(
  output: Output,
  file: string,
  rules: PageRules,
  judge: MarkupJudge,
  isForeign: boolean,
): Promise<FileFacts> {
  if (isPage(file)) {
    const html = output.text(file);
    return await pageFacts(html, file, rules, judge, isForeign);
  }
  if (isDrawing(file)) {
    return plainFacts({ faults: drawingFaults(output.bytes(file), file, rules), doubts: [] });
  }
  const read = readerOf(file);
  if (read) {
    const text = output.text(file);
    const entry = isAnnounced(file) ? urlEntry(file, text, rules.origin + rules.base) : undefined;
    return textFacts(file, read(text, file, rules), isForeign && CODE.test(file), entry);
  }
  if (PICTURE.test(file)) {
    const bytes = output.bytes(file);
    // Browsers do not mind, and in public/ there are many that came from elsewhere.
    const misnamed = isForeign ? [] : nameFaults(file, bytes);
    return plainFacts({ faults: [...misnamed, ...(await pictureFaults(bytes))], doubts: [] });
  }
  return NOTHING;
}

async function pageFacts(
  html: string,
  file: string,
  rules: PageRules,
  judge: MarkupJudge,
  isForeign: boolean,
): Promise<FileFacts> {
  const page = readPage(html, file, rules);
  const judged = isForeign ? { faults: [], doubts: [] } : await judge.judge(html, page.shapes, page.own);
  const needs = new Set<number>();
  const proseNeeds = new Set<number>();
  for (const { file: needed, fragment, inProse } of page.references) {
    (inProse || isForeign ? proseNeeds : needs).add(placeNumber(needed));
    const isOwn = needed === file && page.ids.includes(fragment);
    if (fragment !== '' && !isOwn)
      (inProse || isForeign ? proseNeeds : needs).add(placeNumber(needed, fragment));
  }
  return {
    needs: new Float64Array(needs),
    proseNeeds: new Float64Array(proseNeeds),
    ids: new Float64Array(page.ids.map((id) => placeNumber(file, id))),
    told: {
      faults: isForeign ? [] : [...page.faults, ...judged.faults],
      doubts: isForeign ? page.faults : [...page.doubts, ...judged.doubts],
      canonical: isForeign ? undefined : page.canonical,
      leadsTo: page.leadsTo,
      noindex: page.noindex || undefined,
      story: page.story,
      isBodiless: page.isBodiless || undefined,
      weight: isForeign ? undefined : pageWeight(html, file, page),
      styles: page.styles,
      scripts: page.scripts,
      entry: urlEntry(file, html, rules.origin + rules.base),
    },
  };
}

/** Lists of feeds are none themselves. */
function isAnnounced(file: string): boolean {
  return kindOf(file) === 'feeds' && /\.(?:xml|json)$/.test(file);
}

function textFacts(
  file: string,
  { needs, entries, faults, doubts = [] }: TextFacts,
  isForeign: boolean,
  entry: UrlEntry | undefined,
): FileFacts {
  // A feed carries what the writer wrote.
  const isFeed = kindOf(file) === 'feeds';
  const wrong = needs
    .filter((need) => need.file === '')
    .map(({ target }) => `${target} is not an address of this site`);
  const numbers = new Float64Array(
    needs.flatMap((need) => (need.file === '' ? [] : [placeNumber(need.file)])),
  );
  const told = isForeign
    ? { faults: [], doubts: [...faults, ...wrong, ...doubts] }
    : { faults: isFeed ? faults : [...faults, ...wrong], doubts: isFeed ? wrong : doubts };
  return {
    needs: isForeign ? NO_NUMBERS : numbers,
    proseNeeds: isForeign ? numbers : NO_NUMBERS,
    ids: NO_NUMBERS,
    told: {
      ...told,
      entries: entries.length > 0 ? entries : undefined,
      entry,
    },
  };
}

function plainFacts(told: ToldFacts): FileFacts {
  return { needs: NO_NUMBERS, proseNeeds: NO_NUMBERS, ids: NO_NUMBERS, told };
}
