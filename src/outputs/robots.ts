/** robots.txt (RFC 9309): the outlet's policy for three classes of crawlers, and where the sitemaps are. */
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';

/** Product tokens by what they collect for; the operators' own documentation is the source. */
const CRAWLERS = {
  search: ['Googlebot', 'Bingbot', 'DuckDuckBot', 'Applebot', 'YandexBot', 'OAI-SearchBot'],
  retrieval: ['ChatGPT-User', 'Claude-User', 'Perplexity-User', 'Claude-SearchBot', 'PerplexityBot'],
  training: [
    'GPTBot',
    'ClaudeBot',
    'CCBot',
    'Google-Extended',
    'Applebot-Extended',
    'Bytespider',
    'meta-externalagent',
  ],
} as const;

export function robotsTxt({ outlet, urls, preview }: Site): string {
  if (preview) return 'User-agent: *\nDisallow: /\n';
  const groups = Object.entries(CRAWLERS)
    .filter(([kind]) => outlet.crawlers[kind as keyof typeof CRAWLERS] === 'deny')
    .map(([, agents]) => [...agents.map((agent) => `User-agent: ${agent}`), 'Disallow: /'].join('\n'));
  const everyone = 'User-agent: *\nAllow: /';
  return `${[...groups, everyone, `Sitemap: ${urls.absolute(paths.sitemap)}`].join('\n\n')}\n`;
}
