/** "Save for later" on a story. */
import { ask, keptPages, loadedAssets } from './register.ts';

/**
 * @param button its `data-saved` is what it says when the story is saved, `data-failed` where there is no room for it,
 * `data-save` the name of the cache
 */
export async function startSaving(button: HTMLElement): Promise<void> {
  const storage = await keptPages();
  const { saved = '', failed = '', save = '' } = button.dataset;
  const path = location.pathname;
  const unsaved = button.textContent;
  if (!storage) return;
  let isSaved = false;
  const show = async () => {
    const cache = (await storage.has(save)) ? await storage.open(save) : undefined;
    isSaved = (await cache?.match(path)) !== undefined;
    button.textContent = isSaved ? saved : unsaved;
  };
  await show();
  // In the meantime it may have been saved or removed on another page.
  document.addEventListener('visibilitychange', () => void show());
  button.addEventListener('click', () => {
    void ask({ do: isSaved ? 'remove' : 'save', path, assets: loadedAssets() }).then(async (isDone) => {
      await show();
      if (!isDone && !isSaved) button.textContent = failed;
    });
  });
}
