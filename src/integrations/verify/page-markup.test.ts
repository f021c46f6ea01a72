/** The quick way to read a page tells what the library tells, or that it cannot tell. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAny, readPlain, type MarkupWitness } from './page-markup.ts';
import { TagMemory } from './tag-memory.ts';

const tags = new TagMemory(() => undefined);

/** What is told of some markup; texts in one piece. */
class Listener implements MarkupWitness<undefined> {
  readonly told: unknown[] = [];
  #raw = '';
  #read = '';

  open({ name, attributes }: { name: string; attributes: object }, end: number): void {
    this.#flush();
    this.told.push(['open', name, { ...attributes }, end]);
  }

  text(raw: string, read: () => string): void {
    this.#raw += raw;
    this.#read += read();
  }

  close(name: string, implied: boolean, start: number): void {
    this.#flush();
    this.told.push(['close', name, implied, start]);
  }

  #flush(): void {
    if (this.#raw !== '') this.told.push(['text', this.#raw, this.#read]);
    [this.#raw, this.#read] = ['', ''];
  }

  end(): unknown[] {
    this.#flush();
    return this.told;
  }
}

function plain(html: string): unknown[] | undefined {
  const listener = new Listener();
  return readPlain(html, tags, listener) ? listener.end() : undefined;
}

function any(html: string): unknown[] {
  const listener = new Listener();
  readAny(html, tags, listener);
  return listener.end();
}

const NAMES =
  'p a li ul dd dt div span h1 h2 br img svg g path title desc style script textarea table tr td th thead tbody option select button form body head video iframe math template input'.split(
    ' ',
  );
const name = fc.constantFrom(...NAMES);
const value = fc.constantFrom('', 'a b', '/x/?a=1&amp;b=2', '&#34;', '&nbsp;', "it's", '>', '<', 'é', '&b');
const attribute = fc.oneof(
  fc
    .tuple(fc.constantFrom('class', 'viewBox', 'data-a', 'href'), value)
    .map(([key, text]) => ` ${key}="${text}"`),
  fc.constantFrom(
    ' hidden',
    " id='x'",
    ' width=3',
    ' id = "y"',
    '\n  alt=""',
    ' class="one" class="two"',
    ' @x',
    '/',
  ),
);
const open = fc
  .tuple(name, fc.array(attribute, { maxLength: 3 }), fc.constantFrom('>', '>', '>', '/>', ' />', ''))
  .map(([tag, attributes, end]) => `<${tag}${attributes.join('')}${end}`);
const text = fc.constantFrom(
  'word',
  ' ',
  '&amp;',
  '&lt;b&gt;',
  '&',
  '& ',
  '&nbsp;',
  '<',
  '>',
  '\u0000',
  'Ω',
  '&#39;',
  '&ampx',
  ']]>',
);
const odd = fc.constantFrom(
  '<!-- a -->',
  '<!---->',
  '<!-->',
  '<!-- a --!>',
  '<!--->-->',
  '<!doctype html>',
  '<!DOCTYPE html>',
  '<![CDATA[x]]>',
  '<?x?>',
  '</>',
  '</ p>',
  '</p >',
  '</br>',
  '<BR>',
  '<P>',
  '</P>',
  '<script><!-- <script> </script>',
  '</script >',
);

/** Markup as somebody means it, its elements within each other. */
const { element: sound } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(name, fc.array(attribute, { maxLength: 2 }), tie('content'))
    .map(([tag, attributes, content]) =>
      /^(?:br|img|input)$/.test(tag)
        ? `<${tag}${attributes.join('')}>`
        : `<${tag}${attributes.join('')}>${content}</${tag}>`,
    ),
  content: fc
    .array(fc.oneof({ depthSize: 'small' }, text, odd, tie('element')), { maxLength: 4 })
    .map((parts) => parts.join('')),
}));

it('reads markup as the library does, or gives up', () => {
  const broken = fc
    .array(
      fc.oneof(
        open,
        text,
        odd,
        name.map((tag) => `</${tag}>`),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(sound, broken), (html) => {
      const told = plain(html);
      if (told) expect(told).toEqual(any(html));
    }),
    { numRuns: 5000 },
  );
});

it.each([
  '<!doctype html><html lang="en"><head><title>A &amp; B</title><meta charset="utf-8"><link rel="icon" href="/i.svg"></head><body><p>One<br>two <a href="/x/?a=1&amp;b=2">three</a>.</p></body></html>',
  '<p>Text<!-- a remark --> and <svg viewBox="0 0 1 1" aria-hidden="true"><title>x</title><path d="M0 0"/></svg></p>',
  '<script type="module">if (a < b && c) x();</script><style>p>a{color:red}</style><textarea>a &lt; b</textarea>',
  '<constructor><b class="constructor">A name that objects have by themselves</b></constructor>',
  '<ul><li>One</li><li>Two <ul><li>Three</li></ul></li></ul><table><tr><td>1</td><td>2</td></tr></table>',
])('reads what is plain by itself: %s', (html) => {
  const told = plain(html);
  expect(told).toBeDefined();
  expect(told).toEqual(any(html));
});

it.each([
  '<p>One<p>Two',
  '<p>One</p></p>',
  '<li>One<li>Two',
  '<P>One</P>',
  '<p title="a > b">One</p>',
  '<p>caf&eacute;</p>',
  '<p>a < b</p>',
  '<div/>One',
  '<a href="/?a&b">One</a>',
  '<title>a <b> c</title>',
  '<script><!-- <script></script> --></script>',
])('gives up on what is not: %s', (html) => {
  expect(plain(html)).toBeUndefined();
});
