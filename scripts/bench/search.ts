/**
 * How well the search of a built outlet finds known stories, in a real browser on loopback:
 *
 *     node scripts/bench/search.ts <built output> [--questions 100] [--seed 1] [--kinds title,rare] [--cold 20] [--misses 5]
 *
 * For every kind of question: mean reciprocal rank at 10, how many were first, milliseconds from the question to the
 * first result (median, 95th percentile; of all questions together at the end), and what a reader fetches who comes with
 * nothing in the cache: KB before the first result stands there and in all, without Pagefind's own program. Questions are
 * drawn from the words of the built pages.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../src/tests/browser.ts';
import { serve, type StaticHost } from '../../src/tests/static-host.ts';
import { makeRandom } from '../pictures/random.ts';
import { KINDS, Library, type KnownItem } from './search/questions.ts';
import { readStories } from './search/stories.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    questions: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    /** Only kinds that begin with one of these. */
    kinds: { type: 'string', default: '' },
    /** How many questions of each kind are asked with an empty cache. */
    cold: { type: 'string', default: '20' },
    /** How many questions of each kind that did not find their story first are shown. */
    misses: { type: 'string', default: '0' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(
    'Usage: node scripts/bench/search.ts <built output> [--questions n] [--seed n] [--kinds a,b] [--cold n] [--misses n]',
  );
  process.exit(2);
}
const output = path.resolve(folder);
const FOUND = 10;
/** What the page asks for when its first result stands there. */
const FIRST_IS_THERE = '/first-result';
const RUNTIME = /\/(?:pagefind\.js|wasm\.[^/]+)$/;

interface Asked {
  /** 0 where the story is not among the first ten. */
  readonly rank: number;
  readonly milliseconds: number;
  /** Pathnames of the results. */
  readonly found: readonly string[];
}
interface Fetched {
  readonly first: number;
  readonly all: number;
}

const stories = readStories(output);
const library = new Library(stories);
const host = await serve(output);
const browser = await launchBrowser();
console.log(`${String(stories.length)} stories`);
console.log(
  '                                      n     MRR  first   p50   p95 ms   cold p95   KB p50   p95   max   in all p95',
);
/** Milliseconds of every question. */
const all: number[] = [];
const wanted = options.kinds.split(',');
for (const kind of KINDS.filter((kind) => wanted.some((start) => kind.startsWith(start)))) {
  const items = library.questions(kind, Number(options.questions), makeRandom(`${options.seed} ${kind}`));
  if (items.length === 0) continue;
  const page = await openSearch(browser, host);
  const asked: Asked[] = [];
  for (const item of items) asked.push(await ask(page, item));
  await page.context().close();
  all.push(...asked.map(({ milliseconds }) => milliseconds));
  const fetched: (Fetched & { milliseconds: number })[] = [];
  for (const item of items.slice(0, Number(options.cold))) fetched.push(await askCold(item));
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const times = asked.map(({ milliseconds }) => milliseconds);
  const kilobytes = fetched.map(({ first }) => first / 1000);
  console.log(
    [
      kind.padEnd(34),
      String(items.length).padStart(5),
      mean(asked.map(({ rank }) => (rank === 0 ? 0 : 1 / rank)))
        .toFixed(3)
        .padStart(7),
      `${(100 * mean(asked.map(({ rank }) => (rank === 1 ? 1 : 0)))).toFixed(0)} %`.padStart(6),
      ...[0.5, 0.95].map((share) => quantile(times, share).toFixed(0).padStart(6)),
      quantile(
        fetched.map(({ milliseconds }) => milliseconds),
        0.95,
      )
        .toFixed(0)
        .padStart(12),
      ...[0.5, 0.95, 1].map((share) => quantile(kilobytes, share).toFixed(0).padStart(7)),
      quantile(
        fetched.map(({ all }) => all / 1000),
        0.95,
      )
        .toFixed(0)
        .padStart(10),
    ].join(' '),
  );
  const missed = items.flatMap((item, place) =>
    asked[place]?.rank === 1 ? [] : [{ item, answer: asked[place] }],
  );
  for (const { item, answer } of missed.slice(0, Number(options.misses))) {
    console.log(
      `    “${item.query}” is ${item.path}, found at ${String(answer?.rank)} of ${String(answer?.found.length)}; first: ${answer?.found[0] ?? ''}`,
    );
  }
}
console.log(
  `all questions: ${quantile(all, 0.5).toFixed(0)} ms, 95th percentile ${quantile(all, 0.95).toFixed(0)} ms`,
);
await browser.close();
await host.close();

async function openSearch(browser: Browser, host: StaticHost): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(host.url('/search/'));
  await page.locator('[data-search-form] input').focus();
  await page.locator('[data-search-filters]').waitFor();
  return page;
}

/** Puts a question as if it were pasted, and waits for the answer. */
async function ask(page: Page, { query, path: wanted }: KnownItem): Promise<Asked> {
  const { milliseconds, found } = await page.evaluate(async (text) => {
    const field = document.querySelector<HTMLInputElement>('[data-search-form] input');
    const shell = document.querySelector('[data-search]');
    const list = document.querySelector('[data-search-list]');
    if (!field || !shell || !list) throw new Error('no search');
    const start = performance.now();
    field.value = text;
    field.form?.requestSubmit();
    const first = await new Promise<number>((resolve) => {
      let shown = 0;
      const look = () => {
        if (shown === 0 && list.childElementCount > 0) shown = performance.now();
        if (shell.getAttribute('aria-busy') !== 'true') {
          observer.disconnect();
          resolve(shown || performance.now());
        }
      };
      list.replaceChildren();
      const observer = new MutationObserver(look);
      observer.observe(shell, { attributes: true, childList: true, subtree: true });
    });
    const links = [...list.querySelectorAll<HTMLAnchorElement>('h3 a')];
    return { milliseconds: first - start, found: links.map(({ pathname }) => pathname) };
  }, query);
  const rank = found.slice(0, FOUND).indexOf(wanted) + 1;
  return { rank, milliseconds, found };
}

async function askCold(item: KnownItem): Promise<Fetched & { milliseconds: number }> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(host.url('/search/'), { waitUntil: 'networkidle' });
  host.forget();
  // Asked for before anything that follows the first result is.
  await page.evaluate((mark) => {
    const list = document.querySelector('[data-search-list]');
    const observer = new MutationObserver(() => {
      if (!list?.firstElementChild) return;
      observer.disconnect();
      void fetch(mark);
    });
    if (list) observer.observe(list, { childList: true });
  }, FIRST_IS_THERE);
  const { milliseconds } = await ask(page, item);
  await page.waitForLoadState('networkidle');
  const all = host.requests;
  const first = all.indexOf(FIRST_IS_THERE);
  await context.close();
  return { first: weightOf(first < 0 ? all : all.slice(0, first)), all: weightOf(all), milliseconds };
}

/** Bytes of the files of the index among these requests, each once: the browser keeps them. */
function weightOf(requests: readonly string[]): number {
  const files = [...new Set(requests)].filter((name) => name.startsWith('/pagefind/') && !RUNTIME.test(name));
  return files.reduce((sum, name) => sum + statSync(path.join(output, name)).size, 0);
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
