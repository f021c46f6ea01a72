import { UNKNOWN_URL } from '../../src/content/outlet-file.ts';
import type { Problem } from '../../src/content/problem.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/** An outlet that would go out with the address that an import put in because it knew none. */
export class UnknownAddress implements OutletRule {
  readonly id = 'unknown-address';

  check({ newsroom }: OutletFacts): Problem[] {
    const { written, document, shown } = newsroom.outlet;
    if (URL.parse(written.url)?.host !== URL.parse(UNKNOWN_URL)?.host) return [];
    const what = `“${written.url}” stands for an address that an import did not know: feeds, sitemaps and cards lead to it.`;
    const how = 'Put the address that the outlet is to have.';
    return [{ rule: this.id, severity: 'warn', file: shown, ...document.locate(['url']), what, how }];
  }
}
