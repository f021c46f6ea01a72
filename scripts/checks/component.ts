import { isIsland } from '../../src/content/body-scan.ts';
import type { Tag } from '../../src/content/markup.ts';
import { didYouMean } from '../../src/content/nearest.ts';
import { COMPONENTS, literalProps } from './component-props.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

const NAMES = Object.keys(COMPONENTS);

/** Components that do not exist, and properties that the build would refuse. */
export class Component implements StoryRule {
  readonly id = 'component';

  *check(story: Story): Iterable<Finding> {
    const own = story.code?.defined ?? new Set<string>();
    for (const { name, offset, isElement } of story.code?.unknown ?? []) {
      if (isElement && !Object.hasOwn(COMPONENTS, name)) yield unknown(name, story.inText(offset - 1));
    }
    for (const tag of story.tags) {
      if (!/^[A-Z]/.test(tag.name)) continue;
      const at = story.inText(tag.start);
      if (story.format === 'md') {
        if (!NAMES.includes(tag.name)) continue;
        const how = 'Give the file the suffix .mdx.';
        yield { at, what: `\`<${tag.name}>\` is a component, and this is not an .mdx story.`, how };
        continue;
      }
      const [base = ''] = tag.name.split('.');
      if (own.has(base)) continue;
      if (!Object.hasOwn(COMPONENTS, tag.name)) {
        yield unknown(tag.name, at);
        continue;
      }
      yield* this.#properties(story, tag);
    }
  }

  *#properties(story: Story, tag: Tag): Iterable<Finding> {
    const values = literalProps(tag);
    // What asks for the browser is told by the contract.
    if (!values || tag.attributes.some(({ name }) => isIsland(name))) return;
    // Told by a rule of its own.
    if (tag.name === 'Embed' && !hasText(values['title'])) values['title'] = 'Untitled';
    try {
      COMPONENTS[tag.name]?.(values);
    } catch (error) {
      const [, what = '', how = ''] = /^\w+: (.*?[.!?]”?)(?: (.*))?$/s.exec((error as Error).message) ?? [];
      const places = tag.attributes
        .map((attribute) => ({
          attribute,
          place: what.search(new RegExp(`\\b${RegExp.escape(attribute.name)}\\b`)),
        }))
        .filter(({ attribute, place }) => attribute.name !== '' && place >= 0)
        .sort((a, b) => a.place - b.place);
      const named = places[0]?.attribute;
      yield {
        at: story.inText(named?.start ?? tag.start),
        what: `\`<${tag.name}>\`: ${what === '' ? (error as Error).message : what}`,
        how: how === '' ? 'The writing guide shows every component with its source.' : how,
      };
    }
  }
}

function unknown(name: string, at: number): Finding {
  const how = `Use one of ${NAMES.join(', ')}, or define it with \`export const\`.`;
  return { at, what: `There is no component \`<${name}>\`.${didYouMean(name, NAMES)}`, how };
}

export function hasText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
