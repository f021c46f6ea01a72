/**
 * Cloudflare Pages, from developers.cloudflare.com/pages/configuration/redirects/ and …/headers/: redirects come before
 * files; the topmost counts; 2,000 static and 100 dynamic ones of 1,000 characters. Of headers every matching rule
 * counts, values of one name are joined by commas, `! name` takes away what rules above it set; 100 rules, lines of
 * 2,000 characters.
 */
import { fileAt, type Answer, type Host } from './answer.ts';

const CODES = ['200', '301', '302', '303', '307', '308'];

export function cloudflare(
  given: Readonly<Record<string, string>>,
  files: ReadonlySet<string>,
  base: string,
): Host {
  const faults: string[] = [];
  const redirects = lines(given['_redirects'] ?? '').map((line) => {
    const [from = '', to = '', code = '302', ...rest] = line.split(/\s+/);
    if (line.length > 1000) faults.push(`longer than 1000 characters: ${line}`);
    if (rest.length > 0 || to === '') faults.push(`not [source] [destination] [code]: ${line}`);
    if (!from.startsWith('/') || !/^(?:\/|https:)/.test(to)) faults.push(`no path: ${line}`);
    if (!CODES.includes(code)) faults.push(`no code of a redirect: ${line}`);
    return { from, to, code: Number(code), isDynamic: /\*|:[A-Za-z]\w*/.test(from) };
  });
  const firstDynamic = redirects.findIndex(({ isDynamic }) => isDynamic);
  const fixed = firstDynamic < 0 ? redirects.length : firstDynamic;
  if (fixed > 2000) faults.push(`${String(fixed)} static redirects`);
  if (redirects.length - fixed > 100) faults.push(`${String(redirects.length - fixed)} dynamic redirects`);

  const rules: { pattern: RegExp; set: [string, string][]; unset: string[] }[] = [];
  for (const line of (given['_headers'] ?? '').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (line.length > 2000) faults.push(`longer than 2000 characters: ${line}`);
    if (!/^\s/.test(line)) {
      if (!line.startsWith('/')) faults.push(`no path: ${line}`);
      if ((line.match(/\*/g) ?? []).length > 1) faults.push(`two splats: ${line}`);
      rules.push({ pattern: pattern(line), set: [], unset: [] });
      continue;
    }
    const header = /^([\w-]+):\s*(\S.*)$/.exec(line.trim());
    const unset = /^! ([\w-]+)$/.exec(line.trim())?.[1];
    if (header) rules.at(-1)?.set.push([header[1] ?? '', header[2] ?? '']);
    else if (unset !== undefined) rules.at(-1)?.unset.push(unset);
    else faults.push(`neither a path nor a header: ${line}`);
  }
  if (rules.length > 100) faults.push(`${String(rules.length)} rules for headers`);

  const headersOf = (path: string) => {
    const headers = new Map<string, string>();
    for (const { set, unset } of rules.filter((rule) => rule.pattern.test(path))) {
      for (const name of unset) headers.delete(name);
      for (const [name, value] of set) {
        const above = headers.get(name);
        headers.set(name, above === undefined ? value : `${above}, ${value}`);
      }
    }
    return Object.fromEntries(headers);
  };
  return {
    faults,
    answer(path): Answer {
      const headers = headersOf(path);
      const redirect = redirects.find(({ from }) => pattern(from).test(path));
      if (redirect) return { status: redirect.code, location: redirect.to, headers };
      const file = fileAt(path, files);
      if (file !== undefined) return { status: 200, file, headers };
      if (fileAt(`${path}/`, files) !== undefined) return { status: 308, location: `${path}/`, headers };
      return { status: 404, file: `${base}404.html`, headers };
    },
  };
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function pattern(source: string): RegExp {
  const text = source
    .replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll(/:[A-Za-z]\w*/g, '[^/]+');
  return new RegExp(`^${text}$`);
}
