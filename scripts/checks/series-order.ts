import type { Problem } from '../../src/content/problem.ts';
import type { SourcedArticle } from '../../src/content/newsroom.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/** A part and its translation bear one number; two of one language do not. */
export class SeriesOrder implements OutletRule {
  readonly id = 'series-order';

  check({ newsroom, partial }: OutletFacts): Problem[] {
    const parts = new Map<string, SourcedArticle>();
    return [...newsroom.articles, ...partial].flatMap((article): Problem[] => {
      const { series, lang = newsroom.outlet.written.lang } = article.written;
      if (!series) return [];
      const part = `${series.id} ${String(series.order)} ${lang}`;
      const other = parts.get(part);
      if (!other) {
        parts.set(part, article);
        return [];
      }
      const { line, column } = article.document.locate(['series', 'order']);
      const what = `Part ${String(series.order)} of the series “${series.id}” is ${other.shown} already.`;
      const how = 'Give one of the two another number.';
      return [{ rule: this.id, severity: 'warn', file: article.shown, line, column, what, how }];
    });
  }
}
