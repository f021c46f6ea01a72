/** Where the editor's schemas lie: in `.vscode/` of the repository that the content folder is in, else of the folder itself. */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { git } from '../git.ts';

/** The folder that somebody opens in an editor. Absolute. */
export function workspaceOf(contentDir: string): string {
  const top = git(contentDir, ['rev-parse', '--show-toplevel'])?.trim();
  if (top === undefined || top === '') return contentDir;
  // Git tells real paths; the content folder may be reached by another way.
  const below = path.relative(realpathSync(top), realpathSync(contentDir));
  return below === ''
    ? contentDir
    : contentDir.slice(0, contentDir.length - below.length).replace(/[/\\]$/, '');
}

export function schemaFile(kind: string): string {
  return `${kind}.schema.json`;
}

/** The schema as a file names it, or nothing where none was exported. */
export function schemaReference(contentDir: string, file: string, kind: string): string | undefined {
  const schema = path.join(workspaceOf(contentDir), '.vscode', schemaFile(kind));
  if (!existsSync(schema)) return undefined;
  return path.relative(path.dirname(file), schema).split(path.sep).join('/');
}
