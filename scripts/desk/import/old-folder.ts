/** A folder of the old site: its files are to come over, and nothing else of the machine. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ImportReport } from './report.ts';

export class OldFolder {
  /** Absolute, as it was named. */
  readonly root: string;
  readonly #real: string;
  readonly #report: ImportReport;
  readonly #told = new Set<string>();

  constructor(root: string, report: ImportReport) {
    this.root = root;
    this.#real = realpathSync.native(root);
    this.#report = report;
  }

  /**
   * Whether there is such a file. One that a symbolic link leads to, outside of the folder, is none: whoever made the
   * old site could name any file of the machine, which would then be published. The report names the link.
   * @param file absolute
   */
  holds(file: string): boolean {
    const name = path.relative(this.root, file);
    if (isOutside(name) || !existsSync(file) || !statSync(file).isFile()) return false;
    if (!isOutside(path.relative(this.#real, realpathSync.native(file)))) return true;
    if (!this.#told.has(name))
      this.#report.add('skipped', name, 'a symbolic link leads to it, out of the folder of the old site');
    this.#told.add(name);
    return false;
  }
}

function isOutside(name: string): boolean {
  return name === '..' || name.startsWith(`..${path.sep}`) || path.isAbsolute(name);
}
