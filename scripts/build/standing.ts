/**
 * Whether the output that stands is the one that a build would make. Same inputs give the same bytes, so a build whose
 * inputs, instant and output are those of the last one has nothing to do. What is compared: the bytes of all inputs
 * (inputs.ts), BUILD_NOW against all that the clock decides (turning-points.ts), and of every file of the output its
 * size, its times and its place on disk. Whatever cannot be told leads to a build, which is slower and never wrong.
 */
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readSealed, writeSealed } from '../../src/cache/sealed-file.ts';
import { Output, type OutputFile } from '../../src/integrations/verify/output.ts';
import type { Environment } from '../../src/site/environment.ts';
import { deployFolderOf } from '../../src/site/output-folders.ts';
import { readInputs, type InputFile, type Inputs } from './inputs.ts';
import type { BuildReport } from './report.ts';
import { calmAround, isCalm, turningPoints, type Calm, type TimedContent } from './turning-points.ts';

/** What a build that had nothing to do says of the output all the same. */
export type Standing = Pick<BuildReport, 'counts' | 'bytes' | 'warnings' | 'rendering'>;

interface Record extends Standing {
  readonly format: string;
  /** BUILD_NOW of the build. */
  readonly now: number;
  readonly calm: Calm;
  readonly inputs: string;
  readonly output: string;
  readonly files: readonly (readonly [file: string, input: InputFile])[];
}

const FORMAT = 'broadsheet standing 3';

export class StandingOutput {
  readonly #environment: Environment;
  readonly #record: Record | undefined;
  readonly #inputs: Inputs | undefined;

  /** Looks at all inputs. To be made before anything reads them, so that what changes meanwhile is noticed. */
  constructor(environment: Environment) {
    this.#environment = environment;
    this.#record = readRecord(recordFile(environment.cacheDir));
    this.#inputs = this.#look(this.#record?.files);
  }

  /** What is known of the output, where it is what a build would make. */
  find(): Standing | undefined {
    const record = this.#record;
    const { outDir, now } = this.#environment;
    if (!record || !this.#inputs || record.inputs !== this.#inputs.digest) return undefined;
    if (
      !isCalm(record.calm, record.now, now) ||
      record.output !== digestOfOutput(statesBelow(outDir), outDir)
    ) {
      return undefined;
    }
    // A fresh checkout has new times: with them noted the next look need not read everything again.
    if (record.files.some(([file, input]) => this.#inputs?.files.get(file) !== input)) {
      this.#write({ ...record, files: [...this.#inputs.files] });
    }
    return record;
  }

  /**
   * Remembers the output that was just put in its place, and what it was made of.
   * @param files of the output, as they were looked over: one that changed since is no reason to do nothing
   */
  note(
    newsroom: TimedContent,
    { counts, bytes, warnings, rendering }: Standing,
    files: ReadonlyMap<string, OutputFile>,
  ): void {
    const { outDir, now, preview } = this.#environment;
    // Something was changed while the site was built: nobody can say which of the two was read.
    const after = this.#look(this.#inputs?.files);
    if (!after || after.digest !== this.#inputs?.digest) return;
    this.#write({
      format: FORMAT,
      now,
      // The style guide of a preview bears the day.
      calm: preview ? { after: now, before: now } : calmAround(now, turningPoints(newsroom)),
      inputs: after.digest,
      output: digestOfOutput(files, outDir),
      counts,
      bytes,
      warnings,
      rendering,
      files: [...after.files],
    });
  }

  #look(known: Iterable<readonly [string, InputFile]> = []): Inputs | undefined {
    try {
      return readInputs(this.#environment, new Map(known));
    } catch {
      // What cannot be read is told of by who reads the content.
      return undefined;
    }
  }

  #write(record: Record): void {
    writeSealed(recordFile(this.#environment.cacheDir), JSON.stringify(record));
  }
}

function recordFile(cacheDir: string): string {
  return path.join(cacheDir, 'standing');
}

function readRecord(file: string): Record | undefined {
  const text = readSealed(file);
  const record = text === undefined ? undefined : (JSON.parse(text) as Record);
  return record?.format === FORMAT ? record : undefined;
}

/** A digest of every file's place, size and times, in the output and beside it. */
function digestOfOutput(files: ReadonlyMap<string, OutputFile>, outDir: string): string {
  let lines = '';
  for (const folder of [files, statesBelow(deployFolderOf(outDir))]) {
    for (const [file, { state, changed }] of folder) lines += `${file} ${state} ${String(changed)}\n`;
    lines += '\n';
  }
  return hash('sha256', lines, 'base64url');
}

/** Nothing where there is something strange, which no build of ours has put there. */
function statesBelow(folder: string): ReadonlyMap<string, OutputFile> {
  if (!existsSync(folder)) return new Map();
  const { files, strange } = new Output(folder);
  return strange.length > 0 ? new Map() : files;
}
