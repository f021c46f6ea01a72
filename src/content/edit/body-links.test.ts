import { describe, expect, it } from 'vitest';
import { findBodyLinks, writeAddress } from './body-links.ts';

const MD = `é😀 See [the *ferry* \`](x)\`](/a/ "Title") and ![alt [z]](</b c/>), <https://t.example/d/>,
https://t.example/e/ and [words][one], [one], [two][].

<p><a class="x" href="/f/?a=1&amp;b=2">HTML</a> <img src='/g.png'></p>

Inline <a href='/h'>tag</a> \`[code](/no/)\` and [esc](/i\\_j/) [p](/k(l)/).

> [quoted](
> /q/)

    [code](/no/)

[one]: /m/ 'T'
[two]: <https://t.example/n/>
`;

describe('findBodyLinks', () => {
  it('finds every address, at its place', () => {
    const links = findBodyLinks(MD, 'md');
    expect(links.map((link) => link.target)).toEqual([
      '/a/', '/b c/', 'https://t.example/d/', 'https://t.example/e/', '/f/?a=1&b=2', '/g.png', '/h', '/i_j/', '/k(l)/', '/q/', '/m/', 'https://t.example/n/',
    ]);
    expect(links.map(({ start, end }) => MD.slice(start, end))).toEqual([
      '/a/', '/b c/', 'https://t.example/d/', 'https://t.example/e/', '/f/?a=1&amp;b=2', '/g.png', '/h', '/i\\_j/', '/k(l)/', '/q/', '/m/', 'https://t.example/n/',
    ]);
  });

  it('knows MDX', () => {
    const body = `import a from './a.jpg';

Text <Embed url="/a/" n={1 > 2} title='b' /> and [l](/c/).

<Figure caption="x > y">

[m](/d/) ![p](./p.png)

</Figure>

<a href="/e/">words</a>
`;
    const links = findBodyLinks(body, 'mdx');
    expect(links.map(({ start, end, isPicture }) => [body.slice(start, end), isPicture])).toEqual([
      ['./a.jpg', true], ['/a/', false], ['/c/', false], ['/d/', false], ['./p.png', true], ['/e/', false],
    ]);
  });

  it.each([
    ['See [the *ferry*](/a/ "t").', 'See the *ferry*.'],
    ['See <a class="b" href="/a/">the <b>ferry</b></a>.', 'See the <b>ferry</b>.'],
    ['See [the ferry][f] and [f].\n\n[f]: /a/\n', 'See the ferry and f.\n\n'],
    ['[![alt](p.png)](/a/)', '![alt](p.png)'],
    ['See </a/> and <https://t.example/a/>!', 'See </a/> and !'],
  ])('takes the link away and leaves the words: %s', (body, left) => {
    const edits = findBodyLinks(body, 'md').filter((link) => !link.isPicture).flatMap((link) => link.unlink ?? []);
    let text = body;
    for (const { start, end, text: put } of edits.sort((a, b) => b.start - a.start)) text = text.slice(0, start) + put + text.slice(end);
    expect(text).toBe(left);
  });

  it('writes an address so that it is read as it is', () => {
    for (const address of ['/a(b/', '/a(b)/', '/a&b/', "/a'b/"]) {
      const [link] = findBodyLinks(`[x](${writeAddress(address, 'markdown')})`, 'md');
      expect(decodeURIComponent(link?.target ?? '')).toBe(address);
      const [html] = findBodyLinks(`<a href="${writeAddress(address, 'attribute')}">x</a>`, 'md');
      expect(html?.target).toBe(address);
    }
  });
});
