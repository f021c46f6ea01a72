import { expect, it } from 'vitest';
import { markdownProcessor } from './processor.ts';

const processor = markdownProcessor({ href: (path) => `/news${path}`, contentDir: '/paper' });
const BODY = `<video src="/a.mp4" poster="/a.jpg" controls><track src="/a.vtt" kind="captions" /></video>

<audio controls><source src="/a.mp3" /></audio>

<a href="/about/">Markup</a>, [Markdown](/about/), <a href="//other.example/">other</a>
`;
const LED = [
  ['src', '/news/a.mp4'],
  ['poster', '/news/a.jpg'],
  ['src', '/news/a.vtt'],
  ['src', '/news/a.mp3'],
  ['href', '/news/about/'],
  ['href', '/news/about/'],
  ['href', '//other.example/'],
];

it('leads below the base path from every tag that is written in a story', async () => {
  const renderer = await processor.createRenderer({ image: {}, syntaxHighlight: false });
  const { code } = await renderer.render(BODY);
  expect([...code.matchAll(/(src|poster|href)="([^"]*)"/g)].map(([, ...found]) => found)).toEqual(LED);
});

it('leads there from an .mdx story, too', async () => {
  const renderer = await processor.createMdxRenderer?.({ image: {}, syntaxHighlight: false }, { optimize: false });
  const { code } = (await renderer?.process(BODY, '/story.mdx', {})) ?? { code: '' };
  expect([...code.matchAll(/(src|poster|href): "([^"]*)"/g)].map(([, ...found]) => found)).toEqual(LED);
});
