import type { Command } from 'commander';

interface Options {
  readonly reason: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export function registerTakedown(desk: Command): void {
  desk
    .command('takedown')
    .description('remove a story, its pictures and comments and every link to it; its address says “gone”')
    .argument('<article>', 'its id, path, file or address')
    .requiredOption('--reason <text>', 'why, for readers')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'say what would be changed, and change nothing')
    .action(async (article: string, options: Options) => {
      const { openRoom } = await import('../room.ts');
      const { planTakedown } = await import('../takedown.ts');
      const { finish } = await import('../finish.ts');
      const { UsageError } = await import('../../../src/site/usage-error.ts');
      const room = await openRoom();
      const plan = await planTakedown(room, article, options.reason);
      if (!options.yes && !options.dryRun) {
        if (!process.stdin.isTTY)
          throw new UsageError('A takedown cannot be undone here: say --yes, or --dry-run to look first.');
        const { confirm } = await import('@inquirer/prompts');
        for (const line of plan.changes.describe()) console.log(line);
        if (!(await confirm({ message: `Take down “${plan.title}”?`, default: false }))) {
          console.log('Nothing was changed.');
          return;
        }
      }
      finish(room, plan, options);
    });
}
