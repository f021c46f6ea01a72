import { decode } from 'cborg';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leanIndex, type IndexFile } from './lean-index.ts';

const WORDS = ['ferry', 'ferries', 'harbour', 'harvest', 'harvests', 'hat', 'lake', 'zebra'];
/** Parts of a word or two. */
const SIZE = '3';

type Part = [from: string, to: string, id: string];

let before: IndexFile[];
let after: readonly IndexFile[];
let order: readonly string[];

beforeAll(async () => {
  const usual = process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'];
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = SIZE;
  const { index } = await createIndex({});
  for (const [at, word] of WORDS.entries()) {
    const content = `<html lang="en"><body><article data-pagefind-body><h1>${word}</h1><i data-pagefind-sort="date:200${String((at * 3) % 8)}"></i></article></body></html>`;
    await index?.addHTMLFile({ url: `/${word}/`, content });
  }
  before = (await index?.getFiles())?.files ?? [];
  ({ files: after, order } = leanIndex(before));
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = usual;
});
afterAll(close);

const tableOf = (files: readonly IndexFile[]) => files.find(({ path }) => path.endsWith('.pf_meta'));
const textOf = (file: IndexFile | undefined) => gunzipSync(file?.content ?? '');
const contents = (files: readonly IndexFile[]) =>
  decode(textOf(tableOf(files)).subarray('pagefind_dcd'.length)) as unknown[];
const partsOf = (files: readonly IndexFile[]) => contents(files)[2] as Part[];

it('leads from a word to the one part that has it, or would have it', () => {
  const parts = partsOf(after);
  expect(parts.length).toBeGreaterThan(3);
  const between = WORDS.flatMap((word) => [word, `${word}a`, `${word}zz`]).filter((word) => word < 'zebra');
  for (const word of between) {
    // What a part ends with begins the next.
    const fitting = parts.filter(([from, to]) => from <= word && word < to);
    expect(fitting.length, word).toBe(word < (parts[0]?.[0] ?? '') ? 0 : 1);
  }
  for (const [place, [from, to]] of partsOf(before).entries()) {
    expect(parts[place]?.[0]).toBe(from);
    // What the part held it still holds.
    expect((parts[place]?.[1] ?? '') >= to, `${to} in ${String(parts[place])}`).toBe(true);
  }
});

it('numbers the parts, and has each under its number', () => {
  const bytes = (files: readonly IndexFile[]) =>
    partsOf(files).map(([, , id]) => files.find(({ path }) => path === `index/${id}.pf_index`)?.content);
  expect(bytes(after)).toEqual(bytes(before));
  expect(bytes(after)).not.toContain(undefined);
  const names = partsOf(after).map(([, , id]) => id);
  expect(new Set(names.map((name) => name.replace(/_.*/, ''))).size).toBe(1);
});

it('tells the order by date, the newest first', () => {
  const urls = order.map((id) => {
    const text = textOf(after.find(({ path }) => path === `fragment/${id}.pf_fragment`)).toString();
    return (JSON.parse(text.slice(text.indexOf('{'))) as { url: string }).url;
  });
  // A third of the way round, and again: 0, 3, 6, 1, 4, 7, 2, 5.
  expect(urls).toEqual([5, 2, 7, 4, 1, 6, 3, 0].map((at) => `/${WORDS[at] ?? ''}/`));
});

it('changes nothing else of the table', () => {
  const others = (files: readonly IndexFile[]) => contents(files).filter((_, at) => at !== 2 && at !== 4);
  expect(others(after)).toEqual(others(before));
  expect(contents(after)[4]).toEqual([]);
});

it('is found by its new name', () => {
  const [old, now] = [tableOf(before), tableOf(after)].map((file) => file?.path ?? '');
  expect(now).not.toBe(old);
  const entry = after.find(({ path }) => path === 'pagefind-entry.json');
  const { languages } = JSON.parse(Buffer.from(entry?.content ?? '').toString()) as {
    languages: { en: { hash: string } };
  };
  expect(now).toBe(`pagefind.${languages.en.hash}.pf_meta`);
  const names = (files: readonly IndexFile[]) =>
    files.map(({ path }) => path).filter((path) => !/^index|pf_meta$/.test(path));
  expect(names(after)).toEqual(names(before));
});
