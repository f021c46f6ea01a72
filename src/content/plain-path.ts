/** One spelling for each address: as a file would be named, whether somebody has copied it from an address bar or not. */

/** What a path means otherwise, or a file name cannot hold. */
const MEANT = /[/?#\p{Cc}]/u;

/**
 * @param path of a url, percent-encoded or not: `/2019/05/caf%C3%A9/`
 * @returns the same without encoding (RFC 3986, section 2.1), composed: `/2019/05/café/`; a part stays as it is written
 *   where it would mean something else then
 */
export function plainPath(path: string): string {
  return path.split('/').map(plainPart).join('/').normalize('NFC');
}

function plainPart(part: string): string {
  if (!part.includes('%')) return part;
  try {
    const plain = decodeURIComponent(part);
    return MEANT.test(plain) ? part : plain;
  } catch {
    return part;
  }
}
