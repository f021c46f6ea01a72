import type { Problem } from '../../src/content/problem.ts';
import { INTERFACE_LANGUAGES, isTranslated } from '../../src/site/strings/languages.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/** An outlet whose pages say “By” and “Latest news” in English and are marked as another language. */
export class InterfaceLanguage implements OutletRule {
  readonly id = 'interface-language';

  check({ newsroom }: OutletFacts): Problem[] {
    const { written, document, shown } = newsroom.outlet;
    if (isTranslated(written.lang)) return [];
    const known = new Intl.ListFormat('en-GB').format(INTERFACE_LANGUAGES);
    const what = `The words of the interface are not there in “${written.lang}”: readers find them in English.`;
    const how = `They are there in ${known}. Add the language to src/site/strings of the code: en.ts, translated.`;
    return [{ rule: this.id, severity: 'warn', file: shown, ...document.locate(['lang']), what, how }];
  }
}
