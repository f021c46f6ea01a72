/** Click to load: until a reader asks, nothing of the third party is touched, not even its name looked up. */

/**
 * What a player needs and no more. Scripts with their own origin are safe in a frame of another origin only,
 * so a frame of our own origin is never made.
 */
const SANDBOX = 'allow-scripts allow-same-origin allow-presentation';

export function offerEmbeds(root: ParentNode): void {
  for (const embed of root.querySelectorAll<HTMLElement>('[data-embed]')) {
    const offer = embed.querySelector<HTMLElement>('[data-embed-offer]');
    const address = embeddable(embed.dataset['embed'], location.origin);
    if (offer === null || address === undefined) continue;
    offer.hidden = false;
    offer.querySelector('button')?.addEventListener('click', () => {
      const frame = frameOf(address, embed.dataset['embedTitle'] ?? '');
      offer.replaceWith(frame);
      // The button had the focus and is gone: go on from the frame that took its place.
      frame.focus();
    });
  }
}

/** The address, if it may stand in a frame of a page of `ownOrigin`. */
export function embeddable(written: string | undefined, ownOrigin: string): string | undefined {
  const url = written === undefined ? null : URL.parse(written);
  if (url?.protocol !== 'https:' || url.origin === ownOrigin) return undefined;
  return url.href;
}

function frameOf(address: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  // The sandbox must be set before the address: it holds for what is loaded after it.
  frame.setAttribute('sandbox', SANDBOX);
  frame.title = title;
  frame.loading = 'lazy';
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.allow = 'fullscreen';
  frame.tabIndex = 0;
  frame.src = address;
  return frame;
}
