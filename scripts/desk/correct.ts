/** `desk correct`: a correction that readers see, and the right words in the story. */
import { readSourceText } from '../../src/content/edit/source-text.ts';
import { editYaml } from '../../src/content/edit/yaml-edit.ts';
import type { CorrectionKind, Severity } from '../../src/content/vocabulary.ts';
import { isoInstant } from '../../src/site/dates.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { ChangeSet } from './change-set.ts';
import { findWords } from './find-words.ts';
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
    const { text: after, said } = replaceOnce(corrected, article.format, was, now);
    says.push(said);
    return after;
  });
  says.push(`The ${kind} stands ${severity === 'major' ? 'above' : 'below'} the story: ${text}`);
  return { changes, says };
}

function sentenceOf(was: string | undefined, now: string | undefined): string | undefined {
  if (was === undefined || now === undefined) return undefined;
  return `An earlier version of this article said “${was}”. It should have said “${now}”.`;
}

/** What closes a caption or a property, or begins something else in it. */
const NO_CAPTION = /["'`<>[\]{}\\]/;

/** @returns the file with the words replaced where that is safe, and what was done or why not */
function replaceOnce(
  raw: string,
  format: 'md' | 'mdx',
  was: string,
  now: string,
): { readonly text: string; readonly said: string } {
  const found = findWords(raw, format, was);
  const [only] = found;
  const unchanged = (why: string) => ({
    text: raw,
    said: `“${was}” ${why}, so the story was not changed: change it by hand. The correction was added.`,
  });
  if (!only) return unchanged('does not stand in the story');
  if (found.length > 1) return unchanged(`stands ${String(found.length)} times in the story`);
  const source = readSourceText(raw, 'markdown');
  const line = `on line ${String(source.text.slice(0, only.start).split('\n').length)}`;
  if (!only.isProse && NO_CAPTION.test(now))
    return unchanged(`stands in marks that “${now}” would break, ${line}`);
  return {
    text: source.apply([{ start: only.start, end: only.end, text: now.trim() }]),
    said: `“${was}” is now “${now}”, ${line}.`,
  };
}
