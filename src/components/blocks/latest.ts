/** Fills "Latest news" on a page that was built too long ago to know it. */
import type { LatestJson } from '../../outputs/latest-json.ts';
import { fetchLatest } from './fetch-latest.ts';

const SHOWN = 6;

export async function fillLatest(root: ParentNode): Promise<void> {
  const list = root.querySelector<HTMLElement>('[data-latest-list][hidden]');
  const source = list?.dataset['latestList'];
  if (!list || !source) return;
  const items = await newestItems(source);
  // No story stands twice on a page.
  const isElsewhere = (url: string) =>
    url === location.pathname || root.querySelector(`.block [href="${CSS.escape(url)}"]`);
  const rows = items
    .filter((item) => !isElsewhere(item.url))
    .slice(0, SHOWN)
    .map((item) => {
      const link = document.createElement('a');
      link.href = item.url;
      link.textContent = item.title;
      link.lang = item.lang;
      link.dir = 'auto';
      const time = document.createElement('time');
      time.dateTime = item.iso;
      time.textContent = item.published;
      const row = document.createElement('li');
      if (typeof item.label === 'string') {
        const label = document.createElement('span');
        label.className = 'label';
        label.textContent = item.label;
        row.append(label, ' ');
      }
      row.append(link, ' ', time);
      return row;
    });
  if (rows.length === 0) return;
  list.replaceChildren(...rows);
  list.hidden = false;
}

/** What came over the network is looked at before it is believed; the link to the list stays either way. */
async function newestItems(source: string): Promise<LatestJson['items']> {
  const { items } = await fetchLatest(source);
  return Array.isArray(items) ? items.filter(isItem) : [];
}

function isItem(item: unknown): item is LatestJson['items'][number] {
  const { url, title, published, iso, lang } = (item ?? {}) as Record<string, unknown>;
  const texts = [url, title, published, iso, lang];
  return texts.every((text) => typeof text === 'string') && /^\/(?![/\\\t\n\r])/.test(String(url));
}
