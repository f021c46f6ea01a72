import { outlet } from '../outlet.ts';
import { stringsFor, type Strings } from './languages.ts';

export * from './languages.ts';

/** The interface of this outlet. */
export const strings: Strings = stringsFor(outlet.lang);
