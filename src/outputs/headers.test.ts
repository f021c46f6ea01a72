import { describe, expect, it } from 'vitest';
import { headersFor } from './headers.ts';
import { pageDirectives } from './security-policy.ts';

const PLAIN = { comments: {}, hsts: undefined };

describe('the headers of a file', () => {
  it.each([
    ['/', 'public, max-age=60, must-revalidate', undefined],
    ['/2025/09/a-story/', 'public, max-age=60, must-revalidate', undefined],
    ['/_astro/page.Bx12.css', 'public, max-age=31536000, immutable', undefined],
    ['/rss.xml', 'public, max-age=60, must-revalidate', 'application/rss+xml; charset=utf-8'],
    ['/tags/boats/rss.xml', 'public, max-age=60, must-revalidate', 'application/rss+xml; charset=utf-8'],
    ['/sections/news/atom.xml', 'public, max-age=60, must-revalidate', 'application/atom+xml; charset=utf-8'],
    ['/archive/feed/3.xml', 'public, max-age=60, must-revalidate', 'application/atom+xml; charset=utf-8'],
    ['/feed.json', 'public, max-age=60, must-revalidate', 'application/feed+json; charset=utf-8'],
    ['/sitemap.xml', 'public, max-age=60, must-revalidate', undefined],
  ])('%s', (path, caching, type) => {
    const headers = headersFor(path, PLAIN);
    expect(headers['Cache-Control']).toBe(caching);
    expect(headers['Content-Type']).toBe(type);
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
  });

  it('forbid frames on other sites and say nothing that would need the hashes of a page', () => {
    const policy = headersFor('/', PLAIN)['Content-Security-Policy'];
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/default-src|script-src|style-src/);
  });

  it('let no drawing run a script', () => {
    const [policy, ofDrawing] = ['/', '/maps/city.svg'].map(
      (path) => headersFor(path, PLAIN)['Content-Security-Policy'],
    );
    expect(ofDrawing).toBe(`${policy ?? ''}; script-src 'none'`);
  });

  it('let film and sound of the newsroom play', () => {
    expect(headersFor('/', PLAIN)['Content-Security-Policy']).toContain("media-src 'self'");
    expect(pageDirectives(PLAIN)).toContain("media-src 'self'");
  });

  it('promise HTTPS only where the outlet does', () => {
    expect(headersFor('/', PLAIN)).not.toHaveProperty('Strict-Transport-Security');
    const hsts = { maxAge: 600, includeSubDomains: true, preload: false };
    expect(headersFor('/', { ...PLAIN, hsts })['Strict-Transport-Security']).toBe(
      'max-age=600; includeSubDomains',
    );
    const preloaded = { ...hsts, preload: true };
    expect(headersFor('/', { ...PLAIN, hsts: preloaded })['Strict-Transport-Security']).toBe(
      'max-age=600; includeSubDomains; preload',
    );
  });
});

describe('the policy of a page', () => {
  it('lets a comment go where outlet.yaml says, and nowhere else', () => {
    const formAction = (form: string | undefined) =>
      pageDirectives({ comments: form === undefined ? {} : { form } }).find((one) =>
        one.startsWith('form-action'),
      );
    expect(formAction(undefined)).toBe("form-action 'self'");
    expect(formAction('https://forms.example/x')).toBe("form-action 'self' https://forms.example");
  });
});
