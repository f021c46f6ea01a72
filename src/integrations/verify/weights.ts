/** Whether a page keeps to the budgets (budgets.ts). */
import { gzipSync } from 'node:zlib';
import { BUDGETS, type Budget } from './budgets.ts';
import type { ToldFacts } from './fact-store.ts';
import type { Output, Place } from './output.ts';
import type { PageFacts } from './page-facts.ts';

/** Beyond the budget by this factor a page is not released; up to it somebody should look. */
const INTOLERABLE = 1.5;

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

/** Weighs the files that pages load, each once. */
export class Scales {
  readonly #output: Output;
  readonly #known = new Map<string, number>();

  constructor(output: Output) {
    this.#output = output;
  }

  /** @returns what is over the budget, and by how much */
  judge(
    file: string,
    { weight = 0, styles = [], scripts = [], story }: ToldFacts,
    placeOf: (target: string) => Place,
  ): { readonly what: string; readonly isIntolerable: boolean }[] {
    const budget = budgetOf(file, story !== undefined);
    if (!budget) return [];
    const load = (targets: readonly string[]) =>
      [...new Set(targets)].reduce((sum, target) => {
        const place = placeOf(target);
        return sum + (place.kind === 'own' ? this.#weigh(place.file) : 0);
      }, 0);
    const weights = { html: weight, css: load(styles), script: load(scripts) };
    return Object.entries(weights).flatMap(([what, kb]) => {
      const most = budget[what as keyof typeof weights];
      if (kb <= most) return [];
      const told = `is over its budget: ${kb.toFixed(1)} KB of ${what} where ${String(most)} are allowed`;
      return [{ what: told, isIntolerable: kb > most * INTOLERABLE }];
    });
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
