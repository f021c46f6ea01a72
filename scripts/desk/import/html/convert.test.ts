import fc from 'fast-check';
import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { convertHtml, parseHtml, type HtmlSource } from './convert.ts';
import { escapeHtml } from './entities.ts';
import type { Surroundings } from './prepare.ts';
import { textOf } from './tree.ts';
import { wordsOfHtml, wordsOfMarkdown } from './words.ts';

const AROUND: Surroundings = {
  link: (href) => (/^javascript:/i.test(href) ? { why: 'no' } : { url: href }),
  picture: (src) => {
    const isLocal = !src.includes('away');
    return Promise.resolve({ url: isLocal ? `./${src.split('/').at(-1) ?? ''}` : src, isLocal });
  },
  gallery: (ids) =>
    ids.map((id) => ({ id, url: `https://old.example/${id}.jpg`, alt: `Alt ${id}`, caption: '' })),
  part: (id) => (id === '7' ? '<!-- wp:paragraph --><p>Reused</p><!-- /wp:paragraph -->' : undefined),
};

const convert = (html: string, kind: HtmlSource['kind'] = 'classic', notes = new Map<string, string>()) =>
  convertHtml({ html, kind, shortcodes: true, notes }, AROUND);
const markdown = async (html: string, kind?: HtmlSource['kind']) =>
  (await convert(html, kind)).markdown.trimEnd();

test('line breaks of a classic post are paragraphs and breaks, outside of code and beside blocks', async () => {
  expect(await markdown('One\ntwo\n\nThree <em>four\n\nfive</em>\n<h2>Head</h2>\nSix<br />\nseven')).toBe(
    'One\\\ntwo\n\nThree *four*\n\n*five*\n\n## Head\n\nSix\\\nseven',
  );
  expect(await markdown('<ul>\n <li>One\n<ul>\n<li>In</li>\n</ul>\n</li>\n <li>Two</li>\n</ul>')).toBe(
    '- One\n  - In\n- Two',
  );
  expect(await markdown('a\n\n<pre>x\n\n\ny &lt;b&gt;</pre>\n\nb')).toBe('a\n\n```\nx\n\n\ny <b>\n```\n\nb');
  expect(await markdown('<p>one\ntwo</p>', 'html')).toBe('one two');
});

test('blocks lose their comments, and classic text between them keeps its lines', async () => {
  const html =
    '<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->\n\nLoose\nlines\n\n<!-- wp:block {"ref":7} /-->';
  expect(await markdown(html, 'blocks')).toBe('One two\n\nLoose\\\nlines\n\nReused');
  const { losses } = await convert(
    '<!-- wp:latest-posts {"postsToShow":3} /--><p>x</p><!-- wp:calendar /-->',
    'blocks',
  );
  expect(losses.map(({ what }) => what)).toEqual([
    expect.stringContaining('latest-posts'),
    expect.stringContaining('calendar'),
  ]);
});

test('text that looks like Markdown, MDX or a link stays that text', async () => {
  const samples = fc.stringMatching(/^[ -~\u00a0-\u024f\u3040-\u30ff]{1,60}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(samples, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (lines, asMdx) => {
        const html = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
        const player = asMdx
          ? '<iframe src="https://www.youtube.com/embed/abcdefgh" title="Film"></iframe>'
          : '';
        const { markdown: written, format } = await convertHtml(
          { html: html + player, kind: 'html', shortcodes: false },
          AROUND,
        );
        if (asMdx) expect(format).toBe('mdx');
        expect(wordsOfMarkdown(written, format)).toEqual(wordsOfHtml(html + (asMdx ? '<p>Film</p>' : '')));
        if (!asMdx) expect(marksOf(written)).toBe(lines.map((line) => line.replaceAll(/\s+/g, '')).join(''));
      },
    ),
    { numRuns: 300 },
  );
});

/** What readers see of a .md body, without white space. */
function marksOf(written: string): string {
  return markdownText(written).replaceAll(/\s+/g, '');
}

test('tables are Markdown where Markdown has the form, and HTML on few lines where not', async () => {
  const simple =
    '<table><thead><tr><th>A</th><th style="text-align:right">B</th></tr></thead><tr><td>1|2</td><td style="text-align:right">x<br>y</td></tr></table>';
  expect(await markdown(simple)).toBe('| A    |        B |\n| ---- | -------: |\n| 1\\|2 | x<br />y |');
  const { markdown: joined, losses } = await convert(
    '<table><tr><td colspan="2">A *b* {c}</td></tr><tr><td>1</td><td><a href="https://a.example/">2</a></td></tr></table>',
  );
  expect(joined).toContain('<tr><td colspan="2">A &#42;b&#42; &#123;c&#125;</td></tr>');
  expect(joined).toContain('<a href="https://a.example/">2</a>');
  expect(losses).toEqual([{ kind: 'html', what: expect.stringContaining('<table>') as string, line: 1 }]);
  expect(wordsOfMarkdown(joined, 'mdx')).toEqual(wordsOfMarkdown(joined, 'md'));
});

test('captions, galleries, players and quotations take the forms of the house', async () => {
  expect(
    await markdown(
      '[caption id="a" width="9"]<a href="https://old.example/p.jpg"><img src="https://old.example/p-300x200.jpg" alt="A" /></a> The "words"[/caption]',
    ),
  ).toBe('![A](./p-300x200.jpg "The \\"words\\"")');
  expect(
    await markdown(
      '<figure><img src="a.jpg" alt="A"/><figcaption>By <a href="https://b.example/">B</a></figcaption></figure>',
    ),
  ).toContain('By [B](https://b.example/)');
  const { markdown: gallery, format } = await convert('[gallery ids="3,4"]');
  expect(format).toBe('mdx');
  expect(gallery).toBe('<Gallery>\n\n![Alt 3](./3.jpg)\n\n![Alt 4](./4.jpg)\n\n</Gallery>\n');
  expect(await markdown('Look:\n\nhttps://youtu.be/abcdefgh?t=62\n\nend')).toContain(
    '<Embed url="https://www.youtube-nocookie.com/embed/abcdefgh?start=62" title="https://youtu.be/abcdefgh?t=62" provider="YouTube" />',
  );
  expect(await markdown('<blockquote cite="https://q.example/"><p>Said</p></blockquote>')).toBe(
    '<blockquote cite="https://q.example/">\n\nSaid\n\n</blockquote>',
  );
});

test('a picture that is not at hand is a link, also inside a link', async () => {
  expect(await markdown('<img src="https://away.example/x.png" alt="What it shows">')).toBe(
    '[What it shows](https://away.example/x.png)',
  );
  expect(
    await markdown('<a href="https://page.example/"><img src="https://away.example/x.png" alt="It"></a>'),
  ).toBe('[It](https://page.example/) [x.png](https://away.example/x.png)');
});

test('what may harm is taken out and told, its words stay', async () => {
  const { markdown: written, losses } = await convert(
    '<p onclick="x()">Safe <a href="JavaScript:alert(1)">words</a><script>alert(1)</script></p><form><label>Name</label><input></form><iframe src="https://unknown.example/w"></iframe>',
  );
  expect(written).toBe('Safe words\n\nName\n\n<https://unknown.example/w>\n');
  expect(losses.map(({ kind }) => kind).sort()).toEqual(['dropped', 'dropped', 'dropped', 'dropped', 'link']);
});

test('footnotes of any plugin are footnotes', async () => {
  const html =
    'Text<sup><a href="#fn1" id="r1">1</a></sup> and [ref]inline[/ref].\n<ol><li id="fn1">Note <a href="#r1">↩</a></li></ol>';
  expect(await markdown(html)).toBe('Text[^1] and [^2].\n\n[^1]: Note\n\n[^2]: inline');
  const block = await convert(
    '<p>One<sup data-fn="u-1" class="fn"><a href="#u-1" id="u-1-link">1</a></sup></p>',
    'blocks',
    new Map([['u-1', 'Kept <em>apart</em>']]),
  );
  expect(block.markdown).toBe('One[^1]\n\n[^1]: Kept *apart*\n');
});

test('a heading goes with the footnotes that it announced, and stays with those that nothing refers to', async () => {
  const post = (notes: string) =>
    `<p>Text<sup><a href="#n1">1</a></sup></p><h2>Own</h2><section><h2>Footnotes</h2><hr><ol>${notes}</ol></section>`;
  const note = '<li id="n1">Note <a href="#r1">↩</a></li>';
  expect(await markdown(post(note), 'html')).toBe('Text[^1]\n\n## Own\n\n[^1]: Note');
  expect(await markdown(post(`${note}<li>Else</li>`), 'html')).toContain('## Footnotes\n');
});

test('shortcodes that nobody knows are text, and told with their line', async () => {
  const { markdown: written, losses } = await convert(
    'One [sic]\n\n[contact-form id="3"] <code>[gallery]</code>',
  );
  expect(written).toBe('One \\[sic]\n\n\\[contact-form id="3"] `[gallery]`\n');
  expect(losses).toEqual([{ kind: 'shortcode', what: '[contact-form]', line: 3 }]);
});

test('emphasis survives where scripts have no spaces, and white space leaves it', async () => {
  expect(await markdown('これは<strong>「引用」</strong>です')).toBe('これは<strong>「引用」</strong>です');
  expect(await markdown('a<b> bold </b>b<i></i>')).toBe('a **bold** b');
});

test('places within the story are kept where something leads to them', async () => {
  expect(await markdown('<h2 id="here">There</h2>\n<a href="#here">up</a> <a href="#gone">lost</a>')).toBe(
    '## <a id="here"></a>There\n\n[up](#here) lost',
  );
});

function markdownText(written: string): string {
  // Enough for text without markup: the pipeline of the site reads it.
  return textOf(
    parseHtml(markdownToHtml(written, { features: { gfm: true, rawHtml: true, directive: false } }).html),
  );
}

test('a post that is nested too deeply keeps its words, links and paragraphs', async () => {
  const deep = `${'<div><blockquote>'.repeat(3000)}<p>One <a href="https://a.example/">two</a></p>three${'</blockquote></div>'.repeat(3000)}`;
  const { markdown: written, losses } = await convert(deep, 'html');
  expect(written.trim()).toBe('One [two](https://a.example/)\n\nthree');
  expect(losses[0]?.what).toContain('nested too deeply');
});
