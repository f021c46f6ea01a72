/**
 * What a rule of the desk is: a small class over one story, or over the outlet as a whole. Rules that guard the build
 * live in src/content; all have their id and severity in src/content/rule-catalogue.ts.
 */
import type { TextEdit } from '../../src/content/edit/source-text.ts';
import type { Problem } from '../../src/content/problem.ts';
import type { RuleId } from '../../src/content/rule-catalogue.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { Story } from './story.ts';

/** What a rule says of a place in a story. */
export interface Finding {
  /** Offset in the story's text. */
  readonly at: number;
  readonly what: string;
  readonly how: string;
  readonly fix?: readonly TextEdit[] | undefined;
}

/** Looks at one story, with its text at hand. Keeps nothing of it. */
export interface StoryRule {
  readonly id: RuleId;
  check(story: Story): Iterable<Finding>;
}

/** Looks at what all files together say. */
export interface OutletRule {
  readonly id: RuleId;
  check(outlet: OutletFacts): Promise<readonly Problem[]> | readonly Problem[];
}
