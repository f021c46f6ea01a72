/** The Nu Html Checker, which wants Java, over every page of every site that the tests build. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { builtSite, type SiteName } from '../built-sites.ts';
import { isInstalled } from './machine.ts';

const jar = createRequire(import.meta.url)('vnu-jar') as string;
const SITES: readonly SiteName[] = ['sample', 'empty', 'valley', 'arabic', 'naughty'];

describe.skipIf(!isInstalled('java', '-version'))('the Nu Html Checker', () => {
  it.each(SITES)('finds no error in the site “%s”', async (name) => {
    const { dir } = await builtSite(name);
    const options = ['-Xss8m', '-jar', jar, '--errors-only', '--skip-non-html', '--format', 'json', dir];
    const { stderr } = spawnSync('java', options, { encoding: 'utf8', maxBuffer: 1 << 28 });
    const report = JSON.parse(stderr) as { messages: { url: string; message: string; extract?: string }[] };
    expect(report.messages.map(({ url, message, extract }) => `${url}: ${message} ${extract ?? ''}`)).toEqual(
      [],
    );
  });
});
