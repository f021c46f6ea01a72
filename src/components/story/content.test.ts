import { describe, expect, it } from 'vitest';
import { alignByData, contentOf, unwrapPictures, withoutAlignment } from './content.ts';
import { StoryPropError } from './props.ts';

const slots = (html?: string) => ({
  has: () => html !== undefined,
  render: () => Promise.resolve(html ?? ''),
});

describe('contentOf', () => {
  it('gives what stands between the tags', async () => {
    expect(await contentOf('FactBox', slots('<p>One</p>'))).toBe('<p>One</p>');
  });

  it('fails where nothing does', async () => {
    await expect(contentOf('FactBox', slots())).rejects.toThrow(StoryPropError);
    await expect(contentOf('Figure', slots('<p>Words</p>'))).rejects.toThrow(
      'no picture stands between the tags',
    );
  });
});

it.each([
  ['<p><picture><img src="a"></picture></p>', '<picture><img src="a"></picture>'],
  ['<p>\n<img src="a">\n<img src="b">\n</p>', '<img src="a">\n<img src="b">'],
  [
    '<p><figure><img src="a"></figure></p><p><img src="b"></p>',
    '<figure><img src="a"></figure><img src="b">',
  ],
  ['<p>Words <img src="a"></p>', '<p>Words <img src="a"></p>'],
  ['<p>Words</p><p><img src="a"></p>', '<p>Words</p><img src="a">'],
])('unwraps the pictures of %s', (html, unwrapped) => {
  expect(unwrapPictures(html)).toBe(unwrapped);
});

describe('the alignment of columns', () => {
  const cells = '<th style="text-align:left">A</th><td style="text-align: right;">1</td><td>x</td>';

  it('becomes data on a page', () => {
    expect(alignByData(cells)).toBe('<th data-align="left">A</th><td data-align="right">1</td><td>x</td>');
  });

  it('is left out of feeds, whoever wrote it', () => {
    expect(withoutAlignment(cells)).toBe('<th>A</th><td>1</td><td>x</td>');
    expect(withoutAlignment(alignByData(cells))).toBe('<th>A</th><td>1</td><td>x</td>');
  });
});
