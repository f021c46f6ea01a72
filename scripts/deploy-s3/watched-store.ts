/** A store for tests: an S3-compatible server that sees every request, may fail at any, and looks at all it holds after each. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { onTestFinished } from 'vitest';

export const BUCKET = 'paper';

/** Gone when the test is done. */
export function folder(): string {
  const made = realpathSync(mkdtempSync(path.join(tmpdir(), 'deploy-')));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

export interface Store {
  readonly endpoint: string;
  /** Requests that changed something, as `PUT name`. */
  readonly changes: string[];
  /** What is served now, by key. */
  readonly objects: Map<string, { readonly type: string; readonly caching: string; readonly body: string }>;
  /** Moments at which something was named that was not there. */
  readonly faults: string[];
  /** Called before each request: whether it is served, or the connection breaks before or after that. */
  onRequest: () => 'served' | 'refused' | 'unanswered';
}

export async function openStore(): Promise<Store> {
  const s3 = new S3rver({ directory: folder(), silent: true, configureBuckets: [{ name: BUCKET }] });
  await s3.configureBuckets();
  // It is done when everything is stored, which its type does not say.
  const handle = s3.callback() as (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  const server = createServer((request, response) => {
    const fate = store.onRequest();
    if (fate === 'refused') return void request.socket.destroy();
    const name = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname.slice(BUCKET.length + 2));
    const chunks: Buffer[] = [];
    // Nothing flows until the store reads it too.
    request.pause();
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    const serve = () => {
      if (response.statusCode >= 300 || !['PUT', 'DELETE'].includes(request.method ?? '')) return;
      store.changes.push(`${request.method ?? ''} ${name}`);
      if (request.method === 'DELETE') store.objects.delete(name);
      else {
        const { 'content-type': type = '', 'cache-control': caching = '' } = request.headers;
        store.objects.set(name, { type, caching, body: Buffer.concat(chunks).toString() });
      }
      expectWhole(store);
    };
    if (fate === 'unanswered') {
      response.end = () => {
        request.socket.destroy();
        return response;
      };
    }
    // What is stored stays stored, though whoever sent it is gone before the answer.
    void handle(request, response).then(serve);
  });
  const store: Store = {
    endpoint: '',
    faults: [],
    changes: [],
    objects: new Map(),
    onRequest: () => 'served',
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(store, {
    endpoint: `http://127.0.0.1:${String(port)}`,
  });
}

/** At every moment whoever begins at the front, or at robots.txt, finds all that is loaded and all that is led to. */
function expectWhole({ objects, changes, faults }: Store): void {
  const seen = new Set<string>();
  const queue = ['index.html', 'robots.txt'].filter((name) => objects.has(name));
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const [, address = ''] of (objects.get(name)?.body ?? '').matchAll(/"\/([^"]*)"/g)) {
      const target = address.replace(/(^|\/)$/, '$1index.html');
      if (objects.has(target)) queue.push(target);
      else faults.push(`after ${changes.at(-1) ?? ''} ${name} wants ${target}`);
    }
  }
}
