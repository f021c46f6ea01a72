/** A file to include in a `server` block of nginx, whose `root` is the output (below the base path, where there is one). */
import type { HeaderRule } from '../headers.ts';
import { decoded, isForGood, placeOfOutput, type HostFiles, type HostModel } from './model.ts';

export function nginxFiles(model: HostModel): HostFiles {
  const { base, redirects, gone, emptied, headers } = model;
  const all = headers.find(({ scope }) => scope.kind === 'all')?.headers ?? {};
  const lines = [
    `# Include this in a server block ${placeOfOutput(base)}.`,
    'index index.html;',
    'charset utf-8;',
    'absolute_redirect off;',
    'server_tokens off;',
    // Where scripts/deploy/Dockerfile finds the base path.
    `error_page 404 ${base}404.html;`,
    'error_page 410 @gone;',
    ...added(all),
    ...headers.flatMap((rule) => location(rule, base, all)),
    ...redirects.map((one) => {
      const status = isForGood(one, model) ? '301' : '302';
      return `location = ${quoted(decoded(one.from))} { return ${status} ${quoted(one.to)}; }`;
    }),
    ...gone.map((url) => `location = ${quoted(decoded(url))} { return 410; }`),
    // By the address that was asked for: written here, `$` in it would be a variable and `?` its end.
    'location @gone { try_files "${uri}index.html" "${uri}/index.html" =410; }',
    '# A tag that no story has any more; its feed is one of those above.',
    `location ${quoted(decoded(emptied))} { if (!-e $request_filename) { return 302 ${quoted(emptied)}; } }`,
  ];
  return { output: {}, beside: { 'nginx.conf': `${lines.join('\n')}\n` }, problems: [] };
}

/** A location that sets a header has none of those around it. */
function location({ scope, headers }: HeaderRule, base: string, all: HeaderRule['headers']): string[] {
  if (scope.kind === 'all') return [];
  const { 'Content-Type': type, ...others } = headers;
  const body = [
    ...(type === undefined ? [] : ['types { }', `default_type ${quoted(type)};`, 'charset off;']),
    ...(Object.keys(others).length > 0 ? added({ ...all, ...others }) : []),
  ].map((line) => `  ${line}`);
  const place =
    scope.kind === 'folder'
      ? `location ^~ ${quoted(base + scope.path.slice(1))}`
      : `location ~ ${quoted(`${endOf(scope)}$`)}`;
  return [`${place} {`, ...body, '}'];
}

/** How the path ends, as a pattern. */
function endOf(scope: Exclude<HeaderRule['scope'], { kind: 'all' | 'folder' }>): string {
  const end = scope.kind === 'name' ? `/${scope.name}` : scope.suffix;
  return end.replaceAll('.', '\\.');
}

function added(headers: HeaderRule['headers']): string[] {
  return Object.entries(headers).map(([name, value]) => `add_header ${name} ${quoted(value)} always;`);
}

/** In quotes a space, a brace or a semicolon is none of the language. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
