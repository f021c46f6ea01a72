import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { displayPath } from '../../src/content/outlet-file.ts';
import { UsageError } from '../../src/site/usage-error.ts';

const FILES: Readonly<Record<string, string>> = {
  'outlet.yaml': `# These four are all that is required; everything else has a default (see the sample outlet's outlet.yaml).
name: The Daily Example
url: https://news.example
timezone: ${Intl.DateTimeFormat().resolvedOptions().timeZone}
lang: en
`,
  'authors/newsroom.yaml': `name: The newsroom
status: organisation
`,
  'sections/news.yaml': `name: News
`,
};

/**
 * Writes a minimal outlet, which builds as it is.
 * @returns what to do next, for the person who asked
 * @throws {UsageError} when the folder holds something already
 */
export function initOutlet(folder: string): string {
  const root = path.resolve(folder);
  if (existsSync(root) && readdirSync(root).length > 0) {
    throw new UsageError(`${folder} is not empty. Name a folder that does not exist yet.`);
  }
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  mkdirSync(path.join(root, 'articles'), { recursive: true });
  const shown = displayPath(root);
  return [
    `Made ${shown}/ with ${Object.keys(FILES).join(', ')}.`,
    `Now begin a story: CONTENT_DIR=${shown} npm run desk -- new "Your first headline"`,
    `and look at it:    CONTENT_DIR=${shown} npm run dev`,
  ].join('\n');
}
