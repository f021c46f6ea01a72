/** For hosts that know no redirects: a page that leads on at once, and says so to those it does not. */
import type { Site } from '../site/site.ts';
import type { Redirect } from './redirects.ts';
import { escapeXml as text } from './xml.ts';

const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'";

/** @returns the whole document (https://www.w3.org/TR/WCAG20-TECHS/H76: at once, so that nobody is interrupted) */
export function redirectPage({ outlet, strings, urls }: Site, { to }: Pick<Redirect, 'to'>): string {
  const [url, canonical] = [text(urls.url(to)), text(urls.absolute(to))];
  return [
    `<!DOCTYPE html><html lang="${outlet.lang}" dir="${outlet.dir}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="refresh" content="0; url=${url}">`,
    `<meta http-equiv="content-security-policy" content="${POLICY}">`,
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${canonical}"><title>${text(strings.moved.title)}</title></head>`,
    `<body><p>${text(strings.moved.text)} <a href="${url}">${canonical}</a></p></body></html>`,
  ].join('');
}
