/** Reads an outlet and asks every rule. */
import { sortProblems, type Problem } from '../../src/content/problem.ts';
import type { OpenStory } from '../../src/content/newsroom.ts';
import type { OutletFile } from '../../src/content/outlet-file.ts';
import type { Reading } from '../../src/content/read-newsroom.ts';
import { severityOf, type RuleId } from '../../src/content/rule-catalogue.ts';
import { Addresses } from './addresses.ts';
import { onlyChanged } from './changed.ts';
import { gitOf } from './git.ts';
import { judgeLinks, type SiteRoot } from './link-verdicts.ts';
import { linksOfSettings, linksOfStory, type Link } from './links.ts';
import type { OutletFacts } from './outlet-facts.ts';
import { OUTLET_RULES, STORY_RULES } from './rules.ts';
import { Story } from './story.ts';

export interface CheckRequest {
  /** Absolute. */
  readonly contentDir: string;
  /** Absolute: where the code lies. */
  readonly projectDir: string;
  readonly now: number;
  readonly root: SiteRoot;
  /** Reads the newsroom and lets somebody look at every story. */
  readonly read: (inspect: (story: OpenStory, outlet: OutletFile) => readonly Problem[]) => Promise<Reading>;
  /** Only files that differ from this revision, and what refers to them. */
  readonly changedSince?: string | undefined;
  readonly onProgress?: ((stories: number) => void) | undefined;
}

export interface CheckResult {
  /** By file and place. */
  readonly problems: readonly Problem[];
  /** Stories that were read. */
  readonly stories: number;
  /** What the reader of a report should know besides. */
  readonly notes: readonly string[];
}

/** What an import could not bring along is not the fault of whoever commits it. */
const LENIENT_FOR_IMPORTS: ReadonlySet<RuleId> = new Set([
  'broken-link',
  'broken-fragment',
  'raw-picture',
  'embed-title',
]);

/** @throws {UsageError} when the revision to compare with does not exist */
export async function checkOutlet(request: CheckRequest): Promise<CheckResult> {
  const { contentDir, projectDir, now, root } = request;
  const notes: string[] = [];
  const links: Link[] = [];
  const imported = new Set<string>();
  let stories = 0;
  const reading = await request.read((open, outlet) => {
    stories += 1;
    request.onProgress?.(stories);
    const story = new Story(open, outlet, now);
    if (story.written.imported !== undefined) imported.add(story.shown);
    links.push(...linksOfStory(story, root.origin));
    return problemsOf(story, outlet);
  });
  const { newsroom, partial, broken, looks } = reading;
  const overrides = newsroom.outlet.written.check.rules;
  const git = gitOf(contentDir);
  const isGit = !('absent' in git);
  if (!isGit && severityOf('correction-history', overrides) !== 'off') {
    notes.push(`correction-history: not looked at, since ${git.absent}.`);
  }
  const pathOf = new Map<string, string>();
  for (const article of [...newsroom.articles, ...partial])
    if (article.path !== '') pathOf.set(article.file, article.path);
  for (const page of newsroom.pages) pathOf.set(page.file, `/${page.id}/`);
  const addresses = new Addresses(newsroom, partial, broken, contentDir, projectDir);
  const facts: OutletFacts = {
    newsroom,
    partial,
    looks,
    contentDir,
    links: judgeLinks([...links, ...linksOfSettings(newsroom, root.origin)], addresses, root, (file) =>
      pathOf.get(file),
    ),
    git: isGit ? git : undefined,
    since: request.changedSince ?? 'HEAD',
    note: (text) => notes.push(text),
  };
  const problems = [...reading.problems];
  for (const rule of OUTLET_RULES) {
    if (severityOf(rule.id, overrides) !== 'off') problems.push(...(await rule.check(facts)));
  }
  const graded = problems.flatMap((problem): Problem[] => {
    const severity = severityOf(problem.rule, overrides);
    if (severity === 'off') return [];
    const isLenient = LENIENT_FOR_IMPORTS.has(problem.rule) && imported.has(problem.file);
    return [{ ...problem, severity: isLenient ? 'warn' : severity }];
  });
  const relevant =
    request.changedSince === undefined
      ? graded
      : onlyChanged(graded, facts, git, request.changedSince, notes);
  return { problems: sortProblems(relevant), stories, notes };
}

function problemsOf(story: Story, outlet: OutletFile): Problem[] {
  const overrides = outlet.written.check.rules;
  const problems: Problem[] = [];
  for (const rule of STORY_RULES) {
    const severity = severityOf(rule.id, overrides);
    if (severity === 'off') continue;
    for (const { at, what, how, fix } of rule.check(story)) {
      const place = story.document.source.place(at);
      problems.push({
        rule: rule.id,
        severity,
        file: story.shown,
        ...place,
        what,
        how,
        ...(fix ? { fix } : {}),
      });
    }
  }
  return problems;
}
