import type { Command } from 'commander';

/** For cron: something has gone out or come down since the last build. */
const REBUILD_NEEDED = 3;

export function registerDue(desk: Command): void {
  desk
    .command('due')
    .description('whether a build is needed because time has passed: exits 0 when not, 3 when it is')
    .option('--since <instant or report.json>', 'the last build; default: report.json in CACHE_DIR')
    .option('--json', 'for machines')
    .action(async ({ since, json = false }: { since?: string; json?: boolean }) => {
      const { openRoom } = await import('../room.ts');
      const { tellDue } = await import('../schedule.ts');
      const { isDue, text } = await tellDue(await openRoom(), since, json);
      console.log(text);
      if (isDue) process.exitCode = REBUILD_NEEDED;
    });
}
