/**
 * Netlify, from docs.netlify.com/manage/routing/redirects/ and …/headers/: the first rule that matches counts, and does
 * so before a file only with `!`; `:name` stands for what is between two slashes; a path with a slash at its end and one without are the same to a rule; a splat stands at
 * the end. Of headers every matching rule counts, values of one name are joined by commas.
 */
import { fileAt, type Answer, type Host } from './answer.ts';

export function netlify(
  given: Readonly<Record<string, string>>,
  files: ReadonlySet<string>,
  base: string,
): Host {
  const faults: string[] = [];
  const redirects = (given['_redirects'] ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [from = '', to = '', code = '301', ...rest] = line.split(/\s+/);
      const [, status = '', forced = ''] = /^(\d{3})(!?)$/.exec(code) ?? [];
      if (status === '' || rest.length > 0) faults.push(`no rule: ${line}`);
      if (!from.startsWith('/') || !to.startsWith('/')) faults.push(`no path: ${line}`);
      if (/\*./.test(from)) faults.push(`a splat in the middle: ${line}`);
      if (/[^\x21-\x7e]/.test(from + to)) faults.push(`not percent-encoded: ${line}`);
      return { from, to, status: Number(status), isForced: forced === '!' };
    });
  const rules: { path: string; headers: [string, string][] }[] = [];
  for (const line of (given['_headers'] ?? '').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      if (!line.startsWith('/')) faults.push(`no path: ${line}`);
      rules.push({ path: line, headers: [] });
      continue;
    }
    const [, name, value] = /^\s+([\w-]+):\s*(\S.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) faults.push(`no header: ${line}`);
    else rules.at(-1)?.headers.push([name, value]);
  }
  const headersOf = (path: string) => {
    const headers: Record<string, string> = {};
    for (const [name, value] of rules
      .filter((rule) => matches(rule.path, path))
      .flatMap((rule) => rule.headers))
      headers[name] = name in headers ? `${headers[name] ?? ''}, ${value}` : value;
    return headers;
  };
  return {
    faults,
    answer(path): Answer {
      const headers = headersOf(path);
      const file = fileAt(path, files);
      const rule = redirects.find(
        ({ from, isForced }) => matches(from, path) && (isForced || file === undefined),
      );
      if (rule && rule.status >= 300 && rule.status < 400)
        return { status: rule.status, location: rule.to, headers };
      if (rule) return { status: rule.status, file: decodeURIComponent(rule.to), headers };
      if (file !== undefined) return { status: 200, file, headers };
      if (fileAt(`${path}/`, files) !== undefined) return { status: 301, location: `${path}/`, headers };
      return { status: 404, file: `${base}404.html`, headers };
    },
  };
}

function matches(rule: string, path: string): boolean {
  if (rule.endsWith('/*')) return path.startsWith(rule.slice(0, -1)) || path === rule.slice(0, -2);
  const bare = (text: string) => (text.length > 1 ? text.replace(/\/$/, '') : text);
  const [parts, others] = [bare(rule).split('/'), bare(path).split('/')];
  return (
    parts.length === others.length &&
    parts.every((part, index) => part === others[index] || (/^:[A-Za-z]/.test(part) && others[index] !== ''))
  );
}
