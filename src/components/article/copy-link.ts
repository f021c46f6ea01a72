/** Shows the button that copies the story's address, where the browser lets a page write to the clipboard. */
export function offerCopying(root: ParentNode): void {
  // Absent on pages that came over plain HTTP.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return;
  for (const place of root.querySelectorAll<HTMLElement>('[data-copy-link]')) {
    const { copyLink = '', copied = '' } = place.dataset;
    const button = place.querySelector('button');
    if (!button) continue;
    place.hidden = false;
    button.addEventListener('click', () => {
      clipboard.writeText(copyLink).then(
        () => {
          button.textContent = copied;
        },
        () => {
          // The button goes, and whoever pressed it stays beside it.
          place.previousElementSibling?.querySelector('a')?.focus();
          place.hidden = true;
        },
      );
    });
  }
}
