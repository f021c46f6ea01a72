import type { APIRoute, GetStaticPaths } from 'astro';
import { channelRoutes } from '../../components/story/feed/feed-routes.ts';
import { storiesOf } from '../../components/story/feed/feed-stories.ts';
import { channelDocument } from '../../outputs/feeds/documents.ts';
import { contentTypeOf } from '../../outputs/feeds/feed.ts';
import { loadArchive } from '../../site/load-archive.ts';
import { site } from '../../site/site.ts';
import type { Channel } from '../../views/channels.ts';

export const getStaticPaths = (() => channelRoutes('atom')) satisfies GetStaticPaths;

export const GET: APIRoute<{ channel: Channel }> = async ({ props }) => {
  const archive = await loadArchive();
  const text = await channelDocument(site, archive, props.channel, 'atom', storiesOf(archive));
  return new Response(text, { headers: { 'Content-Type': contentTypeOf('atom') } });
};
