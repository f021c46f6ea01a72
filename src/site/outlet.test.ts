import { describe, expect, it } from 'vitest';
import { makeSite } from '../tests/archive-factory.ts';

const outletOf = (...args: Parameters<typeof makeSite>) => makeSite(...args).outlet;

describe('resolveOutlet', () => {
  it('has no cards where a measurement leaves them out, or the outlet itself', () => {
    expect(outletOf({}).socialCards).toBe(true);
    expect(outletOf({ socialCards: false }).socialCards).toBe(false);
    expect(outletOf({}, { without: new Set(['cards']) }).socialCards).toBe(false);
  });

  it('takes origin and base path from the address', () => {
    expect(outletOf({ url: 'https://example.org/news' })).toMatchObject({
      origin: 'https://example.org',
      base: '/news/',
    });
    expect(outletOf({ url: 'https://example.org:8443/a/b///' })).toMatchObject({
      origin: 'https://example.org:8443',
      base: '/a/b/',
    });
    expect(outletOf({ url: 'https://example.org' })).toMatchObject({
      origin: 'https://example.org',
      base: '/',
    });
  });

  it('lets SITE_URL and BASE_PATH win, each for itself', () => {
    const url = 'https://example.org/news';
    expect(outletOf({ url }, { siteUrl: 'https://pr-7.example.net' })).toMatchObject({
      origin: 'https://pr-7.example.net',
      base: '/news/',
    });
    expect(outletOf({ url }, { basePath: '/' })).toMatchObject({ origin: 'https://example.org', base: '/' });
    expect(outletOf({ url }, { siteUrl: 'http://localhost:1', basePath: '/x/' })).toMatchObject({
      origin: 'http://localhost:1',
      base: '/x/',
    });
  });

  it('gives an outlet that names no feed identity one that no override changes', () => {
    const identity = { authority: 'example.org', since: '2025-01-01' };
    const url = 'https://example.org/news';
    expect(outletOf({ url }).feedIdentity).toEqual(identity);
    expect(outletOf({ url }, { siteUrl: 'http://localhost:1', basePath: '/x/' }).feedIdentity).toEqual(
      identity,
    );
    const own = { authority: 'old.example', since: '1999-05' };
    expect(outletOf({ url, feedIdentity: own }).feedIdentity).toEqual(own);
  });

  it('fills in every default of four keys', () => {
    expect(outletOf()).toMatchObject({
      navVisible: 7,
      permalink: '/:year/:month/:slug/',
      tagging: 'open',
      host: 'generic',
      colours: { accent: 'red' },
      lists: { perPage: 20 },
      feeds: { items: 30, tagItems: 10 },
      crawlers: { search: 'allow', retrieval: 'allow', training: 'deny' },
      dir: 'ltr',
    });
  });
});
