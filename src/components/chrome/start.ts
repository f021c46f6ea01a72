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
  if (more) startMore(page, more);
  markFresh(page, page.querySelector<HTMLElement>('[data-fresh]')?.dataset['fresh'] ?? '', Date.now());
  void fetchLatest(`${import.meta.env.BASE_URL}latest.json`).then((latest) => {
    showToday(page, new Date(), latest.days);
    void bringBreaking(latest, Date.now());
  });
}

/** “More” closes as a menu does: by Esc, by a click elsewhere, and when the focus leaves it. */
function startMore(page: Document, more: HTMLDetailsElement): void {
  const leave = (to: EventTarget | null) => {
    if (to instanceof Node && !more.contains(to)) more.open = false;
  };
  // Nothing that has the focus may lie below the panel (WCAG 2.2, 2.4.11).
  more.addEventListener('focusout', ({ relatedTarget }) => leave(relatedTarget));
  page.addEventListener('pointerdown', ({ target }) => leave(target));
  page.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !more.open) return;
    more.open = false;
    more.querySelector('summary')?.focus();
  });
}
