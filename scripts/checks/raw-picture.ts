import { attributeOf } from '../../src/content/markup.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** Only pictures written as Markdown are resized and copied with the page. */
export class RawPicture implements StoryRule {
  readonly id = 'raw-picture';

  *check(story: Story): Iterable<Finding> {
    for (const tag of story.tags) {
      if (!/^(?:img|source|video|audio|track)$/.test(tag.name)) continue;
      for (const name of ['src', 'poster']) {
        const file = attributeOf(tag, name);
        if (!file?.value || file.isCode || /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(file.value.trim())) continue;
        yield {
          at: story.inText(file.valueStart),
          what: `The build does not copy “${file.value}”.`,
          how:
            tag.name === 'img'
              ? 'Write `![what is to be seen](file)`, or put the file into `public/` and begin its address with a slash.'
              : 'Put the file into the content folder’s `public/` and begin its address with a slash.',
        };
      }
    }
  }
}
