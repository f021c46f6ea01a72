import { marksOf, readQuotes } from './quotation-marks.ts';
import type { Passage } from './prose.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** Blocks that a quotation may go on for. */
const LONGEST = 12;

export class UnbalancedQuotes implements StoryRule {
  readonly id = 'unbalanced-quotes';

  *check(story: Story): Iterable<Finding> {
    const marks = marksOf(story.language);
    if (!marks) return;
    for (const passage of story.fields) {
      for (const { index } of readQuotes(passage, marks, undefined).lonely) yield finding(passage, index);
    }
    // A quotation may begin in one block and end in another, as where each of its marks stands alone.
    let open: { readonly passage: Passage; readonly index: number; readonly number: number } | undefined;
    for (const [number, passage] of story.passages.entries()) {
      for (const { index, opens } of readQuotes(passage, marks, story.passages[number + 1]).lonely) {
        const isNear = open !== undefined && number - open.number <= LONGEST;
        if (!opens && open && isNear) {
          open = undefined;
          continue;
        }
        if (open) yield finding(open.passage, open.index);
        open = opens ? { passage, index, number } : undefined;
        if (!opens) yield finding(passage, index);
      }
    }
    if (open) yield finding(open.passage, open.index);
  }
}

function finding({ start, text }: Passage, index: number): Finding {
  const what = `The quotation mark ${text.charAt(index)} has no partner.`;
  return { at: start + index, what, how: 'Open and close every quotation.' };
}
