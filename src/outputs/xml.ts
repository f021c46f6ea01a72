import { printable } from '../content/printable.ts';

/** Text with what is markup escaped: for text and attribute values alike. */
export function escapeXml(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** Text as a piece of HTML that shows it: what a format takes for HTML is told so of a writer's plain words. */
export function textAsHtml(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
