import type { Command } from 'commander';
import type { StatsOptions } from '../tell-stats.ts';

export function registerStats(desk: Command): void {
  desk
    .command('stats')
    .description('articles by section, author and month; what nothing leads to; what importers left open')
    .option('--external', 'ask other sites whether links to them still answer (on the network, slowly)')
    .option('--json', 'for machines')
    .action(async (options: StatsOptions) => {
      const { openRoom } = await import('../room.ts');
      const { tellStats } = await import('../tell-stats.ts');
      const { text, isBroken } = await tellStats(await openRoom(), options);
      console.log(text);
      if (isBroken) process.exitCode = 1;
    });
}
