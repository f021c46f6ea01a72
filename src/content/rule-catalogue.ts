/**
 * Every rule there is, by its id: how grave it is unless outlet.yaml says otherwise, and what it is about. A rule that
 * guards the build (`fixed`) is an error whatever an outlet wishes, since nothing can be built past it.
 */
import { didYouMean } from './nearest.ts';

export type RuleSeverity = 'error' | 'warn' | 'off';

interface Rule {
  readonly severity: RuleSeverity;
  /** Its severity cannot be set. */
  readonly fixed?: true;
  /** Half a sentence: what it finds. */
  readonly finds: string;
}

export const RULES = {
  // What the build cannot do without.
  outlet: { severity: 'error', fixed: true, finds: 'a content folder without outlet.yaml' },
  encoding: { severity: 'error', fixed: true, finds: 'a file that is not text in UTF-8, or cannot be read' },
  syntax: { severity: 'error', fixed: true, finds: 'frontmatter or YAML that cannot be read' },
  schema: { severity: 'error', fixed: true, finds: 'a field that is missing, unknown, or has no such value' },
  reference: { severity: 'error', fixed: true, finds: 'an id that exists nowhere, names itself or stands twice' },
  'file-name': { severity: 'error', fixed: true, finds: 'a file whose name no address, or no module, can have' },
  duplicate: { severity: 'error', fixed: true, finds: 'an id or address that two files claim' },
  picture: { severity: 'error', fixed: true, finds: 'a picture that does not exist, is none, or lies elsewhere' },
  'hidden-picture': {
    severity: 'error',
    fixed: true,
    finds: 'a public file that shows a picture of a story or page that is not public',
  },
  'hidden-link': {
    severity: 'error',
    fixed: true,
    finds: 'a link of a public file to a story that is not public yet',
  },
  mdx: { severity: 'error', fixed: true, finds: 'MDX that cannot be read' },
  render: { severity: 'error', fixed: true, finds: 'a story that cannot be rendered' },
  component: { severity: 'error', fixed: true, finds: 'a component that does not exist, or lacks what it needs' },
  expression: { severity: 'error', fixed: true, finds: 'code in MDX that cannot be read, reaches for the machine, or uses a name that nothing defines' },
  import: { severity: 'error', fixed: true, finds: 'an `import` in MDX of what does not exist, lies elsewhere, or is neither data nor a picture' },
  'raw-script': { severity: 'error', fixed: true, finds: 'a script in a story, or a tag that speaks for the page' },
  'event-handler': { severity: 'error', fixed: true, finds: 'an `on…` attribute in a story, or `{...…}` that may hold one' },
  'script-address': { severity: 'error', fixed: true, finds: 'a `javascript:` address' },
  'foreign-frame': { severity: 'error', fixed: true, finds: 'a frame of another site' },
  'foreign-file': { severity: 'error', fixed: true, finds: 'a picture, sound or film that the page would load from another site' },
  // What readers would stumble over.
  'embed-title': { severity: 'error', finds: 'an embed without a title' },
  'broken-link': { severity: 'error', finds: 'a link to an address of this site that does not exist' },
  'broken-fragment': { severity: 'error', finds: 'a link to a `#fragment` that its page does not have' },
  'hidden-reference': { severity: 'warn', finds: 'a public file that names a story that is not public' },
  'redirected-link': { severity: 'warn', finds: 'a link to an old address, which redirects' },
  'raw-picture': { severity: 'error', finds: 'a picture, film or sound whose file the build does not copy: in HTML, or by reference in MDX' },
  'repeated-id': { severity: 'warn', finds: 'an `id` that stands twice in one story' },
  'unread-file': { severity: 'warn', finds: 'a file whose suffix, or whose folder’s name, nobody reads: `.markdown`, `.MD`, `Articles/`' },
  'month-folder': { severity: 'warn', finds: 'a story in the folder of a year and of no month: `2025/9`, `2025/13`' },
  'small-lead': { severity: 'warn', finds: 'a leading picture less than 1200 pixels wide' },
  'missing-alt': { severity: 'warn', finds: 'a picture in the text without alternative text' },
  'file-name-alt': { severity: 'warn', finds: 'alternative text that is the name of a file' },
  'missing-credit': { severity: 'warn', finds: 'a picture without a credit' },
  // What an editor would send back.
  placeholder: { severity: 'warn', finds: 'TK, TODO or XXX left in a story' },
  'headline-length': { severity: 'warn', finds: 'a headline of more than 110 characters' },
  'standfirst-length': { severity: 'warn', finds: 'a standfirst of less than 50 or more than 200 characters' },
  'cut-off-text': { severity: 'warn', finds: 'a field of text that a `#` ends, since YAML takes the rest for a comment' },
  'same-language': { severity: 'warn', finds: 'two versions of one story in one language' },
  'interface-language': { severity: 'warn', finds: 'an outlet in a language that has no words of the interface' },
  'unknown-address': { severity: 'warn', finds: 'an outlet with the address that an import puts in where it knows none' },
  'similar-tags': { severity: 'warn', finds: 'two tags that are spelt almost alike, or that differ by signs alone' },
  'lonely-tag': { severity: 'warn', finds: 'a tag that only one story bears' },
  'heading-level': { severity: 'warn', finds: 'a heading that skips a level, or a `#` heading in the text' },
  'vague-link': { severity: 'warn', finds: 'link text that says nothing, such as “click here”' },
  'bare-url': { severity: 'warn', finds: 'an address that stands in the text as it is' },
  'straight-quotes': { severity: 'warn', finds: 'straight quotation marks' },
  'unbalanced-quotes': { severity: 'warn', finds: 'a quotation mark without its partner' },
  'doubled-word': { severity: 'warn', finds: 'a word that stands twice in a row' },
  'far-date': { severity: 'warn', finds: 'a story, what was said of it later, a comment or what is gone, dated more than a day ahead' },
  'date-order': { severity: 'warn', finds: 'an update, correction or embargo that is older than its story' },
  'series-order': { severity: 'warn', finds: 'two parts of a series with one number' },
  'own-canonical': { severity: 'warn', finds: 'a `canonical` that names the story itself' },
  'correction-history': { severity: 'error', finds: 'a correction removed or rewritten since the last commit' },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;

export const RULE_IDS = Object.keys(RULES) as RuleId[];

/** What an outlet may say of a rule's severity, or why not. */
export function severityFlaw(id: string, known: readonly string[] = RULE_IDS): string | undefined {
  if (!Object.hasOwn(RULES, id)) return `is not a rule.${didYouMean(id, known)}`;
  const rule: Rule = RULES[id as RuleId];
  return rule.fixed ? 'guards the build, so it is always an error' : undefined;
}

/** How grave a rule is in an outlet. */
export function severityOf(
  id: RuleId,
  overrides: Readonly<Partial<Record<string, RuleSeverity>>>,
): RuleSeverity {
  const rule: Rule = RULES[id];
  return rule.fixed ? rule.severity : (overrides[id] ?? rule.severity);
}
