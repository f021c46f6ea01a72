/** The files of an output as a store of objects takes them. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { headersFor } from '../../src/outputs/headers.ts';
import type { Outlet } from '../../src/site/outlet.ts';

export interface LocalFile {
  /** Below the output, with slashes. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** MD5, hexadecimal: what stores give as entity tag. */
  readonly md5: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** A store knows no suffixes. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webm: 'video/webm',
  webmanifest: 'application/manifest+json; charset=utf-8',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
};

/** @param folder absolute: the output */
export async function localFiles(
  folder: string,
  settings: Pick<Outlet, 'comments' | 'hsts'>,
): Promise<Map<string, LocalFile>> {
  const files = new Map<string, LocalFile>();
  // Not globSync, which passes over `.well-known`.
  for (const found of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(folder, found);
    const stats = statSync(file);
    if (!stats.isFile()) continue;
    const name = found.split(path.sep).join('/');
    const headers = headersFor(`/${name.replace(/(^|\/)index\.html$/, '$1')}`, settings);
    const suffix = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    files.set(name, {
      name,
      file,
      size: stats.size,
      md5: await md5Of(file),
      contentType: headers['Content-Type'] ?? MEDIA_TYPES[suffix] ?? 'application/octet-stream',
      cacheControl: headers['Cache-Control'] ?? '',
    });
  }
  return files;
}

async function md5Of(file: string): Promise<string> {
  const digest = createHash('md5');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}
