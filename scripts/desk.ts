/** `npm run desk -- <command>`: what writers do besides writing. Exit codes: 0 fine, 1 problems, 2 wrong usage. */
import { Command } from 'commander';
import { exitWith } from './exit.ts';

const desk = new Command('desk')
  .description('The newsroom’s desk.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

desk
  .command('init')
  .description('make a new outlet: four settings, an author, a section')
  .argument('<folder>', 'where it goes; must not exist, or be empty')
  .action(async (folder: string) => {
    const { initOutlet } = await import('./desk/init.ts');
    console.log(initOutlet(folder));
  });

desk
  .command('check')
  .description('read every file of the outlet and say what is wrong')
  .action(async () => {
    const { checkNewsroom } = await import('./desk/check.ts');
    process.exitCode = await checkNewsroom();
  });

try {
  await desk.parseAsync();
} catch (error) {
  exitWith(error);
}
