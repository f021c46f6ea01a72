import type { Problem } from '../../src/content/problem.ts';
import { isAddressOf } from '../../src/site/article-of.ts';
import { resolveOutlet } from '../../src/site/outlet-settings.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/** `canonical` makes a story a copy; its own address is its canonical one anyway. */
export class OwnCanonical implements OutletRule {
  readonly id = 'own-canonical';

  check({ newsroom, partial }: OutletFacts): Problem[] {
    const outlet = resolveOutlet(newsroom.outlet.written, { siteUrl: undefined, basePath: undefined });
    return [...newsroom.articles, ...partial].flatMap(({ written, path, shown, document }): Problem[] => {
      if (written.canonical === undefined || path === '') return [];
      if (!isAddressOf(written.canonical, path, outlet)) return [];
      const { line, column } = document.locate(['canonical']);
      const what = '`canonical` names the story itself.';
      const how = 'Take it out: it is for copies, and says where the original stands.';
      return [{ rule: this.id, severity: 'warn', file: shown, line, column, what, how }];
    });
  }
}
