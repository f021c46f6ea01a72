/** `desk correct`: a correction that readers see, and the right words in the story. */
import { readSourceText } from '../../src/content/edit/source-text.ts';
import { editYaml } from '../../src/content/edit/yaml-edit.ts';
import type { CorrectionKind, Severity } from '../../src/content/vocabulary.ts';
import { isoInstant } from '../../src/site/dates.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { ChangeSet } from './change-set.ts';
import type { Plan } from './finish.ts';
import { findArticle, type Room } from './room.ts';

export interface WantedCorrection {
  readonly kind: CorrectionKind;
  readonly severity: Severity;
  readonly was?: string | undefined;
  readonly now?: string | undefined;
  /** What readers are told; made of `was` and `now` where it is left out. */
  readonly text?: string | undefined;
}

/** @throws {UsageError} when there is no such article, or nothing to tell readers */
export async function planCorrection(room: Room, named: string, wanted: WantedCorrection): Promise<Plan> {
  const { newsroom } = await room.read();
  const article = findArticle(named, newsroom, room);
  const { kind, severity, was, now } = wanted;
  const text = wanted.text?.trim() ?? sentenceOf(was, now);
  if (text === undefined || text === '') {
    throw new UsageError('Say what readers are told: --text "…", or --was "…" and --now "…".');
  }
  const changes = new ChangeSet(room.contentDir);
  const says: string[] = [];
  changes.edit(article.file, (raw) => {
    const entry = {
      date: isoInstant(room.now, room.outlet.timezone),
      kind,
      severity,
      text,
      ...(was === undefined ? {} : { was }),
      ...(now === undefined ? {} : { now }),
    };
    const corrected = editYaml(raw, 'markdown', [{ op: 'append', path: ['corrections'], value: entry }]);
    if (was === undefined || now === undefined) return corrected;
    const { text: after, count, line } = replaceOnce(corrected, was, now);
    if (count === 1) says.push(`“${was}” is now “${now}”, on line ${String(line)}.`);
    else {
      const found =
        count === 0 ? 'does not stand in the story' : `stands ${String(count)} times in the story`;
      says.push(
        `“${was}” ${found}, so the story was not changed: change it by hand. The correction was added.`,
      );
    }
    return after;
  });
  says.push(`The ${kind} stands ${severity === 'major' ? 'above' : 'below'} the story: ${text}`);
  return { changes, says };
}

function sentenceOf(was: string | undefined, now: string | undefined): string | undefined {
  if (was === undefined || now === undefined) return undefined;
  return `An earlier version of this article said “${was}”. It should have said “${now}”.`;
}

/** Line breaks of the story may stand for the spaces of what is looked for. */
function replaceOnce(raw: string, was: string, now: string): { text: string; count: number; line: number } {
  const source = readSourceText(raw, 'markdown');
  const words = was
    .trim()
    .split(/\s+/)
    .map((word) => RegExp.escape(word));
  const found =
    words[0] === ''
      ? []
      : [...source.text.slice(source.bodyStart).matchAll(new RegExp(words.join('\\s+'), 'g'))];
  const [only] = found;
  if (!only || found.length !== 1) return { text: raw, count: found.length, line: 0 };
  const start = source.bodyStart + only.index;
  return {
    text: source.apply([{ start, end: start + only[0].length, text: now.trim() }]),
    count: 1,
    line: source.text.slice(0, start).split('\n').length,
  };
}
