import path from 'node:path';
import type { Problem } from '../../src/content/problem.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

const LEAST = 1200;

export class SmallLead implements OutletRule {
  readonly id = 'small-lead';

  check({ newsroom, partial, looks }: OutletFacts): Problem[] {
    return [...newsroom.articles, ...partial].flatMap(({ file, shown, written, document }): Problem[] => {
      const src = written.image?.src;
      if (src === undefined) return [];
      const width = looks.get(path.resolve(path.dirname(file), src))?.facts?.width;
      if (width === undefined || width >= LEAST) return [];
      const what = `The leading picture is ${String(width)} pixels wide, less than ${String(LEAST)}.`;
      const how = 'Take a larger one: it fills the page, and aggregators leave small pictures out.';
      const place = document.locate(['image', 'src']);
      return [{ rule: this.id, severity: 'warn', file: shown, ...place, what, how }];
    });
  }
}
