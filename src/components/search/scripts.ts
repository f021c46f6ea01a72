/** In which script a language is written: what is typed in one is asked of the languages that have it. */

/** Scripts that are several (ISO 15924, as CLDR has them). */
const COMPOSITE: Readonly<Record<string, string>> = {
  Jpan: '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}',
  Hans: '\\p{Script=Han}',
  Hant: '\\p{Script=Han}',
  Kore: '\\p{Script=Hangul}\\p{Script=Han}',
};

/** What tells that a text is in another language, though some of it is in the same script. */
const FOREIGN: Readonly<Record<string, RegExp>> = {
  Hans: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
  Hant: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
};

/**
 * Whether a text may be in a language, as far as letters tell: some of it is in its script, or nothing is in any.
 * @param lang BCP 47; true where its script is not known
 */
export function mayBeIn(lang: string, text: string): boolean {
  if (!/\p{L}/u.test(text)) return true;
  try {
    const script = new Intl.Locale(lang).maximize().script ?? '';
    if (FOREIGN[script]?.test(text)) return false;
    return new RegExp(`[${COMPOSITE[script] ?? `\\p{Script=${script}}`}]`, 'u').test(text);
  } catch {
    return true;
  }
}
