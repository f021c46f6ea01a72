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
  /** How a moment is written. */
  readonly moment: Intl.DateTimeFormatOptions;
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
/** When a copy was taken, when the reader asked for it, and when they read it: milliseconds since the epoch. */
const KEPT_AT = 'x-kept';
const SAVED_AT = 'x-saved';
const READ_AT = 'x-read';
/** How a page leads on where the host cannot (outputs/redirect-page.ts). */
const LEADS_ON = /<meta http-equiv="refresh" content="0; url=([^"]+)"/;

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
    if (!name.startsWith(SETTINGS.prefix) || mine.includes(name)) continue;
    // Where there is no room for it the pages are bare, but this shell is at work.
    await inherit(await caches.open(name)).catch(() => undefined);
    await caches.delete(name);
  }
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** Takes over from an older shell what kept pages show of it: theirs are its style sheet and its scripts. */
async function inherit(older: Cache): Promise<void> {
  const [shell, assets] = await Promise.all([caches.open(SHELL), caches.open(ASSETS)]);
  for (const request of await shownOf(older)) {
    const file = (await shell.match(request)) ? undefined : await older.match(request);
    if (file) await assets.put(request, file);
  }
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
  if (!isFront && !isStory(html)) return;
  await renew(SAVED, path, html);
  const read = await caches.open(READ);
  await read.put(path, copyOf(html, { [READ_AT]: String(Date.now()) }));
  const stories: { readonly request: Request; readonly at: number }[] = [];
  for (const request of await read.keys()) {
    const at = Number((await read.match(request))?.headers.get(READ_AT));
    if (new URL(request.url).pathname !== SETTINGS.base) stories.push({ request, at });
  }
  stories.sort((a, b) => b.at - a.at);
  for (const { request } of stories.slice(MOST_READ)) await read.delete(request);
  await throwAway();
}

function isStory(html: string): boolean {
  return html.includes('property="og:type" content="article"');
}

/** Puts a newer text in the place of the one that is kept, under the address it has by now. */
async function renew(name: string, path: string, html: string, to = path): Promise<void> {
  const cache = await caches.open(name);
  const before = await cache.match(path);
  if (!before) return;
  const marks: Record<string, string> = {};
  for (const mark of [SAVED_AT, READ_AT]) {
    const at = before.headers.get(mark);
    if (at !== null) marks[mark] = at;
  }
  await cache.put(to, copyOf(html, marks));
  if (to !== path) await cache.delete(path);
}

function copyOf(html: string, marks: Readonly<Record<string, string>>): Response {
  const headers = { 'content-type': 'text/html;charset=utf-8', [KEPT_AT]: String(Date.now()), ...marks };
  return new Response(html, { headers });
}

async function forget(path: string): Promise<void> {
  for (const name of [SAVED, READ]) await (await caches.open(name)).delete(path);
}

async function withoutNetwork(path: string): Promise<Response> {
  for (const name of [SAVED, READ]) {
    const kept = await (await caches.open(name)).match(path);
    if (!kept) continue;
    const date = new Intl.DateTimeFormat(SETTINGS.lang, SETTINGS.moment);
    const at = date.format(Number(kept.headers.get(KEPT_AT)));
    return noticed(await kept.text(), SETTINGS.asOf.replace('{date}', at));
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
    if (what === 'save')
      await (await caches.open(SAVED)).put(path, copyOf(html, { [SAVED_AT]: String(Date.now()) }));
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
  // A host may answer with a page; what was saved is corrected all the same.
  const told = (await list.json().catch(() => null)) as { readonly gone?: unknown } | null;
  const gone = list.ok && Array.isArray(told?.gone) ? (told.gone as string[]) : [];
  const withdrawn = new Set(gone.map((path) => new URL(path, location.origin).pathname));
  for (const name of [SAVED, READ]) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(url);
      if (withdrawn.has(pathname)) await forget(pathname);
    }
  }
  for (const { url } of await (await caches.open(SAVED)).keys()) {
    // What cannot be had of one keeps nothing from the others.
    await correct(new URL(url).pathname).catch(() => undefined);
  }
}

/** Brings the newer text of a story, which is not read by that; where it moved to another address, from there. */
async function correct(path: string): Promise<void> {
  let response = await fetch(path, { cache: 'no-cache' });
  let html = await response.text();
  const [, next] = LEADS_ON.exec(html) ?? [];
  if (response.ok && next) {
    response = await fetch(next, { cache: 'no-cache' });
    html = await response.text();
  }
  const { origin, pathname } = new URL(response.url);
  const isOurs = origin === location.origin && pathname.startsWith(SETTINGS.base);
  if (response.status === 410) await forget(path);
  else if (response.ok && isOurs && isStory(html)) {
    for (const name of [SAVED, READ]) await renew(name, path, html, pathname);
  }
}

/** Takes away what no kept page shows, once there is much of it. */
async function throwAway(): Promise<void> {
  const assets = await caches.open(ASSETS);
  const all = await assets.keys();
  if (all.length <= MOST_ASSETS) return;
  const shown = new Set((await shownOf(assets)).map(({ url }) => url));
  for (const request of all) if (!shown.has(request.url)) await assets.delete(request);
}

/** Of some files those that kept pages name, and those that such a script names in turn. */
async function shownOf(files: Cache): Promise<Request[]> {
  let text = '';
  for (const name of [SAVED, READ]) {
    const cache = await caches.open(name);
    for (const kept of await cache.matchAll()) text += await kept.text();
  }
  const shown = new Set<Request>();
  const all = await files.keys();
  let before: number;
  do {
    before = shown.size;
    for (const request of all) {
      const name = request.url.slice(request.url.lastIndexOf('/') + 1);
      if (shown.has(request) || name === '' || !text.includes(name)) continue;
      shown.add(request);
      if (name.endsWith('.js')) text += (await (await files.match(request))?.text()) ?? '';
    }
  } while (shown.size > before);
  return [...shown];
}
