import { expect, it } from 'vitest';
import { markdownProcessor } from './processor.ts';

const processor = markdownProcessor({ href: (path) => path, contentDir: '/paper' });

it.each([
  ['a block', 'One.\n\n<!-- The source is Vera. -->\n\nTwo.\n', '<p>One.</p>\n\n<p>Two.</p>'],
  ['words', 'One <!-- Vera --> two.\n', '<p>One  two.</p>'],
  ['HTML', '<div>\n<!-- Vera\nand Jo --><b>One</b></div>\n', '<div>\n<b>One</b></div>'],
  ['a row of several', '<!-- a --><!-- b -->\n\n- One <!-- c -->\n', '<ul>\n<li>One </li>\n</ul>'],
  ['one that does not end', 'One.\n\n<!-- Vera\n\nTwo.\n', '<p>One.</p>'],
  ['what looks like one to a browser', 'One.\n\n<?php secret() ?>\n\n<!ELEMENT b>\n', '<p>One.</p>'],
  ['code, which is shown', '`<!-- Vera -->`\n', '<p><code>&lt;!-- Vera --&gt;</code></p>'],
])('comments of editors are left out: %s', async (_, body, html) => {
  const renderer = await processor.createRenderer({ image: {}, syntaxHighlight: false });
  expect((await renderer.render(body)).code.trim()).toBe(html);
});

it('a picture with a comment beside it stands alone all the same', async () => {
  const renderer = await processor.createRenderer({ image: {}, syntaxHighlight: false });
  const { code } = await renderer.render('![A quay](/a.jpg "The quay") <!-- by Jo -->\n');
  expect(code).toMatch(/^<figure>.*<figcaption>The quay<\/figcaption><\/figure>\s*$/s);
});
