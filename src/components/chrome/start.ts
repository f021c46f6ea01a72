/** What every page does once it is there: one script, for one fetch and one run. */
import { fetchLatest } from '../blocks/fetch-latest.ts';
import { bringBreaking } from '../front/breaking.ts';
import { markFresh } from '../reader/fresh.ts';
import { startKeys } from '../reader/keys.ts';
import { startReaderSettings } from '../reader/reader-settings.ts';
import { showToday } from './today.ts';

export function startChrome(page: Document): void {
  const settings = page.querySelector<HTMLFormElement>('[data-reader-settings]');
  if (settings) startReaderSettings(settings, page.documentElement);
  startKeys(page);
  const more = page.querySelector<HTMLDetailsElement>('.masthead details');
  // Nothing that has the focus may lie below the panel (WCAG 2.2, 2.4.11).
  more?.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !more.contains(relatedTarget)) more.open = false;
  });
  markFresh(page, page.querySelector<HTMLElement>('[data-fresh]')?.dataset['fresh'] ?? '', Date.now());
  void fetchLatest(`${import.meta.env.BASE_URL}latest.json`).then((latest) => {
    showToday(page, new Date(), latest.days);
    void bringBreaking(latest, Date.now());
  });
}
