import type { APIRoute } from 'astro';
import { latestJson } from '../outputs/latest-json.ts';
import { loadArchive } from '../site/load-archive.ts';
import { site } from '../site/site.ts';

export const GET: APIRoute = async () => Response.json(latestJson(site, await loadArchive()));
