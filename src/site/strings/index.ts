import { en } from './en.ts';

/** Every word of the interface. A second language is a second object of this type. */
export type Strings = typeof en;

export const strings: Strings = en;
