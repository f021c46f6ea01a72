/** The panel of the reader's settings: shows what is chosen, applies and keeps what is chosen next. */
import { readSettings, STORAGE_KEY } from './settings.ts';

export function startReaderSettings(form: HTMLFormElement, page: HTMLElement): void {
  /** What was stored when it was looked at last. */
  let known: string | null;
  const show = () => {
    known = stored();
    const settings = readSettings(known);
    for (const [setting, value] of Object.entries(settings)) {
      const input = form.querySelector<HTMLInputElement>(`[name="${setting}"][value="${value}"]`);
      if (input) input.checked = true;
    }
    return settings;
  };
  /** What another page has stored since holds on this one too. */
  const follow = () => {
    if (stored() !== known) Object.assign(page.dataset, show());
  };
  const apply = () => {
    const chosen = readSettings(JSON.stringify(Object.fromEntries(new FormData(form))));
    Object.assign(page.dataset, chosen);
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(chosen));
    } catch {
      // Where nothing may be stored, what was chosen holds for this page.
    }
    known = stored();
  };
  form.addEventListener('change', ({ target }) => {
    follow();
    if (target instanceof HTMLInputElement) target.checked = true;
    apply();
  });
  form.addEventListener('reset', () => {
    // The fields are empty only after the event.
    setTimeout(apply);
  });
  // A page that comes back from the cache of the browser was told nothing there.
  addEventListener('pageshow', follow);
  addEventListener('storage', follow);
  // Every choice holds at once; there is nothing left to send.
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    form.hidePopover();
  });
  // Nothing that has the focus may lie below the panel (WCAG 2.2, 2.4.11).
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (
      relatedTarget instanceof Element &&
      !form.contains(relatedTarget) &&
      !relatedTarget.matches('[popovertarget]')
    )
      form.hidePopover();
  });
  show();
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
