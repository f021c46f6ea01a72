/**
 * `vercel.json` of a static deployment. Written as `routes`, which alone can answer 410 where a file lies; they are
 * regular expressions over the path, tried in order.
 */
import type { HeaderScope } from '../headers.ts';
import { placed } from './cloudflare.ts';
import {
  decoded,
  FEED_OF_TAG,
  gonePage,
  inRoom,
  isForGood,
  type HostFiles,
  type HostModel,
} from './model.ts';

/** The host's own numbers: of routes, and of characters in a pattern. */
const LIMITS = { routes: 2048, pattern: 4096 } as const;

export function vercelFiles(model: HostModel): HostFiles {
  const { base, redirects, gone, emptied, headers } = model;
  const before = headers.map(({ scope, headers: set }) => ({
    src: sourceOf(scope, base),
    headers: set,
    continue: true,
  }));
  const after = [
    ...gone.map((url) => ({ src: exact(url), status: 410, dest: gonePage(url) })),
    // A page without its last slash; `.well-known` has none.
    {
      src: `^${literal(base)}((?!\\.well-known(?:/|$))(?:[^/]+/)*[^/.]+)$`,
      status: 308,
      headers: { Location: `${base}$1/` },
    },
    { handle: 'filesystem' },
    {
      src: `^${literal(emptied)}(?!.*${literal(FEED_OF_TAG)}$).+$`,
      status: 307,
      headers: { Location: emptied },
    },
    { src: '^/.*$', status: 404, dest: `${base}404.html` },
  ];
  const fitting = inRoom(redirects, LIMITS.routes - before.length - after.length, 'Vercel');
  const leading = fitting.redirects.map((one) => ({
    src: exact(one.from),
    status: isForGood(one, model) ? 308 : 307,
    headers: { Location: one.to },
  }));
  const routes = [...before, ...leading, ...after];
  const problems = [
    ...(routes.length > LIMITS.routes
      ? [
          `Vercel takes ${String(LIMITS.routes)} routes; the outlet has ${String(routes.length)}, most of them redirects`,
        ]
      : []),
    ...[...fitting.redirects.map(({ from }) => from), ...gone]
      .filter((url) => exact(url).length > LIMITS.pattern)
      .map((url) => `Vercel takes ${String(LIMITS.pattern)} characters an address: ${url.slice(0, 80)}…`),
  ];
  return {
    ...placed({ 'vercel.json': `${JSON.stringify({ version: 2, routes }, null, 1)}\n` }, base),
    problems,
    warnings: fitting.warnings,
  };
}

function sourceOf(scope: HeaderScope, base: string): string {
  switch (scope.kind) {
    case 'all':
      return `^${literal(base)}.*$`;
    case 'folder':
      return `^${literal(base + scope.path.slice(1))}.*$`;
    case 'name':
      return `^${literal(base)}(?:.*/)?${literal(scope.name)}$`;
    case 'suffix':
      return `^${literal(base)}.*${literal(scope.suffix)}$`;
  }
}

/** Browsers send what is not ASCII encoded; other programs may not. */
function exact(url: string): string {
  const plain = decoded(url);
  return plain === url ? `^${literal(url)}$` : `^(?:${literal(url)}|${literal(plain)})$`;
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
