/**
 * The indexes in a thread of their own: what searches takes time, and Pagefind's own thread would be sent a message for
 * each word that is tried, and answer with every story that has it. What the page asks and is answered goes through one
 * port (HTML Standard, section 9.4: channel messaging).
 */
import type { Answer, Found, Indexes, Story } from './indexes.ts';
import type { Counts, Question } from './shelves.ts';

/** What is found, without what cannot be sent. */
interface SentAnswer extends Pick<Answer, 'corrected' | 'complete'> {
  /** To ask for the rest by. */
  readonly answer: number;
  readonly ids: readonly string[];
}

/** Of `loadIndexes`. */
type Where = readonly [base: string, names: readonly string[], sample: string];
type Load = (...where: Where) => Promise<Indexes>;

/** What the page asks for, by name. */
interface Services {
  readonly load: (...where: Where) => Promise<void>;
  readonly filters: () => Promise<Counts>;
  readonly search: (question: Question) => Promise<SentAnswer>;
  readonly completions: (start: string) => Promise<string[]>;
  readonly read: (answer: number, place: number) => Promise<Story>;
  readonly counts: (answer: number) => Promise<Counts>;
}

type Name = keyof Services;
interface Call<N extends Name = Name> {
  readonly id: number;
  readonly name: N;
  readonly values: Parameters<Services[N]>;
}
interface Reply {
  readonly id: number;
  readonly value?: unknown;
  /** Why there is no value. */
  readonly failed?: string;
}

/** So many answers are kept for who still reads them. */
const KEPT = 20;

/** Answers what is asked through the port, for as long as there is one. */
export function answerAt(port: MessagePort, load: Load): void {
  const services = servicesOf(load);
  port.addEventListener('message', ({ data }: MessageEvent<Call>) => {
    const service = services[data.name] as (...values: readonly unknown[]) => Promise<unknown>;
    service(...data.values).then(
      (value) => port.postMessage({ id: data.id, value } satisfies Reply),
      (error: unknown) => port.postMessage({ id: data.id, failed: String(error) } satisfies Reply),
    );
  });
  port.start();
}

function servicesOf(load: Load): Services {
  let loaded: Promise<Indexes> = Promise.reject(new Error('search: nothing is loaded'));
  loaded.catch(() => undefined);
  const answers = new Map<number, Answer>();
  let count = 0;
  const answerOf = (answer: number) => {
    const found = answers.get(answer);
    if (!found) throw new Error('search: the answer is forgotten');
    return found;
  };
  return {
    async load(...where) {
      loaded = load(...where);
      await loaded;
    },
    filters: async () => (await loaded).filters(),
    async search(question) {
      const found = await (await loaded).search(question);
      answers.set((count += 1), found);
      answers.delete(count - KEPT);
      const { corrected, complete } = found;
      return { answer: count, ids: found.found.map(({ id }) => id), corrected, complete };
    },
    completions: async (start) => (await loaded).completions(start),
    async read(answer, place) {
      const found = answerOf(answer).found[place];
      if (!found) throw new Error('search: there is no such result');
      return found.read();
    },
    counts: async (answer) => answerOf(answer).counts(),
  };
}

/**
 * The indexes that are asked so.
 * @throws when they cannot be loaded; they may be asked for again
 */
export async function indexesOf({ ask }: Asking, ...where: Where): Promise<Indexes> {
  await ask('load', ...where);
  return {
    filters: () => ask('filters'),
    async search(question) {
      const { answer, ids, corrected, complete } = await ask('search', question);
      const found = ids.map((id, place): Found => ({ id, read: () => ask('read', answer, place) }));
      return { found, corrected, complete, counts: () => ask('counts', answer) };
    },
    completions: (start) => ask('completions', start),
  };
}

export interface Asking {
  readonly ask: <N extends Name>(name: N, ...values: Parameters<Services[N]>) => ReturnType<Services[N]>;
  /** Tells all who wait that there will be no answer. */
  readonly fail: (why: string) => void;
}

export function askingAt(port: MessagePort): Asking {
  const waiting = new Map<number, (reply: Reply) => void>();
  let count = 0;
  port.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  port.start();
  return {
    ask<N extends Name>(name: N, ...values: Parameters<Services[N]>) {
      const answered = new Promise((resolve, reject) => {
        const id = (count += 1);
        waiting.set(id, ({ value, failed }) => {
          if (failed === undefined) resolve(value);
          else reject(new Error(failed));
        });
        port.postMessage({ id, name, values } satisfies Call<N>);
      });
      return answered as ReturnType<Services[N]>;
    },
    fail(failed) {
      for (const [id, reply] of waiting) reply({ id, failed });
      waiting.clear();
    },
  };
}
