/** Pictures in the text of a story: which of them lie in the content folder, and where they are named. */
import type { BodyPicture } from './body-scan.ts';
import type { SourcedStory } from './newsroom.ts';
import type { PictureUse } from './pictures.ts';
import type { Problem } from './problem.ts';
import type { SourceDocument } from './source-document.ts';

type PictureStory = Pick<SourcedStory<unknown>, 'file' | 'shown' | 'document' | 'pictures'>;

/** Pictures that lie in the content folder, percent-decoded. */
export function localPictures(
  written: readonly BodyPicture[],
  { source, bodyStart }: SourceDocument,
  shown: string,
): { readonly pictures: BodyPicture[]; readonly flaws: Problem[] } {
  const pictures: BodyPicture[] = [];
  const flaws: Problem[] = [];
  for (const picture of written) {
    const { src, offset } = picture;
    if (/^(?:[a-z][a-z\d+.-]*:|\/|#)/i.test(src)) continue;
    try {
      pictures.push({ ...picture, src: decodeURI(src) });
    } catch {
      const what = `The address of the picture “${src}” cannot be read.`;
      const how = 'Write a `%` in the name of a file as `%25`.';
      flaws.push({ rule: 'picture', severity: 'error', file: shown, ...source.place(bodyStart + offset), what, how });
    }
  }
  return { pictures, flaws };
}

/** Where a story names its pictures. */
export function usesOf({ file, shown, document, pictures }: PictureStory): PictureUse[] {
  return pictures.map(({ src, offset }) => ({
    file,
    shown,
    src,
    place: () => document.source.place(document.bodyStart + offset),
  }));
}
