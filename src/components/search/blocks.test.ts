import { describe, expect, it } from 'vitest';
import { Blocks, type PagefindInstance } from './blocks.ts';

const LIST = { stories: 3, older: ['1', '0'], unspaced: [] };
/** The ids that instances give, in the order that their blocks know; the newest is in no list yet. */
const ORDERS: Record<string, string> = {
  '/en/order.packed': 'none',
  '/en/1/order.packed': '/en/0/',
  '/en/0/order.packed': '/en/1/',
};

/** Instances that say which blocks they have, each as it is told: whether it begins, and how often a merge fails. */
function blocksOf(
  ...told: { readonly begins?: boolean; readonly failures?: number; readonly isOffline?: boolean }[]
) {
  const isOffline = told[0]?.isOffline === true;
  const instances: { readonly blocks: string[]; filtered: boolean }[] = [];
  const create = (): PagefindInstance => {
    const { begins = true, failures = 0 } = told[instances.length] ?? {};
    const own = { blocks: ['newest'], filtered: false };
    let left = failures;
    instances.push(own);
    return {
      init: () => (begins ? Promise.resolve() : Promise.reject(new Error('no network'))),
      filters() {
        own.filtered = true;
        return Promise.resolve({});
      },
      mergeIndex(basePath) {
        if (left-- > 0) return Promise.reject(new Error('no network'));
        own.blocks.push(basePath);
        return Promise.resolve();
      },
      search: () =>
        Promise.resolve({
          results: own.blocks.map((id) => ({ id, score: 1, data: () => Promise.reject(new Error('none')) })),
          filters: { tag: { water: own.blocks.length } },
        }),
    };
  };
  const asked: string[] = [];
  const fetchText = (address: string) => {
    asked.push(address);
    return isOffline && asked.length === 1
      ? Promise.reject(new Error('no network'))
      : Promise.resolve(ORDERS[address] ?? '');
  };
  return { blocks: new Blocks(create, 'en', '/en/', LIST, fetchText), instances, asked };
}

const found = async (blocks: Blocks, filters = {}) =>
  (await blocks.search('tide', filters)).map(({ id }) => id);

describe('the blocks of an index', () => {
  it('are asked in their order, older ones when they are wanted', async () => {
    const { blocks } = blocksOf();
    expect(await found(blocks)).toEqual(['newest']);
    expect(blocks.isComplete).toBe(false);
    blocks.widen();
    const both = await Promise.all([found(blocks), found(blocks)]);
    expect(both).toEqual(Array.from({ length: 2 }, () => ['newest', '/en/1/', '/en/0/']));
    expect(blocks.isComplete).toBe(true);
  });

  it('are counted and narrowed by another instance, which has the same blocks', async () => {
    const { blocks, instances } = blocksOf();
    blocks.widen();
    await found(blocks);
    expect(await blocks.count('tide', {})).toEqual({ tag: { water: 3 } });
    expect(await found(blocks, { tag: { any: ['water'] } })).toHaveLength(3);
    expect(instances.map(({ filtered }) => filtered)).toEqual([false, true]);
  });

  it('are found although they cannot be counted, and counted when they can be', async () => {
    const { blocks } = blocksOf({}, { begins: false });
    await blocks.open();
    await expect(blocks.count('tide', {})).rejects.toThrow('no network');
    expect(await found(blocks)).toEqual(['newest']);
    expect(await blocks.count('tide', {})).toEqual({ tag: { water: 1 } });
  });

  it('are merged once each, after one could not be', async () => {
    const { blocks } = blocksOf({ failures: 1 });
    blocks.widen();
    await expect(found(blocks)).rejects.toThrow('no network');
    expect(await found(blocks)).toEqual(['newest', '/en/1/', '/en/0/']);
  });

  it('are put in the order of their stories, which is fetched once, when it is asked for', async () => {
    const { blocks, asked } = blocksOf({ isOffline: true });
    blocks.widen();
    await found(blocks);
    expect(asked).toEqual([]);
    const newest = async () => (await blocks.newest('tide', {})).map(({ id }) => id);
    await expect(newest()).rejects.toThrow('no network');
    expect(await newest()).toEqual(['newest', '/en/0/', '/en/1/']);
    await newest();
    expect(asked.sort()).toEqual([
      '/en/0/order.packed',
      '/en/1/order.packed',
      '/en/order.packed',
      '/en/order.packed',
    ]);
  });
});
