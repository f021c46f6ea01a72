/** A file to import into a site block of Caddy, whose `root` is the output (below the base path, where there is one). */
import type { HeaderRule, HeaderScope } from '../headers.ts';
import { decoded, placeOfOutput, type HostFiles, type HostModel } from './model.ts';

export function caddyFiles({ base, redirects, gone, emptied, headers }: HostModel): HostFiles {
  const below = decoded(emptied);
  const lines = [
    `# Import this into a site block ${placeOfOutput(base)}.`,
    // Caddy sorts directives by its own order, but not within a route.
    'route {',
    ...headers.flatMap((rule, index) => headerLines(rule, base, index)),
    ...(redirects.length === 0
      ? []
      : [
          '  map {http.request.uri.path} {moved} {',
          ...redirects.map(({ from, to }) => `    ${quoted(decoded(from))} ${quoted(to)}`),
          '    default ""',
          '  }',
          '  @moved expression `{moved} != ""`',
          '  redir @moved {moved} 301',
        ]),
    ...(gone.length === 0
      ? []
      : [`  @gone path ${gone.map((url) => quoted(pattern(decoded(url)))).join(' ')}`, '  error @gone 410']),
    '  # A tag that no story has any more.',
    '  @emptied {',
    `    path ${quoted(`${pattern(below)}*`)}`,
    '    not file {path} {path}/',
    '  }',
    `  redir @emptied ${quoted(emptied)} 301`,
    '  file_server',
    '}',
    'handle_errors {',
    // Before the other one: what it makes of a path has no slash at its end.
    '  @goneFile expression `{err.status_code} == 410 && !{path}.endsWith("/")`',
    '  rewrite @goneFile {path}/index.html',
    '  @gone expression `{err.status_code} == 410 && {path}.endsWith("/")`',
    '  rewrite @gone {path}index.html',
    '  @missing expression `{err.status_code} != 410`',
    `  rewrite @missing ${base}404.html`,
    '  file_server',
    '}',
  ];
  return { output: {}, beside: { Caddyfile: `${lines.join('\n')}\n` }, problems: [] };
}

function headerLines({ scope, headers }: HeaderRule, base: string, index: number): string[] {
  const path = pathOf(scope, base);
  const name = path === undefined ? '' : ` @files${String(index)}`;
  return [
    ...(path === undefined ? [] : [`  @files${String(index)} path ${quoted(path)}`]),
    ...Object.entries(headers).map(([header, value]) => `  header${name} ${header} ${quoted(value)}`),
  ];
}

function pathOf(scope: HeaderScope, base: string): string | undefined {
  switch (scope.kind) {
    case 'all':
      return undefined;
    case 'folder':
      return `${base}${scope.path.slice(1)}*`;
    case 'name':
      return `*/${scope.name}`;
  }
}

/** A path as a matcher has it: `*` and `%` are its own. */
function pattern(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('*', '%2A');
}

/** Braces would be a placeholder. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('{', '\\{').replaceAll('}', '\\}')}"`;
}
