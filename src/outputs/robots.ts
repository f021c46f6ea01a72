/** robots.txt (RFC 9309): the outlet's policy for three classes of crawlers, and where the sitemaps are. */
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';

/**
 * Product tokens by what a crawler collects for, as its maker says; whoever has several purposes has a token for each.
 * A crawler that is not here is treated like everybody.
 */
const CRAWLERS = {
  /** Make an index that leads readers here. */
  search: [
    // Google: developers.google.com/crawling/docs/crawlers-fetchers/google-common-crawlers
    'Googlebot',
    // Microsoft: www.bing.com/webmasters/help/which-crawlers-does-bing-use-8c184ec0
    'Bingbot',
    // DuckDuckGo: duckduckgo.com/duckduckgo-help-pages/results/duckduckbot
    'DuckDuckBot',
    // Apple: support.apple.com/en-us/119829
    'Applebot',
    // Yandex: yandex.com/support/webmaster/en/robot-workings/check-yandex-robots
    'YandexBot',
    // Baidu: www.baidu.com/search/robots_english.html
    'Baiduspider',
    // OpenAI: platform.openai.com/docs/bots
    'OAI-SearchBot',
    // Anthropic: support.claude.com/en/articles/8896518
    'Claude-SearchBot',
    // Perplexity: docs.perplexity.ai/guides/bots
    'PerplexityBot',
    // Meta: developers.facebook.com/docs/sharing/webmasters/web-crawlers
    'meta-webindexer',
  ],
  /** Fetch a page when somebody asks an assistant about it. */
  retrieval: [
    // OpenAI: platform.openai.com/docs/bots
    'ChatGPT-User',
    // Anthropic: support.claude.com/en/articles/8896518
    'Claude-User',
    // Perplexity: docs.perplexity.ai/guides/bots
    'Perplexity-User',
    // Mistral: docs.mistral.ai/robots
    'MistralAI-User',
    // DuckDuckGo: duckduckgo.com/duckduckgo-help-pages/results/duckassistbot
    'DuckAssistBot',
    // Meta: developers.facebook.com/docs/sharing/webmasters/web-crawlers
    'meta-externalfetcher',
  ],
  /** Collect what models are trained on; the two that end in -Extended crawl nothing themselves, but are heeded. */
  training: [
    // OpenAI: platform.openai.com/docs/bots
    'GPTBot',
    // Anthropic: support.claude.com/en/articles/8896518
    'ClaudeBot',
    // Common Crawl: commoncrawl.org/ccbot
    'CCBot',
    // Google: developers.google.com/crawling/docs/crawlers-fetchers/google-common-crawlers
    'Google-Extended',
    // Apple: support.apple.com/en-us/119829
    'Applebot-Extended',
    // Meta: developers.facebook.com/docs/sharing/webmasters/web-crawlers
    'meta-externalagent',
    // Amazon: developer.amazon.com/amazonbot
    'Amazonbot',
    // ByteDance: bytespider@bytedance.com in its user agent; it has no page of its own
    'Bytespider',
  ],
} as const satisfies Record<keyof Site['outlet']['crawlers'], readonly string[]>;

/**
 * Crawlers read it at the root of an origin only; an outlet below a base path speaks for its own part of the site.
 * A preview is closed to all.
 */
export function robotsTxt({ outlet, urls, preview }: Site): string {
  const all = urls.url(paths.home);
  if (preview) return `User-agent: *\nDisallow: ${all}\n`;
  const group = (agents: readonly string[], rule: string) =>
    [...agents.map((agent) => `User-agent: ${agent}`), `${rule}: ${all}`].join('\n');
  const denied = (Object.keys(CRAWLERS) as (keyof typeof CRAWLERS)[])
    .filter((purpose) => outlet.crawlers[purpose] === 'deny')
    .map((purpose) => group(CRAWLERS[purpose], 'Disallow'));
  const maps = [paths.sitemap, paths.newsSitemap].map((path) => `Sitemap: ${urls.absolute(path)}`).join('\n');
  return `${[...denied, group(['*'], 'Allow'), maps].join('\n\n')}\n`;
}
