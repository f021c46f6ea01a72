/** Brings the service worker to the page, and speaks to it. Without one the page is as it was. */
import type { WorkerRequest } from './worker.ts';

const REFRESHED = 'kept-refreshed';
const HOUR = 3_600_000;

/**
 * @param script address of the worker
 * @param scope the site's base path
 */
export async function startKeeping(script: string, scope: string): Promise<void> {
  const page = document.documentElement;
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  if (!serviceWorker) return;
  // A page that the worker did not bring is not known to it.
  const isNew = !serviceWorker.controller;
  // A browser that is told to have no worker gives none, one way or another.
  const registration = await serviceWorker
    .register(script, { scope, updateViaCache: 'none' })
    .catch(() => undefined);
  if (!registration) {
    delete page.dataset['worker'];
    return;
  }
  // The first one may find no room for what it keeps, and is gone then.
  registration.installing?.addEventListener('statechange', () => {
    const { installing, waiting, active } = registration;
    if (!(installing ?? waiting ?? active)) delete page.dataset['worker'];
  });
  if (isNew) await ask({ do: 'keep', path: location.pathname, assets: loadedAssets() });
  const refresh = () => {
    try {
      localStorage.setItem(REFRESHED, String(Date.now()));
    } catch {
      // Then it is done again with the next page.
    }
    void ask({ do: 'refresh' });
  };
  addEventListener('online', refresh);
  // What is stored may be no time, or one of a clock that was wrong.
  const isRecent = Math.abs(Date.now() - lastRefresh()) < HOUR;
  if (navigator.onLine && !isRecent) refresh();
}

function lastRefresh(): number {
  try {
    return Number(localStorage.getItem(REFRESHED));
  } catch {
    return Date.now();
  }
}

/** @returns whether the worker did it */
export async function ask(request: WorkerRequest): Promise<boolean> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
    active?.postMessage(request, [port2]);
  });
}

/** Where a browser may keep pages; nothing where it does not let us, as one that is told to keep no data of sites. */
export async function keptPages(): Promise<CacheStorage | undefined> {
  try {
    const { caches } = globalThis as { caches?: CacheStorage };
    await caches?.keys();
    return caches;
  } catch {
    return undefined;
  }
}

export function loadedAssets(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(location.origin) && name.includes('/_astro/'));
}
