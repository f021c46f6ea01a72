import { deflateSync } from 'node:zlib';

/** A text as components/search/packed.ts reads it. */
export function pack(text: string): Buffer {
  return deflateSync(text, { level: 9 });
}
