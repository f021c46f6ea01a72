import type { Command } from 'commander';

export function registerCheck(desk: Command): void {
  desk
    .command('check')
    .description('read every file of the outlet and say what is wrong')
    .action(async () => {
      const { checkNewsroom } = await import('../check.ts');
      process.exitCode = await checkNewsroom();
    });
}
