import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunScanner } from './run-scanner.ts';

const SECRET =
  'The harbour board of Quillhaven will close the old ferry pier on Monday, three officials said, and move all boats.';
const JAPANESE =
  '灯台の島にある紙工房は、来年の春から新しい紙を作ることになったと、町の役場が火曜日に発表した。';

function found(text: string, scanner = withSecret()): string[] {
  return scanner.scan(text).map(({ words }) => words);
}

function withSecret(): RunScanner {
  const scanner = new RunScanner();
  scanner.addText(SECRET, 0);
  scanner.addText(JAPANESE, 1);
  scanner.addPhrase('Pier to close', 2);
  scanner.addPhrase('/2025/10/pier-to-close/', 3);
  scanner.addPhrase('News', 4);
  return scanner;
}

describe('a run of eight words', () => {
  it.each([
    ['plain', 'It is said that close the old ferry pier on Monday, three is a start'],
    ['with markup in it', '<p>close the <em>old</em> ferry <a href="/x/">pier on</a> Monday, three</p>'],
    ['in other letters', 'CLOSE THE OLD FERRY PIER ON MONDAY THREE'],
    ['in an attribute', '<meta content="close the old ferry pier on Monday, three">'],
    ['escaped in a feed', '&lt;p&gt;close the &lt;b&gt;old&lt;/b&gt; ferry pier on Monday, three&lt;/p&gt;'],
    ['escaped twice', 'close the old ferry &amp;quot;pier&amp;quot; on Monday, three'],
    [
      'encoded in an address',
      '<a href="/?text=close%20the+old%20%3Cferry%3E%20pier%20on%20Monday%2C%20three">',
    ],
    [
      'encoded again',
      '/?a=%2F%3Ftext%3Dclose%2520the%2520old%2520ferry%2520pier%2520on%252520Monday%252C%2520three',
    ],
    ['beside what is no encoding', '50% close the old ferry pier %on Monday%, %C3three%'],
    ['in JSON', '{"a":"close the old\\nferry pier \\u003cb\\u003eon Monday, three"}'],
  ])('is found %s', (_, text) => {
    expect(found(text)).toEqual(['close the old ferry pier on monday three']);
  });

  it('is found although a sign looks like markup', () => {
    const scanner = new RunScanner();
    scanner.addText('where wages < prices and prices > rents the town will vote again', 0);
    const run = 'where wages prices and prices rents the town';
    expect(found('<h1>Where wages &lt; prices and prices &gt; rents the town</h1>', scanner)).toEqual([run]);
    expect(found('Where wages < prices and prices > rents the town', scanner)).toEqual([run]);
  });

  it('is no run of elements and references', () => {
    for (const unit of ['<b>', '&amp;', '<b><i>']) {
      const scanner = new RunScanner();
      scanner.addText(unit.repeat(40), 0);
      scanner.addPhrase(unit.repeat(12), 1);
      const escaped = unit
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .repeat(40);
      expect(found(unit.repeat(40), scanner)).toEqual([]);
      expect(found(escaped, scanner)).toEqual([]);
      expect(found(escaped.replaceAll('&', '&amp;'), scanner)).toEqual([]);
    }
  });

  it('is not found across an item’s identity and its headline', () => {
    expect(found('<id>tag:a.example,2025:2025/10/the-pier</id>\n<title>To close: the inn</title>')).toEqual(
      [],
    );
    expect(found('<b>The pier</b> <i>to close</i>')).toEqual(['pier to close']);
  });

  it.each(['<a ', '&lt;a ', '<id '])(
    'is soon found behind a row of “%s”',
    (open) => {
      expect(found(`${open.repeat(80_000)} ${SECRET.slice(35, 83)}`)).not.toEqual([]);
    },
    5000,
  );

  it('is not found when it is one of seven', () => {
    expect(found('close the old ferry pier on Monday, four officials said, and')).toEqual([]);
  });

  it('is found wherever it stands, and nothing else is', () => {
    const words = SECRET.split(' ');
    const word = fc.constantFrom('sea', 'on', 'pier', 'the', 'Monday', 'boats', 'gull');
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }),
        fc.nat(words.length),
        fc.nat(12),
        (before, from, length) => {
          const run = words.slice(from, from + length);
          const text = [...before, 'xyzzy', ...run, 'xyzzy'].join(' ');
          expect(found(text).length > 0).toBe(run.length >= 8);
        },
      ),
    );
  });
});

describe('a run of 24 characters', () => {
  it('is found where words are not spaced', () => {
    expect(found(`<p>${JAPANESE.slice(3, 28)}</p>`)).toHaveLength(1);
  });
  it('is not found when it is shorter', () => {
    expect(found(`${JAPANESE.slice(3, 25)}とても`)).toEqual([]);
  });
});

describe('a phrase', () => {
  it('is found as a whole', () => {
    expect(found('<a href="/2025/10/pier-to-close/">x</a>')).toEqual([
      'pier to close',
      '2025 10 pier to close',
    ]);
    expect(found('pier to be closed')).toEqual([]);
  });
  it('is found as addresses encode it', () => {
    const scanner = new RunScanner();
    scanner.addPhrase('/2025/10/паром-отменён/', 0);
    const encoded = encodeURI('/2025/10/паром-отменён/');
    for (const address of [
      encoded,
      encoded.toLowerCase(),
      encodeURI(encoded),
      encodeURIComponent(`/?${encoded}`),
    ]) {
      expect(found(`<a href="${address}">x</a>`, scanner), address).toEqual(['2025 10 паром отменён']);
    }
  });
  it('that is a common word is not looked for', () => {
    expect(found('News')).toEqual([]);
  });
});

describe('a file that cannot hold what is looked for', () => {
  const bytesOf = (text: string) => Buffer.from(text);

  it('is told by its words', () => {
    const scanner = new RunScanner();
    scanner.addText(SECRET, 0);
    scanner.addPhrase('Pier to close', 1);
    expect(
      scanner.mayBeIn(bytesOf('The ferry pier of Quillhaven is old, and three boats will move on Monday.')),
    ).toBe(false);
    expect(scanner.mayBeIn(bytesOf('Close the <b>OLD</b> ferry\\npier on Monday, three'))).toBe(true);
    expect(scanner.mayBeIn(bytesOf('"to close", said the pier'))).toBe(true);
    expect(scanner.mayBeIn(bytesOf('/?a=Close%20the%20old%20pier'))).toBe(false);
    expect(scanner.mayBeIn(bytesOf('/?a=to%20close%20the%20pier'))).toBe(true);
    expect(scanner.mayBeIn(bytesOf('/?a=to%2520close%2520the%252520pier'))).toBe(true);
    expect(scanner.mayBeIn(bytesOf('/?a=t%6F'))).toBe(true);
    expect(scanner.mayBeIn(bytesOf(String.raw`"pier to \u002563lose"`))).toBe(true);
    const escaped = String.raw`{"a":"\u0063lose the old ferry pier on Monday, three"}`;
    expect(scanner.scan(escaped)).toHaveLength(1);
    expect(scanner.mayBeIn(bytesOf(escaped))).toBe(true);
  });

  it('is not told where words are not spaced, or have no plain letters', () => {
    expect(withSecret().mayBeIn(bytesOf('nothing'))).toBe(true);
    const scanner = new RunScanner();
    scanner.addPhrase('ночной паром отменён', 0);
    expect(scanner.mayBeIn(bytesOf('nothing'))).toBe(true);
  });

  it('never holds it', () => {
    const words = fc.constantFrom('pier', 'Ferry', 'café', 'a1', 'ночь', 'old', '\u212Aelp');
    const joints = fc.constantFrom(
      ' ',
      '</b> <b>',
      '&nbsp;',
      '&amp;quot;',
      '\\n',
      '\\u003c',
      '\\u0041',
      ', ',
      '’',
      '\\',
      '&#39;',
      '\\u00e9',
      '%20',
      '%2520',
      '%252520',
      '%41',
      '%2541',
      '%C3%A9',
      '%E2%84%AA',
      '%',
      '\u0301 ',
    );
    const written = fc.array(fc.tuple(words, joints), { minLength: 8, maxLength: 14 });
    fc.assert(
      fc.property(written, written, fc.nat({ max: 6 }), (secret, text, from) => {
        const scanner = new RunScanner();
        const plain = secret.map(([word]) => word);
        scanner.addText(plain.join(' '), 0);
        scanner.addPhrase(plain.slice(0, 3).join(' '), 1);
        const joined = (parts: readonly (readonly [string, string])[]) => parts.flat().join('');
        const mixed =
          joined(text.slice(0, 2)) +
          joined(secret.slice(from).map(([word], at) => [word, text[at]?.[1] ?? ' ']));
        for (const one of [joined(secret), joined(text), mixed]) {
          if (scanner.scan(one).length > 0) expect(scanner.mayBeIn(bytesOf(one)), one).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
