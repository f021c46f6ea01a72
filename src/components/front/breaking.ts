/** Brings breaking news to a page that was built before it: over the page, so that nothing moves when it comes. */
import { BREAKING_LASTS } from '../../archive/freshness.ts';
import type { LatestJson } from '../../outputs/latest-json.ts';
import { headlineOf, isStory } from '../blocks/fetch-latest.ts';

const SEEN = 'breaking-seen';
/** What the reader has opened and the strip would close or cover. */
const OPEN = ':popover-open, dialog[open]';

/** @param latest what `/latest.json` says */
export async function bringBreaking(latest: Partial<LatestJson>, now: number): Promise<void> {
  const news = breakingNews(latest);
  const age = now - Date.parse(news?.iso ?? '');
  if (!news || !(age < BREAKING_LASTS) || !('popover' in document.body)) return;
  const isRead = location.pathname === news.url;
  // Who reads it need not be told on the next page.
  if (isRead) putAway(news.url);
  // It stands on the front already, or the reader has put it away.
  if (isRead || document.querySelector('[data-breaking]') || seen() === news.url) return;
  await nothingOpen();
  const strip = document.createElement('p');
  strip.className = 'bottom-sheet';
  strip.dataset['breaking'] = '';
  strip.popover = 'auto';
  const label = document.createElement('strong');
  label.textContent = news.label;
  strip.append(label, ' ', headlineOf(news));
  strip.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    strip.remove();
    putAway(news.url);
  });
  document.querySelector('main')?.prepend(strip);
  strip.showPopover();
  // What gets the focus lies clear of it, however long the headline is (WCAG 2.2, 2.4.11).
  document.documentElement.style.scrollPaddingBlockEnd = `${String(strip.offsetHeight)}px`;
}

async function nothingOpen(): Promise<void> {
  while (document.querySelector(OPEN)) {
    await new Promise((closed) => {
      addEventListener('toggle', closed, { capture: true, once: true });
    });
  }
}

function seen(): string | null {
  try {
    return sessionStorage.getItem(SEEN);
  } catch {
    return null;
  }
}

function putAway(url: string): void {
  try {
    sessionStorage.setItem(SEEN, url);
  } catch {
    // Then it comes again with the next page.
  }
}

/** What came over the network is looked at before it is believed. */
function breakingNews({ breaking }: Partial<LatestJson>): LatestJson['breaking'] {
  return isStory(breaking, 'label', 'title', 'iso', 'lang') ? breaking : undefined;
}
