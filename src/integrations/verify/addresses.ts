/** Whether every address that the output names leads somewhere, and says the same everywhere. */
import { isSeen } from './examine.ts';
import { placeNumber, type KeptFacts } from './fact-store.ts';
import type { Ledger } from './ledger.ts';
import { doubt, fault, type Finding } from './finding.ts';
import { addressOf, isPage, placeOf, type Output, type SiteAddress } from './output.ts';
import { readerOf } from './other-facts.ts';
import { readPage, type PageRules, type Reference } from './page-facts.ts';
import { PlaceSet } from './place-set.ts';

type Facts = ReadonlyMap<string, KeptFacts>;

/** What was found of all links of an output. */
export interface Links extends Omit<Ledger, 'files'> {
  readonly findings: readonly Finding[];
}

/**
 * Links, pictures, feeds and fragments that lead nowhere.
 * @param last what an earlier look found, and the facts of those of its files that are others now
 */
export function deadAddresses(output: Output, facts: Facts, rules: PageRules, last?: LastLook): Links {
  const places = new PlaceSet();
  for (const file of output.files.keys()) places.add(placeNumber(file));
  const settled = last ? settledFiles(output, places, facts, last) : new Set<string>();
  const then = settled.size > 0 ? last?.ledger : undefined;
  const named = new PlaceSet(then?.named ?? []);
  const asked = new Set<number>();
  for (const [file, fact] of facts) {
    if (settled.has(file)) continue;
    for (const needs of needsOf(fact)) {
      for (const need of needs) (places.has(need) ? named : asked).add(need);
    }
  }
  const fragments = new Set([...(then?.fragments ?? []), ...asked]);
  const unmet = withoutIds(asked, facts, settled);
  const dead = new Set<string>();
  if (unmet.size > 0) {
    for (const [file, fact] of facts) {
      const lacks = (needs: Float64Array) => needs.some((need) => unmet.has(need));
      if (!settled.has(file) && needsOf(fact).some(lacks)) dead.add(file);
    }
  }
  return { findings: tellDead(output, facts, rules, dead, unmet), dead, fragments, named };
}

function needsOf(fact: KeptFacts): readonly Float64Array[] {
  const { needs, proseNeeds } = fact.places();
  return [needs, proseNeeds];
}

/**
 * Ids are many and fragments of other pages few: only those asked for are looked up, and first where something is new.
 * @param asked places that are no files
 * @returns those that are no places within files either
 */
function withoutIds(asked: ReadonlySet<number>, facts: Facts, settled: ReadonlySet<string>): Set<number> {
  const unmet = new Set(asked);
  for (const isSettled of [false, true]) {
    for (const [file, fact] of facts) {
      if (unmet.size === 0) return unmet;
      if (settled.has(file) === isSettled) for (const id of fact.places().ids) unmet.delete(id);
    }
  }
  return unmet;
}

/** @param dead files that name what is not there @param unmet what is not there */
function tellDead(
  output: Output,
  facts: Facts,
  rules: PageRules,
  dead: ReadonlySet<string>,
  unmet: ReadonlySet<number>,
): Finding[] {
  const isMissing = (file: string, fragment = '') => unmet.has(placeNumber(file, fragment));
  const findings: Finding[] = [];
  const inProse = new Set<string>();
  for (const file of dead) {
    if (!isPage(file)) continue;
    for (const reference of readPage(output.text(file), file, rules).references) {
      const what = deadEnd(reference, isMissing);
      if (what === undefined) continue;
      findings.push((reference.inProse ? doubt : fault)(file, what));
      if (reference.inProse) inProse.add(reference.file);
    }
  }
  for (const file of dead) {
    const needs = new Set(facts.get(file)?.places().needs);
    for (const { target, file: needed } of readerOf(file)?.(output.text(file), file, rules).needs ?? []) {
      if (needed === '' || !isMissing(needed)) continue;
      // A feed carries what the writer wrote.
      const isOurs = needs.has(placeNumber(needed)) && !inProse.has(needed);
      findings.push((isOurs ? fault : doubt)(file, `${target} does not exist`));
    }
  }
  return findings;
}

/** An earlier look at an output. */
export interface LastLook {
  readonly ledger: Ledger;
  /** What it knew of a file that has other bytes now; nothing where that is not known any more. */
  readonly factsThen: (file: string) => KeptFacts | undefined;
  /** Whether a file has the bytes that it had then. */
  readonly isSame: (file: string) => boolean;
}

/**
 * Files whose links all lead somewhere, without a look at them: they are what they were when that was seen, and nothing
 * that others name has gone since. Who names a place within a file names the file.
 */
function settledFiles(
  output: Output,
  places: PlaceSet,
  facts: Facts,
  { ledger, factsThen, isSame }: LastLook,
): Set<string> {
  const settled = new Set<string>();
  for (const place of ledger.named) if (!places.has(place)) return settled;
  for (const file of ledger.files.keys()) {
    if (!output.has(file) || !isSeen(file)) continue;
    if (isSame(file)) {
      if (!ledger.dead.has(file)) settled.add(file);
      continue;
    }
    const then = factsThen(file)?.places().ids;
    const now = new Set(facts.get(file)?.places().ids);
    if (!then || then.some((id) => ledger.fragments.has(id) && !now.has(id))) return new Set();
  }
  return settled;
}

function deadEnd(
  { target, file, fragment }: Reference,
  isMissing: (file: string, fragment?: string) => boolean,
): string | undefined {
  if (isMissing(file)) return `${target} does not exist`;
  return fragment !== '' && isMissing(file, fragment) ? `${target} has no such place` : undefined;
}

/** No two pages may claim one address; what a sitemap names is a page in its own right. */
export function falseClaims(facts: Facts, site: SiteAddress): Finding[] {
  const findings: Finding[] = [];
  const home = site.origin + site.base;
  const claims = new Map<string, string>();
  for (const [file, { told }] of facts) {
    const { canonical, leadsTo } = told;
    if (canonical === undefined || leadsTo !== undefined || !canonical.startsWith(home)) continue;
    // Nearly every page claims its own address: whoever claims it, too, finds it there.
    if (canonical === addressOf(file, site)) continue;
    // The text-only edition is the same page again.
    if (file.startsWith('lite/') && facts.get(file.slice(5))?.told.canonical === canonical) continue;
    const other = claims.get(canonical) ?? ownerOf(canonical);
    // There is more than one way to write an address: it may be its own all the same.
    if (other === undefined || other === file) claims.set(canonical, file);
    else findings.push(fault(file, `claims the canonical address of ${other}, ${canonical}`));
  }
  // Of a preview every page asks not to be indexed, the front first of all.
  const isPreview = facts.get('index.html')?.told.noindex === true;
  for (const [file, { told }] of facts) {
    for (const entry of told.entries ?? []) {
      const page = facts.get(entry)?.told;
      if (!page) continue;
      if (page.leadsTo !== undefined)
        findings.push(fault(file, `names ${entry}, which leads on to another page`));
      else if (page.noindex && !isPreview)
        findings.push(fault(file, `names ${entry}, which asks not to be indexed`));
      else if (page.canonical !== undefined && page.canonical !== addressOf(entry, site)) {
        findings.push(fault(file, `names ${entry}, whose canonical address is ${page.canonical}`));
      }
    }
  }
  return findings;

  /** The page that stands there and says so. */
  function ownerOf(address: string): string | undefined {
    const place = placeOf(address, address, site);
    if (place.kind !== 'own') return undefined;
    const told = facts.get(place.file)?.told;
    return told?.canonical === address && told.leadsTo === undefined ? place.file : undefined;
  }
}

/** Pages that lead on lead to a page that does not, and that exists. */
export function falseRedirects(output: Output, facts: Facts): Finding[] {
  const next = (file: string) => facts.get(file)?.told.leadsTo;
  const findings: Finding[] = [];
  for (const [file, { told }] of facts) {
    const what = told.leadsTo === undefined ? undefined : falseWay(file, told.leadsTo);
    if (what !== undefined) findings.push(fault(file, what));
  }
  return findings;

  function falseWay(file: string, first: string): string | undefined {
    if (first === '') return 'leads on to another site';
    if (!output.has(first)) return `leads on to ${first}, which does not exist`;
    const way = [file];
    for (let at: string | undefined = first; at !== undefined; at = next(at)) {
      if (way.includes(at)) return `leads in a circle: ${[...way, at].join(' → ')}`;
      way.push(at);
    }
    return way.length > 2 ? `leads to a page that leads on: ${way.join(' → ')}` : undefined;
  }
}

/** Two stories of a section that a reader cannot tell apart in its list. */
export function equalTitles(facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const known = new Map<string, string>();
  for (const [file, { told }] of facts) {
    if (!told.story) continue;
    const key = `${told.story.section}\n${told.story.title}`;
    const other = known.get(key);
    if (other === undefined) known.set(key, file);
    else findings.push(doubt(file, `has the title of ${other}, in the same section`));
  }
  return findings;
}
