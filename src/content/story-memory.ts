/**
 * What earlier builds learned of the newsroom's files. A file is known by path, size and times, and where these changed
 * (a fresh checkout) by the digest of its text: then it is read, but neither parsed nor checked again. Only files
 * without any problem are remembered.
 */
import { hash } from 'node:crypto';
import { statSync, type Stats } from 'node:fs';
import { openPack, type Pack } from '../cache/pack.ts';
import { isSettled } from '../cache/settled.ts';
import type { BodyPicture } from './body-scan.ts';
import type { PictureFacts } from './pictures.ts';

/** What is remembered of a story besides its digest. */
export interface StoryFacts {
  readonly written: unknown;
  readonly pictures: readonly BodyPicture[];
}

export interface StoryMemory {
  /** Digest of the text of a file that has not been touched since. */
  digestOf(file: string): string | undefined;
  /** What is known of a text. @param kind the schema it passed */
  factsOf(kind: string, digest: string): StoryFacts | undefined;
  remember(file: string, kind: string, digest: string, facts: StoryFacts): void;
  /** What is known of a file that is the sound picture it was. */
  pictureOf(file: string): PictureFacts | undefined;
  rememberPicture(file: string, facts: PictureFacts): void;
  close(): void;
}

/**
 * @param cacheDir absolute
 * @param salt what the facts depend on besides the text: schemas, Markdown plugins, the outlet's zone
 */
export function openStoryMemory(cacheDir: string, salt: string): StoryMemory {
  const folder = `${cacheDir}/content`;
  const files: Pack = openPack({ folder, name: 'files', salt, whole: true });
  const stories: Pack = openPack({ folder, name: 'stories', salt, whole: true });
  const opened = Date.now();
  const stateOf = (file: string): string | undefined => {
    const state = lookAt(file);
    if (!state || !isSettled(state, opened)) return undefined;
    const { mtimeMs, ctimeMs, size, ino } = state;
    return `${String(mtimeMs)} ${String(ctimeMs)} ${String(size)} ${String(ino)}`;
  };
  const note = (file: string, state: string, text: string) => {
    files.set(`${file}\n${state}`, text);
  };
  return {
    digestOf(file) {
      const state = stateOf(file);
      return state === undefined ? undefined : files.get(`${file}\n${state}`)?.toString();
    },
    factsOf(kind, digest) {
      const facts = stories.get(`${kind} ${digest}`);
      return facts && (JSON.parse(facts.toString()) as StoryFacts);
    },
    remember(file, kind, digest, facts) {
      const key = `${kind} ${digest}`;
      if (!stories.keep(key)) stories.set(key, JSON.stringify(facts));
      const state = stateOf(file);
      if (state !== undefined) note(file, state, digest);
    },
    pictureOf(file) {
      const state = stateOf(file);
      const facts = state === undefined ? undefined : files.get(`picture ${file}\n${state}`);
      return facts && (JSON.parse(facts.toString()) as PictureFacts);
    },
    rememberPicture(file, facts) {
      const state = stateOf(file);
      if (state !== undefined) note(`picture ${file}`, state, JSON.stringify(facts));
    },
    close() {
      files.close();
      stories.close();
    },
  };
}

/** Digest of a file's text, as stories are known by. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** Nothing where a link leads nowhere: that is told of by who reads the file. */
function lookAt(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}
