/** A file to import into a site block of Caddy, whose `root` is the output (below the base path, where there is one). */
import type { HeaderRule, HeaderScope } from '../headers.ts';
import {
  decoded,
  FEED_OF_TAG,
  gonePage,
  isForGood,
  placeOfOutput,
  type HostFiles,
  type HostModel,
} from './model.ts';

export function caddyFiles(model: HostModel): HostFiles {
  const { base, redirects, gone, emptied, headers } = model;
  const below = decoded(emptied);
  const lines = [
    `# Import this into a site block ${placeOfOutput(base)}.`,
    // Caddy sorts directives by its own order, but not within a route.
    'route {',
    ...headers.flatMap((rule, index) => headerLines(rule, base, index)),
    ...map(
      '{moved}',
      redirects.filter((one) => isForGood(one, model)).map(({ from, to }) => [from, to]),
    ),
    '  @moved expression `{moved} != ""`',
    '  redir @moved {moved} 301',
    ...map(
      '{resting}',
      redirects.filter((one) => !isForGood(one, model)).map(({ from, to }) => [from, to]),
    ),
    '  @resting expression `{resting} != ""`',
    '  redir @resting {resting} 302',
    ...map(
      '{gone}',
      gone.map((url) => [url, gonePage(url).slice(url.length)]),
    ),
    '  @gone expression `{gone} != ""`',
    '  error @gone 410',
    '  # A tag that no story has any more.',
    '  @emptied {',
    `    path ${quoted(`${pattern(below)}*`)}`,
    `    not path ${quoted(`*${FEED_OF_TAG}`)}`,
    '    not file {path} {path}/',
    '  }',
    `  redir @emptied ${quoted(emptied)} 302`,
    '  file_server',
    '}',
    'handle_errors {',
    '  @gone expression `{err.status_code} == 410`',
    '  rewrite @gone {path}{gone}',
    '  @missing expression `{err.status_code} != 410`',
    `  rewrite @missing ${base}404.html`,
    '  file_server',
    '}',
  ];
  return { output: {}, beside: { Caddyfile: `${lines.join('\n')}\n` }, problems: [] };
}

/**
 * What addresses lead to. A map compares them as they are; a matcher of paths takes brackets and more for its own, and
 * one case for the other.
 */
function map(name: string, entries: readonly (readonly [url: string, to: string])[]): string[] {
  return [
    `  map {http.request.uri.path} ${name} {`,
    ...entries.map(([url, to]) => `    ${key(decoded(url))} ${quoted(to)}`),
    '    default ""',
    '  }',
  ];
}

/** What a text in quotes cannot hold, or not without becoming another one, is written in numbers: as a pattern. */
function key(path: string): string {
  if (!/["\\{}]/.test(path)) return quoted(path);
  const pattern = path.replaceAll(
    /[^\w/\-\u0080-\u{10FFFF}]/gu,
    (mark) => `\\x${mark.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `"~^${pattern}$"`;
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
    case 'suffix':
      return `*${scope.suffix}`;
  }
}

/** The base path and a word of ours as a matcher has them: `*` and `%` are its own. */
function pattern(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('*', '%2A');
}

/** Braces would be a placeholder. A backslash stays itself: before a quote it could not be written. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"').replaceAll('{', '\\{').replaceAll('}', '\\}')}"`;
}
