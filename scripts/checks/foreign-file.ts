import { addressStart } from '../../src/content/address-place.ts';
import { decodeAttribute } from '../../src/content/character-references.ts';
import { attributeOf } from '../../src/content/markup.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** Elements whose files a browser fetches by itself. */
const LOADING = /^(?:img|source|video|audio|track|input|link)$/i;

/** Readers meet nobody but the outlet before a click: the pages' policy lets no file of another site in. */
export class ForeignFile implements StoryRule {
  readonly id = 'foreign-file';

  *check(story: Story): Iterable<Finding> {
    const { tree, origin } = story;
    if (!tree) return;
    for (const node of story.nodes) {
      if (node.type !== 'image' && node.type !== 'imageReference') continue;
      const named = node.type === 'image' ? node : tree.definitions.get(node.identifier);
      if (!named || !isForeign(named.url, origin)) continue;
      yield finding(story.inText(addressStart(tree.body, named)), named.url);
    }
    for (const tag of story.tags) {
      if (!LOADING.test(tag.name)) continue;
      for (const name of ['src', 'srcset', 'poster', 'href']) {
        const attribute = attributeOf(tag, name);
        if (attribute?.value === undefined || attribute.isCode) continue;
        const addresses = name === 'srcset' ? candidates(attribute.value) : [attribute.value];
        const address = addresses
          .map((one) => decodeAttribute(one).trim())
          .find((one) => isForeign(one, origin));
        if (address !== undefined) yield finding(story.inText(attribute.valueStart), address);
      }
    }
  }
}

function finding(at: number, address: string): Finding {
  return {
    at,
    what: `The page would load “${address}” from elsewhere.`,
    how: 'Put the file beside the story and name it here (with the right to do so), or link to it: `[what it shows](address)`.',
  };
}

/** A script is told of as one; `data:` is the file itself. */
function isForeign(address: string, own: string): boolean {
  const isElsewhere = /^(?:\/\/|(?!data:|javascript:)[a-z][a-z\d+.-]*:)/i.test(address);
  return isElsewhere && URL.parse(address, own)?.origin !== own;
}

/** Addresses of a `srcset` (HTML, section 4.8.4.2.1). */
function candidates(srcset: string): string[] {
  return srcset.split(/,\s+/).map((candidate) => candidate.trim().split(/\s+/, 1)[0] ?? '');
}
