import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringsFor } from '../../site/strings/index.ts';
import { articleOf, makeArchive, makeSite, type Story } from '../../tests/archive-factory.ts';
import { feedHtml } from './feed-html.ts';
import { storyHtml } from './story-html.ts';

const BASE = 'https://test.example/news/2025/09/story/';

function htmlOf(fields: Omit<Story, 'file'>, body = '<p>Body.</p>'): string {
  const site = makeSite();
  const archive = makeArchive(
    { stories: [{ file: 'a', ...fields }], authors: { ada: { name: 'Ada & Co' } } },
    site,
  );
  return storyHtml(site, archive, articleOf(archive, 'a'), { body });
}

describe('storyHtml', () => {
  it('begins with the byline, every author in it, then with what was gravely wrong', () => {
    const correction = { date: '2025-09-05', kind: 'correction', text: 'It was <five>.' };
    const html = htmlOf({
      author: ['vera', { id: 'ada', role: 'Photographs' }],
      corrections: [
        { ...correction, severity: 'major', was: 'four', now: 'five' },
        { ...correction, severity: 'minor', text: 'A name.' },
      ],
    });
    expect(html).toBe(
      [
        '<p>By Vera Lind and Ada &amp; Co (Photographs)</p>',
        '<p><strong>Correction, <time datetime="2025-09-05">5 September 2025</time>:</strong> It was &lt;five&gt;.' +
          '<br/>It said: <del>four</del><br/>It now says: <ins>five</ins></p>',
        '<p>Body.</p>',
        '<p><strong>Correction, <time datetime="2025-09-05">5 September 2025</time>:</strong> A name.</p>',
      ].join('\n'),
    );
  });

  it('has of a retracted story the notice only', () => {
    const html = htmlOf({ retracted: { date: '2025-09-06', reason: 'Made up.' } });
    expect(html).toContain('This story has been retracted');
    expect(html).toContain('<p>Made up.</p>');
    expect(html).not.toContain('Body.');
  });

  it('says what is no news, and where news comes from', () => {
    expect(htmlOf({ type: 'opinion' })).toBe('<p>By Vera Lind</p>\n<p><em>Opinion</em></p>\n<p>Body.</p>');
    expect(htmlOf({ dateline: 'HALM & DENN' })).toBe(
      '<p>By Vera Lind</p>\n<p>HALM &amp; DENN</p>\n<p>Body.</p>',
    );
  });

  it('says who paid, and in which language and direction a story is', () => {
    const html = htmlOf({
      type: 'sponsored',
      sponsor: { name: 'Grain', url: 'https://grain.example' },
      lang: 'ar',
    });
    expect(html).toContain('<p><em>This story was paid for by Grain.');
    expect(html).toContain('<div lang="ar" dir="rtl">\n<p>Body.</p>\n</div>');
  });
});

describe('storyHtml of a story in another language than the outlet’s', () => {
  it('says in which language the words of its writer are, among those of the house', () => {
    const date = '2025-09-05';
    const html = htmlOf({
      lang: 'ar',
      updates: [{ date, note: 'Note' }],
      corrections: [{ date, kind: 'correction', severity: 'minor', text: 'Text', was: 'Was', now: 'Now' }],
      sources: [{ title: 'Source', url: 'https://s.example/' }],
      disclosures: ['Swims'],
      type: 'review',
      review: { item: 'Film', type: 'Movie', rating: 3 },
    });
    for (const written of [
      '<span lang="ar" dir="rtl">Note</span>',
      '<span lang="ar" dir="rtl">Text</span>',
      '<del lang="ar" dir="rtl">Was</del>',
      '<ins lang="ar" dir="rtl">Now</ins>',
      '<a href="https://s.example/" lang="ar" dir="rtl">Source</a>',
      '<span lang="ar" dir="rtl">Swims</span>',
      '<span lang="ar" dir="rtl">Film</span>',
    ]) {
      expect(html).toContain(written);
    }
    expect(htmlOf({ lang: 'ar', retracted: { date, reason: 'Reason' } })).toContain(
      '<p lang="ar" dir="rtl">Reason</p>',
    );
  });
});

describe('feedHtml', () => {
  const safe = (html: string) => feedHtml(html, BASE, stringsFor('en').media);

  it('makes every address absolute', () => {
    expect(safe('<a href="../x/#y">a</a> <a href="#fn1">b</a> <a href="//o.example/">c</a>')).toBe(
      '<a href="https://test.example/news/2025/09/x/#y">a</a> ' +
        `<a href="${BASE}#fn1">b</a> <a href="https://o.example/">c</a>`,
    );
    expect(safe('<img src="/a.png" srcset="/a.png, /b,c.png 2x,  /d.png 480w" sizes="50vw" alt="A">')).toBe(
      '<img src="https://test.example/a.png" srcset="https://test.example/a.png, ' +
        'https://test.example/b,c.png 2x, https://test.example/d.png 480w" sizes="50vw" alt="A" />',
    );
    expect(safe('<a href="http://[">a</a><img src="/a.png" srcset="http://[ 1x, /b.png 2x" alt="A">')).toBe(
      '<a>a</a><img src="https://test.example/a.png" srcset="https://test.example/b.png 2x" alt="A" />',
    );
  });

  it('leaves nothing that runs, styles, tracks or frames', () => {
    expect(
      safe(
        '<script>x</script><style>p{}</style><p class="a" style="b" id="c" data-d="e" onclick="f()">P</p>' +
          '<iframe src="https://f.example">in</iframe><svg><text>s</text></svg><a href="javascript:g()">L</a>' +
          '<img src="data:image/png;base64,AA"><form><input><button>B</button></form><object>o</object>',
      ),
    ).toBe('<p>P</p>in<a>L</a>o');
    expect(safe('<picture><source srcset="/a.webp"><img src="/a.jpg"></picture>')).toBe(
      '<img src="https://test.example/a.jpg" alt="" />',
    );
  });

  it('leads to film and sound, which not every reader plays', () => {
    expect(
      safe(
        '<p>A <video controls title="The &quot;bell&quot; &amp; its clapper"><source src="/bell.webm" type="video/webm">' +
          '<source src="/bell.mp4"><p>Your browser is <a href="/old/">old</a>.</p></video> B</p>' +
          '<audio src="../bell.mp3?v=2#t=5" controls></audio><audio controls></audio>C',
      ),
    ).toBe(
      '<p>A <a href="https://test.example/bell.webm">Video: The "bell" &amp; its clapper</a> B</p>' +
        '<a href="https://test.example/news/2025/09/bell.mp3?v=2#t=5">Audio: bell.mp3</a>C',
    );
  });

  it('is safe whatever it is given', () => {
    const bit = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      ' ',
      '/',
      '=',
      'img',
      'a',
      'href',
      'src',
      'srcset',
      'on',
      'x',
      ':',
    );
    const piece = fc.oneof(
      bit,
      fc.constantFrom(
        'javascript:',
        '<script',
        '<video ',
        '</video>',
        '</p',
        'onerror',
        'style',
        '<!--',
        ',',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = safe(pieces.join(''));
        expect(html).not.toMatch(/<[^>]*\s(?:on\w*|style|class)=/i);
        expect(html).not.toMatch(/(?:href|src)="(?!https?:|mailto:|tel:)/i);
        expect(safe(html)).toBe(html);
      }),
    );
  });
});
