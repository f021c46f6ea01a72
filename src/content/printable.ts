/** Control characters and what is no character at all: neither HTML nor XML 1.0 (section 2.2) can hold them. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
export const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\p{Noncharacter_Code_Point}]/gu;

/** More than marks of accents, spaces and what nobody sees: soft hyphens, joiners, a byte order mark. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}]/u;

/** Whether readers would see anything of a text. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** A quick look, before the exact one: what most text is made of. */
const PLAIN = /^[\t\n\r\x20-\x7E\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD]*$/;

/** Text as pages and feeds can hold it, whatever a writer pasted; lone surrogates become U+FFFD. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.toWellFormed().replaceAll(UNPRINTABLE, '');
}
