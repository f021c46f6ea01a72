import { Option, type Command } from 'commander';
import type { Format } from '../../checks/report/report.ts';

interface Given {
  readonly format: Format;
  readonly fix?: true;
  /** True where no revision is named. */
  readonly changed?: string | true;
  readonly listRules?: true;
}

export function registerCheck(desk: Command): void {
  desk
    .command('check')
    .description('read every file of the outlet and say what is wrong: file, line, column, what, how')
    .option('--fix', 'mend what can be mended safely, in the files themselves')
    .option(
      '--changed [revision]',
      'only files that differ from a revision of git (HEAD), and what refers to them',
    )
    .addOption(
      new Option('--format <format>', 'how it is said')
        .choices(['terminal', 'json', 'github', 'sarif'])
        .default('terminal'),
    )
    .option(
      '--list-rules',
      'name the rules and how grave each is; outlet.yaml may set it: check: { rules: { bare-url: off } }',
    )
    .addHelpText('after', '\nExit codes: 0 no error (there may be warnings), 1 errors, 2 wrong usage.')
    .action(async ({ format, fix, changed, listRules: list }: Given) => {
      const { checkNewsroom, listRules } = await import('../check.ts');
      if (list) process.stdout.write(listRules());
      else {
        const changedSince = changed === true ? 'HEAD' : changed;
        process.exitCode = await checkNewsroom({ format, fix: fix ?? false, changedSince });
      }
    });
}
