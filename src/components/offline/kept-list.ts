/** The page of what is kept on the device. */
import { pathsRead } from '../reader/progress.ts';
import { ask, keptPages } from './register.ts';

/** @param place holds the two lists, and a template of their rows */
export async function showKept(place: HTMLElement): Promise<void> {
  const { kept: base = '/', lang, day = '{}', savedOn = '', progress = '' } = place.dataset;
  const none = place.querySelector<HTMLElement>('[data-kept-none]');
  const [saved, read] = [...place.querySelectorAll<HTMLElement>('[data-kept-list]')];
  const template = place.querySelector('template');
  if (!none || !saved || !read || !template) return;
  const storage = await keptPages();
  if (!storage) {
    none.hidden = false;
    return;
  }
  const date = new Intl.DateTimeFormat(lang, JSON.parse(day) as Intl.DateTimeFormatOptions);
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  const shares = new Map(pathsRead().map(({ path, share }) => [path, share]));

  for (const { path, title, language, at } of await storiesOf(storage, base, 'saved')) {
    const row = rowOf(template, path, title, language, savedOn.replace('{date}', date.format(at)));
    row.querySelector('button')?.addEventListener('click', () => {
      void ask({ do: 'remove', path }).then(() => {
        const near = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('a');
        row.remove();
        none.hidden = saved.childElementCount > 0;
        // Who works with the keyboard stays where the row was.
        (near ?? none).focus();
      });
    });
    saved.prepend(row);
  }
  none.hidden = saved.childElementCount > 0;
  for (const { path, title, language } of await storiesOf(storage, base, 'read')) {
    if (path === base) continue;
    const share = shares.get(path);
    const row = rowOf(
      template,
      path,
      title,
      language,
      share ? progress.replace('{percent}', percent.format(share)) : '',
    );
    row.querySelector('button')?.remove();
    read.prepend(row);
  }
  const section = read.closest('section');
  if (section) section.hidden = read.childElementCount === 0;
}

interface KeptStory {
  readonly path: string;
  readonly title: string;
  readonly language: string;
  /** When it was saved or read: milliseconds since the epoch. */
  readonly at: number;
}

/** In the order in which they were saved or read; in the cache the last is whichever got a newer text last. */
async function storiesOf(storage: CacheStorage, base: string, what: 'saved' | 'read'): Promise<KeptStory[]> {
  const cache = await storage.open(`broadsheet ${base} ${what}`);
  const stories: KeptStory[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (!response) continue;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    stories.push({
      path: new URL(request.url).pathname,
      title: page.querySelector('h1')?.textContent.trim() ?? page.title,
      language: page.documentElement.lang,
      at: Number(response.headers.get(`x-${what}`)),
    });
  }
  return stories.sort((a, b) => a.at - b.at);
}

function rowOf(
  template: HTMLTemplateElement,
  path: string,
  title: string,
  language: string,
  note: string,
): HTMLElement {
  const row = document.importNode(template.content, true).firstElementChild as HTMLElement;
  const link = row.querySelector('a');
  const small = row.querySelector('small');
  if (link) {
    link.href = path;
    link.lang = language;
    link.textContent = title;
  }
  if (small) small.textContent = note;
  return row;
}
