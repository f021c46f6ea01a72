/** Broken articles, each with exactly what the desk says of it: rule, line and column. */
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OUTLET, PNG, story, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { checkFiles, checkFolder } from './check-factory.ts';

const FERRY = 'articles/2025/09/ferry.md';
const BODY = 9;
/** `story` puts fields of its own from line 7 on, and the body below them: on line 9 where there are none. */
const md = (fields: Parameters<typeof story>[0], body?: string): Files => ({ [FERRY]: story(fields, body) });
const mdx = (body: string): Files => ({ 'articles/2025/09/ferry.mdx': story({}, body) });
const text = (whole: string | Uint8Array): Files => ({ [FERRY]: whole });

/** Rule, line, column of the ferry's story; a fourth says which other file it is. */
type Expected = readonly [rule: string, line: number, column: number];

const ARTICLES: Readonly<Record<string, readonly [files: Files, ...expected: Expected[]]>> = {
  // Fields.
  'a number in a list in brackets': [md({ tags: '[a, 5, b]' }), ['schema', 7, 11]],
  'a field that a group in braces does not know': [
    { ...md({ image: '{src: ./x.png, alt: A quay, credit: B, foo: 1}' }), 'articles/2025/09/x.png': PNG },
    ['small-lead', 7, 14],
    ['schema', 7, 47],
  ],
  'a list that is one word': [md({ tags: 'harbour' }), ['schema', 7, 7]],
  'a switch that is neither on nor off': [md({ draft: 'maybe' }), ['schema', 7, 8]],
  'a field nobody knows': [md({ colour: 'red' }), ['schema', 7, 1]],
  'a field that is mistyped is not missing as well': [
    md({ title: undefined, titel: 'Late' }),
    ['schema', 6, 1],
  ],
  'a field without a value': [md({ section: '' }), ['schema', 6, 10]],
  'a comment in the place of a value': [md({ title: '# no title' }), ['schema', 2, 8]],
  'a month that no year has': [md({ date: '2025-13-45' }), ['schema', 5, 7]],
  'an hour that the clocks skip': [md({ date: '2025-03-30T01:30' }), ['schema', 5, 7]],
  'an hour that the clocks repeat': [md({ date: '2025-10-26T01:30' }), ['schema', 5, 7]],
  'a date deep in a list': [
    md({ updates: '\n  - date: 2025-09-05\n    note: One\n  - date: soon\n    note: Two' }),
    ['schema', 10, 11],
  ],
  'an update without a note': [
    md({ updates: '\n  - date: 2025-09-05\n    note: One\n  - date: 2025-09-06' }),
    ['schema', 10, 5],
  ],
  'an update with an empty note': [
    md({ updates: '\n  - date: 2025-09-05\n    note: ""' }),
    ['schema', 9, 11],
  ],
  'a picture without alternative text beside a wrong date': [
    {
      ...md({ date: 'tomorrow', image: '\n  src: ./x.png\n  credit: Me' }),
      'articles/2025/09/x.png': PNG,
    },
    ['schema', 5, 7],
    ['schema', 8, 3],
    ['small-lead', 8, 8],
  ],
  'an embargo, an update, a correction and a retraction older than the story': [
    md({
      embargo: '2025-09-01',
      updates: '\n  - { date: 2025-09-02, note: More }',
      corrections: '\n  - { date: 2025-09-02, kind: correction, severity: minor, text: Wrong }',
      retracted: '{ date: 2025-09-03, reason: Invented }',
    }),
    ['date-order', 7, 10],
    ['date-order', 9, 13],
    ['date-order', 11, 13],
    ['date-order', 12, 20],
  ],
  'a part of a series that there is already': [
    {
      ...md({ series: '{ id: thaw, order: 1 }' }),
      'articles/2025/08/first.md': story({ series: '{ id: thaw, order: 1 }' }),
      'articles/2025/08/premier.md': story({ series: '{ id: thaw, order: 1 }', lang: 'fr' }),
      'series/thaw.yaml': 'name: Thaw\n',
    },
    ['series-order', 7, 28],
  ],
  'a copy of itself': [md({ canonical: 'https://test.example/2025/09/ferry' }), ['own-canonical', 7, 12]],
  'a copy of itself, as a browser copies its address': [
    {
      'articles/2025/09/café.md': story({ canonical: 'https://test.example/2025/09/caf%C3%A9/' }),
    },
    ['own-canonical', 7, 12],
  ],
  'a story that ends before it begins': [md({ expires: '2025-09-01' }), ['schema', 7, 10]],
  'everything at once, in one run': [
    md({ type: 'sponsored', date: 'x', section: 'nix', related: '[gone]' }, '![A quay](no.png) TK\n'),
    ['schema', 2, 1],
    ['schema', 5, 7],
    ['reference', 6, 10],
    ['reference', 8, 11],
    ['picture', 11, 11],
    ['placeholder', 11, 19],
  ],
  'words that YAML takes for its own': [
    md({ title: '!Kung San win land case', kicker: '&Sons wins', tags: '[one, &two three]' }),
    ['syntax', 2, 8],
    ['syntax', 7, 9],
    ['syntax', 8, 13],
  ],
  'a headline that nobody sees': [
    md({ title: '"\u200B\u00AD"', kicker: '"\uFEFF"' }),
    ['schema', 2, 8],
    ['schema', 7, 9],
  ],
  'an author without a name': [md({ author: '{ role: Words }' }), ['schema', 4, 9]],
  'an author whose role is mistyped': [md({ author: '{ id: vera, rol: Words }' }), ['schema', 4, 21]],
  'a list in the place of a word': [md({ kicker: '[]' }), ['schema', 7, 9]],
  'parts of a series without a number': [
    {
      ...md({ series: '{ id: thaw, order: two }' }),
      'articles/2025/08/first.md': story({ series: '{ id: thaw, order: 1 }' }),
      'series/thaw.yaml': 'name: Thaw\n',
    },
    ['schema', 7, 28],
  ],
  'a picture that tells nothing, it says in a word': [
    {
      ...md({ image: '\n  src: ./x.png\n  decorative: yes\n  credit: Me' }),
      'articles/2025/09/x.png': PNG,
    },
    ['small-lead', 8, 8],
    ['schema', 9, 15],
  ],
  'an old address that leaves the site': [md({ aliases: '[/a/../b/]' }), ['schema', 7, 11]],
  'a verdict beyond the best': [
    md({ type: 'review', review: '{ item: A play, type: Play, rating: 6, best: 5 }' }),
    ['schema', 8, 45],
  ],
  'a field of a group that stands twice': [
    md({ image: '\n  src: ./x.png\n  alt: A quay\n  credit: Me\n  src: ./y.png' }),
    ['syntax', 11, 3],
  ],
  // References.
  'a section that is mistyped': [md({ section: 'wrold' }), ['reference', 6, 10]],
  'an author in a list': [md({ author: '[vera, veraa]' }), ['reference', 4, 16]],
  'a story related to itself': [md({ related: '[2025/09/ferry]' }), ['reference', 7, 11]],
  'a story related to none': [md({ related: '\n  - 2025/09/fery' }), ['reference', 8, 5]],
  'an old address that is in use': [
    { ...md({ aliases: '[/2025/09/other/]' }), 'articles/2025/09/other.md': story() },
    ['duplicate', 7, 11],
  ],
  // YAML and files.
  'a quotation mark that is not closed': [md({ title: '"Ferry late' }), ['syntax', 2, 8]],
  'a colon in a headline': [md({ title: 'Ferry: late again' }), ['syntax', 2, 8]],
  'a headline that begins with @': [md({ title: '@vera says' }), ['syntax', 2, 8]],
  'a field that stands twice': [
    text(story().replace('section:', 'title: Again\nsection:')),
    ['syntax', 6, 1],
  ],
  'a tab in the YAML': [
    text(story().replace('section: world', 'image:\n\tsrc: x\nsection: world')),
    ['syntax', 7, 1],
  ],
  'a name for a value that nobody gave': [md({ kicker: '*b' }), ['syntax', 7, 9]],
  'frontmatter that is not closed': [text('---\ntitle: x\n'), ['syntax', 1, 1]],
  'an empty file': [text(''), ['syntax', 1, 1]],
  'a file of bytes': [text(Buffer.from([0, 255, 254, 128, 10, 200])), ['encoding', 1, 2]],
  'a file in UTF-16': [text(Buffer.from('\uFEFFabc', 'utf16le')), ['encoding', 1, 1]],
  'a file in Latin-1': [text(Buffer.from(story({ title: 'Café closed' }), 'latin1')), ['encoding', 2, 11]],
  'lines that end as on Windows': [
    text(story({ section: 'wrold' }, 'One\n\nTwo the the end.\n').replaceAll('\n', '\r\n')),
    ['reference', 6, 10],
    ['doubled-word', 11, 9],
  ],
  'lines that end as on an old Mac': [
    text(story({}, 'One\n\n[x](/nope/)\n').replaceAll('\n', '\r')),
    ['broken-link', 11, 5],
  ],
  'a byte order mark': [text(`\uFEFF${story({ section: 'wrold' })}`), ['reference', 6, 10]],
  'characters that nobody sees': [md({}, 'a\0b\x07 [x](/nope/)\n'), ['broken-link', BODY, 10]],
  // Pictures.
  'a picture with other capitals': [
    {
      ...md({ image: '\n  src: ./Lead.png\n  alt: A quay\n  credit: Me' }),
      'articles/2025/09/lead.png': PNG,
    },
    ['picture', 8, 8],
  ],
  'a picture in the text that does not exist': [md({}, 'One\n\n![A quay](no.png)\n'), ['picture', 11, 11]],
  'a picture by reference that does not exist': [md({}, '![A quay][p]\n\n[p]: no.png\n'), ['picture', 11, 6]],
  'a picture that lies elsewhere': [
    md({ image: '\n  src: ../../../../secret.png\n  alt: A quay\n  credit: Me' }),
    ['picture', 8, 8],
  ],
  'a text that is named as a picture': [
    { ...md({}, '![A quay](x.png)\n'), 'articles/2025/09/x.png': 'no picture' },
    ['picture', BODY, 11],
  ],
  'a picture that tells nothing to those who cannot see': [
    { ...md({}, 'One ![](x.png)\n'), 'articles/2025/09/x.png': PNG },
    ['missing-alt', BODY, 5],
  ],
  'names of files for alternative text': [
    { ...md({}, '![IMG_1234](x.png)\n\n![x.png](x.png)\n'), 'articles/2025/09/x.png': PNG },
    ['file-name-alt', BODY, 3],
    ['file-name-alt', 11, 3],
  ],
  'HTML for a picture that the build does not copy': [
    md({}, '<img src="x.png" alt="a">\n'),
    ['raw-picture', BODY, 11],
  ],
  'HTML for a film of which the build copies nothing': [
    md({}, '<video src="/a.mp4" poster="b.png"><track src="c.vtt"></video>\n'),
    ['broken-link', BODY, 13],
    ['raw-picture', BODY, 29],
    ['raw-picture', BODY, 48],
  ],
  'a picture by reference in MDX': [
    {
      'articles/2025/09/ferry.mdx': story({}, 'One\n\n![A quay][p]\n\n[p]: lead.png\n'),
      'articles/2025/09/lead.png': PNG,
    },
    ['raw-picture', 11, 1],
  ],
  'pictures of other sites': [
    md(
      {},
      '![A quay](https://x.example/a.png)\n\n<img alt="" src="//x.example/b.png">\n\n![A quay][q]\n\n[q]: http://x.example/c.png\n',
    ),
    ['foreign-file', BODY, 11],
    ['foreign-file', 11, 18],
    ['foreign-file', 15, 6],
  ],
  'a film with a picture of another site': [
    md({}, '<video src="/a.mp4" poster="https://x.example/b.png"></video>\n'),
    ['broken-link', BODY, 13],
    ['foreign-file', BODY, 29],
  ],
  'pictures of nowhere on the web': [
    md(
      {},
      '![A quay](file:///C:/a.png)\n\n![A quay](ftp://test.example/b.png)\n\n<img alt="" src="blob:x">\n',
    ),
    ['foreign-file', BODY, 11],
    ['foreign-file', 11, 11],
    ['foreign-file', 13, 18],
  ],
  'a picture that is a script': [md({}, '![A quay](javascript:x)\n'), ['script-address', BODY, 11]],
  'a picture that is its own file': [
    md({}, '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">\n'),
  ],
  'an id twice in one story': [
    md({}, '<p id="quay">One</p>\n\n<p id="sea">Two</p>\n\n<p id="quay">Three</p>\n'),
    ['repeated-id', 13, 8],
  ],
  'a figure without a credit': [
    { ...mdx('<Figure caption="A quay">\n\n![A quay](x.png)\n\n</Figure>\n'), 'articles/2025/09/x.png': PNG },
    ['missing-credit', BODY, 1],
  ],
  // Links.
  'a link to nowhere': [md({}, 'See [the quay](/nope/).\n'), ['broken-link', BODY, 16]],
  'a link without an address': [md({}, 'See [the quay]().\n'), ['broken-link', BODY, 16]],
  'a link in angle brackets': [md({}, 'See [x](</nope nope/>).\n'), ['broken-link', BODY, 10]],
  'a link that goes over two lines': [md({}, 'See [what\nis](/nope/ "Why").\n'), ['broken-link', 10, 5]],
  'a link behind emoji': [md({}, '😀😀 [x](/nope/)\n'), ['broken-link', BODY, 10]],
  'a link in a list in a quotation': [md({}, '> - > quote [x](/nope/)\n'), ['broken-link', BODY, 17]],
  'a link in a table': [md({}, '| a | b |\n|---|---|\n| [x](/nope/) | c |\n'), ['broken-link', 11, 7]],
  'a link by reference': [md({}, '[x][y]\n\n[y]: /nope/\n'), ['broken-link', 11, 6]],
  'a link in HTML': [md({}, 'One <a href="/nope/">x</a>\n'), ['broken-link', BODY, 14]],
  'a link in MDX': [mdx('One\n\n<a\n  href={"/nope/"}>the quay</a>\n'), ['broken-link', 12, 10]],
  'a link to the own site by its whole address': [
    md({}, '[x](https://test.example/nope/)\n'),
    ['broken-link', BODY, 5],
  ],
  'links to the own site as nobody writes them': [
    md(
      {},
      '[x](//test.example/a/) [x](https://Test.example:443/b/) [x](http://test.example/c/)\n\n' +
        '![x](//test.example/d.png) <img alt="" src="//test.example/e.png">\n',
    ),
    ['broken-link', BODY, 5],
    ['broken-link', BODY, 28],
    ['broken-link', BODY, 61],
    ['broken-link', 11, 6],
    ['broken-link', 11, 45],
  ],
  'links to another host, and to another port': [
    md({}, '[x](//x.test.example/a/) [x](https://test.example:8443/b/) [x](ftp://test.example/c/)\n'),
  ],
  'a link with other capitals': [md({}, '[x](/sections/World/)\n'), ['broken-link', BODY, 5]],
  'a link without its slash': [md({}, '[x](/sections/world)\n'), ['broken-link', BODY, 5]],
  'a link with a space at its end that does not break': [
    md({}, '[x](/sections/world/\u00A0)\n'),
    ['broken-link', BODY, 5],
  ],
  'a picture of public/ that is not there': [md({}, '![x](/nope.png)\n'), ['broken-link', BODY, 6]],
  'a picture of public/ that is not there, by reference': [
    md({}, '![x][y]\n\n[y]: /nope.png\n'),
    ['broken-link', 11, 6],
  ],
  'a picture of the site itself that is not there': [
    md({}, '![x](https://test.example/nope.png)\n'),
    ['broken-link', BODY, 6],
  ],
  'a link to a file that is nowhere': [md({}, '[x](report.pdf)\n'), ['broken-link', BODY, 5]],
  'a link to an old address': [
    { ...md({}, '[x](/2020/old/)\n'), 'articles/2025/09/quay.md': story({ aliases: '[/2020/old/]' }) },
    ['redirected-link', BODY, 5],
  ],
  'a link to a draft': [
    { ...md({}, '[x](/2025/09/quay/)\n'), 'articles/2025/09/quay.md': story({ draft: 'true' }) },
    ['hidden-link', BODY, 5],
  ],
  'a link to a story that has expired': [
    { ...md({}, '[x](/2025/09/quay/)\n'), 'articles/2025/09/quay.md': story({ expires: '2025-09-20' }) },
    ['hidden-reference', BODY, 5],
  ],
  'a fragment that is not there': [md({}, '## The quay\n\n[x](#the-quays)\n'), ['broken-fragment', 11, 5]],
  'a fragment of another story': [
    { ...md({}, '[x](/2025/09/quay/#end)\n'), 'articles/2025/09/quay.mdx': story({}, '## The end\n') },
    ['broken-fragment', BODY, 5],
  ],
  'link text that says nothing': [
    md({}, 'Please [click here](https://x.example/) or [**here**](https://x.example/).\n'),
    ['vague-link', BODY, 8],
    ['vague-link', BODY, 44],
  ],
  'bare addresses': [
    md({}, 'See https://x.example/a and <https://y.example>.\n'),
    ['bare-url', BODY, 5],
    ['bare-url', BODY, 30],
  ],
  // Harm.
  'a script': [md({}, 'a <script>x</script> b\n'), ['raw-script', BODY, 3]],
  'a tag of the page': [md({}, 'a <base href="//x.example/"> b\n'), ['raw-script', BODY, 3]],
  'a style of its own': [md({}, 'a <span style="color:red">b</span>\n'), ['raw-script', BODY, 9]],
  'an event handler': [md({}, '<p onclick="x">y</p>\n'), ['event-handler', BODY, 4]],
  'a frame': [md({}, 'One\n\n<iframe src="https://x.example"></iframe>\n'), ['foreign-frame', 11, 1]],
  'an address that is a script': [md({}, '[x](javascript:alert(1))\n'), ['script-address', BODY, 5]],
  'an address that is a script, behind character references': [
    md({}, 'The <a href="java&#115;cript:alert(1)">quay</a>\n'),
    ['script-address', BODY, 14],
  ],
  'an event handler in an expression': [
    mdx('One {<img alt="" onerror="x"/>}\n'),
    ['event-handler', BODY, 18],
  ],
  'harm in what a story exports': [
    mdx(
      'export const A = () => <p><a href="java&#115;cript:x">y</a></p>;\nexport const b = "javascript:x";\n\n<A /> {b}\n',
    ),
    ['script-address', BODY, 36],
    ['script-address', 10, 19],
  ],
  'harm in a property': [
    mdx(
      '<Figure credit="x" caption={<b onclick="x">y</b>}>\n\n<a href={`java\\u0073cript:x`}>A</a>\n\n</Figure>\n',
    ),
    ['event-handler', BODY, 32],
    ['script-address', 11, 11],
  ],
  'a script in an expression': [
    mdx('One {true && <script>x</script>} <>{<iframe src="/x" />}</>\n'),
    ['raw-script', BODY, 14],
    ['foreign-frame', BODY, 37],
  ],
  'HTML that nobody sees': [
    mdx('<p set:html="x" />\n\n{<Fragment set:html={"<b>x</b>"} />}\n'),
    ['raw-script', BODY, 4],
    ['raw-script', 11, 12],
  ],
  'attributes that nobody sees': [
    mdx('<p {...{ onclick: "x" }}>y</p>\n\n{["a"].map((x) => <b {...x}>z</b>)}\n'),
    ['event-handler', BODY, 4],
    ['event-handler', 11, 22],
  ],
  // MDX.
  'a component that asks for the browser': [
    mdx('<FactBox title="x" client:load>\n\nA\n\n</FactBox>\n'),
    ['component', BODY, 20],
  ],
  'a layout of its own': [mdx('One\n\nexport default () => null\n'), ['expression', 11, 1]],
  'two exports of one name': [
    mdx('export const a = 1;\nexport const a = 2;\n\nHi {a}\n'),
    ['expression', 10, 14],
  ],
  'a tag that is not closed': [mdx('One\n\n<Figure credit="a">\n\nTwo\n'), ['mdx', 11, 1]],
  'an expression that is none': [
    mdx('<Figure credit="x" caption={a b}>\n\nA\n\n</Figure>\n'),
    ['mdx', BODY, 31],
  ],
  'an embed without a title': [mdx('<Embed url="https://x.example/1" />\n'), ['embed-title', BODY, 1]],
  'an embed with an empty title': [
    mdx('<Embed\n  url="https://x.example/1"\n  title=""\n/>\n'),
    ['embed-title', 11, 3],
  ],
  'an embed over http': [mdx('<Embed title="X" url="http://x.example/1" />\n'), ['component', BODY, 18]],
  'a component that is mistyped': [mdx('<Embd url="x" />\n'), ['component', BODY, 1]],
  'a property that is mistyped': [mdx('<FactBox titel="x">\n\nA\n\n</FactBox>\n'), ['component', BODY, 10]],
  'a chart of a kind that is none': [
    mdx('<Chart\n  type="pie"\n  title="a"\n  labels={["a"]}\n  series={[{ name: "x", values: [1] }]}\n/>\n'),
    ['component', 10, 3],
  ],
  'a component in a .md story': [md({}, '<FactBox title="x">\n\nhi\n\n</FactBox>\n'), ['component', BODY, 1]],
  'a name that nothing defines': [mdx('One\n\nHello {name}.\n'), ['expression', 11, 8]],
  'a name in a property that nothing defines': [
    mdx('<Figure\n  credit={who}\n>\n\nA\n\n</Figure>\n'),
    ['expression', 10, 11],
  ],
  'an import that is mistyped': [mdx('import a frm "./x.json"\n\nHi\n'), ['expression', BODY, 10]],
  'an unknown component in an expression': [
    mdx('export const all = [1];\n\n{all.map((one) => <Bold>{one}</Bold>)}\n'),
    ['component', 11, 19],
  ],
  'an import of a package': [mdx('import a from "no-such-package/x"\n\nHi\n'), ['import', BODY, 16]],
  'an import of nothing': [mdx('import a from "./nope.json"\n\nHi\n'), ['import', BODY, 16]],
  'an import from outside the content folder': [
    mdx('import a from "../../../../nope.json"\n\nHi\n'),
    ['import', BODY, 16],
  ],
  // Words.
  'notes to self': [
    md(
      { title: 'Ferry TK late' },
      'One TK two.\n\n- TODO: ask\n\n`TK` is code\n\n```\nTODO\n```\n\n<!-- TODO check -->\n',
    ),
    ['placeholder', 2, 14],
    ['placeholder', BODY, 5],
    ['placeholder', 11, 3],
    ['placeholder', 19, 6],
  ],
  'a headline too long': [md({ title: 'x'.repeat(111) }), ['headline-length', 2, 8]],
  'a standfirst too short': [md({ description: 'Short.' }), ['standfirst-length', 3, 14]],
  'a heading that skips a level': [
    md({}, '### Skip\n\n## Two\n\n#### Four\n'),
    ['heading-level', BODY, 1],
    ['heading-level', 13, 1],
  ],
  'a heading of HTML that skips a level': [
    md({}, '## One\n\n<h4>Two</h4>\n\n<h5 class="a">Three</h5>\n'),
    ['heading-level', 11, 1],
  ],
  'a heading of the first level': [md({}, 'One\n\nTwo\n===\n'), ['heading-level', 11, 1]],
  'a heading of the first level that those below it are right under': [
    md({}, '# One\n\n### Two\n\n# Three\n\n#### Four\n'),
    ['heading-level', BODY, 1],
    ['heading-level', 13, 1],
    ['heading-level', 15, 1],
  ],
  'a doubled word in folded YAML': [
    md({
      description:
        '>-\n  Passengers waited two hours on the the quay\n  while the harbour office said nothing at all.',
    }),
    ['doubled-word', 4, 38],
  ],
  'a doubled word over the end of a line': [
    md({}, 'In the\nthe end of of it.\n'),
    ['doubled-word', 10, 1],
    ['doubled-word', 10, 12],
  ],
  'straight quotation marks, told once': [
    md({ kicker: "'It''s so'" }, 'He said "yes" and didn\'t.\n'),
    ['straight-quotes', 7, 13],
  ],
  'a quotation that does not end': [
    md({}, 'An “odd one.\n\nAnd it’s a 6” nail.\n'),
    ['unbalanced-quotes', BODY, 4],
  ],
  'a quotation that does not begin': [md({}, 'An odd” one.\n'), ['unbalanced-quotes', BODY, 7]],
  'a headline that a # ends': [md({ title: 'Deal #5 signed in the town' }), ['cut-off-text', 2, 13]],
  'a translation in the language of its original': [
    { ...md({ translationOf: '2025/09/quay' }), 'articles/2025/09/quay.md': story({ title: 'The quay' }) },
    ['same-language', 7, 16],
  ],
  'a second translation into one language': [
    {
      ...md({ lang: 'fr', translationOf: '2025/09/quay' }),
      'articles/2025/09/quay.md': story({ title: 'The quay' }),
      'articles/2025/09/early.md': story({ title: 'Le quai', lang: 'fr', translationOf: '2025/09/quay' }),
    },
    ['same-language', 8, 16],
  ],
  'a date that is far': [md({ date: '2026-09-04' }), ['far-date', 5, 7]],
  'an update and a correction of next year': [
    md({
      updates: '[{ date: 2025-10-05, note: Now }, { date: 2026-10-05, note: Later }]',
      corrections: '[{ date: 2026-10-05, kind: correction, severity: minor, text: It was not. }]',
    }),
    ['far-date', 7, 52],
    ['far-date', 8, 23],
  ],
  'a comment of next year': [
    {
      'comments/one.md': '---\narticle: 2025/09/ferry\nname: Jo\ndate: 2026-10-05\n---\nYes.\n',
      'articles/2025/09/ferry.md': story(),
    },
    ['far-date', 4, 7],
  ],
  'an address that is gone since next year': [
    {
      'gone.yaml':
        '- { url: /a/, date: 2025-10-05, reason: Sold }\n- { url: /b/, date: 2026-10-05, reason: Sold }\n',
    },
    ['far-date', 2, 21],
  ],
};

describe('broken articles', () => {
  it('are many', () => expect(Object.keys(ARTICLES).length).toBeGreaterThanOrEqual(50));

  it.each(Object.entries(ARTICLES))('%s', async (_, [files, ...expected]) => {
    const { says } = await checkFiles(files);
    const [file = ''] = Object.keys(files);
    expect(says).toEqual(
      expected.map(([rule, line, column]) => `${rule} ${file}:${String(line)}:${String(column)}`),
    );
  });

  it.each([
    ['nav: [{ label: A, url: "javascript:alert(1)" }]', '5:24: `nav[0].url`'],
    ['footer: [{ title: F, links: [{ label: A, url: about/ }] }]', '5:47: `footer[0].links[0].url`'],
  ])('a link of the outlet that leads nowhere is told where it stands: %s', async (line, place) => {
    await expect(checkFiles({ ...md({}), 'outlet.yaml': `${OUTLET}${line}\n` })).rejects.toThrow(
      `outlet.yaml:${place} is neither a path of this site`,
    );
  });

  it('an advertisement that leads nowhere is told', async () => {
    const { says } = await checkFiles({
      ...md({}),
      'ads/a.yaml': 'slot: rectangle\nsponsor: A\nurl: //x.example/\n',
    });
    expect(says).toEqual(['schema ads/a.yaml:3:6']);
  });

  it('links of settings may lead to every kind of place', async () => {
    const links = ['/sections/world/', 'https://x.example', 'mailto:a@x.example', 'tel:+44'];
    const nav = links.map((url) => `{ label: A, url: "${url}" }`).join(', ');
    expect((await checkFiles({ ...md({}), 'outlet.yaml': `${OUTLET}nav: [${nav}]\n` })).says).toEqual([]);
  });

  it('a property may be written in character references', async () => {
    const chart =
      '<Chart type="b&#x61;r" title="a" labels={["a"]} series={[{ name: "x", values: [1] }]} />\n';
    expect((await checkFiles(mdx(chart))).says).toEqual([]);
  });

  it('an id that two files claim is told of the second', async () => {
    const files = { ...md({ id: 'x/y' }), 'articles/2025/09/other.md': story({ id: 'x/y' }) };
    expect((await checkFiles(files)).says).toEqual(['duplicate articles/2025/09/other.md:7:5']);
  });

  it('tags that are almost alike, and tags of one story, are told where they first stand', async () => {
    const { says } = await checkFiles({
      ...md({ tags: '[Covid 19, Ports]' }),
      'articles/2025/09/other.md': story({ tags: '[covid-19, Ports, Rain]' }),
      'articles/2025/09/third.md': story({ tags: '[Covid19]' }),
    });
    expect(says).toEqual([
      'lonely-tag articles/2025/09/other.md:7:25',
      'similar-tags articles/2025/09/third.md:7:8',
    ]);
  });

  it.each([
    ['Harbours', 'Harbour', true],
    ['Café Owners', 'cafe-owner', true],
    // These are other words, or too short to tell.
    ['Caress', 'Cares', false],
    ['News', 'New', false],
    ['Ports', 'Port', false],
  ])('a plural is told from its singular: %s and %s', async (one, other, isTold) => {
    const { says } = await checkFiles({
      ...md({ tags: `[${one}]` }),
      'articles/2025/09/other.md': story({ tags: `[${other}]` }),
    });
    expect(says.some((problem) => problem.startsWith('similar-tags'))).toBe(isTold);
  });

  it('tags that differ by signs alone are told that they are one', async () => {
    const { says, problems } = await checkFiles({
      ...md({ tags: '[C#, U.S. trade]' }),
      'articles/2025/09/other.md': story({ tags: '[US Trade, C++]' }),
      'articles/2025/09/third.md': story({ tags: '[c++, c#]' }),
    });
    expect(says).toEqual(['similar-tags articles/2025/09/other.md:7:18']);
    expect(problems[0]?.what).toContain('“C++” has the address of “C#”');
  });

  it('an outlet whose address an import did not know is told so', async () => {
    const at = (url: string) =>
      checkFiles({ 'outlet.yaml': OUTLET.replace('https://test.example', url), ...md({}) });
    expect((await at('https://outlet.example')).says).toEqual(['unknown-address outlet.yaml:2:6']);
    expect((await at('https://outlet.example.org')).says).toEqual([]);
  });

  it('an outlet in a language that the interface does not speak is told which it speaks', async () => {
    const inLanguage = (lang: string) =>
      checkFiles({ 'outlet.yaml': OUTLET.replace('en-GB', lang), ...md({ lang: 'de' }) });
    const { says, problems } = await inLanguage('de-AT');
    expect(says).toEqual(['interface-language outlet.yaml:4:7']);
    expect(problems[0]?.what).toContain('“de-AT”');
    expect(problems[0]?.how).toContain('ar, en, es, fr and ja. Add the language to src/site/strings');
    expect((await inLanguage('fr-CA')).says).toEqual([]);
  });

  it('what is not public yet may name what is not public yet', async () => {
    const { says } = await checkFiles({
      ...md({ draft: 'true' }, '[x](/2025/09/quay/)\n'),
      'articles/2025/09/quay.md': story({ draft: 'true' }),
    });
    expect(says).toEqual([]);
  });
});

/** An article in which every field is used, as JSON, which is YAML. */
const EVERY_FIELD: Readonly<Record<string, unknown>> = {
  title: 'The ferry is late',
  description: 'Passengers waited.',
  author: [{ id: 'vera', role: 'Words' }],
  date: '2025-09-04',
  section: 'world',
  tags: ['Ports'],
  related: ['2025/09/s0'],
  series: { id: 'thaw', order: 1 },
  type: 'review',
  embargo: '2025-09-05',
  expires: '2026-01-01',
  updates: [{ date: '2025-09-05', note: 'More' }],
  corrections: [
    { date: '2025-09-05', kind: 'correction', severity: 'minor', text: 'Late', was: 'a', now: 'b' },
  ],
  retracted: { date: '2025-09-05', reason: 'Invented' },
  image: { src: './x.png', alt: 'A quay', credit: 'Me', focal: '50% 50%' },
  sources: [{ title: 'Report', url: 'https://x.example' }],
  sponsor: { name: 'Acme', url: 'https://x.example' },
  review: { item: 'A play', type: 'Play', rating: 4, best: 5 },
  aliases: ['/a/'],
  originallyPublished: { name: 'Acme', url: 'https://x.example', date: '2025-01-01' },
  excludeFrom: ['home'],
  imported: { from: 'A blog', missing: ['alt'] },
};
const WRONG = [undefined, null, {}, [], '', 5, '%%', true, [null], [[]], { a: 1 }];

/** Every way to put something wrong into one of its places. */
function* variants(value: unknown): Iterable<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const wrong of [...WRONG, ...variants(inner)]) {
      const copy = structuredClone(value) as Record<string, unknown>;
      copy[key] = wrong;
      yield copy;
    }
  }
}

it('whatever is wrong with a field is said, and said in words', async () => {
  const files = [...variants(EVERY_FIELD)].map((fields, index) => [
    `articles/2025/09/s${String(index)}.md`,
    `---\n${JSON.stringify(fields, undefined, 2)}\n---\n\nThe quay was full.\n`,
  ]);
  const { stories, problems } = await checkFiles({
    ...(Object.fromEntries(files) as Files),
    'series/thaw.yaml': 'name: Thaw\n',
  });
  expect(stories).toBe(files.length);
  expect(files.length).toBeGreaterThan(500);
  for (const { what, how } of problems) expect(what + how).not.toMatch(/undefined|NaN|\[object/);
});

describe('files that nobody expects', () => {
  it('suffixes that nobody reads', async () => {
    const { says } = await checkFiles({
      'articles/2025/09/ferry.MD': story(),
      'articles/2025/09/quay.markdown': story(),
      'articles/2025/09/data.yaml': 'a: 1\n',
      'authors/jo.md': 'Jo',
      'tags/ports.YML': 'label: Ports\n',
    });
    expect(says).toEqual([
      'unread-file articles/2025/09/ferry.MD:1:1',
      'unread-file articles/2025/09/quay.markdown:1:1',
      'unread-file authors/jo.md:1:1',
      'unread-file tags/ports.YML:1:1',
    ]);
  });

  it('folders whose names are nearly those that are read', async () => {
    const { says, problems } = await checkFiles({
      [FERRY]: story(),
      'Articles/2025/09/lost.md': story(),
      'Articles/2025/09/quay.md': story(),
      'author/jo.yaml': 'name: Jo\n',
      'page/lead.jpg': PNG,
      'interviews/jo.md': 'Jo said',
    });
    expect(says).toEqual(['unread-file Articles/2025/09/lost.md:1:1', 'unread-file author/jo.yaml:1:1']);
    expect(problems.map(({ what }) => what)).toEqual([
      'Nobody reads what lies in the folder “Articles”. Did you mean “articles”?',
      'Nobody reads what lies in the folder “author”. Did you mean “authors”?',
    ]);
  });

  it('folders of a year that are none of a month, where addresses have either', async () => {
    const files = {
      'articles/2025/ferry.md': story(),
      'articles/2025/9/odd.md': story(),
      'articles/2025/13/late.md': story({ date: 'soon' }),
      'articles/2025/09/quay/index.md': story(),
      'articles/local/2025/pier.md': story(),
      'articles/1984.md': story(),
    };
    const { says, problems } = await checkFiles(files);
    expect(says).toEqual([
      'month-folder articles/2025/13/late.md:1:1',
      'schema articles/2025/13/late.md:5:7',
      'month-folder articles/2025/9/odd.md:1:1',
      'month-folder articles/2025/ferry.md:1:1',
    ]);
    expect(problems.filter(({ rule }) => rule === 'month-folder').map(({ what }) => what)).toEqual([
      '“2025/13” is no folder of a month.',
      '“2025/9” is no folder of a month, and the address of the story is /2025/09/2025/9/odd/.',
      '“2025” is no folder of a month, and the address of the story is /2025/09/2025/ferry/.',
    ]);
    const plain = await checkFiles({ ...files, 'outlet.yaml': `${OUTLET}permalink: /:slug/\n` });
    expect(plain.says).toEqual(['schema articles/2025/13/late.md:5:7']);
  });

  it('links that lead in a circle, folders named as stories, links to nothing', async () => {
    const contentDir = writeContent({
      [FERRY]: story({}, 'The the end.\n'),
      'articles/2025/a.md/b.md': story(),
    });
    for (const [name, target] of [
      ['loop', '.'],
      ['self.md', 'self.md'],
      ['up', '../..'],
      ['gone.md', 'nowhere.md'],
    ] as const) {
      symlinkSync(target, path.join(contentDir, 'articles/2025', name));
    }
    expect(await checkFolder(contentDir)).toMatchObject({
      stories: 2,
      says: [
        `doubled-word ${FERRY}:9:5`,
        'month-folder articles/2025/a.md/b.md:1:1',
        'encoding articles/2025/gone.md:1:1',
        'encoding articles/2025/self.md:1:1',
      ],
    });
  });

  it.each([
    ['quotations', '> '.repeat(20_000) + 'x'],
    ['brackets', '['.repeat(20_000)],
    ['emphasis', '*a '.repeat(20_000)],
    ['tags', '<b '.repeat(20_000)],
    ['marks', '"'.repeat(50_000)],
    ['words', 'the '.repeat(20_000)],
    ['one line', 'a'.repeat(1_000_000)],
  ])('%s without end', async (_, body) => {
    expect((await checkFiles(md({}, body))).stories).toBe(1);
  });

  it('lists in lists without end', async () => {
    const { says } = await checkFiles(md({ kicker: '['.repeat(5000) + ']'.repeat(5000) }));
    expect(says).toHaveLength(1);
  });
});

describe('sound articles', () => {
  it.each([
    ['code', 'Write `[x](/nope/) the the "TK"`:\n\n```html\n<script>TODO</script>\n```\n'],
    ['names', 'TK Maxx sold Super Bowl XXX shirts in Pago Pago. He had had it. A 6" nail, 5\'10" tall.\n'],
    ['quotations of several paragraphs', '“One.\n\n“Two.\n\n“Three,” she said. “Four.”\n'],
    [
      'links to what there is',
      '[a](/) [b](/sections/world/) [c](/rss.xml) [d](/authors/vera/) [e](/archive/2025/09/) [f](/weekly/2025-W36/) [g](/feeds/) [h](/types/news/) [i](/latest.json) [j](mailto:a@b.example) [k](https://other.example/nope/) [l](#quay) [m](../ferry/)\n\n## Quay\n',
    ],
    ['footnotes', 'A[^1] [back](#note-fn-1)\n\n[^1]: Note.\n'],
    ['addresses as code or e-mail', '`https://x.example` and desk@x.example\n'],
  ])('%s are let through', async (_, body) => {
    expect((await checkFiles(md({}, body))).says).toEqual([]);
  });

  it.each(['ar', 'ja', 'id', 'tr'])('words of %s are not judged by the rules of English', async (lang) => {
    const files = md(
      { lang, description: 'x'.repeat(60) },
      'orang orang "the the" [here](https://x.example/)\n',
    );
    expect((await checkFiles(files)).says).toEqual([]);
  });

  it('a story that appeared elsewhere may have been changed there before', async () => {
    const changed = {
      originallyPublished: '{ name: The Wire, url: https://wire.example/ }',
      updates: '\n  - { date: 2025-09-02, note: More }',
      corrections: '\n  - { date: 2025-09-02, kind: correction, severity: minor, text: Wrong }',
    };
    expect((await checkFiles(md(changed))).says).toEqual([]);
    // Its embargo is this outlet's own.
    expect((await checkFiles(md({ ...changed, embargo: '2025-09-01' }))).says).toEqual([
      `date-order ${FERRY}:12:10`,
    ]);
  });

  it('an expression of MDX is no prose', async () => {
    const body =
      'export const note = "the the TK";\n\n{"the the"} <span title="TK the the">said</span>\n\n{/* a note */}\n';
    expect((await checkFiles(mdx(body))).says).toEqual([]);
  });

  it('a template of another generator is no prose, nor is a row of its braces looked at for long', async () => {
    const rows = ['{', '{%', '{{ '].map((brace) => brace.repeat(200_000 / brace.length));
    const body = ['{{ "the the" }} {{{ "a" }}} {% TK "b" %}', ...rows].join('\n\n');
    expect((await checkFiles(md({}, `${body}\n`))).says).toEqual([]);
    // In a time that grows with the square of the length it takes more than half a minute.
  }, 20_000);

  it('an import may lack what its source did not have', async () => {
    const { problems } = await checkFiles({
      ...md({ imported: '{ from: A blog, missing: [alt, credit] }' }, '![](x.png) [x](/nope/)\n'),
      'articles/2025/09/x.png': PNG,
    });
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([['broken-link', 'warn']]);
  });

  it('an imported page, too', async () => {
    const page = (more: string) => `---\ntitle: About\n${more}---\n\nSee [the desk](/wp-admin/).\n`;
    const { problems } = await checkFiles({
      'pages/about.md': page('imported: { from: A blog }\n'),
      'pages/own.md': page(''),
    });
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['broken-link', 'warn'],
      ['broken-link', 'error'],
    ]);
  });
});

describe('what outlet.yaml says of a rule', () => {
  const OUTLET = 'name: The Test\nurl: https://test.example\ntimezone: Europe/London\nlang: en-GB\n';
  const files = md({ title: 'x'.repeat(111) }, 'The the.\n');

  it('makes it graver, or silent', async () => {
    const rules = 'check: { rules: { headline-length: error, doubled-word: off } }\n';
    const { problems } = await checkFiles({ ...files, 'outlet.yaml': OUTLET + rules });
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([['headline-length', 'error']]);
  });

  it.each([
    ['straight-quote', 'is not a rule. Did you mean “straight-quotes”?'],
    ['raw-script', 'guards the build, so it is always an error'],
  ])('is refused of %s', async (id, message) => {
    const outlet = `${OUTLET}check:\n  rules:\n    ${id}: off\n`;
    await expect(checkFiles({ 'outlet.yaml': outlet })).rejects.toThrow(
      `outlet.yaml:7:${String(6 + id.length + 1)}`,
    );
    await expect(checkFiles({ 'outlet.yaml': outlet })).rejects.toThrow(message);
  });
});
