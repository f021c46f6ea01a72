/** What all files of the outlet together say: the newsroom as it was read, and every link inside the outlet. */
import type { PictureLook } from '../../src/content/pictures.ts';
import type { Reading } from '../../src/content/read-newsroom.ts';
import type { Newsroom, SourcedArticle } from '../../src/content/newsroom.ts';
import type { Git } from './git.ts';
import type { Verdict } from './link-verdicts.ts';

export interface OutletFacts {
  readonly newsroom: Newsroom;
  /** Articles with faults, as far as they are right. */
  readonly partial: readonly SourcedArticle[];
  readonly looks: ReadonlyMap<string, PictureLook>;
  /** Every link inside the outlet, with where it leads. */
  readonly links: readonly Verdict[];
  /** Files that lie among those that are read. */
  readonly unread: Reading['unread'];
  readonly contentDir: string;
  /** When the check takes place, as milliseconds since the epoch. */
  readonly now: number;
  /** Nothing where git cannot be asked; why, is said by `note`. */
  readonly git: Git | undefined;
  /** The revision that the content is compared with. */
  readonly since: string;
  /** Something that a reader of the report should know, and that is no problem. */
  readonly note: (text: string) => void;
}
