/**
 * What a language tells of how it is set. Every page asks several times, and the engine takes longer over one answer than
 * over the view that wants it, so each is given once.
 */

interface Language {
  readonly dir: 'ltr' | 'rtl';
  readonly locale: string;
  readonly script: string;
  readonly list: Intl.ListFormat;
}

const known = new Map<string, Language>();

/** @param lang BCP 47 @throws {RangeError} when it is none */
function languageOf(lang: string): Language {
  let found = known.get(lang);
  if (!found) {
    const written = new Intl.Locale(lang);
    const { language, region = '', script = '' } = written.maximize();
    found = {
      dir: written.getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr',
      locale: region === '' ? language : `${language}_${region}`,
      script,
      list: new Intl.ListFormat(lang, { type: 'conjunction' }),
    };
    known.set(lang, found);
  }
  return found;
}

/** The writing direction of a language, by its script. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return languageOf(lang).dir;
}

/**
 * A language as Open Graph wants it, with the territory where it is most spoken when it names none: `ar` becomes `ar_EG`
 * (https://ogp.me/#optional; without one, readers take the page for American).
 */
export function localeOf(lang: string): string {
  return languageOf(lang).locale;
}

/** `Latn`, `Arab`: the script that a language is mostly written in (ISO 15924). */
export function scriptOf(lang: string): string {
  return languageOf(lang).script;
}

/** `Ada, Ben and Cleo`, as the language lists them. */
export function listed(names: readonly string[], lang: string): string {
  return languageOf(lang).list.format(names);
}
