/**
 * Outlets full of damaged stories, built and judged: either the build fails and says in which file, line and column, or
 * what it makes passes the gate, tells nothing that is hidden, and runs nothing in a browser.
 */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { makeRandom } from '../../../scripts/pictures/random.ts';
import { runBuild, SAMPLE_CONTENT } from '../build-runner.ts';
import { filesOf, plainBytes } from '../site-files.ts';
import { serve } from '../static-host.ts';
import { watchedPage } from '../witness.ts';
import { mutate } from './mutate.ts';

export interface Verdicts {
  readonly stories: number;
  /** Stories that a build refused, by what it said of them first. */
  readonly refused: ReadonlyMap<string, number>;
  /** Stories that were published. */
  readonly published: number;
  readonly builds: number;
  readonly pagesLoaded: number;
  /** What should not have happened, with the name of the outlet and the story. */
  readonly faults: readonly string[];
}

interface Mutant {
  /** `2025/09/mutant-12` */
  readonly id: string;
  /** Below the content folder: a file, or a folder with its pictures. */
  readonly place: string;
  readonly changes: readonly string[];
  /** A word that must not be published: the story is a draft. */
  readonly secret: string | undefined;
}

export interface MutationRun {
  /** Absolute, empty: where all of it happens. */
  readonly folder: string;
  readonly seed: number;
  readonly outlets: number;
  /** Number of the first outlet, by default 0: each is judged by itself, in whatever run. */
  readonly first?: number;
  readonly storiesEach: number;
  /** How many of the outlets have the sample's own stories too, and draw cards; the others are built quickly. */
  readonly wholeOutlets: number;
  readonly browser: Browser;
  readonly onFault?: (told: string) => void;
  readonly onOutlet?: (told: string) => void;
}

export async function judgeMutants(run: MutationRun): Promise<Verdicts> {
  const { folder, seed, outlets, first = 0, storiesEach, wholeOutlets, browser, onFault } = run;
  const refused = new Map<string, number>();
  const faults: string[] = [];
  let [published, builds, pagesLoaded] = [0, 0, 0];
  // Pictures, and the pages of stories that are as they were, are made once for all outlets.
  const cacheDir = path.join(folder, 'cache');
  for (let number = first; number < first + outlets; number += 1) {
    const place = path.join(folder, `outlet-${String(number)}`);
    const isWhole = number < wholeOutlets;
    const told = (what: string) => {
      faults.push(`outlet ${String(number)}: ${what}`);
      onFault?.(faults.at(-1) ?? '');
    };
    const contentDir = path.join(place, 'content');
    cpSync(SAMPLE_CONTENT, contentDir, { recursive: true });
    if (!isWhole) appendFileSync(path.join(contentDir, 'outlet.yaml'), '\nsocialCards: false\n');
    const mutants = writeMutants(contentDir, `${String(seed)} ${String(number)}`, storiesEach, isWhole);
    const left = new Map(mutants.map((mutant) => [mutant.id, mutant]));
    const outDir = path.join(place, 'dist');
    // A build says all that it finds, and finds more when that is gone.
    let isBuilt = false;
    for (let round = 0; round < 12; round += 1) {
      builds += 1;
      const { code, output } = await runBuild({ contentDir, outDir, cacheDir });
      for (const flaw of flawsOfOutput(output)) told(flaw);
      if (code === 0) {
        isBuilt = true;
        break;
      }
      if (code !== 1) told(`exit ${String(code)}: ${output.slice(-2000)}`);
      const blamed = blamedBy(output, left);
      if (blamed.size === 0) {
        told(`no story is named: ${output.slice(-2000)}`);
        break;
      }
      for (const [id, message] of blamed) {
        const mutant = left.get(id);
        if (!mutant) continue;
        // What only the output shows has no line; the file must be named all the same.
        const namesSource = /\(written in |^redirects: /.test(message.what);
        if (message.isOfOutput && !namesSource)
          told(`${id} (${mutant.changes.join(', ')}): told without a file: ${message.what}`);
        refused.set(message.what, (refused.get(message.what) ?? 0) + 1);
        rmSync(path.join(contentDir, mutant.place), { recursive: true, force: true });
        left.delete(id);
      }
    }
    if (isBuilt) {
      const shown = [...left.values()].filter(({ id }) => existsSync(path.join(outDir, id, 'index.html')));
      published += shown.length;
      for (const leak of leaksOf(outDir, left)) told(leak);
      const loaded = await loadAll(browser, outDir, shown);
      pagesLoaded += loaded.pages;
      for (const fault of loaded.faults) told(fault);
    } else told('was never built');
    const strange = readdirSync(place).filter((name) => !['content', 'dist', 'dist.deploy'].includes(name));
    for (const name of strange) told(`there is ${name} beside the output`);
    run.onOutlet?.(
      `outlet ${String(number)}, after ${String(builds)} builds: ${String(left.size)} of ${String(mutants.length)} stories were built; ` +
        `${String(faults.length)} faults so far`,
    );
    rmSync(place, { recursive: true });
  }
  return { stories: outlets * storiesEach, refused, published, builds, pagesLoaded, faults };
}

/** Damaged copies of the sample's stories, beside the stories themselves. */
function writeMutants(contentDir: string, seed: string, count: number, keepsOriginals: boolean): Mutant[] {
  const articles = path.join(contentDir, 'articles');
  const originals = filesOf(articles).filter((file) => /\.mdx?$/.test(file));
  const sample = path.join(SAMPLE_CONTENT, 'articles');
  const texts = new Map(originals.map((file) => [file, readFileSync(path.join(sample, file), 'utf8')]));
  if (!keepsOriginals) {
    // What refers to them goes with them.
    for (const name of ['articles', 'comments', 'fronts', 'gone.yaml'])
      rmSync(path.join(contentDir, name), { recursive: true });
  }
  return Array.from({ length: count }, (_, number): Mutant => {
    const random = makeRandom(`mutant ${seed} ${String(number)}`);
    const original = random.pick(originals);
    const text = alone(texts.get(original) ?? '', keepsOriginals);
    const format = original.endsWith('.mdx') ? 'mdx' : 'md';
    const mutated = mutate({ bytes: Buffer.from(text), format }, random);
    const isBundle = /\/index\.mdx?$/.test(original);
    const id = `2025/09/mutant-${String(number)}`;
    const place = isBundle ? `articles/${id}` : `articles/${id}.${mutated.format}`;
    const file = path.join(contentDir, isBundle ? `${place}/index.${mutated.format}` : place);
    mkdirSync(path.dirname(file), { recursive: true });
    const changes = [...mutated.changes];
    if (isBundle) {
      const folder = path.dirname(path.join(sample, original));
      for (const name of readdirSync(folder).filter((one) => !/\.mdx?$/.test(one))) {
        const bytes = readFileSync(path.join(folder, name));
        if (random.chance(0.04)) {
          changes.push(`${name} damaged`);
          damage(bytes, random);
        }
        writeFileSync(path.join(path.dirname(file), name), bytes);
      }
    }
    const isHidden = random.chance(0.12);
    const secret = `zq${random.whole(1e8, 1e9).toString(36)}kx${String(number)}`;
    const draft = isHidden ? hidden(mutated.bytes, secret) : undefined;
    writeFileSync(file, draft ?? mutated.bytes);
    return { id, place, changes, secret: draft && secret };
  });
}

/** Without what only one story may have. */
function alone(text: string, keepsOriginals: boolean): string {
  const fields = ['id', 'aliases', 'translationOf', 'series', ...(keepsOriginals ? [] : ['related'])];
  const end = text.indexOf('\n---\n', 4) + 1;
  const yaml = text
    .slice(0, end)
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(new RegExp(`^(?:${fields.join('|')}):.*\\n(?:[ -].*\\n)*`, 'gm'), '');
  return yaml + text.slice(end);
}

function damage(bytes: Buffer, random: ReturnType<typeof makeRandom>): void {
  if (random.chance(0.3)) bytes.fill(0, random.whole(0, bytes.length));
  for (let n = random.whole(1, 30); n > 0; n -= 1)
    bytes[random.whole(0, bytes.length - 1)] = random.whole(0, 255);
}

/** Opens frontmatter, behind a byte order mark too (in Latin-1). */
const OPENING = /^(?:\u00EF\u00BB\u00BF)?---\r?\n/;

/** A draft that says a word of its own; nothing where no line can make it a draft. */
function hidden(bytes: Buffer, secret: string): Buffer | undefined {
  const text = bytes.toString('latin1');
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return undefined;
  return Buffer.from(
    `${opening}draft: true\n${text.slice(opening.length)}\n\nThe word is ${secret} and nobody may read it anywhere.\n`,
    'latin1',
  );
}

/** What no message to a newsroom may look like. */
function flawsOfOutput(output: string): string[] {
  const flaws: string[] = [];
  const add = (what: string, found: RegExpExecArray | null) => {
    if (found) flaws.push(`${what}: ${output.slice(Math.max(0, found.index - 300), found.index + 500)}`);
  };
  add('a stack', /^\s+at .+(?::\d+:\d+\)?|\(native\)|<anonymous>\)?)$/m.exec(output));
  add(
    'an error of the program',
    /\b(?:TypeError|ReferenceError|SyntaxError|RangeError|AssertionError|ERR_[A-Z_]+)\b/.exec(output),
  );
  add('an object', /\[object \w+\]/.exec(output));
  add('a problem without advice', /^content\/\S+:\d+:\d+: (?!warning).*\n(?! {4}\S)/m.exec(output));
  return flaws;
}

interface Message {
  readonly what: string;
  readonly isOfOutput: boolean;
}

function blamedBy(output: string, left: ReadonlyMap<string, Mutant>): Map<string, Message> {
  const blamed = new Map<string, Message>();
  const blame = (id: string | undefined, what: string, isOfOutput: boolean) => {
    if (id !== undefined && left.has(id) && !blamed.has(id)) blamed.set(id, { what, isOfOutput });
  };
  for (const line of output.split('\n')) {
    const problem = /articles\/(2025\/09\/mutant-\d+)(?:\/[^/:]+)?(?:\.mdx?)?:\d+:\d+: (?!warning)(.*)/.exec(
      line,
    );
    if (problem)
      blame(problem[1], problem[2]?.replaceAll(/“[^”]*”|"[^"]*"|\d+/g, '…').slice(0, 90) ?? '', false);
    else if (!line.startsWith('warning: '))
      blame(/(2025\/09\/mutant-\d+)/.exec(line)?.[1], line.slice(0, 400), true);
  }
  return blamed;
}

function leaksOf(outDir: string, left: ReadonlyMap<string, Mutant>): string[] {
  const secrets = [...left.values()].flatMap(({ secret }) => (secret === undefined ? [] : [secret]));
  if (secrets.length === 0) return [];
  const pattern = new RegExp(secrets.join('|'), 'gi');
  return filesOf(outDir).flatMap((file) =>
    [...new Set(`${file}\n${plainBytes(outDir, file).toString('latin1')}`.match(pattern) ?? [])].map(
      (secret) => `${file} tells ${secret}`,
    ),
  );
}

async function loadAll(
  browser: Browser,
  outDir: string,
  shown: readonly Mutant[],
): Promise<{ pages: number; faults: string[] }> {
  const host = await serve(outDir);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const isExpected = (fault: string) => /\b404\b|blocked by Playwright/.test(fault);
  const { page, faults, foreign } = await watchedPage(context, host.origin);
  const found: string[] = [];
  const addresses = ['/', '/latest/', '/tags/', ...shown.flatMap(({ id }) => [`/${id}/`, `/lite/${id}/`])];
  for (const address of addresses) {
    await page.goto(host.url(address), { waitUntil: 'load' });
    // A picture or sound of the writer's that does not exist is told as a warning by the build.
    const own = faults.splice(0).filter((fault) => !isExpected(fault));
    const mutant = shown.find(({ id }) => address.includes(`${id}/`));
    for (const fault of [...own, ...foreign.splice(0).map((url) => `asked ${url}`)])
      found.push(`${address} (${mutant?.changes.join(', ') ?? ''}): ${fault}`);
  }
  await context.close();
  await host.close();
  return { pages: addresses.length, faults: found };
}
