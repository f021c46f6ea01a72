/**
 * The service worker (https://w3c.github.io/ServiceWorker/): keeps the shell, the front, the last stories read and those
 * that were saved. Pages come from the network whenever there is one; what is kept stands in for them when there is none.
 *
 * integrations/service-worker.ts takes the types away and puts the settings before it; it can import nothing.
 */

/** What the build knows. */
declare const SETTINGS: WorkerSettings;

export interface WorkerSettings {
  /** The site's base path, and the path of the front. */
  readonly base: string;
  /** Bears the hash of all that the shell consists of. */
  readonly shell: string;
  /** Paths of the shell: style sheet, scripts, fonts, the page of what is kept. */
  readonly files: readonly string[];
  /** Begins the name of every cache of ours. */
  readonly prefix: string;
  readonly saved: string;
  readonly gone: string;
  readonly lang: string;
  readonly timezone: string;
  /** With `{date}`. */
  readonly asOf: string;
  readonly missing: string;
}

/** What a page asks for. */
export interface WorkerRequest {
  readonly do: 'keep' | 'save' | 'remove' | 'refresh';
  readonly path?: string;
  /** Addresses that the page has loaded. */
  readonly assets?: readonly string[];
}

interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface PageEvent extends WaitingEvent {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}

interface AskedEvent extends WaitingEvent {
  readonly data: WorkerRequest;
  readonly ports: readonly MessagePort[];
}

interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: PageEvent) => void): void;
  addEventListener(type: 'message', listener: (event: AskedEvent) => void): void;
}

const worker = globalThis as unknown as WorkerScope;
const SAVED = `${SETTINGS.prefix}saved`;
const READ = `${SETTINGS.prefix}read`;
const ASSETS = `${SETTINGS.prefix}assets`;
const SHELL = `${SETTINGS.prefix}${SETTINGS.shell}`;
/** Stories read that are kept. */
const MOST_READ = 20;
/** Pictures and the like, beyond which those that no kept page shows are thrown away. */
const MOST_ASSETS = 200;
/** When a copy was taken, and when the reader asked for it: milliseconds since the epoch. */
const KEPT_AT = 'x-kept';
const SAVED_AT = 'x-saved';

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(SETTINGS.base)) return;
  if (request.mode === 'navigate') event.respondWith(page(event, pathname));
  else if (pathname.startsWith(`${SETTINGS.base}_astro/`)) event.respondWith(asset(event));
});
worker.addEventListener('message', (event) => {
  event.waitUntil(
    answer(event.data).then(
      () => event.ports[0]?.postMessage(true),
      () => event.ports[0]?.postMessage(false),
    ),
  );
});

async function install(): Promise<void> {
  const shell = await caches.open(SHELL);
  await shell.addAll(SETTINGS.files.map((file) => new Request(file, { cache: 'no-cache' })));
  // Who leaves at once has the front all the same.
  await answer({ do: 'keep', path: SETTINGS.base }).catch(() => undefined);
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const mine = [SAVED, READ, ASSETS, SHELL];
  for (const name of await caches.keys()) {
    if (name.startsWith(SETTINGS.prefix) && !mine.includes(name)) await caches.delete(name);
  }
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** The network first: nothing that is kept is shown while there is one. */
async function page(event: PageEvent, path: string): Promise<Response> {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    // What the browser fetched for a link that was never followed has not been read.
    if (!event.request.headers.has('sec-purpose')) event.waitUntil(note(path, response.clone()));
    return response;
  } catch {
    return withoutNetwork(path);
  }
}

async function note(path: string, response: Response): Promise<void> {
  if (response.status === 410) await forget(path);
  else if (response.ok && !response.redirected) await keep(path, await response.text());
}

/** Keeps the front, a story, and the newer text of one that was saved. */
async function keep(path: string, html: string): Promise<void> {
  const isFront = path === SETTINGS.base;
  if (!isFront && !html.includes('property="og:type" content="article"')) return;
  const saved = await caches.open(SAVED);
  const before = await saved.match(path);
  if (before) await saved.put(path, copyOf(html, before.headers.get(SAVED_AT)));
  const read = await caches.open(READ);
  await read.delete(path);
  await read.put(path, copyOf(html));
  const stories = (await read.keys()).filter(({ url }) => new URL(url).pathname !== SETTINGS.base);
  for (const old of stories.slice(0, Math.max(0, stories.length - MOST_READ))) await read.delete(old);
  await throwAway();
}

function copyOf(html: string, savedAt?: string | null): Response {
  const headers = new Headers({ 'content-type': 'text/html;charset=utf-8', [KEPT_AT]: String(Date.now()) });
  if (savedAt) headers.set(SAVED_AT, savedAt);
  return new Response(html, { headers });
}

async function forget(path: string): Promise<void> {
  for (const name of [SAVED, READ]) await (await caches.open(name)).delete(path);
}

async function withoutNetwork(path: string): Promise<Response> {
  for (const name of [SAVED, READ]) {
    const kept = await (await caches.open(name)).match(path);
    if (!kept) continue;
    const date = new Intl.DateTimeFormat(SETTINGS.lang, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: SETTINGS.timezone,
    }).format(Number(kept.headers.get(KEPT_AT)));
    return noticed(await kept.text(), SETTINGS.asOf.replace('{date}', date));
  }
  const standIn = await (await caches.open(SHELL)).match(SETTINGS.saved);
  return standIn ? noticed(await standIn.text(), SETTINGS.missing) : Response.error();
}

/** A page that says first what it is. */
function noticed(html: string, text: string): Response {
  const notice = noticeOf(text);
  const told = html.replace(/<main\b[^>]*>/, (main) => main + notice);
  return new Response(told, { headers: { 'content-type': 'text/html;charset=utf-8' } });
}

function noticeOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<p class="prose" role="status" lang="${SETTINGS.lang}" dir="auto" data-offline><mark>${escaped}</mark></p>`;
}

/** Its name is made from its content: what is kept is what the network has. */
async function asset(event: PageEvent): Promise<Response> {
  const kept = await caches.match(event.request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok) {
    const copy = response.clone();
    event.waitUntil(caches.open(ASSETS).then((cache) => cache.put(event.request, copy)));
  }
  return response;
}

async function answer({ do: what, path = '', assets = [] }: WorkerRequest): Promise<void> {
  if (what === 'refresh') await refresh();
  else if (what === 'remove') await (await caches.open(SAVED)).delete(path);
  else {
    const html = await textOf(path);
    if (what === 'save') await (await caches.open(SAVED)).put(path, copyOf(html, String(Date.now())));
    await keep(path, html);
    const cache = await caches.open(ASSETS);
    for (const file of assets) if (!(await caches.match(file))) await cache.add(file).catch(() => undefined);
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const response = await fetch(path);
    if (response.ok) return await response.text();
  } catch {
    // Without a network what was read is good enough.
  }
  const read = await (await caches.open(READ)).match(path);
  if (!read) throw new Error(`${path} cannot be kept`);
  return read.text();
}

/** Brings later corrections to what was saved, and takes away what was withdrawn. */
async function refresh(): Promise<void> {
  const list = await fetch(SETTINGS.gone, { cache: 'no-cache' });
  const { gone } = list.ok ? ((await list.json()) as { gone: string[] }) : { gone: [] };
  const withdrawn = new Set(gone.map((path) => new URL(path, location.origin).pathname));
  for (const name of [SAVED, READ]) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(url);
      if (withdrawn.has(pathname)) await forget(pathname);
    }
  }
  for (const { url } of await (await caches.open(SAVED)).keys()) {
    await note(new URL(url).pathname, await fetch(url, { cache: 'no-cache' }));
  }
}

/** Takes away what no kept page shows, once there is much of it. */
async function throwAway(): Promise<void> {
  const assets = await caches.open(ASSETS);
  const all = await assets.keys();
  if (all.length <= MOST_ASSETS) return;
  let shown = '';
  for (const name of [SAVED, READ]) {
    const cache = await caches.open(name);
    for (const kept of await cache.matchAll()) shown += await kept.text();
  }
  for (const request of all) {
    if (!shown.includes(request.url.slice(request.url.lastIndexOf('/') + 1))) await assets.delete(request);
  }
}
