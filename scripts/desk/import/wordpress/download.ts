/** Fetches pictures of the old site, politely: one after the other with a pause, each once, kept between runs. */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Fetched = { readonly file: string } | { readonly why: string };

const TRIES = 3;
const TIMEOUT = 30_000;
const PAUSE = 100;
const MAX_BYTES = 50 * 1024 * 1024;

export class Downloads {
  readonly #folder: string;
  readonly #hosts: ReadonlySet<string>;
  readonly #failed = new Map<string, string>();
  readonly #first: number;

  /**
   * @param folder absolute; what lies in it already is not fetched again
   * @param hosts whose pictures may be fetched: the old site's
   * @param firstPause milliseconds before a second try; each further waits three times as long
   */
  constructor(folder: string, hosts: Iterable<string>, firstPause = 1000) {
    this.#folder = folder;
    this.#hosts = new Set(hosts);
    this.#first = firstPause;
  }

  /** The first of some addresses that can be had. */
  async fetch(addresses: readonly string[]): Promise<Fetched> {
    let why = 'it has no address';
    for (const address of addresses) {
      const url = URL.parse(address);
      if (!url || !/^https?:$/.test(url.protocol) || !this.#hosts.has(url.host)) {
        why = 'it lies on another site, which --download does not ask';
        continue;
      }
      const file = path.join(
        this.#folder,
        url.hostname,
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

  async #get(url: URL, file: string): Promise<string | undefined> {
    let why = '';
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      await pause(attempt === 0 ? PAUSE : this.#first * 3 ** (attempt - 1));
      try {
        const response = await fetch(url, {
          signal: AbortSignal.timeout(TIMEOUT),
          headers: { 'user-agent': 'Broadsheet importer' },
          redirect: 'follow',
        });
        if (
          response.status >= 400 &&
          response.status < 500 &&
          response.status !== 429 &&
          response.status !== 408
        ) {
          await response.body?.cancel();
          return `the server answered ${response.status}`;
        }
        if (!response.ok) {
          await response.body?.cancel();
          why = `the server answered ${response.status}`;
          continue;
        }
        const type = response.headers.get('content-type') ?? '';
        if (!/^image\/|^application\/octet-stream/i.test(type)) {
          await response.body?.cancel();
          return `the server sent no picture but “${type}”`;
        }
        return await this.#save(response, file);
      } catch (error) {
        why = `it could not be fetched (${error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error)})`;
      }
    }
    return why;
  }

  async #save(response: Response, file: string): Promise<string | undefined> {
    mkdirSync(path.dirname(file), { recursive: true });
    const part = `${file}.part`;
    const stream = createWriteStream(part);
    let size = 0;
    try {
      for await (const chunk of response.body ?? []) {
        size += chunk.length;
        if (size > MAX_BYTES) return 'it is larger than 50 MB';
        stream.write(chunk);
      }
    } finally {
      await new Promise((done) => stream.end(done));
      if (size > MAX_BYTES) rmSync(part, { force: true });
    }
    renameSync(part, file);
    return undefined;
  }
}
