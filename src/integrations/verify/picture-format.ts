/**
 * Whether a picture is what its name says. Astro passes on as it is what its library cannot scale, under the name of
 * what was asked for: then readers get the original, with its place and its full size, or half of a picture.
 */

/** What files of a format are called, and how they begin, as Latin-1. */
const FORMATS: readonly (readonly [string, RegExp, RegExp])[] = [
  ['a JPEG', /\.(?:jpe?g|jpe|pjp|pjpeg|jfif)$/i, /^\xff\xd8\xff/],
  ['a PNG', /\.a?png$/i, /^\x89PNG\r\n/],
  ['a WebP', /\.webp$/i, /^RIFF.{4}WEBP/s],
  ['an AVIF', /\.avif$/i, /^.{4}ftyp(?:avi[fs]|mi[af]1|msf1)/s],
  ['a HEIC', /\.hei[cf]$/i, /^.{4}ftyphe(?:i[cxms]|v[cxms])/s],
  ['a GIF', /\.gif$/i, /^GIF8/],
  ['a TIFF', /\.tiff?$/i, /^(?:II[*+]\0|MM\0[*+])/],
];

/** @param file path below the output, @returns sentences to be read after the file's name */
export function nameFaults(file: string, bytes: Buffer): string[] {
  const begin = bytes.toString('latin1', 0, 64);
  const found = FORMATS.find(([, , begins]) => begins.test(begin));
  // Of what is unknown, who reads it says that it is no picture.
  if (!found || found[1].test(file)) return [];
  return [`is ${found[0]}, which its name does not say`];
}
