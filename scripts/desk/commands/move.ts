import type { Command } from 'commander';

export function registerMove(desk: Command): void {
  desk
    .command('move')
    .description('give a story another place: file, pictures, links, redirect; feeds show nothing twice')
    .argument('<article>', 'its id, path, file or address')
    .argument('<new path>', '2025/10/new-slug, or a new slug alone')
    .option('--dry-run', 'say what would be changed, and change nothing')
    .action(async (article: string, destination: string, options: { dryRun?: boolean }) => {
      const { openRoom } = await import('../room.ts');
      const { planMove } = await import('../move.ts');
      const { finish } = await import('../finish.ts');
      const room = await openRoom();
      finish(room, await planMove(room, article, destination), options);
    });
}
