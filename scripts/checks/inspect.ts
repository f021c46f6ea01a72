/** What the desk does with a story while its text is at hand. */
import type { OpenStory } from '../../src/content/newsroom.ts';
import type { OutletFile } from '../../src/content/outlet-file.ts';
import type { Problem } from '../../src/content/problem.ts';
import { severityOf } from '../../src/content/rule-catalogue.ts';
import { linksOfStory, type Link } from './links.ts';
import { STORY_RULES } from './rules.ts';
import { Story } from './story.ts';

export interface Inspector {
  readonly inspect: (story: OpenStory) => readonly Problem[];
  /** Of all stories so far. */
  readonly links: readonly Link[];
}

/** @param origin `https://news.example` */
export function inspector(outlet: OutletFile, now: number, origin: string): Inspector {
  const overrides = outlet.written.check.rules;
  const rules = STORY_RULES.flatMap((rule) => {
    const severity = severityOf(rule.id, overrides);
    return severity === 'off' ? [] : [{ rule, severity }];
  });
  const links: Link[] = [];
  const inspect = (open: OpenStory): Problem[] => {
    const story = new Story(open, outlet, now, origin);
    links.push(...linksOfStory(story));
    const problems: Problem[] = [];
    for (const { rule, severity } of rules) {
      for (const { at, what, how, fix } of rule.check(story)) {
        const place = story.document.source.place(at);
        problems.push({
          rule: rule.id,
          severity,
          file: story.shown,
          ...place,
          what,
          how,
          ...(fix ? { fix } : {}),
        });
      }
    }
    return problems;
  };
  return { inspect, links };
}
