import type { Command } from 'commander';

export function registerTags(desk: Command): void {
  desk
    .command('tags')
    .description('change tags')
    .command('merge')
    .description('put the stories of one tag under another; the old address redirects')
    .argument('<from>', 'a tag’s id or label')
    .argument('<to>', 'the tag that stays, or a new one')
    .option('--dry-run', 'say what would be changed, and change nothing')
    .action(async (from: string, to: string, options: { dryRun?: boolean }) => {
      const { openRoom } = await import('../room.ts');
      const { planTagMerge } = await import('../merge-tags.ts');
      const { finish } = await import('../finish.ts');
      const room = await openRoom();
      finish(room, await planTagMerge(room, from, to), options);
    });
}
