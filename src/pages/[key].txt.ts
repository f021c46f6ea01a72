import type { APIRoute, GetStaticPaths } from 'astro';
import { outlet } from '../site/outlet.ts';

/** By this file IndexNow knows that the key is the site's own (https://www.indexnow.org/documentation, option 1). */
export const getStaticPaths = (() =>
  outlet.indexNow ? [{ params: { key: outlet.indexNow.key } }] : []) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(params['key'], { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
