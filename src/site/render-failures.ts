/**
 * Stories that could not be rendered. A build goes on without them and fails at its end, so that one run names
 * all of them.
 */
import { processOwn } from '../cache/process-own.ts';
import { ContentError, type Problem } from '../content/problem.ts';

const shared = processOwn<Map<string, Problem>>('render-failures');

/** Keeps what is wrong with a story for the end of the build; in development it is thrown at once. */
export function recordFailure(error: ContentError, isDevelopment: boolean): void {
  if (isDevelopment) throw error;
  const failures = (shared.value ??= new Map<string, Problem>());
  for (const problem of error.problems)
    failures.set(`${problem.file}:${String(problem.line)} ${problem.what}`, problem);
}

/** @throws {ContentError} when any story could not be rendered */
export function throwFailures(): void {
  const failures = shared.value;
  if (failures && failures.size > 0) throw new ContentError([...failures.values()]);
}
