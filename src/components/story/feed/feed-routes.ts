/** Where the feeds of one format lie. */
import { showsRedirects } from '../../../outputs/hosts/hosts.ts';
import { channelsIn } from '../../../outputs/feeds/documents.ts';
import { feedRedirects } from '../../../outputs/redirects.ts';
import { loadAddresses, loadArchive, loadBodyKey } from '../../../site/load-archive.ts';
import { site } from '../../../site/site.ts';
import { paths, type FeedKind } from '../../../site/urls.ts';
import { channelKey } from './feed-key.ts';

/**
 * Every channel that has the format, at its address, and at its old ones where the host cannot send readers on. What lies
 * there names the new address as its own (`rel="self"`), which readers may follow; the W3C validator warns of that
 * (SelfDoesntMatchLocation).
 */
export async function channelRoutes(kind: FeedKind) {
  const archive = await loadArchive();
  const bodyKey = await loadBodyKey();
  const old = new Map<string, string[]>();
  for (const { from, to } of showsRedirects(site.outlet.host) ? feedRedirects(await loadAddresses()) : []) {
    old.set(to, [...(old.get(to) ?? []), from]);
  }
  const end = paths.feed('', kind);
  return channelsIn(site, archive, kind).flatMap((channel) => {
    const key = channelKey(archive, channel, bodyKey);
    const address = paths.feed(channel.path, kind);
    return [address, ...(old.get(address) ?? [])].map((at) => ({
      params: { channel: at === end ? undefined : at.slice(1, -end.length) },
      props: { channel },
      ...key,
    }));
  });
}
