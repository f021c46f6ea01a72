/** Where each link of the outlet leads, found once for the rules that ask. */
import path from 'node:path';
import { ownHost } from '../../src/site/own-address.ts';
import type { Addresses, Resolution } from './addresses.ts';
import type { Link } from './links.ts';

export interface Verdict {
  readonly link: Link;
  readonly resolution: Resolution;
  /** The path it names, decoded, without base path; empty where it cannot be read. */
  readonly path: string;
  /** Without `#`; nothing where there is none. */
  readonly fragment: string | undefined;
  /** What follows the path: query and fragment as written. */
  readonly rest: string;
  /** Writes a path of the site as this link writes paths. */
  readonly write: (path: string) => string;
}

export interface SiteRoot {
  /** `https://news.example` */
  readonly origin: string;
  /** `/` or `/paper/` */
  readonly base: string;
}

/** @param pathOf address of the page a file becomes, for links relative to it */
export function judgeLinks(
  links: readonly Link[],
  addresses: Addresses,
  { origin, base }: SiteRoot,
  pathOf: (file: string) => string | undefined,
): Verdict[] {
  return links.map((link) => {
    const { target } = link;
    const host = ownHost(target, origin) ?? '';
    const isAbsolute = host !== '';
    const [, beforeRest = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
    const fragment = rest.includes('#') ? rest.slice(rest.indexOf('#') + 1) : undefined;
    const own = pathOf(link.file);
    const written = beforeRest.slice(host.length);
    const write = (to: string) => {
      const encoded = encodeURI(to).replaceAll('(', '%28').replaceAll(')', '%29');
      return (isAbsolute ? origin + base + encoded.slice(1) : encoded) + rest;
    };
    // Written as a path to the file, as other generators have it.
    const beside = !isAbsolute && /^[^/].*\.mdx?$/i.test(written) && pathOf(fileBeside(link.file, written));
    const verdict = (named: string, resolution: Resolution): Verdict => ({
      link,
      resolution,
      path: named,
      fragment:
        fragment === undefined || fragment === '' || fragment.startsWith(':~:')
          ? undefined
          : decode(fragment),
      rest,
      write,
    });
    // Brackets that nothing was put into.
    if (target === '') return verdict('', { kind: 'missing' });
    // A part of the page itself, which is there whether it is public or not.
    if (written === '' && !isAbsolute)
      return verdict(own ?? '', { kind: 'found', path: own ?? '', story: link.file });
    if (beside) return verdict(written, { kind: 'missing', meant: beside, exact: true });
    let address: string;
    if (written === '') address = '/';
    else if (isAbsolute) address = written.startsWith(base) ? `/${written.slice(base.length)}` : written;
    else if (written.startsWith('/')) address = written;
    else if (own === undefined) return verdict('', { kind: 'missing' });
    else address = URL.parse(written, `https://site.invalid${encodeURI(own)}`)?.pathname ?? written;
    const decoded = decode(address);
    return verdict(decoded, addresses.resolve(decoded));
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text;
  }
}

function fileBeside(file: string, written: string): string {
  return path.resolve(path.dirname(file), decode(written));
}
