import type { Problem } from '../../src/content/problem.ts';
import type { SourcedArticle } from '../../src/content/newsroom.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/** Of two versions of a story in one language search engines are told of one, and nobody says of which. */
export class SameLanguage implements OutletRule {
  readonly id = 'same-language';

  check({ newsroom, partial }: OutletFacts): Problem[] {
    const articles = [...newsroom.articles, ...partial];
    const byName = new Map(articles.flatMap((one) => [[one.filePath, one] as const, [one.id, one] as const]));
    const langOf = ({ written }: SourcedArticle) => written.lang ?? newsroom.outlet.written.lang;
    const known = new Map<string, SourcedArticle>();
    return articles.flatMap((article): Problem[] => {
      const original = originalOf(article, byName);
      if (!original) return [];
      const lang = langOf(article);
      const version = `${original.id} ${lang}`;
      const other = langOf(original) === lang ? original : known.get(version);
      if (!other) {
        known.set(version, article);
        return [];
      }
      const what = `${other.shown} is a version of the same story in the same language, ${lang}.`;
      const how = 'Say under `lang` in which language this one is, or take `translationOf` out.';
      const place = article.document.locate(['translationOf']);
      return [{ ...place, rule: this.id, severity: 'warn', file: article.shown, what, how }];
    });
  }
}

/** What a translation, or the translation of one, was made from; nothing of a story that is none. */
function originalOf(
  article: SourcedArticle,
  byName: ReadonlyMap<string, SourcedArticle>,
): SourcedArticle | undefined {
  const way = new Set([article]);
  let at = article;
  for (;;) {
    const next = byName.get(at.written.translationOf ?? '');
    if (!next || way.has(next)) break;
    way.add(next);
    at = next;
  }
  return at === article ? undefined : at;
}
