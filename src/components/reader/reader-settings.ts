/** The panel of the reader's settings: shows what is chosen, applies and keeps what is chosen next. */
import { readSettings, STORAGE_KEY } from './settings.ts';

export function startReaderSettings(form: HTMLFormElement, page: HTMLElement): void {
  const show = () => {
    for (const [setting, value] of Object.entries(readSettings(stored()))) {
      const input = form.querySelector<HTMLInputElement>(`[name="${setting}"][value="${value}"]`);
      if (input) input.checked = true;
    }
  };
  const apply = () => {
    const chosen = readSettings(JSON.stringify(Object.fromEntries(new FormData(form))));
    Object.assign(page.dataset, chosen);
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(chosen));
    } catch {
      // Where nothing may be stored, what was chosen holds for this page.
    }
  };
  form.addEventListener('change', apply);
  form.addEventListener('reset', () => {
    // The fields are empty only after the event.
    setTimeout(apply);
  });
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
