import type { APIRoute } from 'astro';
import { webManifest } from '../outputs/manifest.ts';
import { site } from '../site/site.ts';

export const GET: APIRoute = () =>
  Response.json(webManifest(site), { headers: { 'Content-Type': 'application/manifest+json' } });
