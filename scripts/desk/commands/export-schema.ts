import type { Command } from 'commander';

export function registerExportSchema(desk: Command): void {
  desk
    .command('export-schema')
    .description('write JSON Schemas into .vscode/, so that an editor completes and checks frontmatter')
    .option('--dry-run', 'say what would be written, and write nothing')
    .action(async (options: { dryRun?: boolean }) => {
      const { openRoom } = await import('../room.ts');
      const { planExport } = await import('../export-schema.ts');
      const { finish } = await import('../finish.ts');
      const room = await openRoom();
      finish(room, planExport(room), options);
    });
}
