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
      // Where it is refused after all, the address is there to be read.
      void clipboard
        .writeText(copyLink)
        .then(
          () => copied,
          () => copyLink,
        )
        .then((text) => {
          button.textContent = text;
        });
    });
  }
}
