import type { Command } from 'commander';

export function registerAuthors(desk: Command): void {
  desk
    .command('authors')
    .description('change authors')
    .command('rename')
    .description('give an author another id and address; the old one redirects')
    .argument('<from>', 'the author’s id: a file name in authors/')
    .argument('<to>', 'the new id')
    .option('--dry-run', 'say what would be changed, and change nothing')
    .action(async (from: string, to: string, options: { dryRun?: boolean }) => {
      const { openRoom } = await import('../room.ts');
      const { planAuthorRename } = await import('../rename-author.ts');
      const { finish } = await import('../finish.ts');
      const room = await openRoom();
      finish(room, await planAuthorRename(room, from, to), options);
    });
}
