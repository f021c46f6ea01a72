import { afterEach, describe, expect, it } from 'vitest';
import { answerAt, askingAt, indexesOf } from './asked-aside.ts';
import type { Answer, Indexes } from './indexes.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

const story = (title: string) => ({ url: `/${title}/`, lang: 'en', title, excerpt: '' });
const answer = (...titles: string[]): Answer => ({
  found: titles.map((title) => ({ id: title, read: () => Promise.resolve(story(title)) })),
  corrected: titles[0],
  counts: () => Promise.resolve(new Map([['tag', new Map([[titles.join('+'), titles.length]])]])),
  complete: titles.length > 1,
});

function through(indexes: Partial<Indexes>, asked: unknown[] = []): Promise<Indexes> {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  answerAt(port2, (...where) => {
    asked.push(where);
    return Promise.resolve(indexes as Indexes);
  });
  return indexesOf(askingAt(port1), '/search/', ['en'], 'Search');
}

const question = { text: '', filters: new Map([['tag', ['a']]]), literal: false, ordered: false, atLeast: 1 };

describe('the indexes asked through a port', () => {
  it('are loaded with what the page says', async () => {
    const asked: unknown[] = [];
    await through({}, asked);
    expect(asked).toEqual([['/search/', ['en'], 'Search']]);
  });

  it('say why they cannot be loaded, and may be asked for again', async () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    let isDown = true;
    answerAt(port2, () =>
      isDown
        ? Promise.reject(new Error('no index'))
        : Promise.resolve({ completions: () => Promise.resolve(['tide']) } as unknown as Indexes),
    );
    const asking = askingAt(port1);
    await expect(indexesOf(asking, '/', [], '')).rejects.toThrow('no index');
    isDown = false;
    expect(await (await indexesOf(asking, '/', [], '')).completions('t')).toEqual(['tide']);
  });

  it('leave nobody waiting when the other side is gone', async () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    const asking = askingAt(port1);
    const loading = indexesOf(asking, '/', [], '');
    asking.fail('no thread');
    await expect(loading).rejects.toThrow('no thread');
  });

  it('answer with stories to read and counts to ask for', async () => {
    const indexes = await through({ search: ({ text }) => Promise.resolve(answer(text, 'other')) });
    const whole = await indexes.search({
      ...question,
      text: 'tide',
      everywhere: false,
    });
    expect(whole.found.map(({ id }) => id)).toEqual(['tide', 'other']);
    expect(whole).toMatchObject({ corrected: 'tide', complete: true });
    expect(await whole.found[1]?.read()).toEqual(story('other'));
    expect(await whole.counts()).toEqual(new Map([['tag', new Map([['tide+other', 2]])]]));
  });

  it('are sent the question as it is', async () => {
    const sent: unknown[] = [];
    const indexes = await through({
      search: (question) => {
        sent.push(question);
        return Promise.resolve(answer());
      },
    });
    await indexes.search({ ...question, everywhere: true });
    expect(sent).toEqual([{ ...question, everywhere: true }]);
  });

  it('answer several questions at once, each its own', async () => {
    const waits: Record<string, number> = { slow: 20, quick: 0 };
    const indexes = await through({
      completions: (start) => new Promise((resolve) => setTimeout(() => resolve([start]), waits[start])),
      filters: () => Promise.resolve(new Map()),
    });
    const answers = await Promise.all([
      indexes.completions('slow'),
      indexes.filters(),
      indexes.completions('quick'),
    ]);
    expect(answers).toEqual([['slow'], new Map(), ['quick']]);
  });

  it('go on after a question that failed', async () => {
    let isDown = true;
    const indexes = await through({
      search: () => (isDown ? Promise.reject(new Error('offline')) : Promise.resolve(answer('tide'))),
    });
    await expect(indexes.search({ ...question, everywhere: false })).rejects.toThrow('offline');
    isDown = false;
    expect((await indexes.search({ ...question, everywhere: false })).found).toHaveLength(1);
  });

  it('still read what was found some questions ago, and forget what was found long ago', async () => {
    const indexes = await through({ search: ({ text }) => Promise.resolve(answer(text)) });
    const ask = async (text: string) =>
      (await indexes.search({ ...question, text, everywhere: false })).found;
    const [first] = await ask('first');
    for (let asked = 0; asked < 10; asked += 1) await ask('another');
    expect((await first?.read())?.title).toBe('first');
    for (let asked = 0; asked < 10; asked += 1) await ask('another');
    await expect(first?.read()).rejects.toThrow('forgotten');
  });
});
