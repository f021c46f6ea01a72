/**
 * Whether addresses of other sites still answer. Polite: one question at a time to a host, with a pause between two, a
 * few hosts at a time; HEAD first, GET where a server does not know it; what was learned is kept in CACHE_DIR.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Answer {
  readonly state: 'ok' | 'moved' | 'broken' | 'unsure';
  /** Status code, new address, or what went wrong. */
  readonly detail: string;
  /** Milliseconds since the epoch. */
  readonly checked: number;
}

export interface Manners {
  readonly cacheDir: string;
  readonly now: number;
  /** Milliseconds. */
  readonly timeout?: number;
  /** Milliseconds between two questions to one host. */
  readonly wait?: number;
  readonly onAnswer?: () => void;
}

const DAY = 24 * 60 * 60 * 1000;
/** What answered is asked again after a month, what did not after a day. */
const KEPT: Readonly<Record<Answer['state'], number>> = {
  ok: 30 * DAY,
  moved: 30 * DAY,
  broken: DAY,
  unsure: DAY,
};
const HOSTS_AT_ONCE = 6;
const USER_AGENT = 'Mozilla/5.0 (compatible; Broadsheet link check)';

/** Asks for each address once. */
export async function askExternal(
  addresses: Iterable<string>,
  manners: Manners,
): Promise<ReadonlyMap<string, Answer>> {
  const { cacheDir, now, onAnswer } = manners;
  const file = path.join(cacheDir, 'external-links.json');
  const known = readAnswers(file);
  const answers = new Map<string, Answer>();
  const byHost = new Map<string, string[]>();
  for (const address of new Set(addresses)) {
    const kept = known.get(address);
    if (kept && now - kept.checked < KEPT[kept.state] && kept.checked <= now) {
      answers.set(address, kept);
      onAnswer?.();
      continue;
    }
    const host = URL.parse(address)?.host ?? '';
    byHost.set(host, [...(byHost.get(host) ?? []), address]);
  }
  const queues = [...byHost.values()];
  const worker = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const [index, address] of queue.entries()) {
        if (index > 0) await pause(manners.wait ?? 1000);
        const answer = { ...(await ask(address, manners.timeout ?? 10_000)), checked: now };
        answers.set(address, answer);
        known.set(address, answer);
        onAnswer?.();
      }
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(
    `${file}.tmp`,
    JSON.stringify(Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1))), null, 1),
  );
  renameSync(`${file}.tmp`, file);
  return answers;
}

async function ask(address: string, timeout: number): Promise<Omit<Answer, 'checked'>> {
  try {
    let answer = await request(address, 'HEAD', timeout);
    // Many servers know HEAD badly.
    if (answer.status >= 400 && answer.status !== 410 && answer.status !== 429)
      answer = await request(address, 'GET', timeout);
    return stateOf(answer.status, answer.location);
  } catch (error) {
    const cause =
      error instanceof Error
        ? ((error.cause as { code?: string } | undefined)?.code ?? error.name)
        : String(error);
    // A host that is gone is no passing trouble.
    return { state: cause === 'ENOTFOUND' ? 'broken' : 'unsure', detail: cause };
  }
}

async function request(
  address: string,
  method: 'HEAD' | 'GET',
  timeout: number,
): Promise<{ status: number; location: string | undefined }> {
  let location: string | undefined;
  let current = address;
  for (let hops = 0; hops < 10; hops += 1) {
    const response = await fetch(current, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      headers: { 'user-agent': USER_AGENT, accept: '*/*' },
    });
    await response.body?.cancel();
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null)
      return { status: response.status, location };
    current = new URL(next, current).href;
    if (!/^https?:/.test(current)) return { status: response.status, location };
    // Only what has moved for good is worth a change in the story.
    if (response.status === 301 || response.status === 308) location = current;
  }
  return { status: 508, location };
}

function stateOf(status: number, location: string | undefined): Omit<Answer, 'checked'> {
  if (status === 404 || status === 410) return { state: 'broken', detail: String(status) };
  if (status >= 400) return { state: 'unsure', detail: String(status) };
  return location === undefined
    ? { state: 'ok', detail: String(status) }
    : { state: 'moved', detail: location };
}

function readAnswers(file: string): Map<string, Answer> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Answer>));
  } catch {
    return new Map();
  }
}
