import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PNG, readFiles } from '../tests/newsroom-factory.ts';
import { rereadStory } from './reread-story.ts';

const HEAD = `title: The ferry
description: It sails again, after nine days, with half of its crew and all of its passengers aboard.
author: vera
section: world
date: 2025-09-30T10:00:00Z
`;
const story = (body: string, more = '') => `---\n${HEAD}${more}---\n\n${body}\n`;

async function newsroomWith(body: string) {
  const reading = await readFiles({
    'articles/2025/09/ferry/index.md': story(body),
    'articles/2025/09/ferry/quay.png': PNG,
  });
  const [article] = reading.newsroom.articles;
  if (!article) throw new Error(reading.errors);
  return { reading, article };
}

describe('a story that is read again', () => {
  it('has its new text, and is the same otherwise', async () => {
    const { reading, article } = await newsroomWith('It sails.');
    writeFileSync(article.file, story('It sails at seven.'));
    const again = rereadStory(reading, article.file);
    expect(again?.story).toMatchObject({ id: article.id, written: article.written });
    expect(again?.story.digest).not.toBe(article.digest);
    expect(again?.story.document.body.trim()).toBe('It sails at seven.');
    expect(again?.reading.newsroom.articles).toEqual([again?.story]);
  });

  it.each([
    ['has another field', story('It sails.', 'tags: [Ferries]\n')],
    ['shows a picture it did not', story('It sails.\n\n![The quay](quay.png)')],
    ['is broken', '---\ntitle: The ferry\n'],
  ])('is not enough where it %s', async (_, text) => {
    const { reading, article } = await newsroomWith('It sails.');
    writeFileSync(article.file, text);
    expect(rereadStory(reading, article.file)).toBeUndefined();
  });

  it('is not enough where it is new', async () => {
    const { reading, article } = await newsroomWith('It sails.');
    expect(rereadStory(reading, path.join(path.dirname(article.file), 'other.md'))).toBeUndefined();
  });
});

it('reads only what is since a month, and misses nothing else', async () => {
  const files = {
    'articles/2024/12/old.md': story('Old.'),
    'articles/2025/08/older.md': story('Older.'),
    'articles/2025/09/ferry.md': story('It sails.', 'related: [2024/12/old, 2025/08/older]\n'),
    'articles/elsewhere.md': story('Elsewhere.'),
  };
  const idsSince = async (since?: string) => {
    const { newsroom, errors } = await readFiles(files, undefined, since);
    expect(errors).toBe('');
    return newsroom.articles.map(({ id }) => id);
  };
  expect(await idsSince()).toEqual(['2024/12/old', '2025/08/older', '2025/09/ferry', 'elsewhere']);
  expect(await idsSince('2025')).toEqual(['2025/08/older', '2025/09/ferry', 'elsewhere']);
  expect(await idsSince('2025-09')).toEqual(['2025/09/ferry', 'elsewhere']);
});
