import type { APIRoute } from 'astro';
import { sitemapFiles, sitemapIndexXml } from '../outputs/sitemap.ts';
import { loadArchive, loadPages } from '../site/load-archive.ts';
import { site } from '../site/site.ts';

export const GET: APIRoute = async () => {
  const files = sitemapFiles(site, await loadArchive(), await loadPages());
  return new Response(sitemapIndexXml(site, files), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
};
