/** Fills "Latest news" on a page that was built too long ago to know it. */
import type { LatestItem } from '../../outputs/latest-json.ts';
import { fetchLatest, headlineOf, isStory } from './fetch-latest.ts';

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
      const row = document.createElement('li');
      if (item.label) {
        const label = document.createElement('small');
        label.textContent = item.label;
        row.append(label, ' ');
      }
      const time = document.createElement('time');
      time.dateTime = item.iso;
      time.textContent = item.published;
      row.append(headlineOf(item), ' ', time);
      return row;
    });
  list.replaceChildren(...rows);
  list.hidden = rows.length === 0;
}

/** What came over the network is looked at before it is believed; the link to the list stays either way. */
async function newestItems(source: string): Promise<readonly LatestItem[]> {
  const { items } = await fetchLatest(source);
  return Array.isArray(items)
    ? (items as LatestItem[]).filter((item) => isStory(item, 'title', 'published', 'iso', 'lang'))
    : [];
}
