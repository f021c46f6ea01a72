/** Addresses as the templates of Eleventy's `permalink` make them, as far as no filter of the site's own has a part. */
import path from 'node:path';
import type { Named } from './old-address.ts';
import { readName, textValue } from './sources.ts';
import type { Raw } from './front-matter.ts';

/** @returns the path; or the expression that nothing here knows */
export function eleventyAddress(
  template: string,
  story: Named,
): { readonly address: string } | { readonly unknown: string } {
  let unknown: string | undefined;
  const address = template.replaceAll(/\{\{-?([^{}]*?)-?\}\}/g, (expression: string, inner: string) => {
    const value = valueOf(inner, story);
    if (value === undefined) unknown ??= expression;
    return value ?? '';
  });
  const rest = /\{[{%].*/.exec(address)?.[0];
  if (unknown !== undefined || rest !== undefined) return { unknown: unknown ?? rest ?? '' };
  return { address: address.replaceAll(/\/{2,}/g, '/').replace(/(^|\/)index\.html$/, '$1') };
}

/** Of `page.date | date: "%Y/%m"`. */
function valueOf(expression: string, story: Named): string | undefined {
  const [name = '', ...filters] = expression.split('|').map((part) => part.trim());
  let value = name === 'page.date' ? story.date : namedValue(name, story);
  for (const filter of filters) {
    const format = /^date(?::\s*|\(\s*)(["'])([^"']*)\1\s*\)?$/.exec(filter)?.[2];
    if (value === undefined) return undefined;
    if (format !== undefined) value = formatted(value, format);
    else if (/^slug(?:ify)?$/.test(filter)) value = slugified(value);
    else return undefined;
  }
  // As it is a date is a long text in words.
  return name === 'page.date' && filters.length === 0 ? undefined : value || undefined;
}

function namedValue(name: string, { source, data }: Named): string | undefined {
  const { slug } = readName(source);
  if (name === 'page.fileSlug') return slug;
  if (name === 'page.filePathStem')
    return path.posix
      .join('/', path.posix.dirname(source), /\/index\.\w+$/.test(source) ? 'index' : slug)
      .replace(/^\/(?:src\/content|content|src|pages)(?=\/)/, '');
  let value: unknown = data;
  for (const step of name.toLowerCase().split('.'))
    value = typeof value === 'object' && value !== null ? (value as Raw)[step] : undefined;
  return textValue(value) || undefined;
}

/** As Liquid writes a date, of numbers only. */
function formatted(date: string, format: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  if (year === '') return undefined;
  const values: Readonly<Record<string, string>> = {
    '%Y': year,
    '%y': year.slice(2),
    '%m': month,
    '%d': day,
    '%-m': String(Number(month)),
    '%-d': String(Number(day)),
    '%F': `${year}-${month}-${day}`,
  };
  const text = format.replaceAll(/%-?[A-Za-z]/g, (code) => values[code] ?? code);
  return text.includes('%') ? undefined : text;
}

/** Only of words on which all versions of that filter agree: without signs, other letters or capitals within. */
function slugified(text: string): string | undefined {
  if (!/^[a-z\d -]+$/i.test(text) || /[a-z\d][A-Z]/.test(text)) return undefined;
  return text.toLowerCase().replaceAll(/[ -]+/g, '-').replaceAll(/^-|-$/g, '');
}
