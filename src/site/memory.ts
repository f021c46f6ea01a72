/** What earlier builds computed from stories, in CACHE_DIR, each under the sources and settings that it depends on. */
import { openPack, type Pack } from '../cache/pack.ts';
import { sourceHash } from '../cache/source-hash.ts';
import { environment } from './environment.ts';
import { outlet } from './outlet.ts';

const { cacheDir, projectDir, preview } = environment;
const folder = `${cacheDir}/content`;

export interface Memory {
  /** Words, terms by which stories are looked for, related stories. */
  readonly small: Pack;
  /** Telling terms. */
  readonly large: Pack;
  /** Bodies as HTML, pictures still to be put in. */
  readonly bodies: Pack;
  /** Keys of pages, by the names of what their views are made of. */
  readonly keys: Pack;
}

/** Nothing in development, which makes what it is asked for and not all. */
export const memory: Memory | undefined = import.meta.env.DEV ? undefined : open();

/** What the archive needs to know of stories, in development, too: what the last command learned, and what is learned now. */
export function openArchiveMemory(): Pick<Memory, 'small' | 'large'> {
  const salt = JSON.stringify([
    sourceHash(projectDir, ['src/archive', 'src/content']),
    outlet.lang,
    outlet.timezone,
  ]);
  return {
    small: openPack({ folder, name: 'terms', salt, whole: true }),
    large: openPack({ folder, name: 'telling', salt }),
  };
}

function open(): Memory {
  const ofBodies = [sourceHash(projectDir, ['src/content', 'src/site/urls.ts']), outlet.base];
  const ofKeys = [sourceHash(projectDir, ['src']), outlet, preview];
  return {
    ...openArchiveMemory(),
    keys: openPack({ folder, name: 'keys', salt: JSON.stringify(ofKeys), whole: true }),
    bodies: openPack({ folder, name: 'bodies', salt: JSON.stringify(ofBodies) }),
  };
}
