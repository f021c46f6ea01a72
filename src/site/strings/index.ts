import { outlet } from '../outlet.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** Every word of the interface; a language that lacks one does not compile. */
export type Strings = typeof en;

const LANGUAGES: Readonly<Record<string, Strings>> = { ar, en, es, fr, ja };

/** The interface in a language (BCP 47), in English where nobody has translated it yet. */
export function stringsFor(lang: string): Strings {
  return LANGUAGES[new Intl.Locale(lang).language] ?? en;
}

/** The interface of this outlet. */
export const strings: Strings = stringsFor(outlet.lang);
