import fc from 'fast-check';
import GithubSlugger from 'github-slugger';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fragmentsOf } from './heading-ids.ts';
import { markdownProcessor } from './processor.ts';

const processor = markdownProcessor({ href: (path) => path, contentDir: '/paper' });
const BODY = `## Comments

# Main

## Comments

<h2 id="comments-2">By hand</h2>

## Tides

A note.[^1]

## Footnote label

[^1]: The note.
`;

async function idsOf(file: string): Promise<string[]> {
  const renderer = await processor.createRenderer({ image: {}, syntaxHighlight: false });
  const { code } = await renderer.render(BODY, { fileURL: pathToFileURL(file) });
  return [...code.matchAll(/<h\d[^>]* id="([^"]*)"/g)].map(([, id = '']) => id);
}

describe('the fragments of headings', () => {
  it('keep off the ids of a story’s page, and the others stay what they were', async () => {
    expect(await idsOf('/paper/articles/2025/09/pages/a.md')).toEqual([
      'comments-3',
      'main-1',
      'comments-1',
      'comments-2',
      'tides',
      'footnote-label-1',
      'footnote-label',
    ]);
  });

  it('may be what only a story’s page uses, where they stand on another', async () => {
    expect(await idsOf('/paper/pages/contact.md')).toEqual([
      'comments',
      'main-1',
      'comments-1',
      'comments-2',
      'tides',
      'footnote-label-1',
      'footnote-label',
    ]);
  });

  it('are the same in an .mdx story', async () => {
    const renderer = await processor.createMdxRenderer?.(
      { image: {}, syntaxHighlight: false },
      { optimize: false },
    );
    // To MDX a heading by hand is code.
    const body = BODY.replace(/<h2.*/, '');
    const { code } = (await renderer?.process(body, '/paper/articles/a.mdx', {})) ?? { code: '' };
    expect([...code.matchAll(/"slug":"([^"]*)"/g)].map(([, id]) => id)).toEqual([
      'comments-2',
      'main-1',
      'comments-1',
      'tides',
      'footnote-label-1',
      'footnote-label',
    ]);
  });

  it('are free, each its own, and the usual ones wherever these are', () => {
    const text = fc.constantFrom('Main', 'Main 1', 'main', 'Main 2', 'Comments', 'Tides', '–', '');
    const heading = fc.record({ text, id: fc.option(fc.constantFrom('main-1', 'own'), { nil: undefined }) });
    const taken = ['main', 'comments'];
    fc.assert(
      fc.property(fc.array(heading), (headings) => {
        const slugger = new GithubSlugger();
        const usual = headings.map(({ text: words, id }) => id ?? slugger.slug(words));
        const fragments = fragmentsOf(headings, taken);
        for (const [index, fragment] of fragments.entries()) {
          if (!taken.includes(usual[index] ?? '')) expect(fragment).toBe(usual[index]);
          else expect(usual).not.toContain(fragment);
          expect(taken).not.toContain(fragment);
        }
        const moved = fragments.filter((fragment, index) => fragment !== usual[index]);
        expect(new Set(moved).size).toBe(moved.length);
      }),
    );
  });
});
