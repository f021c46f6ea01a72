import { marksOf, readQuotes } from './quotation-marks.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

export class UnbalancedQuotes implements StoryRule {
  readonly id = 'unbalanced-quotes';

  *check(story: Story): Iterable<Finding> {
    const marks = marksOf(story.language);
    if (!marks) return;
    for (const passage of story.fields)
      yield* this.#lonely(readQuotes(passage, marks, undefined).lonely, passage);
    for (const [number, passage] of story.passages.entries()) {
      yield* this.#lonely(readQuotes(passage, marks, story.passages[number + 1]).lonely, passage);
    }
  }

  *#lonely(places: readonly number[], { start, text }: Story['passages'][number]): Iterable<Finding> {
    for (const index of places) {
      const what = `The quotation mark ${text.charAt(index)} has no partner.`;
      yield { at: start + index, what, how: 'Open and close every quotation.' };
    }
  }
}
