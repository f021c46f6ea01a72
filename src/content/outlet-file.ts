/** Reads and checks `outlet.yaml`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ContentError } from './problem.ts';
import { outletSchema, type WrittenOutlet } from './schema/outlet.ts';
import { readSourceFile, readYamlSource, type SourceDocument } from './source-document.ts';
import { validate } from './validate.ts';

/** Address of an outlet of which nothing says where it is to stand. */
export const UNKNOWN_URL = 'https://outlet.example';

export interface OutletFile {
  readonly written: WrittenOutlet;
  readonly document: SourceDocument;
  readonly absolute: string;
  /** The path that problems name. */
  readonly shown: string;
}

/**
 * @param contentDir absolute path of the content folder
 * @throws {ContentError} when the file is missing or wrong
 */
export function readOutletFile(contentDir: string): OutletFile {
  const absolute = path.join(contentDir, 'outlet.yaml');
  const file = displayPath(absolute);
  if (!existsSync(absolute)) {
    throw new ContentError([
      {
        rule: 'outlet',
        severity: 'error',
        file,
        line: 1,
        column: 1,
        what: 'There is no outlet.yaml in the content folder.',
        how: 'Point CONTENT_DIR at a folder that has one, or make a new outlet with `npm run desk -- init <folder>`.',
      },
    ]);
  }
  const document = readSourceFile(absolute, readYamlSource);
  const result = validate(outletSchema, document, file);
  if ('problems' in result) throw new ContentError(result.problems);
  return { written: result.value, document, absolute, shown: file };
}

/** A path as somebody who stands in the project would type it; absolute when it lies elsewhere. */
export function displayPath(absolute: string, directory: string = process.cwd()): string {
  // Asked of every file: the long way is for paths that are not as they should be.
  if (path.sep === '/' && !absolute.includes('/.')) {
    const folder = directory.endsWith('/') ? directory : `${directory}/`;
    return absolute.startsWith(folder) && absolute !== folder ? absolute.slice(folder.length) : absolute;
  }
  const relative = path.relative(directory, absolute);
  const inside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return (inside ? relative : absolute).split(path.sep).join('/');
}
