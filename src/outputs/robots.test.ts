import { describe, expect, it } from 'vitest';
import { makeSite } from '../tests/archive-factory.ts';
import { robotsTxt } from './robots.ts';

/** The rules of each user agent. */
function rules(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const group of text.split('\n\n')) {
    const lines = group.trim().split('\n');
    const rule = lines.filter((line) => /^(?:Allow|Disallow): /.test(line)).join('; ');
    for (const line of lines) {
      const agent = /^User-agent: (.+)$/.exec(line)?.[1];
      if (agent !== undefined) found.set(agent, rule);
    }
  }
  return found;
}

describe('robots.txt', () => {
  it('keeps collectors of training data out by default, and nobody else', () => {
    const policy = rules(robotsTxt(makeSite()));
    expect(policy.get('GPTBot')).toBe('Disallow: /');
    expect(policy.get('Google-Extended')).toBe('Disallow: /');
    expect(policy.get('*')).toBe('Allow: /');
    expect([...policy.keys()]).not.toContain('Googlebot');
    expect([...policy.keys()]).not.toContain('ChatGPT-User');
  });

  it('follows outlet.yaml in each class', () => {
    const policy = (crawlers: object) => rules(robotsTxt(makeSite({ crawlers })));
    expect(policy({ training: 'allow' })).toEqual(new Map([['*', 'Allow: /']]));
    expect(policy({ search: 'deny' }).get('Googlebot')).toBe('Disallow: /');
    expect(policy({ search: 'deny' }).get('OAI-SearchBot')).toBe('Disallow: /');
    expect(policy({ search: 'deny' }).has('Claude-User')).toBe(false);
    expect(policy({ retrieval: 'deny' }).get('Claude-User')).toBe('Disallow: /');
    expect(policy({ retrieval: 'deny' }).has('Bingbot')).toBe(false);
  });

  it('names both sitemaps and stays below the base path', () => {
    const text = robotsTxt(makeSite({ url: 'https://test.example/news' }));
    expect(rules(text).get('GPTBot')).toBe('Disallow: /news/');
    expect(text.match(/^Sitemap: .+$/gm)).toEqual([
      'Sitemap: https://test.example/news/sitemap.xml',
      'Sitemap: https://test.example/news/news-sitemap.xml',
    ]);
  });

  it('closes a preview to all', () => {
    expect(robotsTxt(makeSite({}, { preview: true }))).toBe('User-agent: *\nDisallow: /\n');
  });
});
