import { localDay } from '../../src/archive/calendar.ts';
import { problemAt, type Problem } from '../../src/content/problem.ts';
import { saidLater } from './date-order.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

const DAY = 24 * 60 * 60 * 1000;
const MEND = 'Mend the date, or add it when that day has come.';

/** Most often a slip of the year: the story is missing without anybody being told, or something stands there too early. */
export class FarDate implements OutletRule {
  readonly id = 'far-date';

  check({ newsroom, partial, now }: OutletFacts): Problem[] {
    const { articles, comments, gone } = newsroom;
    const dayOf = (at: number) => localDay(at, newsroom.outlet.written.timezone).day;
    const problems: Problem[] = [];
    const tell = (source: Parameters<typeof problemAt>[0], path: readonly PropertyKey[], text: FarText) => {
      problems.push(problemAt(source, path, this.id, text));
    };
    for (const article of [...articles, ...partial]) {
      const { date, draft, embargo } = article.written;
      if (Number.isNaN(date) || draft) continue;
      for (const { name, path, at } of saidLater(article)) {
        if (at <= Math.max(now, date, embargo ?? 0) + DAY) continue;
        const what = `The ${name} is dated ${dayOf(at)}, more than a day ahead, and readers see it from the next build on.`;
        tell(article, path, { what, how: MEND });
      }
      if (embargo !== undefined || date <= now + DAY) continue;
      const how = 'Mend the date, or add `embargo:` (or `draft: true`) if it is to wait until then.';
      tell(article, ['date'], { what: `The story is dated ${dayOf(date)}, more than a day ahead.`, how });
    }
    for (const comment of comments) {
      const { date } = comment.written;
      if (date <= now + DAY) continue;
      const what = `The comment is dated ${dayOf(date)}, more than a day ahead, and readers see it from the next build on.`;
      tell(comment, ['date'], { what, how: MEND });
    }
    for (const [index, { url, date }] of (gone?.written ?? []).entries()) {
      if (!gone || date <= now + DAY) continue;
      const what = `The address ${url} is gone since ${dayOf(date)}, more than a day ahead, and says so from the next build on.`;
      tell(gone, [index, 'date'], { what, how: MEND });
    }
    return problems;
  }
}

type FarText = Parameters<typeof problemAt>[3];
