/** `desk correct`: a correction that readers see, and the right words in the story. */
import { editYaml } from '../../src/content/edit/yaml-edit.ts';
import type { SourcedArticle } from '../../src/content/newsroom.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import type { CorrectionKind, Severity } from '../../src/content/vocabulary.ts';
import { isoInstant } from '../../src/site/dates.ts';
import { stringsFor } from '../../src/site/strings/index.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { ChangeSet } from './change-set.ts';
import type { Plan } from './finish.ts';
import { isRead } from './find-words.ts';
import { isStillThere, putWords } from './put-words.ts';
import { findArticle, type Room } from './room.ts';

export interface WantedCorrection {
  readonly kind: CorrectionKind;
  readonly severity: Severity;
  readonly was?: string | undefined;
  readonly now?: string | undefined;
  /** What readers are told; made of `was` and `now` where it is left out. */
  readonly text?: string | undefined;
}

/** @throws {UsageError} when there is no such article, nothing to tell readers, or it is not true or was told before */
export async function planCorrection(room: Room, named: string, wanted: WantedCorrection): Promise<Plan> {
  const { newsroom } = await room.read();
  const article = findArticle(named, newsroom, room);
  const { kind, severity, was, now } = wanted;
  const sentence = sentenceOf(wanted, article.written.lang ?? room.outlet.lang);
  const text = wanted.text?.trim() ?? sentence;
  if (text === undefined || text === '') {
    throw new UsageError('Say what readers are told: --text "…", or --was "…" and --now "…".');
  }
  if (was !== undefined && now !== undefined && plain(was) === plain(now)) {
    throw new UsageError(
      `--was and --now say the same, “${plain(was)}”: a correction of nothing. Give the wrong words and the right ones.`,
    );
  }
  const changes = new ChangeSet(room.contentDir);
  const known = article.written.corrections.find((one) => isSame(one, { ...wanted, text }, sentence));
  if (known && !isOpen(changes.read(article.file), article.format, wanted)) {
    throw new UsageError(
      `That correction is in ${displayPath(article.file)} already, of ${isoInstant(known.date, room.outlet.timezone)}; nothing was changed.`,
    );
  }
  refuseUntrue(changes.read(article.file), article, wanted);
  const says: string[] = [];
  changes.edit(article.file, (raw) => {
    const entry = {
      date: isoInstant(room.now, room.outlet.timezone),
      kind,
      severity,
      text,
      // Both are shown below the text: what the sentence says is not said twice.
      ...(was === undefined || text === sentence ? {} : { was }),
      ...(now === undefined || text === sentence ? {} : { now }),
    };
    const corrected = editYaml(raw, 'markdown', [{ op: 'append', path: ['corrections'], value: entry }]);
    if (was === undefined || now === undefined) return corrected;
    const { text: after, said } = putWords(corrected, article.format, was, now);
    says.push(said);
    return after;
  });
  says.push(`The ${kind} stands ${severity === 'major' ? 'above' : 'below'} the story: ${text}`);
  return { changes, says };
}

type Told = Omit<WantedCorrection, 'kind'>;

/** Whether readers learn the same from both. @param sentence that says the words of the other one */
function isSame(one: Told, other: Told, sentence: string | undefined): boolean {
  if (one.severity !== other.severity) return false;
  if (sentence !== undefined && plain(one.text) === plain(sentence)) return true;
  return (
    plain(one.was) === plain(other.was) &&
    plain(one.now) === plain(other.now) &&
    (sentence !== undefined || plain(one.text) === plain(other.text))
  );
}

/** Whether the wrong words stand in the story, again or still. */
function isOpen(raw: string, format: 'md' | 'mdx', { was, now }: WantedCorrection): boolean {
  return was !== undefined && now !== undefined && isStillThere(raw, format, was, now);
}

/** What the story says now is read beside the correction. */
function refuseUntrue(
  raw: string,
  { file, format }: Pick<SourcedArticle, 'file' | 'format'>,
  { was, now }: WantedCorrection,
): void {
  const words = [was, now].filter((one) => one !== undefined);
  if (now === undefined || words.some((one) => isRead(raw, format, one))) return;
  const none =
    words.length > 1
      ? `Neither ${words.map((one) => `“${one}”`).join(' nor ')} stands`
      : `“${now}” does not stand`;
  throw new UsageError(
    `${none} in ${displayPath(file)}, so that it would not be true to say that it does now; nothing was changed. ` +
      'Give the words as they stand there, or put them right first, or tell readers with --text alone.',
  );
}

/** As readers see it. */
function plain(words: string | undefined): string | undefined {
  return words?.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}

/** In the language of the story. */
function sentenceOf({ was, now }: WantedCorrection, lang: string): string | undefined {
  return was === undefined || now === undefined
    ? undefined
    : stringsFor(lang).article.putRight(was.trim(), now.trim());
}
