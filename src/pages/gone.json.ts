import type { APIRoute } from 'astro';
import { goneJson } from '../outputs/gone-json.ts';
import { loadArchive } from '../site/load-archive.ts';
import { site } from '../site/site.ts';

export const GET: APIRoute = async () => Response.json(goneJson(site, await loadArchive()));
