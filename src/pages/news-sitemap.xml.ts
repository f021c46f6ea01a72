import type { APIRoute } from 'astro';
import { newsSitemapXml } from '../outputs/news-sitemap.ts';
import { loadArchive } from '../site/load-archive.ts';
import { site } from '../site/site.ts';

export const GET: APIRoute = async () =>
  new Response(newsSitemapXml(site, await loadArchive()), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
