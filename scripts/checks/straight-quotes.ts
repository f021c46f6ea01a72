import type { TextEdit } from '../../src/content/edit/source-text.ts';
import { MARKUP } from './prose.ts';
import { marksOf, readQuotes } from './quotation-marks.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** Told once for a story: where there is one, there are twenty. */
export class StraightQuotes implements StoryRule {
  readonly id = 'straight-quotes';

  *check(story: Story): Iterable<Finding> {
    const marks = marksOf(story.language);
    if (!marks) return;
    const fix: TextEdit[] = [];
    for (const [passages, isBody] of [
      [story.fields, false],
      [story.passages, true],
    ] as const) {
      for (const [number, passage] of passages.entries()) {
        const { straight } = readQuotes(passage, marks, isBody ? passages[number + 1] : undefined);
        for (const { index, mark } of straight) {
          // A mark that the YAML writes as two characters goes with both.
          const isEscaped = passage.quoting !== undefined && passage.text[index - 1] === MARKUP && index > 1;
          const start = passage.start + index - (isEscaped ? 1 : 0);
          fix.push({ start, end: passage.start + index + 1, text: mark });
        }
      }
    }
    const [first] = fix;
    if (!first) return;
    const others = fix.length - 1;
    const more = others === 0 ? '' : `, and ${String(others)} more in this story`;
    yield {
      at: first.end - 1,
      what: `A straight quotation mark or apostrophe${more}.`,
      how: `Write ${marks.open}${marks.close} and ’; \`--fix\` does.`,
      fix,
    };
  }
}
