import { readdirSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../../src/cache/files-below.ts';
import { nearest } from '../../src/content/nearest.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import type { Problem } from '../../src/content/problem.ts';
import { CONTENT_KINDS } from '../../src/content/schema/kinds.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/** A name that somebody may have given to a story, or to settings, in good faith. */
const STORY = /\.(?:mdx?|markdown|mdown|mkdn?)(?:\.txt)?$/i;
const SETTINGS = /\.(?:ya?ml|json|mdx?)(?:\.txt)?$/i;
/** What is read of, whatever the folder. */
const READ = /\.(?:mdx?|yaml)$/;

const FOLDERS: ReadonlySet<string> = new Set([
  ...CONTENT_KINDS.flatMap(({ place }) =>
    path.extname(place) === '' ? [place] : place.split('/').slice(0, -1),
  ),
  'public',
]);

/** Files that lie among those that are read, and are not, for their suffix, or for the name of their folder. */
export class UnreadFile implements OutletRule {
  readonly id = 'unread-file';

  check({ unread, contentDir }: OutletFacts): Problem[] {
    const files = unread.flatMap(({ file, suffixes }): Problem[] => {
      const seemsRead = suffixes.includes('.yaml') ? SETTINGS : STORY;
      if (!seemsRead.test(file)) return [];
      const named = suffixes.map((suffix) => `\`${suffix}\``).join(' or ');
      const what = `Nobody reads “${path.basename(file)}”: its suffix is not ${named}.`;
      return [this.#problem(file, what, 'Rename it, or keep it elsewhere.')];
    });
    return [...files, ...this.#misnamedFolders(contentDir)];
  }

  /** Told of once for each, at the first file in it. */
  #misnamedFolders(contentDir: string): Problem[] {
    return readdirSync(contentDir, { withFileTypes: true }).flatMap((entry): Problem[] => {
      const { name } = entry;
      if (!entry.isDirectory() || name.startsWith('.') || FOLDERS.has(name)) return [];
      const meant = nearest(name, FOLDERS);
      if (meant === undefined) return [];
      const first = filesBelow(path.join(contentDir, name)).find((file) => READ.test(file));
      if (first === undefined) return [];
      const what = `Nobody reads what lies in the folder “${name}”. Did you mean “${meant}”?`;
      return [
        this.#problem(path.join(contentDir, name, first), what, 'Rename the folder, or keep it elsewhere.'),
      ];
    });
  }

  #problem(file: string, what: string, how: string): Problem {
    return { rule: this.id, severity: 'warn', file: displayPath(file), line: 1, column: 1, what, how };
  }
}
