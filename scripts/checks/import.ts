import { existsSync, readdirSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import { startOf } from '../../src/content/body-tree.ts';
import { didYouMean } from '../../src/content/nearest.ts';
import { exportsOf } from './mdx-code.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

const SOURCE = /(?:\bfrom|\bimport)\s*(["'])((?:\.{1,2}\/|@?[a-z])[^"'\n]*)\1/gi;

/** Files and packages that an .mdx story imports. */
export class Import implements StoryRule {
  readonly id = 'import';

  *check(story: Story): Iterable<Finding> {
    for (const node of story.nodes) {
      if (node.type !== 'mdxjsEsm') continue;
      const start = story.inText(startOf(node));
      for (const { 0: match, 2: source = '', index } of node.value.matchAll(SOURCE)) {
        if (!source.startsWith('.')) {
          if (isInstalled(source, story.file)) continue;
          yield {
            at: start + index + match.indexOf(source),
            what: `There is no package “${source}”.`,
            how: 'Correct its name; a file begins with `./`.',
          };
          continue;
        }
        const file = fileOf(source, story);
        if (existsSync(file)) continue;
        const folder = path.dirname(file);
        const beside = existsSync(folder) ? readdirSync(folder) : [];
        yield {
          at: start + index + match.indexOf(source),
          what: `The file “${source}” does not exist.${didYouMean(path.basename(file), beside)}`,
          how: 'Correct the path; it is relative to this file, and capital letters count.',
        };
      }
    }
    for (const { name, source, offset } of story.code?.imports ?? []) {
      if (!/^\.{1,2}\/[^?]*$/.test(source)) continue;
      const given = exportsOf(fileOf(source, story));
      if (!given || given.has(name)) continue;
      yield {
        at: story.inText(offset),
        what: `The file “${source}” exports no \`${name}\`.${didYouMean(name, [...given])}`,
        how: given.size === 0 ? 'Export it there.' : `It exports ${[...given].join(', ')}.`,
      };
    }
  }
}

function fileOf(source: string, story: Story): string {
  return path.resolve(path.dirname(story.file), source.replace(/\?.*$/, ''));
}

/** Whether a package lies where the build looks for it: above the story, or with the code. */
function isInstalled(source: string, file: string): boolean {
  const name = /^(?:@[^/]+\/)?[^/?]+/.exec(source)?.[0] ?? source;
  // `node:fs`, `astro:assets`, `https://…`
  if (/^\w+:/.test(source) || isBuiltin(source)) return true;
  return [file, import.meta.filename].some((from) =>
    (createRequire(from).resolve.paths(name) ?? []).some((folder) => existsSync(path.join(folder, name))),
  );
}
