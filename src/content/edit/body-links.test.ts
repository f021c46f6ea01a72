import * as commonmark from 'commonmark-spec';
import { describe, expect, it } from 'vitest';
import { findBodyLinks, writeAddress } from './body-links.ts';

function linksIn(body: string, format: 'md' | 'mdx' = 'md') {
  return findBodyLinks(body, format) ?? [];
}

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
    const links = linksIn(MD);
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
    const links = linksIn(body, 'mdx');
    expect(links.map(({ start, end, isPicture }) => [body.slice(start, end), isPicture])).toEqual([
      ['./a.jpg', true], ['/a/', false], ['/c/', false], ['/d/', false], ['./p.png', true], ['/e/', false],
    ]);
  });

  it.each<[format: 'md' | 'mdx', body: string, ...found: [written: string, target: string, what: string][]]>([
    ['md', '[x](https://e.example/?a=1&copy;=2&eacute;)', ['https://e.example/?a=1&copy;=2&eacute;', 'https://e.example/?a=1©=2é', 'markdown']],
    ['md', '[x]: /caf&eacute;/ "T"\n\n[x]', ['/caf&eacute;/', '/café/', 'definition']],
    ['md', '[x](/a\u00A0"b")', ['/a\u00A0"b"', '/a\u00A0"b"', 'markdown']],
    ['md', '<a href="/caf&eacute;/?b&copy=1">x</a>', ['/caf&eacute;/?b&copy=1', '/café/?b&copy=1', 'attribute']],
    ['md', 'www.t.example/a', ['www.t.example/a', 'http://www.t.example/a', 'bare']],
    ['md', '![A][p] [q]\n\n[p]: ./p.png\n[q]: ./q.png', ['./p.png', './p.png', 'definition picture'], ['./q.png', './q.png', 'definition']],
    ['mdx', '<a href={"/a/"}>x</a>', ['/a/', '/a/', 'code']],
    ['mdx', '{1 > 0 && <a href="/a/">x</a>}', ['/a/', '/a/', 'attribute by hand']],
    ['mdx', '<Figure caption={<a href={`/a/`}>x</a>} src={img} />', ['/a/', '/a/', 'code by hand']],
    ['mdx', 'export const A = () => <a href="/a/">x</a>;', ['/a/', '/a/', 'attribute by hand']],
    // CommonMark knows no such title; what the parser makes of it has no place.
    ['md', '[x](/a/ (b (c)))', ['[x](/a/ (b (c))', '/a/', 'unclear by hand']],
  ])('reads %s: %s', (format, body, ...found) => {
    expect(
      linksIn(body, format).map(({ start, end, target, syntax, isPicture, unlink }) => [
        body.slice(start, end), target, `${syntax}${isPicture ? ' picture' : unlink ? '' : ' by hand'}`,
      ]),
    ).toEqual(found);
  });

  it('finds the place of every address that CommonMark has an example of', () => {
    const examples = commonmark.tests.map(({ markdown }) => markdown.replaceAll('→', '\t'));
    expect(examples.flatMap((body) => linksIn(body)).length).toBeGreaterThan(150);
    expect(examples.filter((body) => linksIn(body).some(({ syntax }) => syntax === 'unclear'))).toEqual([]);
  });

  it('reads a body however deep it is nested', () => {
    expect(linksIn(`${'> '.repeat(3000)}[x](/a/)`)).toHaveLength(1);
  });

  it.each([
    ['See [the *ferry*](/a/ "t").', 'See the *ferry*.'],
    ['See <a class="b" href="/a/">the <b>ferry</b></a>.', 'See the <b>ferry</b>.'],
    ['See [the ferry][f] and [f].\n\n[f]: /a/\n', 'See the ferry and f.\n\n'],
    ['[![alt](p.png)](/a/)', '![alt](p.png)'],
    ['See </a/> and <https://t.example/a/>!', 'See </a/> and !'],
  ])('takes the link away and leaves the words: %s', (body, left) => {
    const edits = linksIn(body).filter((link) => !link.isPicture).flatMap((link) => link.unlink ?? []);
    let text = body;
    for (const { start, end, text: put } of edits.sort((a, b) => b.start - a.start)) text = text.slice(0, start) + put + text.slice(end);
    expect(text).toBe(left);
  });

  it('writes an address so that it is read as it is', () => {
    for (const address of ['/a(b/', '/a(b)/', '/a&b/', "/a'b/"]) {
      const [link] = linksIn(`[x](${writeAddress(address, 'markdown')})`);
      expect(decodeURIComponent(link?.target ?? '')).toBe(address);
      const [html] = linksIn(`<a href="${writeAddress(address, 'attribute')}">x</a>`);
      expect(html?.target).toBe(address);
    }
  });
});
