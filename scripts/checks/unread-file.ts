import path from 'node:path';
import { displayPath } from '../../src/content/outlet-file.ts';
import type { Problem } from '../../src/content/problem.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/** A name that somebody may have given to a story, or to settings, in good faith. */
const STORY = /\.(?:mdx?|markdown|mdown|mkdn?)(?:\.txt)?$/i;
const SETTINGS = /\.(?:ya?ml|json|mdx?)(?:\.txt)?$/i;

/** Files that lie among those that are read, and are not, for their suffix. */
export class UnreadFile implements OutletRule {
  readonly id = 'unread-file';

  check({ unread }: OutletFacts): Problem[] {
    return unread.flatMap(({ file, suffixes }): Problem[] => {
      const seemsRead = suffixes.includes('.yaml') ? SETTINGS : STORY;
      if (!seemsRead.test(file)) return [];
      const named = suffixes.map((suffix) => `\`${suffix}\``).join(' or ');
      const what = `Nobody reads “${path.basename(file)}”: its suffix is not ${named}.`;
      const how = 'Rename it, or keep it elsewhere.';
      return [{ rule: this.id, severity: 'warn', file: displayPath(file), line: 1, column: 1, what, how }];
    });
  }
}
