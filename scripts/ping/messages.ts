/** What is said to whom when pages and feeds have changed. */
import type { UrlChanges } from '../../src/outputs/url-list.ts';

/** One POST. */
export interface Message {
  /** For the log. */
  readonly about: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

/** Most addresses of one request (https://www.indexnow.org/documentation). */
export const INDEXNOW_BATCH = 10_000;

export interface IndexNowSettings {
  readonly endpoint: string;
  readonly key: string;
  /** Absolute address of the key's file; addresses below its folder may be told. */
  readonly keyLocation: string;
}

/** @throws when an address is not below the key's */
export function indexNowMessages(pages: UrlChanges['pages'], settings: IndexNowSettings): Message[] {
  const { endpoint, key, keyLocation } = settings;
  const root = new URL('.', keyLocation).href;
  const stray = pages.find((url) => !url.startsWith(root));
  if (stray !== undefined) throw new Error(`${stray} is not below ${root}, where the key of IndexNow lies`);
  const messages: Message[] = [];
  for (let start = 0; start < pages.length; start += INDEXNOW_BATCH) {
    const urlList = pages.slice(start, start + INDEXNOW_BATCH);
    messages.push({
      about: `IndexNow: ${urlList.length.toLocaleString('en')} pages`,
      url: endpoint,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify({ host: new URL(root).host, key, keyLocation, urlList }),
    });
  }
  return messages;
}

/** One for each feed: hubs differ in whether they take more (PubSubHubbub Core 0.4, section 7; WebSub leaves it to the hub). */
export function webSubMessages(feeds: UrlChanges['feeds'], hub: string): Message[] {
  return feeds.map((feed) => ({
    about: `WebSub: ${feed}`,
    url: hub,
    contentType: 'application/x-www-form-urlencoded',
    body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed }).toString(),
  }));
}
