/** The package brings no types; this is what we use of it. */
declare module 'subset-font' {
  /** @returns the font with the letters of `text` alone, and the designs between the ends of each axis */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'woff2';
      variationAxes: Record<string, { min: number; max: number }>;
    },
  ): Promise<Buffer>;
}
