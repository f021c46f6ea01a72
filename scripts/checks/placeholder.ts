import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

const NOTE = /(?<![\p{L}\p{N}_$#@/.-])(?:TK(?:TK)*|TODO|FIXME|XXX+)(?![\p{L}\p{N}_/-]|\.\p{L})/gu;
/** A quick look, before the exact one. */
const LIKELY = /TK|TODO|FIXME|XXX/;
const COMMENT = /<!--[^]*?-->|\{\/\*[^]*?\*\/\}/g;

/** What a writer left for later. */
export class Placeholder implements StoryRule {
  readonly id = 'placeholder';

  *check(story: Story): Iterable<Finding> {
    if (!LIKELY.test(story.text)) return;
    for (const passage of [...story.fields, ...story.passages]) {
      for (const { 0: note, index } of passage.text.matchAll(NOTE)) {
        if (isPartOfName(passage.text, note, index)) continue;
        yield finding(note, passage.start + index);
      }
    }
    for (const node of story.nodes) {
      if (node.type !== 'html' && node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression')
        continue;
      const start = story.inText(node.position?.start.offset ?? 0);
      const end = story.inText(node.position?.end.offset ?? 0);
      for (const { 0: comment, index } of story.text.slice(start, end).matchAll(COMMENT)) {
        for (const note of comment.matchAll(NOTE)) yield finding(note[0], start + index + note.index);
      }
    }
  }
}

function finding(note: string, at: number): Finding {
  return { at, what: `“${note}” is still in the story.`, how: 'Put in what is missing, or take it out.' };
}

/** `Super Bowl XXX`, `XXX Corps`, `TK Maxx`, `a TODO list`: words of which it is a part. */
function isPartOfName(text: string, note: string, index: number): boolean {
  const after = text.slice(index + note.length);
  if (note === 'TODO')
    return (
      /^[ -](?:lists?|items?|apps?)\b/i.test(after) ||
      /\b(?:an?|the|my|our|your|their|his|her|this|on) $/i.test(text.slice(0, index))
    );
  if (note === 'FIXME') return false;
  if (note.startsWith('TK')) return /^ (?:Maxx|\p{Lu}\p{Ll}+)/u.test(after);
  return /\p{Lu}\p{L}* $/u.test(text.slice(0, index)) || /^ \p{Lu}\p{Ll}/u.test(after);
}
