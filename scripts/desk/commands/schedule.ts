import { InvalidArgumentError, type Command } from 'commander';
import type { ScheduleOptions } from '../schedule.ts';

export function registerSchedule(desk: Command): void {
  desk
    .command('schedule')
    .description('what goes out and comes down next: stories, pins, ads')
    .option('--limit <n>', 'so many at most', readCount)
    .option('--all', 'also what follows from it: the news sitemap, blocks of the front, what feeds recall')
    .option('--json', 'for machines')
    .action(async (options: ScheduleOptions) => {
      const { openRoom } = await import('../room.ts');
      const { tellSchedule } = await import('../schedule.ts');
      console.log(await tellSchedule(await openRoom(), options));
    });
}

function readCount(written: string): number {
  const count = Number(written);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Write a number from 1.');
}
