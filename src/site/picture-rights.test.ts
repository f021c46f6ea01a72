import { SaxesParser } from 'saxes';
import sharp, { type Metadata } from 'sharp';
import { describe, expect, it } from 'vitest';
import service from './image-service.ts';
import { rightsOf } from './picture-rights.ts';

const plain = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } }).jpeg();
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:exif="http://ns.adobe.com/exif/1.0/" photoshop:Credit="Vera &amp; Co" exif:GPSLatitude="51,30N"><dc:creator><rdf:Seq><rdf:li>Vera Quill</rdf:li></rdf:Seq></dc:creator><xmpRights:WebStatement>https://licence.example/by</xmpRights:WebStatement></rdf:Description></rdf:RDF></x:xmpmeta>';

/** The least file of its kind: one directory with the Artist in it (TIFF 6.0, section 2). */
function exifBy(artist: string, order: 'II' | 'MM'): Buffer {
  const text = Buffer.from(`${artist}\0`);
  const exif = Buffer.alloc(26 + text.length);
  const set = (at: number, bytes: 2 | 4, value: number) =>
    order === 'II' ? exif.writeUIntLE(value, at, bytes) : exif.writeUIntBE(value, at, bytes);
  exif.write(order, 0, 'latin1');
  set(2, 2, 42);
  set(4, 4, 8);
  set(8, 2, 1);
  set(10, 2, 0x013b);
  set(12, 2, 2);
  set(14, 4, text.length);
  // What has room in the entry itself stands there.
  if (text.length > 4) set(18, 4, 26);
  text.copy(exif, text.length > 4 ? 26 : 18);
  return exif;
}

async function scaled(input: Buffer, options: object): Promise<Metadata> {
  const logger = { warn: () => undefined } as never;
  const config = { service: { entrypoint: '', config: {} } } as never;
  const { data } = await service.transform(new Uint8Array(input), { src: 'x', ...options }, config, logger);
  return sharp(data).metadata();
}

describe('a picture that is scaled', () => {
  it.each([
    ['cropped', { width: 20, height: 20, format: 'webp', fit: 'cover', position: '50% 50%' }],
    ['whole', { width: 30, height: 20, format: 'jpeg' }],
  ])('%s keeps who made it and the licence, and leaves the place behind', async (_, options) => {
    const input = await plain()
      .withExif({
        IFD0: { Copyright: 'Vera Quill 2025' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
      })
      .withXmp(XMP)
      .toBuffer();
    const { xmp, exif, width } = await scaled(input, options);
    expect(width).toBe(options.width);
    expect(exif).toBeUndefined();
    const text = xmp?.toString() ?? '';
    expect(text).toContain('Vera Quill');
    expect(text).toContain('Vera &amp; Co');
    expect(text).toContain('https://licence.example/by');
    expect(text).toContain('Vera Quill 2025');
    expect(text).not.toContain('GPS');
  });

  it.each(['II', 'MM'] as const)('keeps who made it, in numbers of either order (%s)', (order) => {
    expect(rightsOf({ exif: exifBy('Vera Quill, harbour desk', order) })).toContain(
      'Vera Quill, harbour desk',
    );
    expect(rightsOf({ exif: exifBy('V.Q', order) })).toContain('>V.Q<');
  });

  it.each([
    [
      'creators',
      '<dc:creator><rdf:Seq><rdf:li>A. Quill</rdf:li>\n<rdf:li>B. Stone</rdf:li></rdf:Seq></dc:creator>',
    ],
    ['owners', '<xmpRights:Owner><rdf:Bag><rdf:li>A</rdf:li> <rdf:li>B</rdf:li></rdf:Bag></xmpRights:Owner>'],
    [
      'languages',
      '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">Free</rdf:li><rdf:li xml:lang="de">Frei</rdf:li></rdf:Alt></dc:rights>',
    ],
  ])('keeps several %s apart', (_, written) => {
    expect(rightsOf({ xmp: Buffer.from(written) })).toContain(written.replaceAll(/>\s+</g, '><'));
  });

  it.each([
    ['O&apos;Hara &amp; D&#39;Arcy', "O'Hara &amp; D'Arcy"],
    ['J. M&#225;rquez', 'J. Márquez'],
    ['J. M&#xe1;rquez &lt;harbour desk&gt;', 'J. Márquez &lt;harbour desk&gt;'],
    ['written &amp;lt; by hand', 'written &amp;lt; by hand'],
  ])('keeps the characters of a name: %s', (written, shown) => {
    expect(rightsOf({ xmp: Buffer.from(XMP.replace('Vera Quill', written)) })).toContain(`>${shown}<`);
    const attribute = `<rdf:Description photoshop:Credit="${written}"/>`;
    expect(rightsOf({ xmp: Buffer.from(attribute) })).toContain(`>${shown}<`);
  });

  it.each([
    ['a control character', { exif: exifBy('Vera\u0001Quill', 'II') }, 'VeraQuill'],
    ['half a character', { xmp: Buffer.from(XMP.replace('Vera Quill', `${'a'.repeat(499)}🚢🚢`)) }, 'a🚢<'],
  ])('is well-formed XML whatever its file says: %s', (_, metadata, shown) => {
    const rights = rightsOf(metadata) ?? '';
    expect(rights).toContain(shown);
    expect(() => new SaxesParser().write(rights).close()).not.toThrow();
  });

  it('that tells nothing stays as it was', async () => {
    expect(
      (await scaled(await plain().toBuffer(), { width: 30, height: 20, format: 'webp' })).xmp,
    ).toBeUndefined();
    expect(rightsOf({})).toBeUndefined();
  });
});
