/** Whether a page keeps to the budgets (budgets.ts). */
import { gzipSync } from 'node:zlib';
import { BUDGETS, type Budget } from './budgets.ts';
import type { ToldFacts } from './fact-store.ts';
import type { Output } from './output.ts';
import type { PageFacts, PageRules } from './page-facts.ts';

/** Beyond the budget by this factor a page is not released; up to it somebody should look. */
const INTOLERABLE = 1.5;
/** Where the newsroom decides how much there is: a live story has its updates, a front its blocks. No build fails for them. */
const isNewsrooms = (what: string, file: string) => what === 'html' && file !== 'search/index.html';

/**
 * What a page weighs without its own text, in kilobytes after gzip; nothing where there is no budget for it. What is
 * light enough when it is packed in haste is not packed again: a host packs better.
 * @param own begin and end of what is not counted, in UTF-16 units
 */
export function pageWeight(
  html: string,
  file: string,
  { own, story }: Pick<PageFacts, 'own' | 'story'>,
): number | undefined {
  const budget = budgetOf(file, story !== undefined);
  if (!budget) return undefined;
  let rest = '';
  let from = 0;
  for (const [begin, end] of own) {
    rest += html.slice(from, begin);
    from = end;
  }
  const bytes = Buffer.from(rest + html.slice(from));
  const inHaste = kilobytes(bytes, 1);
  return inHaste <= budget.html ? inHaste : kilobytes(bytes);
}

interface Excess {
  readonly what: string;
  readonly isIntolerable: boolean;
}

const NO_EXCESS: readonly Excess[] = [];
const NOTHING: readonly string[] = [];

/** Weighs the files that pages load, each once. */
export class Scales {
  readonly #output: Output;
  readonly #rules: PageRules;
  readonly #known = new Map<string, number>();
  /** Thousands of pages have one list (fact-store.ts): of each whose addresses mean the same everywhere, what it weighs. */
  readonly #lists = new Map<readonly string[], number>();

  constructor(output: Output, rules: PageRules) {
    this.#output = output;
    this.#rules = rules;
  }

  /** @returns what is over the budget, and by how much */
  judge(
    file: string,
    { weight = 0, styles = NOTHING, scripts = NOTHING, story }: ToldFacts,
  ): readonly Excess[] {
    const budget = budgetOf(file, story !== undefined);
    if (!budget) return NO_EXCESS;
    const [css, script] = [this.#load(styles, file), this.#load(scripts, file)];
    if (weight <= budget.html && css <= budget.css && script <= budget.script) return NO_EXCESS;
    return Object.entries({ html: weight, css, script }).flatMap(([what, kb]) => {
      const most = budget[what as 'html' | 'css' | 'script'];
      if (kb <= most) return [];
      const told = `is over its budget: ${kb.toFixed(1)} KB of ${what} where ${String(most)} are allowed`;
      return [{ what: told, isIntolerable: kb > most * INTOLERABLE && !isNewsrooms(what, file) }];
    });
  }

  /** What a page loads, in kilobytes. */
  #load(targets: readonly string[], file: string): number {
    let sum = this.#lists.get(targets);
    if (sum !== undefined) return sum;
    sum = 0;
    const { origin, base, placeOf } = this.#rules;
    for (const target of new Set(targets)) {
      const place = placeOf(target, `${origin}${base}${file}`);
      if (place.kind === 'own') sum += this.#weigh(place.file);
    }
    if (targets.every((target) => target.startsWith('/'))) this.#lists.set(targets, sum);
    return sum;
  }

  #weigh(file: string): number {
    let weight = this.#known.get(file);
    if (weight === undefined) {
      weight = this.#output.has(file) ? kilobytes(this.#output.bytes(file)) : 0;
      this.#known.set(file, weight);
    }
    return weight;
  }
}

/** Lists and pages of the newsroom's own have no budget: how much stands on them is the newsroom's decision. */
function budgetOf(file: string, isStory: boolean): Budget | undefined {
  if (file === 'index.html') return BUDGETS.front;
  if (file === 'search/index.html') return BUDGETS.search;
  return isStory ? BUDGETS.article : undefined;
}

function kilobytes(bytes: Buffer, level = 9): number {
  return gzipSync(bytes, { level }).length / 1024;
}
