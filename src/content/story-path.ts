import path from 'node:path';

/** @param below path below the folder of its kind: `2025/09/slug/index.md` and `2025/09/slug.md` are both `2025/09/slug` */
export function storyPath(below: string): string {
  return below
    .split(path.sep)
    .join('/')
    .replace(/\.[^./]+$/, '')
    .replace(/\/index$/, '')
    .normalize('NFC');
}
