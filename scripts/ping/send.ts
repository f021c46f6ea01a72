import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from './messages.ts';

export interface SendOptions {
  readonly attempts?: number;
  /** Waits; milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds until an answer is given up. */
  readonly timeout?: number;
  readonly onRetry?: (reason: string, milliseconds: number) => void;
}

/** Milliseconds; doubled with every further attempt. */
const FIRST_PAUSE = 1000;
/** Who wants longer is asked again by the next deployment. */
const LONGEST_PAUSE = 5 * 60_000;

/**
 * Posts a message, again after a while where the receiver is busy, ill or not there; `Retry-After` is honoured
 * (RFC 9110, section 10.2.3).
 * @returns what went wrong, or nothing
 */
export async function send(message: Message, options: SendOptions = {}): Promise<string | undefined> {
  const { attempts = 5, pause = sleep, timeout = 30_000, onRetry } = options;
  for (let attempt = 1; ; attempt += 1) {
    const { fault, mayRetry, after } = await post(message, timeout);
    if (fault === undefined) return undefined;
    const wait = after ?? FIRST_PAUSE * 2 ** (attempt - 1);
    if (!mayRetry || attempt >= attempts || wait > LONGEST_PAUSE) return fault;
    onRetry?.(fault, wait);
    await pause(wait);
  }
}

interface Answer {
  readonly fault?: string;
  readonly mayRetry?: boolean;
  /** Milliseconds the receiver asks for. */
  readonly after?: number | undefined;
}

async function post({ url, contentType, body }: Message, timeout: number): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': contentType },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    if (response.ok) return {};
    return {
      fault: `${String(response.status)} ${response.statusText} ${text.trim().slice(0, 200)}`.trim(),
      mayRetry: response.status === 429 || response.status >= 500,
      after: retryAfter(response.headers.get('retry-after')),
    };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { fault: cause instanceof Error ? cause.message : String(cause), mayRetry: true };
  }
}

/** Seconds or a date; milliseconds from now. */
function retryAfter(written: string | null): number | undefined {
  if (written === null) return undefined;
  if (/^\d+$/.test(written)) return Number(written) * 1000;
  const date = Date.parse(written);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
