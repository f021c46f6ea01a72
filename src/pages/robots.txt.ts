import type { APIRoute } from 'astro';
import { robotsTxt } from '../outputs/robots.ts';
import { site } from '../site/site.ts';

export const GET: APIRoute = () =>
  new Response(robotsTxt(site), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
