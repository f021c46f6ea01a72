import { Option, type Command } from 'commander';
import { ARTICLE_TYPES } from '../../../src/content/vocabulary.ts';
import type { WantedStory } from '../new.ts';

type Options = Omit<WantedStory, 'headline'> & { readonly dryRun?: boolean };

export function registerNew(desk: Command): void {
  desk
    .command('new')
    .description('begin a story: the file in its folder, with what every story needs; asks when told nothing')
    .argument('[headline]', 'the headline, in quotation marks')
    .option('--section <id>', 'a file name in sections/')
    .option('--author <id...>', 'one or more file names in authors/')
    .addOption(new Option('--type <type>', 'what kind of story it is').choices(ARTICLE_TYPES))
    .option('--mdx', 'a story with components: charts, galleries, timelines')
    .option('--dry-run', 'say what would be made, and make nothing')
    .action(async (headline: string | undefined, options: Options) => {
      const { UsageError } = await import('../../../src/site/usage-error.ts');
      if (headline === undefined && !(process.stdin.isTTY && process.stdout.isTTY)) {
        throw new UsageError('Give the story a headline: npm run desk -- new "Ferries sail again"');
      }
      const { openRoom } = await import('../room.ts');
      const { planNew } = await import('../new.ts');
      const { finish } = await import('../finish.ts');
      const room = await openRoom();
      const { newsroom } = await room.read();
      const asked =
        headline === undefined ? await (await import('../ask.ts')).askForStory(newsroom) : { headline };
      finish(room, planNew(room, newsroom, { ...asked, ...options }), options);
    });
}
