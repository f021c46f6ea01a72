/** Whether every address that the output names leads somewhere, and says the same everywhere. */
import { placeNumber, type FileFacts } from './fact-store.ts';
import { doubt, fault, type Finding } from './finding.ts';
import { addressOf, type Output, type SiteAddress } from './output.ts';
import { readerOf } from './other-facts.ts';
import { readPage, type PageRules, type Reference } from './page-facts.ts';

type Facts = ReadonlyMap<string, FileFacts>;

/** Links, pictures, feeds and fragments that lead nowhere. */
export function deadAddresses(output: Output, facts: Facts, rules: PageRules): Finding[] {
  const places = new Set<number>();
  for (const file of output.files.keys()) places.add(placeNumber(file));
  // Ids are many and fragments of other pages few: only those asked for are looked up.
  const asked = new Set<number>();
  for (const { needs, proseNeeds } of facts.values()) {
    for (const need of needs) if (!places.has(need)) asked.add(need);
    for (const need of proseNeeds) if (!places.has(need)) asked.add(need);
  }
  if (asked.size === 0) return [];
  for (const { ids } of facts.values()) for (const id of ids) asked.delete(id);
  if (asked.size === 0) return [];

  const isMissing = (file: string, fragment = '') => asked.has(placeNumber(file, fragment));
  const findings: Finding[] = [];
  const inProse = new Set<string>();
  for (const [file, { needs, proseNeeds }] of facts) {
    if (!file.endsWith('.html')) continue;
    if (!needs.some((need) => asked.has(need)) && !proseNeeds.some((need) => asked.has(need))) continue;
    for (const reference of readPage(output.text(file), file, rules).references) {
      const what = deadEnd(reference, isMissing);
      if (what === undefined) continue;
      findings.push((reference.inProse ? doubt : fault)(file, what));
      if (reference.inProse) inProse.add(reference.file);
    }
  }
  for (const [file, { needs, proseNeeds }] of facts) {
    if (!needs.some((need) => asked.has(need)) && !proseNeeds.some((need) => asked.has(need))) continue;
    for (const { target, file: needed } of readerOf(file)?.(output.text(file), file, rules).needs ?? []) {
      if (needed === '' || !isMissing(needed)) continue;
      // A feed carries what the writer wrote.
      const isOurs = needs.includes(placeNumber(needed)) && !inProse.has(needed);
      findings.push((isOurs ? fault : doubt)(file, `${target} does not exist`));
    }
  }
  return findings;
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
  const claims = new Map<string, string>();
  for (const [file, { told }] of facts) {
    const { canonical, leadsTo } = told;
    if (canonical === undefined || leadsTo !== undefined || !canonical.startsWith(site.origin + site.base))
      continue;
    // The text-only edition is the same page again.
    if (file.startsWith('lite/') && facts.get(file.slice(5))?.told.canonical === canonical) continue;
    const other = claims.get(canonical);
    if (other === undefined) claims.set(canonical, file);
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
}

/** Pages that lead on lead to a page that does not, and that exists. */
export function falseRedirects(output: Output, facts: Facts): Finding[] {
  const next = (file: string) => facts.get(file)?.told.leadsTo;
  return [...facts.keys()].flatMap((file): Finding[] => {
    const first = next(file);
    if (first === undefined) return [];
    if (first === '') return [fault(file, 'leads on to another site')];
    if (!output.has(first)) return [fault(file, `leads on to ${first}, which does not exist`)];
    const way = [file];
    for (let at: string | undefined = first; at !== undefined; at = next(at)) {
      if (way.includes(at)) return [fault(file, `leads in a circle: ${[...way, at].join(' → ')}`)];
      way.push(at);
    }
    return way.length > 2 ? [fault(file, `leads to a page that leads on: ${way.join(' → ')}`)] : [];
  });
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
