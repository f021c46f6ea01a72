import type { APIRoute, GetStaticPaths } from 'astro';
import { feedBody } from '../../components/story/feed/feed-body.ts';
import { channelsOf, type Channel } from '../../outputs/channel.ts';
import { rssOf } from '../../outputs/rss.ts';
import { loadArchive } from '../../site/load-archive.ts';
import { site } from '../../site/site.ts';

export const getStaticPaths = (async () =>
  channelsOf(site, await loadArchive()).map((channel) => ({
    params: { channel: channel.path === '' ? undefined : channel.path.slice(1, -1) },
    props: { channel },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ channel: Channel }> = async ({ props }) =>
  new Response(await rssOf(site, await loadArchive(), props.channel, feedBody), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
