import naughtyStrings from 'big-list-of-naughty-strings';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { SocialCard } from '../../views/social-card.ts';
import { cardSvg, drawCard, type Mark } from './draw.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 60;
/** Rows of the band in the section's colour. */
const BAND = 16;

function card(fields: Partial<SocialCard>): SocialCard {
  return {
    lang: 'en-GB',
    dir: 'ltr',
    headline: 'Ferries sail again',
    section: 'World',
    accent: 'ocean',
    byline: ['Ilse Marrant'],
    outlet: 'Vantage Times',
    ...fields,
  };
}

interface Ink {
  readonly at: (x: number, y: number) => boolean;
  /** Share of the inked pixels within the columns, of rows between label and foot. */
  readonly share: (left: number, right: number) => number;
}

async function inkOf(png: Buffer): Promise<Ink> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([WIDTH, HEIGHT]);
  const at = (x: number, y: number) => (data[y * WIDTH + x] ?? 255) < 100;
  const count = (left: number, right: number) => {
    let inked = 0;
    for (let y = 180; y < 530; y += 2) for (let x = left; x < right; x += 2) inked += Number(at(x, y));
    return inked;
  };
  return { at, share: (left, right) => count(left, right) / Math.max(1, count(0, WIDTH)) };
}

function marginIsClear({ at }: Ink): boolean {
  for (let y = BAND; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const inside = x >= MARGIN && x < WIDTH - MARGIN && y < HEIGHT - 20;
      if (!inside && at(x, y)) return false;
    }
  }
  return true;
}

const LONG = 'A headline that goes on and on, as no editor would ever let it, with clauses in clauses. ';
const ARABIC = 'الميناء يفتح أبوابه من جديد بعد إضراب دام 9 أيام في COP30';

// Drawing takes its time on a machine that is busy.
describe('drawCard', { timeout: 60_000 }, () => {
  it.each([
    ['a short headline', {}],
    ['110 characters', { headline: LONG.repeat(2).slice(0, 110) }],
    ['300 characters', { headline: LONG.repeat(4).slice(0, 300) }],
    ['3,000 characters', { headline: LONG.repeat(40) }],
    ['one word of 80 characters', { headline: 'Donaudampfschifffahrt'.repeat(4).slice(0, 80) }],
    ['Arabic', { headline: ARABIC.repeat(3), lang: 'ar', dir: 'rtl' }],
    [
      'Japanese',
      { headline: '九日間のストライキが終わり、島々を結ぶフェリーが再び出航。'.repeat(3), lang: 'ja' },
    ],
    ['emoji', { headline: 'Family day 👨‍👩‍👧‍👦 at the zoo 🐘 '.repeat(4) }],
    ['many names', { byline: Array.from({ length: 30 }, (_, index) => `Writer Number ${String(index)}`) }],
    ['long names of everything', { section: LONG, label: LONG, outlet: LONG, deck: LONG.repeat(4) }],
  ] satisfies [string, Partial<SocialCard>][])('keeps %s within the margins', async (_, fields) => {
    expect(marginIsClear(await inkOf(await drawCard(card(fields))))).toBe(true);
  });

  it('sets right-to-left text from the right', async () => {
    const short = 'الميناء يفتح';
    const rtl = await inkOf(await drawCard(card({ headline: short, lang: 'ar', dir: 'rtl' })));
    expect(rtl.share(600, 1200)).toBeGreaterThan(0.7);
    const ltr = await inkOf(await drawCard(card({ headline: 'The port' })));
    expect(ltr.share(0, 600)).toBeGreaterThan(0.7);
  });

  it('keeps the parts of a date in their order between right-to-left words', async () => {
    const drawn = (headline: string) => cardSvg(card({ headline, lang: 'ar', dir: 'rtl' }));
    const date = await drawn('في 12/09/2025');
    expect(date).not.toBe(await drawn('في 2025/09/12'));
    // Between Latin letters nothing is turned round: the same digits stand in the same order.
    const digits = (svg: string) => svg.match(/d="[^"]+"/g)?.length;
    expect(digits(date)).toBe(digits(await drawn('في 12.09.2025')));
  });

  it('says who it is from, and nothing else, where a letter has no glyph', async () => {
    const one = await drawCard(card({ headline: 'הנמל נפתח מחדש' }));
    expect(await drawCard(card({ headline: '파업이 끝나고' }))).toEqual(one);
    expect(await drawCard(card({ headline: '' }))).toEqual(one);
    expect(one).not.toEqual(await drawCard(card({ headline: '', section: 'Europe' })));
  });

  it('draws what the text is, whatever it means elsewhere', async () => {
    const svg = await cardSvg(card({ headline: '<script>alert("x")</script> & ]]>' }));
    expect(svg).not.toContain('script');
  });

  it('shows section, its colour, type, byline, outlet and mark', async () => {
    const plain = await drawCard(card({}));
    const mark: Mark = {
      src: `data:image/png;base64,${(
        await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
          .png()
          .toBuffer()
      ).toString('base64')}`,
      ratio: 1,
    };
    const others = [
      await drawCard(card({ section: 'Europe' })),
      await drawCard(card({ accent: 'rust' })),
      await drawCard(card({ label: 'Opinion' })),
      await drawCard(card({ byline: ['Ilse Marrant', 'Osric Lund'] })),
      await drawCard(card({ outlet: 'The Valley Paper' })),
      await drawCard(card({}), mark),
    ];
    for (const other of others) expect(other).not.toEqual(plain);
  });

  it('draws the same bytes from the same card', async () => {
    expect(await drawCard(card({ headline: ARABIC }))).toEqual(await drawCard(card({ headline: ARABIC })));
  });

  it('has capitals of the language', async () => {
    const headline = '';
    expect(await cardSvg(card({ headline, lang: 'tr', section: 'dizi' }))).toBe(
      await cardSvg(card({ headline, lang: 'tr', section: 'DİZİ' })),
    );
  });

  it('takes any text', async () => {
    const texts = [...new Set(naughtyStrings)].filter((text) => /[^\x20-\x7e]|[<&`]/.test(text)).slice(0, 60);
    expect(texts.length).toBe(60);
    for (const text of texts) {
      await cardSvg(card({ headline: text, section: text.slice(0, 40), byline: [text.slice(0, 40)] }));
    }
  });
});
