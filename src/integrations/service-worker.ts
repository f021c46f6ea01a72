/** Writes `/sw.js`: the worker of components/offline, with the names of what it keeps. */
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';
import type { WorkerSettings } from '../components/offline/worker.ts';
import { dateOptions } from '../site/date-options.ts';
import { stringsFor } from '../site/strings/index.ts';
import type { Outlet } from '../site/outlet-settings.ts';
import { createUrls, paths } from '../site/urls.ts';

const SOURCE = new URL('../components/offline/worker.ts', import.meta.url);
/** What pages need to look and work as they do; their fonts and pictures are kept with them. */
const SHELL = ['_astro/*.css', '_astro/*.js'];

export function serviceWorker(outlet: Outlet): AstroIntegration {
  return {
    name: 'service-worker',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const outDir = fileURLToPath(dir);
        const text = outlet.offline ? await workerText(outDir, outlet) : lastWorker(outlet);
        writeFileSync(path.join(outDir, paths.serviceWorker), text);
      },
    },
  };
}

async function workerText(outDir: string, outlet: Outlet): Promise<string> {
  const { url } = createUrls(outlet);
  const words = stringsFor(outlet.lang).kept;
  const built = SHELL.flatMap((pattern) => globSync(pattern, { cwd: outDir }))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
  const saved = readFileSync(path.join(outDir, paths.saved, 'index.html'));
  const settings: WorkerSettings = {
    base: outlet.base,
    shell: createHash('sha256').update(built.join('\n')).update(saved).digest('hex').slice(0, 16),
    files: [url(paths.saved), ...built.map((file) => url(`/${file}`))],
    prefix: prefixOf(outlet),
    saved: url(paths.saved),
    gone: url(paths.gone),
    lang: outlet.lang,
    moment: dateOptions(outlet.timezone, { dateStyle: 'long', timeStyle: 'short' }),
    asOf: words.asOf,
    missing: words.missing,
  };
  const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), 'worker.ts', { sourcemap: false });
  const plain = code.replaceAll(/^export .*$/gm, '');
  return `const SETTINGS = ${JSON.stringify(settings)};\n${plain.trim()}\n`;
}

/**
 * A worker that readers have is asked for again; it takes itself away, with all that it kept, once no page of theirs is
 * open. It does not push aside the one at work: Chromium 153 then left one navigation in six without an answer.
 */
export function lastWorker(outlet: Pick<Outlet, 'base'>): string {
  return `addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(${JSON.stringify(prefixOf(outlet))})) await caches.delete(name);
  }
  await registration.unregister();
})()));
`;
}

/** Several outlets may share an origin. */
function prefixOf({ base }: Pick<Outlet, 'base'>): string {
  return `broadsheet ${base} `;
}
