/**
 * HTML as html-validate judges it, in bounded time. It takes 20 ms a page, and an archive's pages differ in their words
 * alone: a page is judged when it is made of something (shapes.ts) that no sound page before it held. What is said of a
 * whole document, equal ids for one, is looked for in every page.
 */
import type { HtmlValidate, Report } from 'html-validate';
import { htmlRules } from './html-rules.ts';
import type { PageShapes } from './shapes.ts';

const PASSED_OVER = new Set([
  // By the rule of equal ids, below, and by the content security policy.
  'no-dup-id',
  'no-inline-style',
  // Of style alone: `<br/>` and white space at a line's end are right HTML, and writers write them.
  'void-style',
  'no-trailing-whitespace',
  // What HTML within a story may lack, browsers make up for: no reason to keep a newsroom from publishing. The tests
  // hold our own pages to them.
  'wcag/h63',
  'element-required-content',
  'element-permitted-order',
]);
/** What a writer writes wrongly stays within the story, but for a tag that closes what it did not open. */
const BREAKS_OUT = new Set(['close-order', 'parser-error', 'element-name']);
/** It opens an empty paragraph (HTML, section 13.2.6.4.7); a component in the middle of a paragraph leaves one. */
const HARMLESS_END = "Stray end tag '</p>'";

const TOO_DEEP: Message = {
  ruleId: 'too-deep',
  severity: 2,
  message: 'Elements are nested too deeply to be judged',
  line: 1,
  column: 1,
  offset: 0,
};

type Message = Pick<
  Report['results'][number]['messages'][number],
  'ruleId' | 'severity' | 'message' | 'line' | 'column' | 'offset'
>;

export interface Judgement {
  readonly faults: readonly string[];
  /** In what people wrote: browsers show it, and it must not keep the news from coming out. */
  readonly doubts: readonly string[];
}

export class MarkupJudge {
  readonly #known: Set<string>;
  /** Of pages with faults: one telling of a fault that every page has is enough. */
  readonly #faulty = new Set<string>();
  /** Of pages whose stories alone are in doubt: told once in a run, and looked at again in the next. */
  readonly #doubtful = new Set<string>();
  #validator: HtmlValidate | undefined;
  /** Pages that were judged in this run. */
  judged = 0;

  /** @param known what sound pages held before */
  constructor(known: Iterable<string>) {
    this.#known = new Set(known);
  }

  get known(): ReadonlySet<string> {
    return this.#known;
  }

  /** Whether pages went unjudged because another had told their faults already. */
  get hasFaults(): boolean {
    return this.#faulty.size > 0;
  }

  /** @throws never: what is nested too deeply for the validator is a fault like any other */
  async #messages(html: string): Promise<readonly Message[]> {
    this.#validator ??= await loadValidator();
    try {
      return this.#validator.validateStringSync(html).results[0]?.messages ?? [];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [TOO_DEEP];
    }
  }

  /**
   * @param shapes what the page is made of
   * @param own where people's own text stands: begin and end in UTF-16 units
   * @returns what is wrong, each kind of fault once
   */
  async judge(
    html: string,
    { found: shapes, repeated, repeatedByHand }: PageShapes,
    own: readonly (readonly [number, number])[] = [],
  ): Promise<Judgement> {
    const twice = (id: string): [string, string] => [id, `has the id “${id}” twice`];
    const faults = new Map(repeated.map(twice));
    const doubts = new Map(repeatedByHand.map(twice));
    const sets = [this.#known, this.#faulty, this.#doubtful];
    if ([...shapes].every((shape) => sets.some((set) => set.has(shape))))
      return { faults: [...faults.values()], doubts: [...doubts.values()] };
    this.judged += 1;
    let set = this.#known;
    for (const { ruleId, message, line, column, offset, severity } of await this.#messages(html)) {
      if (severity !== 2 || PASSED_OVER.has(ruleId)) continue;
      const staysWithin = !BREAKS_OUT.has(ruleId) || message === HARMLESS_END;
      const isOwn = staysWithin && own.some(([from, to]) => offset >= from && offset < to);
      if (!isOwn) set = this.#faulty;
      else if (set === this.#known) set = this.#doubtful;
      (isOwn ? doubts : faults).set(
        `${ruleId} ${message}`,
        `is not right HTML: ${message} (${ruleId}, line ${String(line)}, column ${String(column)})`,
      );
    }
    for (const shape of shapes) set.add(shape);
    return { faults: [...faults.values()], doubts: [...doubts.values()] };
  }
}

/** Most publishes hold nothing that was not judged before, and to load it takes longer than to read their pages. */
async function loadValidator(): Promise<HtmlValidate> {
  const { HtmlValidate, StaticConfigLoader } = await import('html-validate');
  return new HtmlValidate(new StaticConfigLoader(htmlRules));
}
