/** A story that cannot be rendered, told as the desk's check tells it: with the place, and how to mend it. */
import path from 'node:path';
import { readOutletFile } from '../../src/content/outlet-file.ts';
import { ContentError, type Problem } from '../../src/content/problem.ts';
import { readStory } from '../../src/content/read-story.ts';
import type { RuleId } from '../../src/content/rule-catalogue.ts';
import { articleSchema } from '../../src/content/schema/article.ts';
import { pageSchema } from '../../src/content/schema/extras.ts';
import type { Environment } from '../../src/site/environment.ts';
import { resolveOutlet } from '../../src/site/outlet-settings.ts';
import { inspector } from '../checks/inspect.ts';

/** What those who render a story come upon, and know of it no more than the file. */
const UNPLACED: ReadonlySet<RuleId> = new Set(['render', 'mdx']);
const CAUSES: ReadonlySet<RuleId> = new Set(['component', 'embed-title', 'expression', 'import', 'mdx']);

/** @returns the error itself where the desk finds nothing in its files that would explain it */
export function deskVerdict(error: unknown, environment: Environment): unknown {
  if (!(error instanceof ContentError)) return error;
  const verdicts = new Map<string, readonly Problem[]>();
  const problems = error.problems.flatMap((problem) => {
    const { rule, file } = problem;
    if (!UNPLACED.has(rule)) return [problem];
    const known = verdicts.get(file);
    if (known) return known.length > 0 ? [] : [problem];
    const found = causesIn(path.resolve(file), environment);
    verdicts.set(file, found);
    return found.length > 0 ? found : [problem];
  });
  return new ContentError(problems);
}

function causesIn(file: string, { contentDir, now, ...overrides }: Environment): readonly Problem[] {
  const outlet = readOutletFile(contentDir);
  const { inspect } = inspector(outlet, now, resolveOutlet(outlet.written, overrides).origin);
  const isPage = path.relative(contentDir, file).split(path.sep)[0] === 'pages';
  const { problems } = isPage
    ? readStory({ collection: 'pages', schema: pageSchema, file, inspect })
    : readStory({
        collection: 'articles',
        schema: articleSchema(outlet.written.timezone),
        file,
        inspect,
      });
  return problems.filter(({ rule }) => CAUSES.has(rule));
}
