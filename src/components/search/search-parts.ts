/** The parts of the search page (SearchShell.astro) that the script fills. */
const PARTS = [
  'filters',
  'status',
  'corrected',
  'insist',
  'suggestions',
  'recent',
  'recents',
  'forget',
  'results',
  'list',
  'more',
] as const;
export type Part = (typeof PARTS)[number];

export function partsOf(shell: HTMLElement): Record<Part, HTMLElement> {
  const found = PARTS.map((name) => {
    const element = shell.querySelector<HTMLElement>(`[data-search-${name}]`);
    if (!element) throw new Error(`search: the page has no [data-search-${name}]`);
    return [name, element] as const;
  });
  return Object.fromEntries(found) as Record<Part, HTMLElement>;
}

/**
 * @param forms plural forms (site/strings/plural.ts) as JSON
 * @param complete whether there are no more
 */
export function counted(forms: string, count: number, complete: boolean): string {
  const { lang } = document.documentElement;
  const known = JSON.parse(forms) as Partial<Record<Intl.LDMLPluralRule, string>>;
  const form = known[new Intl.PluralRules(lang).select(count)] ?? known.other ?? '';
  return form.replace('{n}', `${new Intl.NumberFormat(lang).format(count)}${complete ? '' : '+'}`);
}
