/**
 * `_redirects` and `_headers` of Cloudflare Pages and Workers (https://developers.cloudflare.com/pages/configuration/).
 * It knows no status 410: what is gone is a page with `noindex` there.
 */
import type { HeaderScope } from '../headers.ts';
import { inRoom, isForGood, type HostFiles, type HostModel } from './model.ts';

/** The host's own numbers: rules it ignores beyond them, silently. */
const LIMITS = {
  static: 2000,
  dynamic: 100,
  redirectLine: 1000,
  headerRules: 100,
  headerLine: 2000,
} as const;

export function cloudflareFiles(model: HostModel): HostFiles {
  const { base, redirects, headers } = model;
  // From the first pattern on every rule counts as one.
  const [fixed, dynamic] = [
    inRoom(
      redirects.filter(({ from }) => !isPattern(from)),
      LIMITS.static,
      'Cloudflare',
    ),
    inRoom(
      redirects.filter(({ from }) => isPattern(from)),
      LIMITS.dynamic,
      'Cloudflare',
    ),
  ];
  const lines = [...fixed.redirects, ...dynamic.redirects].map(
    (one) => `${one.from} ${one.to} ${isForGood(one, model) ? '301' : '302'}`,
  );
  const rules = headers.map(({ scope, headers: set }) => [
    patternOf(scope, base),
    // A header that two rules set would have both values.
    ...(scope.kind === 'all' ? [] : Object.keys(set).map((name) => `  ! ${name}`)),
    ...Object.entries(set).map(([name, value]) => `  ${name}: ${value}`),
  ]);
  const over = (count: number, limit: number, what: string) =>
    count > limit ? [`Cloudflare takes ${String(limit)} ${what}; the outlet has ${String(count)}`] : [];
  const problems = [
    ...over(fixed.redirects.length, LIMITS.static, 'static redirects'),
    ...over(dynamic.redirects.length, LIMITS.dynamic, 'dynamic redirects'),
    ...over(rules.length, LIMITS.headerRules, 'rules for headers'),
    ...lines
      .filter((line) => line.length > LIMITS.redirectLine)
      .map(
        (line) =>
          `Cloudflare takes ${String(LIMITS.redirectLine)} characters a redirect: ${line.slice(0, 80)}…`,
      ),
    ...rules
      .flat()
      .filter((line) => line.length > LIMITS.headerLine)
      .map(
        (line) => `Cloudflare takes ${String(LIMITS.headerLine)} characters a header: ${line.slice(0, 80)}…`,
      ),
  ];
  const files = {
    _redirects: `${lines.join('\n')}\n`,
    _headers: `${rules.map((rule) => rule.join('\n')).join('\n\n')}\n`,
  };
  return { ...placed(files, base), problems, warnings: [...fixed.warnings, ...dynamic.warnings] };
}

/** The files count only at the root of what is deployed; with a base path that is a folder above the output. */
export function placed(
  files: Readonly<Record<string, string>>,
  base: string,
): Pick<HostFiles, 'output' | 'beside'> {
  return base === '/' ? { output: files, beside: {} } : { output: {}, beside: files };
}

export function patternOf(scope: HeaderScope, base: string): string {
  switch (scope.kind) {
    case 'all':
      return `${base}*`;
    case 'folder':
      return `${base}${scope.path.slice(1)}*`;
    case 'name':
      return `${base}*${scope.name}`;
    case 'suffix':
      return `${base}*${scope.suffix}`;
  }
}

/** `*` and `:name` mean something to the host. */
function isPattern(url: string): boolean {
  return /\*|:[A-Za-z]/.test(url);
}
