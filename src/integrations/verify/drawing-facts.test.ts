import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { drawingFaults } from './drawing-facts.ts';
import { createPlaces } from './output.ts';

const HOME = { origin: 'https://a.example', base: '/' };
const SITE = { ...HOME, placeOf: createPlaces(HOME), allowedOrigins: ['https://friend.example'] };
const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes}>${inner}</svg>`;
const XHTML = 'xmlns:h="http://www.w3.org/1999/xhtml"';
const LOCATED = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#345' } })
  .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' } })
  .jpeg()
  .toBuffer();
const IN_ADDRESS = `data:image/jpeg;base64,${LOCATED.toString('base64')}`;
const SCRIPT = 'is a drawing with a script';
const MARKUP = 'is a drawing with foreign markup';

it.each([
  ['a script', svg('<script>go()</script>'), SCRIPT],
  [
    'a script by another prefix',
    svg('<s-v:script xmlns:s-v="http://www.w3.org/2000/svg">go()</s-v:script>'),
    SCRIPT,
  ],
  ['a script of HTML', svg(`<h:script ${XHTML}>go()</h:script>`), SCRIPT],
  ['a handler of SVG Tiny', svg('<handler type="text/javascript">go()</handler>'), SCRIPT],
  ['foreign markup', svg('<foreignObject/>'), MARKUP],
  ['a frame', svg(`<h:iframe ${XHTML} srcdoc="&lt;script&gt;go()&lt;/script&gt;"/>`), `${MARKUP} (<iframe>`],
  ['HTML in its notes', svg(`<metadata><h:img ${XHTML} src="x.png"/></metadata>`), `${MARKUP} (<img>`],
  ['formulas', svg('<math xmlns="http://www.w3.org/1998/Math/MathML"/>'), `${MARKUP} (<math>`],
  ['no namespace', '<svg/>', `${MARKUP} (<svg>)`],
  ['an event handler', svg('', ' onload="go()"'), 'is a drawing with an event handler (onload)'],
  ['a script for an address', svg('<a href="java&#9;script:go()"/>'), SCRIPT],
  ['a script behind a control character', svg('<a xlink:href=" &#10;javascript:go()"/>'), SCRIPT],
  ['an address that becomes a script', svg('<set attributeName="href" to="javascript:go()"/>'), SCRIPT],
  ['one of several such', svg('<a><animate attributeName="href" values="#a;javascript:go()"/></a>'), SCRIPT],
  [
    'a page for an address',
    svg('<a href="data:text/html,x"/>'),
    'is a drawing with a document in an address',
  ],
  [
    'parts of a drawing in an address',
    svg('<use href="data:image/svg+xml,x#a"/>'),
    'with a document in an address',
  ],
  [
    'a style sheet before it',
    `<?xml-stylesheet href="https://spy.example/a.css"?>${svg('')}`,
    'is a drawing with a style sheet of its own',
  ],
  [
    'attributes declared',
    `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "go()">]>${svg('')}`,
    'is a drawing with declarations of its own',
  ],
  [
    'another site’s picture',
    svg('<image xlink:href=" //spy.example/p.png"/>'),
    'loads  //spy.example/p.png from',
  ],
  [
    'another site’s drawing',
    svg('<use href="https://spy.example/p.svg#a"/>'),
    'loads https://spy.example/p.svg#a',
  ],
  [
    'another site’s style',
    svg('<style>@import url(https://spy.example/a.css);</style>'),
    'loads https://spy.example/a.css',
  ],
  [
    'another site’s font',
    svg('<style><![CDATA[@font-face { src: url("https://spy.example/a.woff2") }]]></style>'),
    'loads https://spy.example/a.woff2',
  ],
  [
    'another site’s pattern',
    svg('<path fill="url(https://spy.example/p#a)"/>'),
    'loads https://spy.example/p#a',
  ],
  [
    'a picture that tells of its place',
    svg(`<image href="${IN_ADDRESS}"/>`),
    'tells where it was taken (GPS)',
  ],
  [
    'a picture in its style that does',
    svg(`<style>svg { background: url("${IN_ADDRESS}") }</style>`),
    'tells where it was taken (GPS)',
  ],
  ['an element left open', svg('<g>'), 'is not well-formed: unexpected close tag'],
])('a drawing with %s is refused, packed as well', (_, xml, fault) => {
  for (const bytes of [Buffer.from(xml), gzipSync(xml)]) {
    const faults = drawingFaults(bytes, 'mark.svg', SITE);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toContain(fault);
  }
});

it('what programs for drawing write passes', () => {
  const notes =
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work xmlns:cc="http://creativecommons.org/ns#" r:about=""><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">Map</dc:title></cc:Work></r:RDF></metadata><s:namedview xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>';
  const plain = Buffer.from('x').toString('base64');
  const drawing = svg(
    `${notes}<title>Map</title><style>.a { fill: url(#b) }</style><a href="https://other.example/"><path class="a" style="fill: url('#b')"/></a><use xlink:href="#c"/><image href="p.png"/><image href="https://a.example/p.png"/><image href="https://friend.example/p.png"/><image href="data:image/png;base64,${plain}"/><animate attributeName="r" from="0" to="9" values="1;2"/>`,
  );
  const doctype =
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
  expect(drawingFaults(Buffer.from(doctype + drawing), 'map.svg', SITE)).toEqual([]);
});
