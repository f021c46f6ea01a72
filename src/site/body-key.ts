/** What the bodies of stories and pages are made of, and the names of that. */
import type { PictureAsset } from '../archive/model.ts';

/** Where the body of a story or page is, and what belongs to it. */
export interface BodySource {
  /** Absolute. */
  readonly file: string;
  /** Of the file's text. */
  readonly digest: string | undefined;
  /** The pictures it shows, by their names as they are written. */
  readonly pictures: ReadonlyMap<string, PictureAsset>;
  /** Of MDX: a digest of what it imports and shows. */
  readonly needs: string | undefined;
}

/**
 * Names everything that the body of a story depends on besides code: its file, frontmatter and all, the pictures it shows,
 * what it imports. Nothing where that cannot be told, and in development, where no page is kept: nor need its view be made.
 */
export type BodyKey = (id: string) => string | undefined;

export function keyOfBody(body: BodySource | undefined): string | undefined {
  if (!body || (body.file.endsWith('.mdx') && body.needs === undefined)) return undefined;
  return nameOfBody(body);
}

const names = new WeakMap<BodySource, string>();

/** The same, whether or not anybody can say what its MDX imports. */
export function nameOfBody(body: BodySource): string {
  let name = names.get(body);
  if (name === undefined) {
    const { digest, pictures, needs } = body;
    name = JSON.stringify([digest, [...pictures.values()], needs]);
    names.set(body, name);
  }
  return name;
}
