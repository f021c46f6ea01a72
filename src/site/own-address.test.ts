import { describe, expect, it } from 'vitest';
import { readOwnAddress } from './own-address.ts';

const SITE = { origin: 'https://t.example', base: '/news/' };
const PAGE = '/2025/09/here/';

describe('readOwnAddress', () => {
  it.each([
    ['/2025/09/a/', '/2025/09/a/', '/2025/10/b/'],
    ['/2025/09/a', '/2025/09/a/', '/2025/10/b'],
    ['/2025/09/a/index.html#x', '/2025/09/a/', '/2025/10/b/index.html#x'],
    ['/news/2025/09/a/?x=1#y', '/2025/09/a/', '/news/2025/10/b/?x=1#y'],
    ['https://T.example/news/2025/09/a/', '/2025/09/a/', 'https://T.example/news/2025/10/b/'],
    ['//t.example/news/2025/09/a', '/2025/09/a/', '//t.example/news/2025/10/b'],
    ['https://t.example:443/news/2025/09/a/', '/2025/09/a/', 'https://t.example:443/news/2025/10/b/'],
    ['http://t.example/news/2025/09/a/', '/2025/09/a/', 'http://t.example/news/2025/10/b/'],
    ['../a/', '/2025/09/a/', '../../10/b/'],
    ['../../09/a', '/2025/09/a/', '../../10/b'],
  ])('%s', (written, path, moved) => {
    const own = readOwnAddress(written, SITE, PAGE);
    expect(own?.path).toBe(path);
    expect(own?.withPath('/2025/10/b/')).toBe(moved);
  });

  it.each([
    'https://u.example/2025/09/a/',
    'https://t.example/2025/09/a/',
    'https://t.example:8443/news/2025/09/a/',
    'https://t.example@u.example/news/2025/09/a/',
    'ftp://t.example/news/2025/09/a/',
    'mailto:a@t.example',
    '#votes',
    '?q',
    '',
  ])('is not of this site: %s', (written) => {
    expect(readOwnAddress(written, SITE, PAGE)).toBeUndefined();
  });

  it('keeps letters of other scripts as they are written', () => {
    const raw = '/2025/09/خبر/';
    for (const written of [raw, encodeURI(raw), `https://t.example/news${encodeURI(raw)}`]) {
      const own = readOwnAddress(written, SITE);
      expect(own?.path).toBe(raw);
      expect(own?.withPath(raw)).toBe(written);
    }
  });
});
