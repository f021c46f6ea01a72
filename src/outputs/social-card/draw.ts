/**
 * Draws the card that stands for a page wherever a link to it is shared: a broadsheet's page in small. Satori sets the
 * type as outlines, sharp makes a picture of them.
 */
import sharp from 'sharp';
import { listed } from '../../site/language.ts';
import { CARD_SIZE as CARD, type SocialCard } from '../../views/social-card.ts';
import { faceFor, type Face } from './faces.ts';
import { dayColour } from './palette.ts';
import { textBlock, type TextRequest } from './text-block.ts';
import { toSvg, type CardNode, type Drawable } from './typesetting.ts';

/** The outlet's mark, ready to be drawn. */
export interface Mark {
  /** Address of a PNG, `data:` */
  readonly src: string;
  /** Width by height. */
  readonly ratio: number;
}

/** Pixels, all of them. */
const MARGIN = 64;
const WIDTH = CARD.width - 2 * MARGIN;
const HEADLINE = { sizes: [124, 112, 100, 92, 84, 76, 68, 62, 56, 51, 47, 43, 39, 36], height: 318 };
/** Of a section's card, with room for a line or two about it. */
const NAME = { sizes: [140, ...HEADLINE.sizes], height: 236 };
const NAMEPLATE = { sizes: [116, 104, 92, 80, 68, 58, 48], height: 190 };
const MARK = { masthead: 52, nameplate: 92 };

/** A mark as wide as that is the outlet's name already. */
const WORDMARK = 2.5;

/** @returns the bytes of a PNG; the same for the same card, mark and faces */
export async function drawCard(card: SocialCard, mark?: Mark): Promise<Buffer> {
  return sharp(Buffer.from(await cardSvg(card, mark)))
    .png({ palette: true, colours: 64, dither: 0, effort: 1, compressionLevel: 6 })
    .toBuffer();
}

/**
 * The card as outlines. Where the headline cannot be drawn, or is the outlet's name, the name stands large in the
 * middle instead.
 */
export async function cardSvg(card: SocialCard, mark?: Mark): Promise<string> {
  const { lang, dir } = card;
  const drawables: Drawable[] = [];
  const set = async (text: string | undefined, request: Omit<TextRequest, 'lang' | 'dir'>) => {
    const block = text === undefined ? undefined : await textBlock(text, { lang, dir, ...request });
    if (block) drawables.push(block);
    return block?.node;
  };
  const ink = dayColour('ink');
  const accent = dayColour(card.accent);
  const soft = dayColour('ink-soft');
  const headline =
    card.outlet === undefined
      ? undefined
      : await set(card.headline, {
          style: 'serif',
          weight: 600,
          colour: ink,
          width: WIDTH,
          tracking: -0.015,
          ...(card.deck === undefined ? HEADLINE : NAME),
        });
  const label = [
    await set(card.section?.toLocaleUpperCase(lang), {
      style: 'sans',
      weight: 700,
      colour: accent,
      width: 640,
      sizes: [26, 23],
      tracking: 0.06,
    }),
    await set(card.label, { style: 'sans', weight: 500, colour: soft, width: 380, sizes: [26, 23] }),
  ].filter((node) => node !== undefined);
  const byline = await set(bylineOf(card), {
    style: 'sans',
    weight: 600,
    colour: ink,
    width: WIDTH,
    sizes: [27, 24],
  });
  const foot = byline ? [rule('rule', 1, 0), box({ marginTop: 18 }, [byline])] : [];

  let body: CardNode[];
  if (headline) {
    const name = await set(card.outlet, {
      style: 'serif',
      weight: 700,
      colour: ink,
      width: 760,
      sizes: [36, 30, 26],
      tracking: -0.01,
    });
    const deck = await set(card.deck, {
      style: 'serif',
      weight: 500,
      colour: soft,
      width: WIDTH,
      sizes: [38, 34, 30],
      height: 92,
    });
    body = [
      masthead(mark, name),
      rule('ink', 4, 22),
      rule('ink', 1, 4),
      box({ flexDirection: 'column', flexGrow: 1, marginTop: 26 }, [
        ...labels(label),
        headline,
        ...(deck ? [box({ marginTop: 20 }, [deck])] : []),
      ]),
      ...foot,
    ];
  } else {
    const align = 'center';
    const name = await set(card.outlet ?? card.headline, {
      style: 'serif',
      weight: 600,
      colour: ink,
      width: WIDTH,
      tracking: -0.02,
      align,
      ...NAMEPLATE,
    });
    const deck = await set(card.deck, {
      style: 'serif',
      weight: 500,
      colour: soft,
      width: 960,
      sizes: [36, 32],
      height: 92,
      align,
    });
    body = [
      box({ flexDirection: 'column', alignItems: 'center', justifyContent: 'center', flexGrow: 1 }, [
        ...(mark ? [picture(mark, MARK.nameplate)] : []),
        ...(name && !isWordmark(mark) ? [box({ marginTop: mark ? 16 : 0 }, [name])] : []),
        box({ flexDirection: 'column', width: WIDTH, marginTop: 10 }, [
          rule('ink', 4, 16),
          rule('ink', 1, 4),
        ]),
        ...(deck ? [box({ marginTop: 26 }, [deck])] : []),
        ...(label.length > 0 ? [box({ marginTop: 26 }, labels(label))] : []),
      ]),
      ...foot,
    ];
  }
  const root = box(
    { flexDirection: 'column', ...CARD, backgroundColor: dayColour('paper'), direction: dir },
    [
      box({ height: 16, backgroundColor: accent }, []),
      box({ flexDirection: 'column', flexGrow: 1, padding: `26px ${String(MARGIN)}px 32px` }, body),
    ],
  );
  const faces = new Set<Face>(drawables.flatMap((block) => block.faces));
  // Satori wants one even for a card without text.
  const any = faceFor(0x20, 'serif', 600);
  if (any) faces.add(any);
  const pictures = Object.fromEntries(drawables.flatMap((block) => Object.entries(block.pictures)));
  return toSvg({ node: root, faces: [...faces], pictures }, CARD);
}

/**
 * The names as the language lists them. One that cannot be drawn takes all with it, as `textBlock` does: a byline must
 * not leave anybody out.
 */
function bylineOf({ byline, lang }: SocialCard): string | undefined {
  if (byline.length === 0) return undefined;
  return listed(byline, lang);
}

function masthead(mark: Mark | undefined, name: CardNode | undefined): CardNode {
  const height = MARK.masthead;
  return box({ height, alignItems: 'center', gap: 20 }, [
    ...(mark ? [picture(mark, height)] : []),
    ...(name && !isWordmark(mark) ? [name] : []),
  ]);
}

function isWordmark(mark: Mark | undefined): boolean {
  return mark !== undefined && mark.ratio >= WORDMARK;
}

function picture({ src, ratio }: Mark, height: number): CardNode {
  const width = Math.round(Math.min(height * ratio, WIDTH / 2));
  return { type: 'img', props: { src, width, height, style: { width, height, objectFit: 'contain' } } };
}

/** Section and type beside each other, a line between them. */
function labels(nodes: readonly CardNode[]): CardNode[] {
  if (nodes.length === 0) return [];
  const narrow = nodes.map(({ type, props }): CardNode => ({
    type,
    props: { ...props, style: { ...props.style, width: 'max-content' } },
  }));
  const line = box({ width: 2, height: 26, backgroundColor: dayColour('rule') }, []);
  return [
    box(
      { alignItems: 'center', marginBottom: 18, gap: 18 },
      narrow.flatMap((node, index) => (index > 0 ? [line, node] : [node])),
    ),
  ];
}

function rule(token: string, height: number, marginTop: number): CardNode {
  return box({ height, marginTop, flexShrink: 0, backgroundColor: dayColour(token) }, []);
}

function box(style: CardNode['props']['style'], children: readonly CardNode[]): CardNode {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
