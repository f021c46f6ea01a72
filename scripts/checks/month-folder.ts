import { problemAt, type Problem } from '../../src/content/problem.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

const MONTH = /^\d{4}\/(?:0[1-9]|1[0-2])(?:\/|$)/;

/** A folder of a year in which a story's folder is none of a month: year, or both, would stand in its address twice. */
export class MonthFolder implements OutletRule {
  readonly id = 'month-folder';

  check({ newsroom, partial }: OutletFacts): Problem[] {
    // Where addresses have neither, folders may be anything.
    if (!/:(?:year|month)(?!\w)/.test(newsroom.outlet.written.permalink)) return [];
    return [...newsroom.articles, ...partial].flatMap((article) => {
      const folders = article.filePath.split('/').slice(0, -1);
      const [year = ''] = folders;
      if (!/^\d{4}$/.test(year) || MONTH.test(folders.join('/'))) return [];
      const address = article.path === '' ? '' : `, and the address of the story is ${article.path}`;
      const what = `“${folders.slice(0, 2).join('/')}” is no folder of a month${address}.`;
      const how = `Move it into one, which has two digits: \`articles/${year}/09/\`.`;
      return [{ ...problemAt(article, [], this.id, { what, how }), line: 1, column: 1 }];
    });
  }
}
