/** Fetches pictures of the old site, politely: one after the other with a pause, each once, kept between runs. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { BlockList, isIP } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Fetched = { readonly file: string } | { readonly why: string };

export interface DownloadLimits {
  /** Milliseconds before a second try; each further waits three times as long. */
  readonly firstPause: number;
  /** Milliseconds that one picture may take. */
  readonly timeout: number;
  readonly maxBytes: number;
}

const LIMITS: DownloadLimits = { firstPause: 1000, timeout: 30_000, maxBytes: 50 * 1024 * 1024 };
const TRIES = 3;
const PAUSE = 100;
const MOST_REDIRECTS = 5;

/** Trying again would not help; the message says why not. */
class Refusal extends Error {}

export class Downloads {
  readonly #folder: string;
  readonly #hosts: ReadonlySet<string>;
  readonly #failed = new Map<string, string>();
  readonly #limits: DownloadLimits;

  /**
   * @param folder absolute; what lies in it already is not fetched again
   * @param hosts whose pictures may be fetched: the old site's, with a port where they have one
   */
  constructor(folder: string, hosts: Iterable<string>, limits: Partial<DownloadLimits> = {}) {
    this.#folder = folder;
    this.#hosts = new Set(hosts);
    this.#limits = { ...LIMITS, ...limits };
  }

  /** The first of some addresses that can be had. */
  async fetch(addresses: readonly string[]): Promise<Fetched> {
    let why = 'it has no address';
    for (const address of addresses) {
      const url = URL.parse(address);
      if (!url || !this.#isAllowed(url)) {
        why = 'it lies on another site, which --download does not ask';
        continue;
      }
      const file = path.join(
        this.#folder,
        url.hostname.replaceAll(/[^\w.-]/g, '_'),
        `${createHash('sha256').update(url.href).digest('hex').slice(0, 12)}-${path.basename(url.pathname).slice(-80)}`,
      );
      if (existsSync(file)) return { file };
      const known = this.#failed.get(address) ?? (await this.#get(url, file));
      if (known === undefined) return { file };
      this.#failed.set(address, known);
      why = known;
    }
    return { why };
  }

  #isAllowed(url: URL): boolean {
    return /^https?:$/.test(url.protocol) && this.#hosts.has(url.host);
  }

  /** @returns why it cannot be had; nothing where it is there now */
  async #get(url: URL, file: string): Promise<string | undefined> {
    const { firstPause, timeout } = this.#limits;
    let why = '';
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      await pause(attempt === 0 ? PAUSE : firstPause * 3 ** (attempt - 1));
      try {
        await this.#save(await this.#ask(url, AbortSignal.timeout(timeout)), file);
        return undefined;
      } catch (error) {
        if (error instanceof Refusal) return error.message;
        why = `it could not be fetched (${reasonOf(error)})`;
      }
    }
    return why;
  }

  async #ask(url: URL, signal: AbortSignal, redirects = 0): Promise<Response> {
    const headers = { 'user-agent': 'Broadsheet importer' };
    const response = await fetch(url, { signal, headers, redirect: 'manual' });
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && /^image\/|^application\/octet-stream/i.test(type)) return response;
    const { status } = response;
    await response.body?.cancel();
    const to = URL.parse(response.headers.get('location') ?? '', url);
    if (status >= 300 && status < 400 && to) {
      // Whoever answers may not send us to where nobody else is let in.
      if (!this.#isAllowed(to) && to.hostname.replace(/^www\./, '') !== url.hostname.replace(/^www\./, ''))
        throw new Refusal('it leads on to another site, which --download does not ask');
      if (!/^https?:$/.test(to.protocol) || redirects === MOST_REDIRECTS)
        throw new Refusal('it leads on and on');
      return this.#ask(to, signal, redirects + 1);
    }
    if (response.ok) throw new Refusal(`the server sent no picture but “${type}”`);
    const what = `the server answered ${String(status)}`;
    if (status >= 500 || status === 429 || status === 408) throw new Error(what);
    throw new Refusal(what);
  }

  async #save(response: Response, file: string): Promise<void> {
    const { maxBytes } = this.#limits;
    const body = response.body as AsyncIterable<Uint8Array> | null;
    mkdirSync(path.dirname(file), { recursive: true });
    const part = `${file}.part`;
    let size = 0;
    try {
      const handle = await open(part, 'w');
      try {
        for await (const chunk of body ?? []) {
          size += chunk.length;
          if (size > maxBytes)
            throw new Refusal(`it is larger than ${String(Math.round(maxBytes / 1024 / 1024))} MB`);
          await handle.write(chunk);
        }
      } finally {
        await handle.close();
      }
      if (size === 0) throw new Error('the answer is empty');
      renameSync(part, file);
    } finally {
      rmSync(part, { force: true });
    }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  PRIVATE.addSubnet(network, prefix);
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6');

/** Whether a host name stands for a machine that only those around it can reach. @param hostname of a URL */
export function isPrivateHost(hostname: string): boolean {
  const plain = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const version = isIP(plain);
  if (version !== 0) return PRIVATE.check(plain, version === 6 ? 'ipv6' : 'ipv4');
  return !plain.includes('.') || /\.(?:localhost|local|internal|lan|home|intranet|test)$/.test(plain);
}
