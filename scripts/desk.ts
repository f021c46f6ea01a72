/**
 * `npm run desk -- <command>`: what writers do besides writing. Exit codes: 0 fine, 1 problems, 2 wrong usage
 * (`due` also 3: a rebuild is due).
 *
 * Each command is a file in desk/commands/ that says its name, arguments and help, and loads what it needs only when it is run.
 */
import { Command } from 'commander';
import { registerAuthors } from './desk/commands/authors.ts';
import { registerCheck } from './desk/commands/check.ts';
import { registerCorrect } from './desk/commands/correct.ts';
import { registerDue } from './desk/commands/due.ts';
import { registerExportSchema } from './desk/commands/export-schema.ts';
import { registerImport } from './desk/commands/import.ts';
import { registerInit } from './desk/commands/init.ts';
import { registerMove } from './desk/commands/move.ts';
import { registerNew } from './desk/commands/new.ts';
import { registerSchedule } from './desk/commands/schedule.ts';
import { registerStats } from './desk/commands/stats.ts';
import { registerTags } from './desk/commands/tags.ts';
import { registerTakedown } from './desk/commands/takedown.ts';
import { exitWith } from './exit.ts';
import { keepCode } from './kept-code.ts';

const COMMANDS = [
  registerInit,
  registerNew,
  registerCheck,
  registerSchedule,
  registerDue,
  registerCorrect,
  registerMove,
  registerTags,
  registerAuthors,
  registerTakedown,
  registerStats,
  registerExportSchema,
  registerImport,
];

const desk = new Command('desk')
  .description('The newsroom’s desk.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
// A command takes over what stands above: this is why they are given the desk and make themselves.
for (const register of COMMANDS) register(desk);

desk.hook('preAction', async () => {
  const { environment } = await import('../src/site/environment.ts');
  keepCode(environment.cacheDir);
  const { recoverOutput } = await import('./build/recover.ts');
  recoverOutput(environment.outDir);
});

try {
  await desk.parseAsync();
} catch (error) {
  exitWith(error);
}
