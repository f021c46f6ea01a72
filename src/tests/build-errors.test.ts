/** What a writer is told when something is wrong, and that the last good output stays as it was. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { BUILD_NOW, runBuild, runScript, type Run } from './build-runner.ts';
import { builtSite } from './built-sites.ts';
import { emptyOutlet, writeFiles, type OutletFiles } from './outlets.ts';
import { differences, filesOf } from './site-files.ts';

let count = 0;

/** Builds an outlet that has these files besides what `desk init` writes. */
async function build(
  files: OutletFiles,
  outDir?: string,
  env: Record<string, string> = {},
  prepare?: (contentDir: string) => void,
): Promise<Run> {
  const folder = path.join(inject('workshop'), `broken-${String((count += 1))}`);
  mkdirSync(folder, { recursive: true });
  const contentDir = await emptyOutlet(folder);
  writeFiles(contentDir, files);
  prepare?.(contentDir);
  const run = await runBuild({
    contentDir,
    outDir: outDir ?? path.join(folder, 'dist'),
    cacheDir: path.join(folder, 'cache'),
    env,
  });
  return { ...run, output: run.output.replaceAll(`${folder}/`, '') };
}

const story = (more: string, body = 'Words.') => `---
title: The ferry is late again
description: Passengers waited two hours on the quay while the harbour office said nothing at all.
author: newsroom
date: 2025-09-04T18:30:00+01:00
section: news
${more}---

${body}
`;

describe('a build of broken content', () => {
  it('exits with 1, names every broken file with line and column, and leaves the last output as it was', async () => {
    const { dir } = await builtSite('empty');
    const place = path.join(inject('workshop'), 'last-good');
    cpSync(dir, place, { recursive: true });
    const { code, output } = await build(
      {
        'articles/2025/09/one.md': story('sectoin: news\n'),
        'articles/2025/09/two.md': story('related: [2025/09/tow]\n'),
        'articles/2025/09/three.md': 'No frontmatter at all.\n',
        'articles/2025/09/four.md': story('').replace('section: news', 'section: nws'),
        'articles/2025/09/five.md': story('', '![A quay](./quay.jpg)'),
        'authors/vera.yaml': 'nmae: Vera\n',
      },
      place,
    );
    expect(code).toBe(1);
    for (const place of ['one.md:7:1', 'two.md:7:11', 'three.md:1:1', 'four.md:6:10', 'five.md:9:1']) {
      expect(output).toContain(`content/articles/2025/09/${place}`);
    }
    expect(output).toContain('content/authors/vera.yaml:1:1');
    expect(output).toContain('Did you mean “section”?');
    expect(output).toContain('Did you mean “2025/09/two”?');
    expect(output).toContain('Did you mean “news”?');
    expect(differences(place, dir)).toEqual([]);
    expect(existsSync(`${place}.last`)).toBe(false);
  });

  it('that breaks only while it is rendered is told with its place, as the desk tells it', async () => {
    const { code, output } = await build({
      'articles/2025/09/chart.mdx': story(
        '',
        `<Chart kind="bar" title="Boats" unit="a day" labels={['Mon', 'Tue']} series={[{ name: 'All', values: [1, 2, 3] }]} />`,
      ),
    });
    expect(code).toBe(1);
    expect(output).toContain('content/articles/2025/09/chart.mdx:9:');
    expect(output).toContain('labels');
    expect(output).not.toContain('cannot be rendered');
  });

  it('reads no file of the machine for a story, though a link leads to it', async () => {
    const body = "import words from './words.txt?raw';\n\n{words}";
    const { code, output } = await build(
      { 'articles/2025/09/one/index.mdx': story('', body) },
      undefined,
      {},
      (contentDir) => {
        const outside = path.join(contentDir, '..', 'words.txt');
        writeFileSync(outside, 'Told to nobody.\n');
        symlinkSync(outside, path.join(contentDir, 'articles/2025/09/one/words.txt'));
      },
    );
    expect(code).toBe(1);
    expect(output).toContain('content/articles/2025/09/one/index.mdx:9:20');
    expect(output).toContain('The file “./words.txt?raw” lies outside the content folder.');
  });

  it('with a dead link of our own making is not released', async () => {
    const { code, output } = await build({
      'outlet.yaml':
        'name: A\nurl: https://a.example\ntimezone: UTC\nlang: en\nnav: [{ label: Nowhere, url: /nowhere/ }]\n',
    });
    expect(code).toBe(1);
    expect(output).toContain('/nowhere/ does not exist');
  });

  it('with a dead link in the text of a story is released, with a warning', async () => {
    const { code, output } = await build({
      'articles/2025/09/one.md': story('', 'See [the tides](/tides/).'),
    });
    expect(output).toContain('warning: 2025/09/one/index.html: /tides/ does not exist');
    expect(code).toBe(0);
  });
});

describe('a file with any character of ASCII in its name', () => {
  /** What would end an address, or mean something else in one. */
  const MEANT = ['#', '%', '?', '\\'];

  it('is refused by the check, or built', async () => {
    const folder = path.join(inject('workshop'), 'characters');
    mkdirSync(folder, { recursive: true });
    const contentDir = await emptyOutlet(folder);
    const oldAddress = (name: string) => JSON.stringify(`/old/${name.replace(' ', '%20')}/`);
    const filesWith = (mark: string): OutletFiles => {
      const name = `x${mark}y`;
      const isNamed = !MEANT.includes(mark);
      const named = (text: string) =>
        text.replaceAll(/(?<=^(?:author|section): )\w+/gm, JSON.stringify(name));
      return {
        [`authors/${name}.yaml`]: 'name: Vera\n',
        [`sections/${name}.yaml`]: 'name: Harbour\n',
        [`series/${name}.yaml`]: 'name: The crossing\nordered: false\n',
        [`pages/page-${name}.md`]: '---\ntitle: About\n---\n\nWords.\n',
        [`pages/mdx-${name}.mdx`]: '---\ntitle: About\n---\n\nWords.\n',
        // Several of them become one address.
        [`articles/2025/07/${String(mark.codePointAt(0))}${name}.md`]: isNamed
          ? named(
              story(`series: { id: ${JSON.stringify(name)}, order: 1 }\naliases: [${oldAddress(name)}]\n`),
            )
          : story(''),
        [`articles/2025/08/${String(mark.codePointAt(0))}${name}.mdx`]: story(''),
      };
    };
    const marks = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index));
    const usual = /[/\da-z]/i;
    for (const mark of marks.filter((one) => !usual.test(one))) writeFiles(contentDir, filesWith(mark));
    const env = { CONTENT_DIR: contentDir, BUILD_NOW, CACHE_DIR: path.join(folder, 'cache') };
    const { output } = await runScript('desk.ts', ['check', '--format', 'json'], env);
    const { problems } = JSON.parse(output) as {
      problems: readonly { rule: string; severity: string; file: string }[];
    };
    const refused = problems.filter(({ severity }) => severity === 'error');
    expect(new Set(refused.map(({ rule }) => rule))).toEqual(new Set(['file-name']));
    const files = refused.map(({ file }) => file.replace(/^.*\/content\//, ''));
    expect(files.sort()).toEqual(
      MEANT.flatMap((mark) => Object.keys(filesWith(mark)))
        .filter((file) => !file.endsWith('.md') || file.startsWith('pages/'))
        .sort(),
    );
    for (const file of files) rmSync(path.join(contentDir, file));
    const run = await runBuild({ contentDir, outDir: path.join(folder, 'dist'), cacheDir: env.CACHE_DIR });
    expect(run).toMatchObject({ code: 0 });
  });
});

describe('a build that is called wrongly', () => {
  it('with an option that does not exist exits with 2', async () => {
    const { code, output } = await runScript('build.ts', ['--fast']);
    expect(code).toBe(2);
    expect(output).toContain("unknown option '--fast'");
  });

  it.each([
    ['BUILD_NOW', 'yesterday', 'BUILD_NOW'],
    [
      'SITE_URL',
      'news.example',
      'SITE_URL: “news.example” is not a web address. Write it as https://example.org.',
    ],
    ['BASE_PATH', 'a b', 'BASE_PATH: “a b” is not a path. Write it as /news/.'],
  ])('with %s=%s exits with 2 and says how to write it', async (name, value, message) => {
    const { code, output } = await build({}, undefined, { [name]: value });
    expect(code).toBe(2);
    expect(output).toContain(message);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it('on a folder without outlet.yaml says what is missing and how to begin', async () => {
    const folder = path.join(inject('workshop'), 'no-outlet');
    mkdirSync(folder, { recursive: true });
    const { code, output } = await runBuild({
      contentDir: folder,
      outDir: path.join(folder, 'dist'),
      cacheDir: path.join(folder, 'cache'),
    });
    expect(code).not.toBe(0);
    expect(output).toContain('outlet.yaml');
    expect(output).toContain('npm run desk -- init');
    expect(output).not.toMatch(/^\s+at /m);
  });
});

describe('desk init', () => {
  it('does not touch a folder that holds something', async () => {
    const folder = path.join(inject('workshop'), 'full');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'mine.txt'), 'mine');
    const { code, output } = await runScript('desk.ts', ['init', folder]);
    expect(code).toBe(2);
    expect(output).toContain('is not empty');
    expect(filesOf(folder)).toEqual(['mine.txt']);
    expect(readFileSync(path.join(folder, 'mine.txt'), 'utf8')).toBe('mine');
  });
});
