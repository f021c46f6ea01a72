import type { Problem } from '../../src/content/problem.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/** The address of another site whose beginning was left out. */
const HOST = /^www\.|^(?:[a-z\d-]+\.)+[a-z]{2,}\//i;

export class BrokenLink implements OutletRule {
  readonly id = 'broken-link';

  check({ links }: OutletFacts): Problem[] {
    return links.flatMap(({ link, resolution, path, write }): Problem[] => {
      const { shown: file, target, line, column, range } = link;
      const problem = (what: string, how: string): Problem => ({
        rule: this.id,
        severity: 'error',
        file,
        line,
        column,
        what,
        how,
      });
      if (resolution.kind === 'gone') {
        const what = `“${target}” was taken down.`;
        return [problem(what, `Take the link out: readers get a notice there (${resolution.reason}).`)];
      }
      if (resolution.kind !== 'missing') return [];
      if (target === '') return [problem('The link has no address.', 'Put one in, or take the link out.')];
      const { meant, exact } = resolution;
      if (exact && meant !== undefined) {
        const fix = range && [{ ...range, text: write(meant) }];
        const what = `There is nothing at “${target}”. The address is “${meant}”.`;
        return [{ ...problem(what, `Write \`${write(meant)}\`.`), ...(fix ? { fix } : {}) }];
      }
      if (HOST.test(target)) {
        const address = `https://${target}`;
        const what = `“${target}” is read as a place of this site, beside the page.`;
        return [problem(what, `Write \`${address}\`, if you mean the other site.`)];
      }
      const isFile = /\.[a-z\d]{2,5}$/i.test(path);
      const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`;
      const how = isFile
        ? 'Put the file into the content folder’s `public/`, and link to it with a slash at the beginning.'
        : 'Correct the address, or take the link out.';
      return [problem(`There is nothing at “${target}”.${hint}`, how)];
    });
  }
}
