import { describe, expect, it } from 'vitest';
import { textBlock, type TextRequest } from './text-block.ts';

const REQUEST: TextRequest = {
  style: 'serif',
  weight: 600,
  colour: '#000000',
  sizes: [100, 80, 60, 40],
  width: 1000,
  height: 300,
  lang: 'en-GB',
  dir: 'ltr',
};
const WORDS = 'crews accept a deal on rest that nobody thought possible in the spring ';

async function set(text: string, request: Partial<TextRequest> = {}) {
  const block = await textBlock(text, { ...REQUEST, ...request });
  return { shown: block?.node.props.children, size: block?.node.props.style['fontSize'] };
}

// Drawing takes its time on a machine that is busy.
describe('textBlock', { timeout: 60_000 }, () => {
  it('takes the largest size in which the text fits', async () => {
    expect(await set('Ferries sail')).toEqual({ shown: 'Ferries sail', size: 100 });
    const sizes = [];
    for (const length of [40, 71, 110, 200]) sizes.push((await set(WORDS.repeat(3).slice(0, length))).size);
    expect(sizes).toEqual([100, 80, 60, 40]);
  });

  it('rather takes a smaller size than break a word', async () => {
    expect((await set('Elektrizitätenhauptwerk')).size).toBe(80);
  });

  it('breaks a word that no size can hold', async () => {
    expect(await set('a'.repeat(80))).toEqual({ shown: 'a'.repeat(80), size: 60 });
  });

  it('ends what is too long after a word', async () => {
    const { shown, size } = await set(WORDS.repeat(9));
    expect(size).toBe(40);
    expect(shown).toMatch(/^crews .*\w…$/);
    const words = (shown as string).slice(0, -1).split(' ');
    expect(words.length).toBeGreaterThan(25);
    expect(WORDS.split(' ')).toContain(words.at(-1));
  });

  it('ends a word that is too long somewhere', async () => {
    expect((await set('a'.repeat(600))).shown).toMatch(/^a{100,500}…$/);
  });

  it('keeps one line on one line', async () => {
    const line = await set(WORDS, { height: undefined });
    expect(line).toEqual({ shown: expect.stringMatching(/^crews .+…$/) as string, size: 40 });
  });

  it('knows nothing of what it cannot draw', async () => {
    expect(await textBlock('הנמל', REQUEST)).toBeUndefined();
  });
});
