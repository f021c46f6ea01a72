import { describe, expect, it } from 'vitest';
import { fitted, LARGEST } from './fit.ts';
import type { FeedItem } from './item.ts';

const item = (id: number, html?: string): FeedItem => ({
  id: String(id),
  url: `https://test.example/${String(id)}/`,
  title: 'A ferry',
  summary: 'It sails.',
  lang: 'en',
  published: id,
  updated: id,
  authors: [],
  categories: [],
  html,
});
const many = Array.from({ length: 10 }, (_, id) => item(id, 'x'));

/** What a document of items is, each of which takes so many bytes besides its story. */
const writer = (bytes: number) => (items: readonly FeedItem[]) => ({
  items,
  toString: () => items.map(({ html = '' }) => 'y'.repeat(bytes) + html).join(''),
});

describe('a feed', () => {
  it('keeps what has to be in it, however large', async () => {
    const { items } = await fitted(many, 4, writer(LARGEST));
    expect(items.map(({ id }) => id)).toEqual(['0', '1', '2', '3']);
    expect(items.every(({ html }) => html === undefined)).toBe(true);
  });

  it('keeps one story at least, and as many as there is room for', async () => {
    expect((await fitted(many, 0, writer(LARGEST + 1))).items).toHaveLength(1);
    expect((await fitted(many, 2, writer(LARGEST / 5 - 1))).items).toHaveLength(5);
    expect((await fitted(many, 2, writer(1))).items).toEqual(many);
  });

  it('leaves out the longest of the stories that have to be in it', async () => {
    const stories = [item(0, 'x'.repeat(900)), item(1, 'x'.repeat(LARGEST)), item(2, 'x'.repeat(800))];
    const { items } = await fitted(stories, 3, writer(1));
    expect(items.map(({ html }) => html?.length)).toEqual([900, undefined, 800]);
  });
});
