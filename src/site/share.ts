/** A build spread over several machines: which of them renders which pages (scripts/build/parts.ts). */
import { hash } from 'node:crypto';
import { UsageError } from './usage-error.ts';

export interface Share {
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
}

/** More machines than this would each have more to prepare than to render. */
const MOST = 256;

/**
 * @param written `3/8`: the third of eight
 * @throws {UsageError}
 */
export function readShare(written: string): Share {
  const [number = 0, of = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(written)?.slice(1) ?? []).map(Number);
  if (number >= 1 && number <= of && of <= MOST) return { number, of };
  throw new UsageError(
    `--shard: “${written}” is no part of a whole. Write it as 3/8: the third of eight, at most ${String(MOST)}.`,
  );
}

/**
 * Whether an address belongs to a share, where nothing else decides.
 * @param address path of a page or file, with or without slashes at its ends
 */
export function isOfShare({ number, of }: Share, address: string): boolean {
  return Number.parseInt(hash('sha1', storyAt(address), 'hex').slice(0, 8), 16) % of === number - 1;
}

/**
 * The path of a story without slashes at its ends, by that of its page, of its text-only page or of its card: they need
 * the same text, so they belong together. Of any other address the same.
 */
export function storyAt(address: string): string {
  return address
    .replace(/^\/*(?:lite\/)?/, '')
    .replace(/card\.png$/, '')
    .replace(/\/+$/, '');
}
