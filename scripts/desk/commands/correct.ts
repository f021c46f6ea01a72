import { Option, type Command } from 'commander';
import { CORRECTION_KINDS, SEVERITIES } from '../../../src/content/vocabulary.ts';
import type { WantedCorrection } from '../correct.ts';

export function registerCorrect(desk: Command): void {
  desk
    .command('correct')
    .description('add a correction that readers see, and put the right words into the story')
    .argument('<article>', 'its id, path, file or address')
    .addOption(
      new Option('--kind <kind>', 'what it is called').choices(CORRECTION_KINDS).default('correction'),
    )
    .addOption(
      new Option('--severity <severity>', 'major stands above the story, minor below')
        .choices(SEVERITIES)
        .makeOptionMandatory(),
    )
    .option(
      '--was <words>',
      'the wrong words; changed where they stand exactly once in story, headline, standfirst and captions',
    )
    .option('--now <words>', 'the right words')
    .option('--text <text>', 'what readers are told; default: what it said and what it should have said')
    .option('--dry-run', 'say what would be changed, and change nothing')
    .action(async (article: string, options: WantedCorrection & { dryRun?: boolean }) => {
      const { openRoom } = await import('../room.ts');
      const { planCorrection } = await import('../correct.ts');
      const { finish } = await import('../finish.ts');
      const room = await openRoom();
      finish(room, await planCorrection(room, article, options), options);
    });
}
