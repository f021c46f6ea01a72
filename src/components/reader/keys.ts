/**
 * `/` for search, `?` for the list of keys, but never while somebody writes. They can be turned off (WCAG 2.2, 2.1.4),
 * and a button in the footer opens the list too.
 */

const STORAGE_KEY = 'keys-off';

export function startKeys(root: Document): void {
  const dialog = root.querySelector<HTMLDialogElement>('[data-keys]');
  const box = dialog?.querySelector('input');
  if (!dialog || !box) return;
  try {
    box.checked = localStorage.getItem(STORAGE_KEY) === null;
  } catch {
    // Then they are on.
  }
  box.addEventListener('change', () => {
    try {
      if (box.checked) localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, '');
    } catch {
      // Then it holds for this page.
    }
  });
  const open = () => {
    if (!dialog.open) dialog.showModal();
  };
  root.querySelector('[data-keys-open]')?.addEventListener('click', open);
  root.addEventListener('keydown', (event) => {
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
    if (event.key === '?') open();
    else if (event.key === '/' && !dialog.open) {
      const field = root.querySelector<HTMLInputElement>('main [name="q"], [name="q"]');
      field?.focus();
      if (!field) return;
    } else return;
    event.preventDefault();
  });
}

function isWriting({ target }: Event): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select'))
  );
}
