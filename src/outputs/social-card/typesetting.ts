/** Satori, told what it needs to know: the tree, the faces, the pictures of single graphemes. */
import satori, { type SatoriOptions } from 'satori';
import type { Face } from './faces.ts';

/** A node of the tree that Satori draws; the shape of a React element, without React. */
export interface CardNode {
  readonly type: 'div' | 'img';
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children?: string | readonly CardNode[];
    readonly src?: string;
    readonly width?: number;
    readonly height?: number;
  };
}

/** A node and what it takes to draw it. */
export interface Drawable {
  readonly node: CardNode;
  /** In the order in which they are asked for a character. */
  readonly faces: readonly Face[];
  /** Grapheme to `data:` address. */
  readonly pictures: Readonly<Record<string, string>>;
}

interface Size {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
}

/** The drawing as SVG: outlines, no text. */
export function toSvg({ node, faces, pictures }: Drawable, { width, height }: Size): Promise<string> {
  return run(node, { width, height, fonts: fontsOf(faces), graphemeImages: { ...pictures } });
}

/** How large a node of text is laid out. */
export async function sizeOf({ node, faces, pictures }: Drawable): Promise<Size> {
  let size: Size = { width: 0, height: 0 };
  const style = { display: 'flex', alignItems: 'flex-start' };
  await run(
    { type: 'div', props: { style, children: [node] } },
    {
      width: 100_000,
      height: 10_000,
      fonts: fontsOf(faces),
      graphemeImages: { ...pictures },
      onNodeDetected: ({ width, height, textContent }) => {
        if (textContent === node.props.children) size = { width, height };
      },
    },
  );
  return size;
}

function run(node: CardNode, options: SatoriOptions): Promise<string> {
  return satori(node, options);
}

function fontsOf(faces: readonly Face[]): SatoriOptions['fonts'] {
  return faces.map(({ name, data, weight }) => ({ name, data, weight, style: 'normal' }));
}

const PICTURE = { width: 100, height: 100 };
const pictures = new Map<string, string>();

/** A single grapheme as a `data:` address of a square picture, one em high, for what Satori finds no face for. */
export async function pictureOf(grapheme: string, face: Face, colour: string): Promise<string> {
  const key = `${grapheme} ${face.name} ${colour}`;
  let address = pictures.get(key);
  if (address === undefined) {
    const isEmoji = face.name.startsWith('noto-emoji');
    const style = {
      ...PICTURE,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      fontFamily: face.name,
      // An emoji is wider than an em, a letter is not.
      fontSize: isEmoji ? 78 : 100,
      lineHeight: 1,
      marginTop: isEmoji ? 0 : -16,
      color: colour,
    };
    // Told that it is an emoji, Satori would ask for a picture.
    const children = grapheme.replaceAll('\ufe0f', '');
    const svg = await toSvg(
      { node: { type: 'div', props: { style, children } }, faces: [face], pictures: {} },
      PICTURE,
    );
    address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    pictures.set(key, address);
  }
  return address;
}
