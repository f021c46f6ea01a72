import type { APIRoute, GetStaticPaths } from 'astro';
import { channelKey } from '../../components/story/feed/feed-key.ts';
import { storiesOf } from '../../components/story/feed/feed-stories.ts';
import { channelDocument, channelsIn } from '../../outputs/feeds/documents.ts';
import { contentTypeOf } from '../../outputs/feeds/feed.ts';
import { loadArchive } from '../../site/load-archive.ts';
import { site } from '../../site/site.ts';
import type { Channel } from '../../views/channels.ts';

export const getStaticPaths = (async () => {
  const archive = await loadArchive();
  const paths = channelsIn(site, archive, 'atom').map(async (channel) => ({
    params: { channel: channel.path === '' ? undefined : channel.path.slice(1, -1) },
    props: { channel },
    ...(await channelKey(archive, channel)),
  }));
  return Promise.all(paths);
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ channel: Channel }> = async ({ props }) => {
  const archive = await loadArchive();
  const text = await channelDocument(site, archive, props.channel, 'atom', storiesOf(archive));
  return new Response(text, { headers: { 'Content-Type': contentTypeOf('atom') } });
};
