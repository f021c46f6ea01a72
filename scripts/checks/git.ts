/** What git knows of the content folder. */
import path from 'node:path';
import { askGit } from '../git.ts';

export interface ChangedFile {
  /** Absolute; where it lies now. */
  readonly file: string;
  /** Absolute; where it lay at the revision, when it was there. */
  readonly before: string | undefined;
  readonly isDeleted: boolean;
}

export interface Git {
  /** Absolute path of the work tree. */
  readonly root: string;
  /** Files below a folder that differ from a revision, untracked ones too. */
  changed(folder: string, revision: string): readonly ChangedFile[];
  /** Text of a file at a revision. @param file absolute */
  read(revision: string, file: string): string | undefined;
  hasRevision(revision: string): boolean;
}

/** Git for a folder, or why it cannot be asked. */
export function gitOf(folder: string): Git | { readonly absent: string } {
  const run = (args: readonly string[]) => askGit(folder, args);
  const top = run(['rev-parse', '--show-toplevel']);
  if (top.isMissing) return { absent: 'git is not installed' };
  if (!top.isGood) return { absent: 'the content folder is no git checkout' };
  const root = top.text.replace(/\n$/, '');
  if (run(['rev-parse', '--is-shallow-repository']).text.trim() === 'true')
    return { absent: 'this is a shallow clone' };
  const prefix = run(['rev-parse', '--show-prefix']).text.replace(/\n$/, '');
  // The folder may be reached by a link; paths are told as the caller knows it.
  const absolute = (name: string) => path.resolve(folder, path.posix.relative(prefix, name));
  const relative = (file: string) =>
    path.posix.join(prefix, path.relative(folder, file).split(path.sep).join('/'));
  return {
    root,
    hasRevision: (revision) =>
      run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]).isGood,
    read(revision, file) {
      const found = run(['show', `${revision}:${relative(file)}`]);
      return found.isGood ? found.text : undefined;
    },
    changed(below, revision) {
      const names = run(['diff', '--name-status', '-M', '-z', revision, '--', below]).text.split('\0');
      const files: ChangedFile[] = [];
      for (let at = 0; at < names.length - 1; at += 2) {
        const [kind = '', name = ''] = names.slice(at, at + 2);
        const before = absolute(name);
        if (/^[RC]/.test(kind)) {
          at += 1;
          files.push({ file: absolute(names[at + 1] ?? ''), before, isDeleted: false });
          if (kind.startsWith('R')) files.push({ file: before, before, isDeleted: true });
        } else
          files.push({ file: before, before: kind === 'A' ? undefined : before, isDeleted: kind === 'D' });
      }
      const untracked = run([
        'ls-files',
        '--others',
        '--exclude-standard',
        '--full-name',
        '-z',
        '--',
        below,
      ]).text;
      for (const name of untracked.split('\0')) {
        if (name !== '') files.push({ file: absolute(name), before: undefined, isDeleted: false });
      }
      return files;
    },
  };
}
