import type { Problem } from '../../src/content/problem.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/**
 * What a build leaves out where it is a reference stands in the text as it was written: an address tells of a story
 * before it is public, and the build stops.
 */
export class HiddenLink implements OutletRule {
  readonly id = 'hidden-link';

  check(facts: OutletFacts): Problem[] {
    return hiddenLinks(facts, (visibility) => visibility !== 'expired').map(
      ({ visibility, target, ...place }) => ({
        ...place,
        rule: this.id,
        severity: 'error',
        what: `“${target}” is not public (${visibility}): the link would tell of it.`,
        how: 'Take the link out until that story is public, or keep this one back as long.',
      }),
    );
  }
}

/** What `related` is told for as well. Of a story that has expired the address is no secret. */
export class ExpiredLink implements OutletRule {
  readonly id = 'hidden-reference';

  check(facts: OutletFacts): Problem[] {
    return hiddenLinks(facts, (visibility) => visibility === 'expired').map(
      ({ visibility, target, ...place }) => ({
        ...place,
        rule: this.id,
        severity: 'warn',
        what: `“${target}” is not public (${visibility}), so the link leads nowhere.`,
        how: 'Take the link out.',
      }),
    );
  }
}

interface HiddenTarget extends Pick<Problem, 'file' | 'line' | 'column'> {
  readonly target: string;
  readonly visibility: string;
}

/** Links of public files to stories that are not. */
function hiddenLinks(
  { links, newsroom }: OutletFacts,
  asks: (visibility: string) => boolean,
): HiddenTarget[] {
  const hidden = new Set(
    newsroom.articles.filter(({ visibility }) => visibility !== 'public').map(({ file }) => file),
  );
  return links.flatMap(({ link, resolution }): HiddenTarget[] => {
    if (resolution.kind !== 'hidden' || hidden.has(link.file) || !asks(resolution.visibility)) return [];
    const { shown: file, target, line, column } = link;
    return [{ file, line, column, target, visibility: resolution.visibility }];
  });
}
