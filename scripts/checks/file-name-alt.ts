import { startOf } from '../../src/content/body-tree.ts';
import { attributeOf } from '../../src/content/markup.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

const FILE_NAME = /\.(?:jpe?g|png|webp|avif|gif|tiff?|svg|heic|bmp)$/i;
const CAMERA_NAME =
  /^(?:img|image|dsc[fn]?|dscn|pxl|mvi|screenshot|screen shot|photo|untitled|whatsapp image)[\s_-]*[\d\s_.:-]*(?:at [\d.:\s]+(?:[ap]m)?)?$/i;

/** What a camera or a computer called the file is nothing to hear. */
export class FileNameAlt implements StoryRule {
  readonly id = 'file-name-alt';

  *check(story: Story): Iterable<Finding> {
    const { alt, src } = story.written.image ?? {};
    if (alt && isFileName(alt, src ?? '')) yield finding(alt, story.fieldStart('image', 'alt'));
    for (const node of story.nodes) {
      if (node.type !== 'image' || !node.alt || !isFileName(node.alt, node.url)) continue;
      // Behind `![`
      yield finding(node.alt, story.inText(startOf(node) + 2));
    }
    for (const tag of story.tags) {
      if (tag.name !== 'img') continue;
      const written = attributeOf(tag, 'alt');
      if (!written?.value || written.isCode) continue;
      if (isFileName(written.value, attributeOf(tag, 'src')?.value ?? '')) {
        yield finding(written.value, story.inText(written.valueStart));
      }
    }
  }
}

function finding(alt: string, at: number): Finding {
  return { at, what: `The alternative text “${alt}” is the name of a file.`, how: 'Say what is to be seen.' };
}

function isFileName(alt: string, src: string): boolean {
  const written = alt.trim();
  if (FILE_NAME.test(written) || CAMERA_NAME.test(written)) return true;
  const name = (src.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '');
  // `harbour` may describe harbour.jpg; `ferry-quay-3` describes nothing.
  return /[_\d-]/.test(name) && !/\s/.test(written) && written.toLowerCase() === name.toLowerCase();
}
