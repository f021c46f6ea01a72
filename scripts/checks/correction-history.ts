import { isDeepStrictEqual } from 'node:util';
import { displayPath } from '../../src/content/outlet-file.ts';
import type { Problem } from '../../src/content/problem.ts';
import {
  readMarkdownSource,
  readSourceFile,
  type SourceDocument,
} from '../../src/content/source-document.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/** What readers were told once stays told. Git knows what they were told. */
export class CorrectionHistory implements OutletRule {
  readonly id = 'correction-history';

  check({ git, since, contentDir, note }: OutletFacts): Problem[] {
    if (!git) return [];
    if (!git.hasRevision(since)) {
      note(`${this.id}: not looked at, since there is no commit yet to compare with.`);
      return [];
    }
    return git.changed(contentDir, since).flatMap(({ file, before, isDeleted }): Problem[] => {
      if (isDeleted || before === undefined || !/\.mdx?$/.test(file)) return [];
      const text = git.read(since, before);
      if (text === undefined || !/^corrections:/m.test(text)) return [];
      return this.#compare(
        readMarkdownSource(text),
        readSourceFile(file, readMarkdownSource),
        displayPath(file),
      );
    });
  }

  #compare(before: SourceDocument, now: SourceDocument, file: string): Problem[] {
    // A file that cannot be read is told as that.
    if (before.flaws.length > 0 || now.flaws.length > 0) return [];
    const old = correctionsOf(before);
    const present = correctionsOf(now);
    const left = present.map((correction, index) => ({ correction, index }));
    const lost = old.filter((correction) => {
      const at = left.findIndex((one) => isDeepStrictEqual(one.correction, correction));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    return lost.map((correction): Problem => {
      const at = left.findIndex((one) => dateOf(one.correction) === dateOf(correction));
      const [rewritten] = at < 0 ? [] : left.splice(at, 1);
      const field = rewritten && changedField(correction, rewritten.correction);
      const path = rewritten
        ? ['corrections', rewritten.index, ...(field === undefined ? [] : [field])]
        : ['corrections'];
      return {
        rule: this.id,
        severity: 'error',
        file,
        ...now.locate(path, rewritten ? 'value' : 'key'),
        what: `The correction of ${dateOf(correction)} was ${rewritten ? 'rewritten' : 'removed'} since it was committed.`,
        how: 'Leave it as it was, and add another correction below it.',
      };
    });
  }
}

function correctionsOf({ data }: SourceDocument): unknown[] {
  const { corrections } = (data ?? {}) as { corrections?: unknown };
  return Array.isArray(corrections) ? corrections : [];
}

function dateOf(correction: unknown): string {
  const date = (correction as { date?: unknown } | null)?.date;
  return typeof date === 'string' ? date : 'an unknown day';
}

function changedField(before: unknown, now: unknown): string | undefined {
  const [old, present] = [before, now] as Record<string, unknown>[];
  return Object.keys(present ?? {}).find((key) => !isDeepStrictEqual(old?.[key], present?.[key]));
}
