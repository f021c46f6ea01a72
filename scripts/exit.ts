import { BusyError } from './build/lock.ts';
import { ContentError } from '../src/content/problem.ts';
import { UsageError } from '../src/site/usage-error.ts';

/**
 * Says what went wrong and ends the process: 2 for wrong usage, 75 when another build is running, else 1. A fault of
 * our own shows its stack.
 */
export function exitWith(error: unknown): never {
  const content = causeOf(
    error,
    (one): one is Error => one instanceof Error && one.name === ContentError.name,
  );
  const usage = causeOf(error, (one): one is Error => one instanceof Error && one.name === UsageError.name);
  const busy = causeOf(error, (one): one is Error => one instanceof BusyError);
  if (content) console.error(content.message);
  else if (usage) console.error(usage.message);
  else if (busy) console.error(busy.message);
  else if (error instanceof Error) console.error(process.env['DEBUG'] ? error.stack : error.message);
  else console.error(String(error));
  process.exit(usage ? 2 : busy ? 75 : 1);
}

/** Modules that the bundler loads have classes of their own, so errors are told apart by name. */
function causeOf<T extends Error>(error: unknown, is: (one: unknown) => one is T): T | undefined {
  for (let one = error; one instanceof Error; one = one.cause) if (is(one)) return one;
  return undefined;
}
