/** Old addresses that name a file, as those of other generators do: `/blog/2024/05/01/post.html`. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { showsRedirects } from '../outputs/hosts/hosts.ts';
import { redirectPage } from '../outputs/redirect-page.ts';
import { pageRedirects, type Redirect } from '../outputs/redirects.ts';
import { loadAddresses } from '../site/load-archive.ts';
import { pageKey } from '../site/page-key.ts';
import { site } from '../site/site.ts';

export const getStaticPaths = (async () => {
  const redirects = showsRedirects(site.outlet.host) ? pageRedirects(await loadAddresses(), '.html') : [];
  return redirects.map((redirect) => ({
    params: { moved: redirect.from.slice(1, -'.html'.length) },
    props: { redirect },
    cacheKey: pageKey(redirect),
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ redirect: Redirect }> = ({ props }) =>
  new Response(redirectPage(site, props.redirect), { headers: { 'Content-Type': 'text/html' } });
