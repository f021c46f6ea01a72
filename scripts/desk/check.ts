import { formatProblem, sortProblems } from '../../src/content/problem.ts';
import { readThisNewsroom } from '../../src/site/newsroom.ts';

/** Prints every problem of the outlet. @returns the exit code: 1 where there is an error */
export async function checkNewsroom(): Promise<0 | 1> {
  const { newsroom, problems } = await readThisNewsroom();
  for (const problem of sortProblems(problems)) console.log(formatProblem(problem));
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  console.log(
    `${String(newsroom.articles.length)} articles read, ${String(errors)} errors, ${String(warnings)} warnings`,
  );
  return errors > 0 ? 1 : 0;
}
