/** Players of other sites that may stand in a frame, by the addresses that people copy. */

export interface Player {
  /** What the frame shows. */
  readonly url: string;
  readonly provider: string;
}

const PLAYERS: readonly {
  readonly host: RegExp;
  readonly provider: string;
  /** The address of the player, from that of the page; undefined when it is no video but, say, a channel. */
  readonly player: (url: URL) => string | undefined;
}[] = [
  {
    host: /^(?:www\.|m\.)?youtube(?:-nocookie)?\.com$/,
    provider: 'YouTube',
    player: (url) => {
      const id = url.searchParams.get('v') ?? /^\/(?:embed|v|shorts|live)\/([\w-]+)/.exec(url.pathname)?.[1];
      const list = url.searchParams.get('list');
      if (id !== undefined && /^[\w-]{6,}$/.test(id) && id !== 'videoseries') return youtube(id, url);
      return list === null
        ? undefined
        : `https://www.youtube-nocookie.com/embed/videoseries?list=${encodeURIComponent(list)}`;
    },
  },
  {
    host: /^youtu\.be$/,
    provider: 'YouTube',
    player: (url) => {
      const id = url.pathname.slice(1).split('/')[0] ?? '';
      return /^[\w-]{6,}$/.test(id) ? youtube(id, url) : undefined;
    },
  },
  {
    host: /^(?:www\.|player\.)?vimeo\.com$/,
    provider: 'Vimeo',
    player: (url) => {
      const id = /\/(\d+)(?:\/|$)/.exec(url.pathname)?.[1];
      return id === undefined ? undefined : `https://player.vimeo.com/video/${id}`;
    },
  },
  {
    host: /^(?:www\.)?dailymotion\.com$|^dai\.ly$/,
    provider: 'Dailymotion',
    player: (url) => {
      const id = /(?:^\/|\/video\/)([a-z\d]{6,})/i.exec(url.pathname)?.[1];
      return id === undefined ? undefined : `https://www.dailymotion.com/embed/video/${id}`;
    },
  },
  {
    host: /^(?:open\.)spotify\.com$/,
    provider: 'Spotify',
    player: (url) => {
      const what = /^\/(?:intl-\w+\/)?(?:embed\/)?((?:track|album|playlist|episode|show|artist)\/\w+)/.exec(
        url.pathname,
      )?.[1];
      return what === undefined ? undefined : `https://open.spotify.com/embed/${what}`;
    },
  },
  {
    host: /^w\.soundcloud\.com$/,
    provider: 'SoundCloud',
    player: (url) => url.href,
  },
  {
    host: /^(?:www\.)?soundcloud\.com$/,
    provider: 'SoundCloud',
    player: (url) =>
      url.pathname.length > 1
        ? `https://w.soundcloud.com/player/?url=${encodeURIComponent(url.href)}`
        : undefined,
  },
  {
    host: /^(?:www\.|embed\.)?ted\.com$/,
    provider: 'TED',
    player: (url) =>
      url.pathname.startsWith('/talks/')
        ? `https://embed.ted.com${url.pathname.replace(/\.html$/, '')}`
        : undefined,
  },
  {
    host: /^videopress\.com$/,
    provider: 'VideoPress',
    player: (url) => {
      const id = /^\/(?:v|embed)\/(\w+)/.exec(url.pathname)?.[1];
      return id === undefined ? undefined : `https://videopress.com/embed/${id}`;
    },
  },
  {
    host: /^(?:www\.)?google\.com$|^maps\.google\.com$/,
    provider: 'Google Maps',
    player: (url) =>
      url.pathname.startsWith('/maps/embed') || url.searchParams.get('output') === 'embed'
        ? url.href
        : undefined,
  },
  {
    host: /^(?:www\.)?openstreetmap\.org$/,
    provider: 'OpenStreetMap',
    player: (url) => (url.pathname.startsWith('/export/embed') ? url.href : undefined),
  },
  {
    host: /^(?:www\.)?archive\.org$/,
    provider: 'Internet Archive',
    player: (url) => (url.pathname.startsWith('/embed/') ? url.href : undefined),
  },
];

/** The player behind an address, if it is one of those that are known and may stand in a frame. */
export function playerOf(address: string): Player | undefined {
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  url.protocol = 'https:';
  for (const { host, provider, player } of PLAYERS) {
    if (!host.test(url.hostname)) continue;
    const found = player(url);
    if (found !== undefined) return { url: found, provider };
  }
  return undefined;
}

function youtube(id: string, url: URL): string {
  const start = /^(?:(\d+)m)?(\d+)s?$/.exec(url.searchParams.get('start') ?? url.searchParams.get('t') ?? '');
  const seconds = start ? Number(start[1] ?? 0) * 60 + Number(start[2]) : 0;
  return `https://www.youtube-nocookie.com/embed/${id}${seconds > 0 ? `?start=${seconds}` : ''}`;
}
