/**
 * Serves a built site as a plain static host does, and no more kindly: a folder without its slash is redirected,
 * an address without a file gets 404.html with status 404, nothing is guessed.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import sirv from 'sirv';

export interface StaticHost {
  /** `http://127.0.0.1:40123` */
  readonly origin: string;
  /** Pathnames asked for since the last `forget()`, in order. */
  readonly requests: readonly string[];
  readonly forget: () => void;
  /** @param pathname without the base path, e.g. `/search/` */
  readonly url: (pathname: string) => string;
  /** Answers 410 at this address from now on. @param pathname without the base path */
  readonly withdraw: (pathname: string) => void;
  /** Redirects this address for good from now on. Both without the base path. */
  readonly move: (from: string, to: string) => void;
  readonly close: () => Promise<void>;
}

/**
 * @param folder the built site
 * @param base what the site lies under, `/` or `/news/`
 * @param options `isLive`: files may change while they are served
 */
export async function serve(
  folder: string,
  base = '/',
  { isLive = false }: { readonly isLive?: boolean } = {},
): Promise<StaticHost> {
  const requests: string[] = [];
  const withdrawn = new Set<string>();
  const moved = new Map<string, string>();
  const files = sirv(folder, {
    extensions: [],
    dotfiles: true,
    dev: isLive,
    // The one suffix that its table lacks.
    setHeaders: (response, pathname) => {
      if (pathname.endsWith('.opml')) response.setHeader('content-type', 'text/x-opml');
    },
  });
  const notFound = path.join(folder, '404.html');

  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://host');
    requests.push(pathname);
    if (!pathname.startsWith(base)) {
      missing(response);
      return;
    }
    const inside = pathname.slice(base.length - 1);
    if (withdrawn.has(inside)) {
      response.writeHead(410, { 'content-type': 'text/html;charset=utf-8' }).end('Gone');
      return;
    }
    const now = moved.get(inside);
    if (now !== undefined) {
      response.writeHead(301, { location: base + now.replace(/^\//, '') }).end();
      return;
    }
    if (!inside.endsWith('/') && isFolder(path.join(folder, decode(inside)))) {
      response.writeHead(308, { location: `${pathname}/${search}` }).end();
      return;
    }
    const asked = request as IncomingMessage & { url: string };
    asked.url = inside.endsWith('/') ? `${inside}index.html` : inside;
    files(asked, response, () => {
      missing(response);
    });
  });

  function missing(response: ServerResponse): void {
    const page = existsSync(notFound) ? readFileSync(notFound) : 'Not found';
    response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' }).end(page);
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    requests,
    forget: () => {
      requests.length = 0;
    },
    withdraw: (pathname) => {
      withdrawn.add(pathname);
    },
    move: (from, to) => {
      moved.set(from, to);
    },
    url: (pathname) => `${origin}${base}${pathname.replace(/^\//, '')}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}

function isFolder(file: string): boolean {
  return existsSync(file) && statSync(file).isDirectory();
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
