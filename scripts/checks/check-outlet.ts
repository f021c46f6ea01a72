/** Reads an outlet and asks every rule. */
import { sortProblems, type Problem } from '../../src/content/problem.ts';
import { readNewsroom } from '../../src/content/read-newsroom.ts';
import { severityOf, type RuleId } from '../../src/content/rule-catalogue.ts';
import { newsroomRules } from '../../src/site/newsroom-rules.ts';
import type { Outlet } from '../../src/site/outlet-settings.ts';
import { Addresses } from './addresses.ts';
import { onlyChanged } from './changed.ts';
import { gitOf } from './git.ts';
import { judgeLinks } from './link-verdicts.ts';
import { inspector, type Inspector } from './inspect.ts';
import { linksOfSettings, type Link } from './links.ts';
import type { OutletFacts } from './outlet-facts.ts';
import { OUTLET_RULES } from './rules.ts';
import { readOnAllCores } from './story-workers.ts';

export interface CheckRequest {
  /** Absolute. */
  readonly contentDir: string;
  /** Absolute: where the code lies. */
  readonly projectDir: string;
  readonly now: number;
  readonly outlet: Outlet;
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
  const { contentDir, projectDir, now, outlet: root } = request;
  const notes: string[] = [];
  let links: readonly Link[] = [];
  let stories = 0;
  const progress = (count: number) => {
    stories = count;
    request.onProgress?.(count);
  };
  let eyes: Inspector | undefined;
  const reading = await readNewsroom({
    ...newsroomRules(contentDir, now, root, projectDir),
    inspect(story, outlet) {
      eyes ??= inspector(outlet, now, root.origin);
      progress(stories + 1);
      return eyes.inspect(story);
    },
    async readArticles(files) {
      const many = await readOnAllCores({ files, contentDir, now, origin: root.origin }, progress);
      links = many?.links ?? [];
      return many?.readings;
    },
  });
  links = [...links, ...(eyes?.links ?? [])];
  const { newsroom, partial, broken, looks, unread } = reading;
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
  const imported = new Set(
    [...newsroom.articles, ...partial, ...newsroom.pages]
      .filter(({ written }) => written.imported)
      .map(({ shown }) => shown),
  );
  const addresses = new Addresses(newsroom, partial, broken, contentDir, projectDir);
  const facts: OutletFacts = {
    newsroom,
    partial,
    looks,
    unread,
    contentDir,
    now,
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
