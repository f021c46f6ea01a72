import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFragment } from './fragment.ts';

/** A file of the index, at an address that needs no network. */
function fragmentOf(content: string, title = 'Night boats'): string {
  const data = { url: '/a/', content, meta: { title }, filters: {} };
  const file = gzipSync(`pagefind_dcd${JSON.stringify(data)}`);
  return `data:application/octet-stream;base64,${file.toString('base64')}`;
}
const excerptOf = async (content: string, around?: string) =>
  (await readFragment(fragmentOf(content), 28, around)).excerpt;

describe('an extract', () => {
  // It is put into the page as HTML.
  const MARKUP = 'Tom & <img src=x>';
  const SHOWN = 'Tom &amp; &lt;img src=x>';

  it('has in its first words no markup of the story’s text', async () => {
    expect(await excerptOf(`Night boats. ${MARKUP} sail.`)).toBe(`${SHOWN} sail.`);
  });

  it('has none before, in and after what was looked for', async () => {
    const found = (before: string, middle: string, after: string) =>
      `${before} <mark>${middle}</mark> ${after}`;
    expect(await excerptOf(`${MARKUP} sail ${MARKUP}`, 'sail')).toBe(found(SHOWN, 'sail', SHOWN));
    expect(await excerptOf(`They ${MARKUP} sail`, MARKUP)).toBe(found('They', SHOWN, 'sail'));
  });
});
