/** A footnote beside its number, over the plain list at the end of the story. */

/** @returns whether there was one to show */
export function showFootnote(reference: HTMLAnchorElement): boolean {
  const note = document.getElementById(decodeURIComponent(reference.hash.slice(1)));
  if (!note || !('popover' in note)) return false;
  const sheet = document.createElement('div');
  sheet.className = 'bottom-sheet prose';
  sheet.popover = 'auto';
  sheet.tabIndex = -1;
  sheet.role = 'note';
  sheet.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
  for (const back of sheet.querySelectorAll('[data-footnote-backref]')) back.remove();
  for (const named of sheet.querySelectorAll('[id]')) named.removeAttribute('id');
  // Beside its number, so that it is read next.
  reference.after(sheet);
  sheet.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    const held = sheet.contains(document.activeElement) || document.activeElement === document.body;
    sheet.remove();
    if (held) reference.focus();
  });
  sheet.showPopover();
  sheet.focus();
  return true;
}
