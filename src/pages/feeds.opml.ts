import type { APIRoute } from 'astro';
import { opmlOf } from '../outputs/feeds/opml.ts';
import { loadArchive } from '../site/load-archive.ts';
import { site } from '../site/site.ts';

export const GET: APIRoute = async () =>
  new Response(opmlOf(site, await loadArchive()), {
    headers: { 'Content-Type': 'text/x-opml; charset=utf-8' },
  });
