/** Where links of the old site lead in the outlet. */
import { decoded, withPercent, type LinkFate } from '../html/prepare.ts';
import type { Ledger } from '../ledger.ts';
import type { Media } from './media.ts';
import { placeKey } from './survey.ts';
import type { Terms } from './terms.ts';

export interface LinkRules {
  readonly ledger: Ledger;
  readonly terms: Terms;
  readonly media: Media;
  /** Absolute addresses of the old site: where it stood, and where WordPress stood. */
  readonly sites: readonly string[];
  /** Path that the outlet stands at: `/` or `/blog`. */
  readonly base: string;
}

export class Links {
  readonly #rules: LinkRules;
  readonly #hosts: ReadonlySet<string>;

  constructor(rules: LinkRules) {
    this.#rules = rules;
    this.#hosts = new Set(rules.sites.map(hostOf).filter((host) => host !== ''));
  }

  /** @param written as it stands in `href` */
  resolve(written: string): LinkFate {
    const href = written.replaceAll(/[\t\n\r]/g, '').trim();
    if (/^(?:javascript|vbscript|data|file):/i.test(href.replace(/^[\0-\x20]+/, '')))
      return { why: 'such an address may not stand in a story; its words stay' };
    if (/^(?:mailto|tel|sms|xmpp|news|irc|ftp|magnet|callto|skype|feed):/i.test(href))
      return { url: encodeSpaces(href) };
    const url = URL.parse(href, this.#rules.sites[0]);
    if (!url) return { url: encodeSpaces(href), why: 'the address cannot be read; it is left as it is' };
    if (!/^https?:$/.test(url.protocol)) return { url: encodeSpaces(href) };
    if (!this.#hosts.has(hostOf(url.href)))
      return { url: /^https?:/i.test(href) ? encodeSpaces(href) : url.href };
    return this.#own(url);
  }

  /** The path of an article's or page's old address, if it can be an alias. */
  aliasOf(address: string): string | undefined {
    const url = URL.parse(address);
    if (!url || url.pathname === '/' || /[?&](?:p|page_id|attachment_id)=\d/.test(url.search))
      return undefined;
    let path = decoded(url.pathname).replace(/\/+$/, '');
    const base = this.#rules.base.replace(/\/+$/, '');
    if (base !== '' && `${path}/`.startsWith(`${base}/`)) path = path.slice(base.length);
    return path === '' ||
      /[\s?#\\]/.test(path) ||
      path.split('/').some((part) => part === '.' || part === '..')
      ? undefined
      : `${withPercent(path)}/`;
  }

  #own(url: URL): LinkFate {
    const { ledger, terms, media } = this.#rules;
    if (url.pathname.includes('/wp-content/uploads/')) {
      const place = media.publish(url.href);
      return { url: place ?? url.href };
    }
    const key = placeKey(url.href);
    if (key === undefined) return { url: `/${url.search === '' ? url.hash : ''}` };
    const plain = key.replace(/\/(?:feed|trackback|amp|comment-page-\d+|\d+)$/, '');
    for (const one of [key, plain, basePathsOff(key, this.#rules.sites)]) {
      const post = ledger.get<{ post: number }>('SELECT post FROM place WHERE key = ?', one);
      if (!post) continue;
      if (post.post < 0) {
        const file = ledger.get<{ url: string }>('SELECT url FROM attachment WHERE id = ?', -post.post);
        if (file && file.url !== '') return { url: media.publish(file.url) ?? file.url };
      }
      const target = ledger.get<{ address: string; hidden: number }>(
        'SELECT address, hidden FROM post WHERE id = ?',
        post.post,
      );
      if (!target) continue;
      if (target.hidden) return { why: 'it leads to a story that is not public; its words stay' };
      // Places within a story have other names now.
      return { url: target.address };
    }
    if (/^(?:feed|rss2?|atom)$/.test(key)) return { url: '/rss.xml' };
    const list = terms.placeOf(plain) ?? terms.placeOf(basePathsOff(plain, this.#rules.sites));
    if (list !== undefined) return { url: list };
    return { url: url.href, why: 'the export has nothing of that address; it still leads to the old site' };
  }
}

function hostOf(address: string): string {
  return (URL.parse(address)?.host ?? '').replace(/^www\./, '').toLowerCase();
}

/** `blog/2012/03/x` as `2012/03/x` where the site stood at `/blog/`. */
function basePathsOff(key: string, sites: readonly string[]): string {
  for (const site of sites) {
    const base = (URL.parse(site)?.pathname ?? '').replaceAll(/^\/+|\/+$/g, '').toLowerCase();
    if (base !== '' && key.startsWith(`${base}/`)) return key.slice(base.length + 1);
  }
  return key;
}

function encodeSpaces(address: string): string {
  return address.trim().replaceAll(/\s/g, '%20');
}
