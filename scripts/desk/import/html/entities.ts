import { Parser } from 'htmlparser2';

/** Named and numeric character references as the characters they stand for. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  let decoded = '';
  new Parser({ ontext: (part) => (decoded += part) }, { decodeEntities: true }).end(
    text.replaceAll('<', '&lt;'),
  );
  return decoded;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
