/** Texts with a number in them, as the rules of a language want them (Unicode CLDR, plural rules). */

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/**
 * @param lang BCP 47
 * @param forms texts with `{n}` where the number goes; a form that is missing is `other`
 */
export function plural(lang: string, forms: PluralForms): (count: number) => string {
  const rules = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  return (count) => (forms[rules.select(count)] ?? forms.other).replace('{n}', numbers.format(count));
}
