/** One run of the build: its locks, its folders, its clock, and at the end the swap and the report. */
import { displayPath } from '../../src/content/outlet-file.ts';
import type { Leftovers, Looked } from '../../src/cache/leftovers.ts';
import { spareOf } from '../../src/cache/spare-output.ts';
import type { Newsroom } from '../../src/content/newsroom.ts';
import type { PageCount } from '../../src/integrations/incremental.ts';
import type { Verification } from '../../src/integrations/verify-build.ts';
import type { Environment } from '../../src/site/environment.ts';
import { asideOf } from '../../src/site/output-folders.ts';
import type { Share } from '../../src/site/share.ts';
import { holdsForeign, keepForeign, refuseNeeded, rememberOutput } from './claim.ts';
import { cacheLock, outputLock, takeLocks, type Lock } from './lock.ts';
import { absorbParts, writePart, type Parts } from './parts.ts';
import { showProgress, type Progress } from './progress.ts';
import { reportTable, Stopwatch, subjectOf, writeReport, type BuildReport } from './report.ts';
import { StandingOutput, type Standing } from './standing.ts';
import { clearAside, recoverSwap, swapIn } from './swap.ts';

export class BuildRun {
  readonly environment: Environment;
  /** Absolute: where the site is built. */
  readonly aside: string;
  readonly progress: Progress;
  /** How many pages and feeds were rendered, and how many taken from earlier builds. */
  rendering: PageCount = { rendered: 0, reused: 0 };
  /** What stands in the output since the last build, for index and cards to take. */
  left: Leftovers | undefined;
  /** What was seen of the output when files of an earlier one were kept. */
  looked: Looked | undefined;
  readonly #watch = new Stopwatch();
  readonly #lock: Lock;
  readonly #replacesForeign: boolean;
  /** A part is no output. */
  readonly #standing: StandingOutput | undefined;

  /**
   * Takes the locks, ends what a killed build left and clears the place to build in.
   * @throws {UsageError} when the output must not be replaced
   * @throws {BusyError} when another build works on the same output or cache
   */
  constructor(environment: Environment) {
    const { outDir, cacheDir } = environment;
    this.environment = environment;
    this.aside = asideOf(outDir);
    refuseNeeded(environment);
    this.#lock = takeLocks([outputLock(outDir), cacheLock(cacheDir)]);
    try {
      const recovered = recoverSwap(outDir);
      if (recovered) console.warn(recovered);
      this.#replacesForeign = holdsForeign(environment);
    } catch (error) {
      this.#lock.release();
      throw error;
    }
    clearAside(outDir);
    this.progress = showProgress();
    this.enter('inputs');
    if (!environment.share) this.#standing = new StandingOutput(environment);
  }

  /** @returns whether the output that stands is the one that would be built; then all is said and done */
  isDone(): boolean {
    const known = this.#standing?.find();
    if (!known) return false;
    const { rendered, reused } = known.rendering;
    this.#report({ ...known, rendering: { rendered: 0, reused: rendered + reused } });
    console.log('Nothing has changed since it was built.');
    return true;
  }

  /** Begins a phase, for the progress line and the report. */
  enter(phase: string): void {
    this.#watch.enter(phase);
    this.progress.enter(phase);
  }

  /** Takes what other machines made into the cache. */
  take(parts: Parts): void {
    this.enter('parts');
    absorbParts(parts, this.environment.cacheDir);
  }

  /** Puts the part of a shard in its place, and says what was made. */
  finishPart(share: Share, verification: Verification): void {
    this.enter('part');
    clearAside(this.environment.outDir);
    writePart(this.aside, this.environment, share);
    this.#report(this.#place(verification));
  }

  /** Puts the verified output in its place, and says what was built. */
  finish(verification: Verification, newsroom: Newsroom): void {
    this.enter('swap');
    const placed = this.#place(verification);
    afterwards(() => this.#standing?.note(newsroom, placed, verification.files));
    this.#report(placed);
  }

  #place({ census: { counts, bytes }, warnings }: Verification): Standing {
    const { outDir, cacheDir, share } = this.environment;
    if (this.#replacesForeign) console.warn(keepForeign(outDir));
    if (!share) rememberOutput(this.aside, cacheDir);
    swapIn(outDir, share ? undefined : spareOf(cacheDir));
    return { counts, bytes, warnings, rendering: this.rendering };
  }

  #report(standing: Standing): void {
    const { outDir, cacheDir } = this.environment;
    this.#watch.end();
    this.progress.end();
    const report: BuildReport = {
      ...subjectOf(this.environment),
      counts: standing.counts,
      bytes: standing.bytes,
      rendering: standing.rendering,
      phases: this.#watch.phases,
      // In kilobytes, whatever the system.
      peakMemory: process.resourceUsage().maxRSS * 1024,
      warnings: standing.warnings,
    };
    afterwards(() => {
      writeReport(cacheDir, report);
    });
    for (const warning of report.warnings) console.warn(`warning: ${warning}`);
    console.log(reportTable(report, displayPath(outDir)));
  }

  /** Gives the locks back. */
  close(): void {
    this.progress.end();
    this.#lock.release();
  }
}

/** The site is in its place: that nothing could be noted of it is told, and makes no failure of the build. */
function afterwards(note: () => void): void {
  try {
    note();
  } catch (error) {
    console.warn(`warning: nothing was noted of this build in CACHE_DIR: ${(error as Error).message}`);
  }
}
