/**
 * `npm run release`: writes into the content folder's `urls.lock` every address of the output that is a promise from
 * now on. Exit codes: 0 written or nothing new, 1 the output cannot be released, 2 wrong usage.
 */
import { Command } from 'commander';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { refusePreview } from './build/preview-output.ts';
import { writeWhole } from './build/write-whole.ts';
import { exitWith } from './exit.ts';

new Command('release')
  .description('Keeps every address of the output for good: urls.lock.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

try {
  const { environment } = await import('../src/site/environment.ts');
  const { recoverOutput } = await import('./build/recover.ts');
  const { contentDir, outDir } = environment;
  recoverOutput(outDir);
  const { displayPath } = await import('../src/content/outlet-file.ts');
  const { UsageError } = await import('../src/site/usage-error.ts');
  if (!existsSync(path.join(outDir, 'index.html'))) {
    throw new UsageError(`There is no built site in ${displayPath(outDir)}. Build it with npm run build.`);
  }
  refusePreview(outDir);
  const { readThisNewsroom } = await import('../src/site/newsroom.ts');
  const { addressesOfNewsroom } = await import('../src/site/address-book.ts');
  const { promisedBy } = await import('../src/outputs/redirects.ts');
  const { promisesFile, promisesText, readFeedIdentities, readPromises } =
    await import('../src/site/url-promises.ts');
  const { feedIdentityOf } = await import('../src/outputs/feeds/item.ts');
  const { outlet } = await import('../src/site/outlet.ts');
  const book = addressesOfNewsroom((await readThisNewsroom()).newsroom);
  const known = readPromises(contentDir) ?? [];
  const served = promisedBy(book).filter(({ path: promised }) =>
    existsSync(path.join(outDir, promised.endsWith('/') ? `${promised}index.html` : promised)),
  );
  const ids = new Map(book.articles.map((article) => [article.path, article.id]));
  const promises = [
    ...known,
    ...served.map(({ path: promised }) => ({ path: promised, article: ids.get(promised) })),
  ];
  const file = promisesFile(contentDir);
  const identities = readFeedIdentities(contentDir);
  const count = (text: string) => text.split('\n').length - 1;
  const [before, after] = [count(promisesText(known)), count(promisesText(promises))];
  if (after > before || identities.length === 0) {
    writeWhole(file, promisesText(promises, identities.length > 0 ? identities : [feedIdentityOf(outlet)]));
  }
  console.log(`${displayPath(file)}: ${String(after)} addresses, ${String(after - before)} of them new`);
} catch (error) {
  exitWith(error);
}
