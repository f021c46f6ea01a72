/**
 * Vercel, from vercel.com/docs/project-configuration/vercel-json#routes: routes are regular expressions over the path,
 * tried in order; one with `continue` only adds its headers; after `handle: filesystem` only those count that no file
 * answers. 2,048 routes; 4,096 characters for a pattern, a destination.
 */
import { fileAt, type Answer, type Host } from './answer.ts';

interface Route {
  readonly src?: string;
  readonly dest?: string;
  readonly status?: number;
  readonly continue?: boolean;
  readonly handle?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const KEYS = ['src', 'dest', 'status', 'continue', 'handle', 'headers'];

export function vercel(given: Readonly<Record<string, string>>, files: ReadonlySet<string>): Host {
  const { version, routes } = JSON.parse(given['vercel.json'] ?? '{}') as {
    version: number;
    routes: Route[];
  };
  const faults = version === 2 ? [] : ['version is not 2'];
  if (routes.length > 2048) faults.push(`${String(routes.length)} routes`);
  for (const route of routes) {
    const shown = JSON.stringify(route);
    if (Object.keys(route).some((key) => !KEYS.includes(key))) faults.push(`an unknown key: ${shown}`);
    if (route.src === undefined ? route.handle !== 'filesystem' : route.handle !== undefined)
      faults.push(`no route: ${shown}`);
    if ((route.src ?? '').length > 4096 || (route.dest ?? '').length > 4096)
      faults.push(`too long: ${shown.slice(0, 80)}`);
    if (!/^\^.*\$$/.test(route.src ?? '^$')) faults.push(`matches a part of a path: ${shown}`);
  }
  return {
    faults,
    answer(path): Answer {
      let headers: Record<string, string> = {};
      for (const { src, dest, status, continue: goesOn, handle, headers: own = {} } of routes) {
        if (handle === 'filesystem') {
          const file = fileAt(path, files);
          if (file !== undefined) return { status: 200, file, headers };
          continue;
        }
        const match = new RegExp(src ?? '').exec(path);
        if (!match) continue;
        const filled = Object.entries(own).map(([name, value]) => [
          name,
          value.replaceAll(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? ''),
        ]);
        headers = { ...headers, ...(Object.fromEntries(filled) as Record<string, string>) };
        if (goesOn === true) continue;
        const { Location: location, ...others } = headers;
        if (location !== undefined) return { status: status ?? 200, location, headers: others };
        return { status: status ?? 200, file: decodeURIComponent(dest ?? ''), headers };
      }
      return { status: 404, headers };
    },
  };
}
