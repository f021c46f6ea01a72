/** Values as YAML that fits on one line. */
import { stringify } from 'yaml';
import { printable } from '../printable.ts';

export type YamlValue =
  string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** How text is quoted where it may be: as it was before. */
export type Quoting = 'plain' | 'single' | 'double';

/**
 * A value on one line: `Ferries sail`, `"10: the ferry"`, `[a, b]`, `{ id: a, order: 1 }`.
 * @param inside whether it stands between brackets, where a comma ends it
 */
export function inlineYaml(value: YamlValue, inside = false, quoting: Quoting = 'plain'): string {
  if (Array.isArray(value)) return `[${value.map((item: YamlValue) => inlineYaml(item, true)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, item]) => `${inlineYaml(key, true)}: ${inlineYaml(item, true)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  const isLine = printable(value) === value && !/[\r\n\t\u0085\u2028\u2029\uFEFF]/.test(value);
  if (!isLine || quoting === 'double') return doubleQuoted(value);
  if (quoting === 'single') return `'${value.replaceAll("'", "''")}'`;
  const options = { lineWidth: 0, blockQuote: false } as const;
  return inside
    ? stringify([value], { ...options, collectionStyle: 'flow', flowCollectionPadding: false }).trimEnd().slice(1, -1)
    : stringify({ k: value }, options).trimEnd().slice('k: '.length);
}

/** JSON's strings are YAML's (YAML 1.2.2, section 7.3.1); what a file must not hold is escaped besides. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replaceAll(/[\u007F-\u009F\u2028\u2029\uFEFF]|\p{Noncharacter_Code_Point}/gu, (character) =>
    Array.from({ length: character.length }, (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** A field with its value, a list or a group of fields below it, as lines without the last line end. */
export function blockYaml(key: string, value: YamlValue, indent: string): string {
  const head = `${indent}${inlineYaml(key)}:`;
  const below = linesBelow(value, `${indent}  `);
  return below === undefined ? `${head} ${inlineYaml(value)}` : `${head}\n${below}`;
}

/** An item of a list, as lines without the last line end. */
export function blockItem(value: YamlValue, indent: string): string {
  const below = linesBelow(value, `${indent}  `);
  return below === undefined ? `${indent}- ${inlineYaml(value)}` : `${indent}- ${below.trimStart()}`;
}

/** Nothing for what stands on the line of its key. */
function linesBelow(value: YamlValue, indent: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value as readonly YamlValue[];
    return items.length === 0 ? undefined : items.map((item) => blockItem(item, indent)).join('\n');
  }
  const fields = Object.entries(value as Readonly<Record<string, YamlValue>>);
  return fields.length === 0 ? undefined : fields.map(([key, item]) => blockYaml(key, item, indent)).join('\n');
}
