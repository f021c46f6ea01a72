import type { Command } from 'commander';

export function registerInit(desk: Command): void {
  desk
    .command('init')
    .description('make a new outlet: four settings, an author, a section')
    .argument('<folder>', 'where it goes; must not exist, or be empty')
    .action(async (folder: string) => {
      const { initOutlet } = await import('../init.ts');
      console.log(initOutlet(folder));
    });
}
