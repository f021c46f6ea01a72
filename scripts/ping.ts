/**
 * `npm run ping -- --since <urls.json of the last deployment>`: after a deployment, tells search engines (IndexNow) which
 * pages changed and the WebSub hub which feeds did, as outlet.yaml names them. Builds never do this.
 *
 * Exit codes: 0 all told (or nothing to tell), 1 somebody could not be told, 2 wrong usage.
 */
import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exitWith } from './exit.ts';

interface Options {
  since?: string;
  all?: boolean;
  dryRun?: boolean;
  indexnow: string;
}

const options = new Command('ping')
  .description('Tells search engines and the WebSub hub what the last deployment changed.')
  .option('--since <file>', 'urls.json of the deployment before: a copy of <OUT_DIR>.deploy/urls.json')
  .option('--all', 'tell everything, as after the first deployment')
  .option('--dry-run', 'print what would be sent, send nothing')
  .option('--indexnow <address>', 'where IndexNow is told', 'https://api.indexnow.org/indexnow')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Options>();

try {
  const { UsageError } = await import('../src/site/usage-error.ts');
  // Search engines take it ill to be told of twenty thousand pages that did not change: that must be asked for.
  if ((options.since === undefined) === (options.all !== true)) {
    throw new UsageError('Say either --since <urls.json of the last deployment> or --all.');
  }
  const { environment } = await import('../src/site/environment.ts');
  const { outlet, urls } = await import('../src/site/outlet.ts');
  const { deployFolderOf } = await import('../src/site/output-folders.ts');
  const { refusePreview } = await import('./build/preview-output.ts');
  const { changesOf, readUrlList } = await import('../src/outputs/url-list.ts');
  const { indexNowMessages, webSubMessages } = await import('./ping/messages.ts');
  const { send } = await import('./ping/send.ts');

  if (!outlet.indexNow && outlet.hub === undefined) {
    throw new UsageError(
      'outlet.yaml names neither `indexNow: { key: … }` nor a WebSub `hub`: there is nobody to tell.',
    );
  }
  refusePreview(environment.outDir);
  const read = (file: string) => {
    try {
      return readUrlList(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const now = read(path.join(deployFolderOf(environment.outDir), 'urls.json'));
  const before = options.since === undefined ? undefined : read(path.resolve(options.since));
  if (before && before.site !== now.site) {
    throw new UsageError(
      `${options.since ?? ''} is of ${before.site}, and what was built is of ${now.site}.`,
    );
  }
  const { pages, feeds } = changesOf(now, before);
  const messages = [
    ...(outlet.indexNow
      ? indexNowMessages(pages, {
          endpoint: options.indexnow,
          key: outlet.indexNow.key,
          keyLocation: new URL(`${outlet.indexNow.key}.txt`, now.site).href,
        })
      : []),
    ...(outlet.hub === undefined ? [] : webSubMessages(feeds, outlet.hub)),
  ];
  if (!urls.isOwn(now.site))
    throw new UsageError(`What was built is of ${now.site}; build it again for this address.`);
  if (messages.length === 0) console.log('Nothing changed.');
  for (const message of messages) {
    if (options.dryRun) {
      console.log(`POST ${message.url}\nContent-Type: ${message.contentType}\n\n${message.body}\n`);
      continue;
    }
    const fault = await send(message, {
      onRetry: (reason, wait) =>
        console.warn(`${message.about}: ${reason}; again in ${String(wait / 1000)} s`),
    });
    if (fault === undefined) console.log(message.about);
    else {
      console.error(`${message.about}: ${fault}`);
      process.exitCode = 1;
    }
  }
} catch (error) {
  exitWith(error);
}
