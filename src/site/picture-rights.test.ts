import sharp, { type Metadata } from 'sharp';
import { describe, expect, it } from 'vitest';
import service from './image-service.ts';
import { rightsOf } from './picture-rights.ts';

const plain = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } }).jpeg();
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:exif="http://ns.adobe.com/exif/1.0/" photoshop:Credit="Vera &amp; Co" exif:GPSLatitude="51,30N"><dc:creator><rdf:Seq><rdf:li>Vera Quill</rdf:li></rdf:Seq></dc:creator><xmpRights:WebStatement>https://licence.example/by</xmpRights:WebStatement></rdf:Description></rdf:RDF></x:xmpmeta>';

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

  it('that tells nothing stays as it was', async () => {
    expect(
      (await scaled(await plain().toBuffer(), { width: 30, height: 20, format: 'webp' })).xmp,
    ).toBeUndefined();
    expect(rightsOf({})).toBeUndefined();
  });
});
