/**
 * What a picture tells besides what is to be seen. Where and with which camera it was taken may endanger a source; the
 * thumbnail in it may show what was cropped away.
 */
import sharp, { type Metadata } from 'sharp';

/** What must not be published. @returns sentences to be read after the file's name */
export async function pictureFaults(bytes: Buffer): Promise<string[]> {
  let found: Metadata;
  try {
    found = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return ['is not a picture'];
  }
  const { exif, xmp, iptc } = found;
  return [
    ...new Set([
      ...(exif ? exifFaults(exif) : []),
      ...(xmp ? xmpFaults(xmp.toString('utf8')) : []),
      ...(iptc ? photoshopFaults(iptc) : []),
      ...embeddedFaults(bytes),
    ]),
  ];
}

/** What readers of pictures stop before: directories beyond the first, or those of a picture within a picture. */
const EXIF = Buffer.from('Exif\0\0');
const CHUNKS = ['eXIf', 'EXIF'].map((name) => Buffer.from(name));
const XMP = { open: Buffer.from('<rdf:RDF'), close: Buffer.from('</rdf:RDF>') };

/** All that stands in bytes as it is, wherever: in a segment of its own, a picture behind the picture, a drawing. */
export function embeddedFaults(bytes: Buffer): string[] {
  const faults = isTiff(bytes) ? exifFaults(bytes) : [];
  for (const at of placesOf(EXIF, bytes)) {
    const tiff = bytes.subarray(at + EXIF.length);
    if (isTiff(tiff)) faults.push(...exifFaults(tiff));
  }
  // PNG 3, section 11.3.3.5, names it before its data; RIFF has a length between.
  for (const name of CHUNKS) {
    for (const at of placesOf(name, bytes)) {
      for (const tiff of [bytes.subarray(at + 4), bytes.subarray(at + 8)]) {
        if (isTiff(tiff)) faults.push(...exifFaults(tiff));
      }
    }
  }
  for (let at = bytes.indexOf(XMP.open); at >= 0; at = bytes.indexOf(XMP.open, at)) {
    const close = bytes.indexOf(XMP.close, at);
    const end = close < 0 ? bytes.length : close;
    faults.push(...xmpFaults(bytes.toString('utf8', at, end)));
    at = end;
  }
  return [...new Set(faults)];
}

/** TIFF 6.0, section 2. */
function isTiff(bytes: Buffer): boolean {
  return /^(?:II\*\0|MM\0\*)$/.test(bytes.toString('latin1', 0, 4));
}

function placesOf(what: Buffer, bytes: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(what); at >= 0; at = bytes.indexOf(what, at + 1)) places.push(at);
  return places;
}

/** Text in a picture, for whoever looks for what must not be public. */
export async function pictureText(bytes: Buffer): Promise<string> {
  try {
    const { exif, xmp, iptc, comments } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const parts = [exif, iptc].map((part) => part?.toString('latin1') ?? '');
    const described = comments?.map(({ keyword, text }) => `${keyword} ${text}`) ?? [];
    return [...parts, iptc?.toString('utf8') ?? '', xmp?.toString('utf8') ?? '', ...described].join('\n');
  } catch {
    return '';
  }
}

const LOCATION = 'tells where it was taken (GPS)';
const SERIAL = 'tells the serial number of the camera';
const THUMBNAIL = 'holds a thumbnail of the original';
const MAKER = 'holds the camera maker’s own notes';

/** Tags of Exif 2.32 (CIPA DC-008, sections 4.6.3 to 4.6.6). */
const TAGS: Readonly<Record<number, string>> = {
  0x8825: LOCATION,
  0xa430: 'names the owner of the camera',
  0xa431: SERIAL,
  0xa435: SERIAL,
  0xc62f: SERIAL,
  0x927c: MAKER,
};
const EXIF_IFD = 0x8769;
/** Where a thumbnail stands (JPEGInterchangeFormat), wherever the directory lies. */
const JPEG_OFFSET = 0x0201;

/** Directories of TIFF 6.0, section 2. */
export function exifFaults(exif: Buffer): string[] {
  const start = exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0;
  const tiff = exif.subarray(start);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const long = (at: number) =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const faults: string[] = [];
  const seen = new Set<number>();
  const waiting = [{ at: long(4), isPage: true }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { at, isPage } = next;
    if (at === 0 || at >= tiff.length || seen.has(at)) continue;
    seen.add(at);
    const count = short(at);
    for (let entry = at + 2; entry < at + 2 + count * 12 && entry < tiff.length; entry += 12) {
      const tag = short(entry);
      const fault = TAGS[tag];
      // An empty directory of places tells nothing.
      if (fault && !(tag === 0x8825 && short(long(entry + 8)) <= 1)) faults.push(fault);
      if (tag === JPEG_OFFSET) faults.push(THUMBNAIL);
      if (tag === EXIF_IFD) waiting.push({ at: long(entry + 8), isPage: false });
    }
    if (isPage) waiting.push({ at: long(at + 2 + count * 12), isPage: true });
  }
  return faults;
}

/** XMP (ISO 16684-1) says it in words. */
function xmpFaults(xmp: string): string[] {
  return [
    ...(/\bexif:GPS(?:Latitude|Longitude|DestL|Position)|\bLocationShown|\bLocationCreated/.test(xmp)
      ? [LOCATION]
      : []),
    ...(xmp.includes('SerialNumber') ? [SERIAL] : []),
    ...(/xmpGImg:image|<xmp:Thumbnails/.test(xmp) ? [THUMBNAIL] : []),
  ];
}

/** Image resources of Photoshop, in which IPTC stands: 0x0409 and 0x040C are thumbnails. */
function photoshopFaults(resources: Buffer): string[] {
  for (const id of ['\x04\x09', '\x04\x0c']) {
    if (resources.includes(Buffer.from(`8BIM${id}`, 'latin1'))) return [THUMBNAIL];
  }
  return [];
}
