/**
 * Fragment that leads to a passage of a page, for browsers that know text fragments
 * (https://wicg.github.io/scroll-to-text-fragment/); the others ignore it.
 * @param before what stands before the passage
 * @param passage as it stands on the page
 */
export function textFragment(before: string, passage: string): string {
  const text = passage.trim();
  if (text === '') return '';
  // The end of another paragraph is no help: what stands together must be in one.
  const word = /(\S+)\s$/.exec(before)?.[1] ?? '';
  const prefix = /^[\p{L}\p{N}’'-]+$/u.test(word) ? `${encoded(word)}-,` : '';
  return `#:~:text=${prefix}${encoded(text)}`;
}

/** `-`, `,` and `&` have a meaning in the directive. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}
