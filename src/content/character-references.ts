/** Character references of HTML (`&amp;`, `&eacute;`, `&#233;`) as the characters they stand for, as browsers read them. */
import { Parser } from 'htmlparser2';

/** Of a text. */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  let decoded = '';
  new Parser({ ontext: (part) => (decoded += part) }, { decodeEntities: true }).end(text.replaceAll('<', '&lt;'));
  return decoded;
}

/** Of the value of an attribute, where `&copy=1` is no reference (HTML, "Named character reference state"). */
export function decodeAttribute(value: string): string {
  if (!value.includes('&')) return value;
  let decoded = '';
  new Parser({ onattribute: (_, part) => (decoded = part) }, { decodeEntities: true }).end(`<a a="${value.replaceAll('"', '&quot;')}">`);
  return decoded;
}
