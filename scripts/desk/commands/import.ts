import type { Command } from 'commander';
import type { MarkdownOptions } from '../import/markdown/run.ts';
import { MAP_HELP } from '../import/markdown/map-help.ts';

export function registerImport(desk: Command): void {
  const group = desk
    .command('import')
    .description('bring stories over from another system; can be done again');
  group
    .command('wordpress')
    .description('a WordPress export (Tools → Export) becomes an outlet, or part of one')
    .argument('<export.xml>', 'the export: WXR 1.0 to 1.2')
    .option('--media <folder>', 'a copy of wp-content/uploads, to take pictures and files from')
    .option('--download', 'fetch pictures from the old site; what was fetched is kept in CACHE_DIR')
    .option('--into <folder>', 'the outlet’s content folder; default: CONTENT_DIR')
    .option('--timezone <zone>', 'IANA time zone of a new outlet: an export does not name one')
    .action(
      async (
        file: string,
        options: { media?: string; download?: boolean; into?: string; timezone?: string },
      ) => {
        const { inSmallProcess } = await import('../import/small-process.ts');
        const code = await inSmallProcess();
        if (code !== undefined) {
          process.exitCode = code;
          return;
        }
        const { importWordPress } = await import('../import/wordpress/run.ts');
        console.log(await importWordPress(file, options));
      },
    );
  group
    .command('markdown')
    .description('posts of Jekyll, Hugo, Eleventy, Gatsby or Zola become stories of an outlet')
    .argument('<folder>', 'the root of the other site, or the folder with its posts')
    .option('--map <map.yaml>', 'what its fields are called, and what stands in for those it does not have')
    .option('--into <folder>', 'the outlet’s content folder; default: CONTENT_DIR')
    .option('--timezone <zone>', 'IANA time zone of a new outlet')
    .option('--name <name>', 'of the other site, where several come into one outlet; default: its folder’s')
    .addHelpText('after', MAP_HELP)
    .action(async (folder: string, options: MarkdownOptions) => {
      const { importMarkdown } = await import('../import/markdown/run.ts');
      console.log(await importMarkdown(folder, options));
    });
}
