/** What html-validate asks of every page, of the build and of the tests alike; each exception with its reason. */
import type { ConfigData } from 'html-validate';

export const htmlRules: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // HTML allows any id without white space; a subhead that begins with a number gets one that does.
    'valid-id': ['error', { relaxed: true }],
    // HTML allows the slash at the end of an element that holds nothing (section 13.1.2.1), and MDX writes it.
    'void-style': 'off',
    // A headline may be long, and the writer is warned of it; a title is not invalid for that.
    'long-title': 'off',
  },
};
