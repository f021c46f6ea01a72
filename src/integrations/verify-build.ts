/**
 * Looks over the files that were built, as a host would serve them: whatever leaves the press is right, or does not
 * leave. Each rule is a small function in verify/; this brings them together and remembers, by content, what it has
 * seen.
 */
import type { Looked } from '../cache/leftovers.ts';
import { sourceHash } from '../cache/source-hash.ts';
import type { UrlEntry } from '../outputs/url-list.ts';
import { adviceOn } from './verify/advice.ts';
import {
  deadAddresses,
  equalTitles,
  falseClaims,
  falseRedirects,
  type LastLook,
} from './verify/addresses.ts';
import { missingBodies, type StorySource } from './verify/bodies.ts';
import { takeCensus, type Census } from './verify/census.ts';
import { examine, isSeen } from './verify/examine.ts';
import { LostFacts, openFactStore, type FactStore, type KeptFacts } from './verify/fact-store.ts';
import { doubt, fault, formatFinding, type Finding } from './verify/finding.ts';
import { findHiddenPictures, type HiddenPicture } from './verify/hidden-pictures.ts';
import { findLeaks, type StorySecrets } from './verify/leaks.ts';
import type { Cleared } from './verify/ledger.ts';
import { MarkupJudge } from './verify/markup.ts';
import { createPlaces, Output, type SiteAddress } from './verify/output.ts';
import { brokenPromises, type Promises } from './verify/promises.ts';
import type { PageRules } from './verify/page-facts.ts';
import { Scales } from './verify/weights.ts';

export interface Verification {
  readonly census: Census;
  /** Every file that was looked over, by path below the output, in code-point order. */
  readonly files: Output['files'];
  /** Its pages and feeds, with what those who announce them know them by. */
  readonly listed: readonly (readonly [file: string, entry: UrlEntry])[];
  /** What must not be released. */
  readonly errors: readonly string[];
  /** What somebody should mend. */
  readonly warnings: readonly string[];
}

export interface VerifyOptions {
  /** Origins of other sites that outlet.yaml names. */
  readonly allowedOrigins?: readonly string[];
  /** Files that the newsroom put into public/ as they are: paths below the output. */
  readonly publicFiles?: ReadonlySet<string>;
  /** Absolute; where facts of unchanged files are kept. */
  readonly cacheDir?: string | undefined;
  /** Absolute; where the code lies that facts depend on. */
  readonly projectDir?: string | undefined;
  /** Whether a file with the times and size of an earlier run is taken for the same. */
  readonly trustsTimes?: boolean;
  /** What somebody has just looked at, which nobody looks at again. */
  readonly looked?: Looked | undefined;
  /** What must not be told, and what public files say (verify/leaks.ts). */
  readonly secrets?: Secrets | undefined;
  /** What must be kept (verify/promises.ts). */
  readonly promises?: Promises | undefined;
  /** What the story of a page was made of, by the page's path below the output. */
  readonly sourceOf?: ((file: string) => StorySource | undefined) | undefined;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface Secrets {
  readonly stories: StorySecrets;
  readonly pictures: readonly HiddenPicture[];
  /** Absolute paths. */
  readonly publicOriginals: () => readonly string[];
}

/** What is learned of a file depends on it. */
const CODE = ['src/integrations', 'src/outputs/url-list.ts', 'src/content/markup.ts', 'src/site/urls.ts'];
const JUDGED = 'sound markup';

/** @param folder absolute path of the output */
export async function verifyFolder(
  folder: string,
  site: SiteAddress,
  options: VerifyOptions = {},
): Promise<Verification> {
  try {
    return await look(folder, site, options, false);
  } catch (error) {
    if (!(error instanceof LostFacts)) throw error;
    return look(folder, site, options, true);
  }
}

/** @param forgets whether what the last run found is left aside */
async function look(
  folder: string,
  site: SiteAddress,
  options: VerifyOptions,
  forgets: boolean,
): Promise<Verification> {
  const { output, rules, store, judge, facts } = await learn(folder, site, options, forgets);
  const links = deadAddresses(output, facts, rules, lastLookOf(store));
  const findings: Finding[] = [
    ...(output.has('index.html') ? [] : [fault('index.html', 'there is no front page')]),
    ...output.strange.map((file) => fault(file, 'is neither a file nor a folder')),
    ...ownFindings(facts),
    ...overweight(output, facts, rules),
    ...links.findings,
    ...falseClaims(facts, rules),
    ...falseRedirects(output, facts),
    ...equalTitles(facts),
    ...missingBodies(facts, options.sourceOf ?? (() => undefined)),
  ];
  const { secrets, promises, publicFiles } = options;
  let cleared: Cleared | undefined;
  if (promises) findings.push(...brokenPromises(output, facts, promises));
  if (secrets) {
    const isOfStories = (file: string) => !publicFiles?.has(file) && !file.startsWith('_astro/');
    const leaks = await findLeaks(output, secrets.stories, store, isOfStories);
    cleared = leaks.cleared;
    findings.push(
      ...leaks.findings,
      ...(await findHiddenPictures(output, secrets.pictures, secrets.publicOriginals, store)),
    );
  }
  keep(store, judge, () => {
    store.close(facts, { ...links, cleared });
  });
  return {
    census: takeCensus(output.files),
    files: output.files,
    listed: listedOf(facts),
    errors: told(findings, 'error', options.sourceOf),
    warnings: told(findings, 'warning'),
  };
}

/**
 * Learns what there is to know of each file by itself, for whoever verifies the whole.
 * @param folder absolute path of a part of an output
 */
export async function learnFolder(
  folder: string,
  site: SiteAddress,
  options: VerifyOptions,
): Promise<Pick<Verification, 'census' | 'files'>> {
  const { output, store, judge } = await learn(folder, site, options);
  keep(store, judge, store.closePart);
  return { census: takeCensus(output.files), files: output.files };
}

interface Learned {
  readonly output: Output;
  readonly rules: PageRules;
  readonly store: FactStore;
  readonly judge: MarkupJudge;
  /** Of every file that somebody looks into, in the order of the files. */
  readonly facts: ReadonlyMap<string, KeptFacts>;
}

async function learn(
  folder: string,
  site: SiteAddress,
  options: VerifyOptions,
  forgets = false,
): Promise<Learned> {
  const output = new Output(folder, options.looked);
  const { allowedOrigins = [], publicFiles = new Set<string>(), cacheDir, projectDir } = options;
  const { origin, base } = site;
  const rules: PageRules = { origin, base, allowedOrigins, placeOf: createPlaces({ origin, base }) };
  const keeps = cacheDir !== undefined && projectDir !== undefined;
  const store = openFactStore(output, {
    cacheDir: keeps ? cacheDir : undefined,
    salt: keeps ? JSON.stringify([sourceHash(projectDir, CODE), origin, base, allowedOrigins]) : '',
    trustsTimes: options.trustsTimes ?? false,
    forgets,
  });
  const judge = new MarkupJudge(store.note(JUDGED)?.split('\n') ?? []);

  const facts = new Map<string, KeptFacts>();
  let done = 0;
  for (const file of output.files.keys()) {
    done += 1;
    if (!isSeen(file)) continue;
    const digest = keeps ? store.digestOf(file) : '';
    let known = keeps ? store.factsOf(file, digest) : undefined;
    if (!known) {
      const learned = await examine(output, file, rules, judge, publicFiles.has(file));
      known = store.keep(file, digest, learned);
    }
    facts.set(file, known);
    options.onProgress?.(done, output.files.size);
  }
  return { output, rules, store, judge, facts };
}

/** A fault that many pages have is told of one; the others must be looked at again. */
function keep(store: FactStore, judge: MarkupJudge, close: () => void): void {
  if (judge.hasFaults) return;
  store.setNote(JUDGED, [...judge.known].join('\n'));
  close();
}

function lastLookOf(store: FactStore): LastLook | undefined {
  const { last: ledger } = store;
  if (!ledger) return undefined;
  const digestThen = (file: string) => ledger.files.get(file)?.digest ?? '';
  return {
    ledger,
    isSame: (file) => store.digestOf(file) === digestThen(file),
    factsThen: (file) => store.factsOf(file, digestThen(file)),
  };
}

function listedOf(facts: ReadonlyMap<string, KeptFacts>): Verification['listed'] {
  const listed: (readonly [file: string, entry: UrlEntry])[] = [];
  for (const [file, { told }] of facts) if (told.entry) listed.push([file, told.entry]);
  return listed;
}

/** What is wrong with each file alone. */
function ownFindings(facts: ReadonlyMap<string, KeptFacts>): Finding[] {
  const findings: Finding[] = [];
  for (const [file, { told }] of facts) {
    for (const what of told.faults) findings.push(fault(file, what));
    for (const what of told.doubts) findings.push(doubt(file, what));
  }
  return findings;
}

function overweight(output: Output, facts: ReadonlyMap<string, KeptFacts>, rules: PageRules): Finding[] {
  const scales = new Scales(output, rules);
  const findings: Finding[] = [];
  for (const [file, { told }] of facts) {
    for (const { what, isIntolerable } of scales.judge(file, told)) {
      findings.push((isIntolerable ? fault : doubt)(file, what));
    }
  }
  return findings;
}

/** Where a template is wrong every page is: some of them are named. */
const NAMED = 10;

function told(
  findings: readonly Finding[],
  severity: Finding['severity'],
  sourceOf: VerifyOptions['sourceOf'] = () => undefined,
): string[] {
  // Who mends it looks for it in the newsroom's files.
  const format = (finding: Finding) => {
    const source = sourceOf(finding.file);
    return source ? `${formatFinding(finding)} (written in ${source.shown})` : formatFinding(finding);
  };
  const asked = findings.filter((finding) => finding.severity === severity);
  const byFault = Map.groupBy(asked, ({ what }) => what.replace(/, line \d+, column \d+\)$/, ')'));
  return [...byFault.values()].flatMap((same) => {
    const named = [...new Set(same.map(format))];
    const rest = named.length - NAMED;
    const what = same[0]?.what ?? '';
    if (rest > 0) named.splice(NAMED, rest, `… and ${String(rest)} other files: ${what}`);
    const advice = adviceOn(what);
    return advice === undefined ? named : [...named.slice(0, -1), `${named.at(-1) ?? ''}\n    ${advice}`];
  });
}
