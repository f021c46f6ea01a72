/** The languages whose words the interface has, each a file of this folder. */
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** Every word of the interface; a language that lacks one does not compile. */
export type Strings = typeof en;

const LANGUAGES: Readonly<Record<string, Strings>> = { ar, en, es, fr, ja };

export const INTERFACE_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/** Whether the interface speaks a language (BCP 47), in whatever region. */
export function isTranslated(lang: string): boolean {
  return Object.hasOwn(LANGUAGES, new Intl.Locale(lang).language);
}

/** The interface in a language (BCP 47), in English where nobody has translated it yet, which `check` tells. */
export function stringsFor(lang: string): Strings {
  return LANGUAGES[new Intl.Locale(lang).language] ?? en;
}
