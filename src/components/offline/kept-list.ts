/** The page of what is kept on the device. */
import { pathsRead } from '../reader/progress.ts';
import { ask, keptPages } from './register.ts';

/** @param place holds the two lists, and a template of their rows */
export async function showKept(place: HTMLElement): Promise<void> {
  const { kept: base = '/', lang, timezone, savedOn = '', progress = '' } = place.dataset;
  const none = place.querySelector<HTMLElement>('[data-kept-none]');
  const [saved, read] = [...place.querySelectorAll<HTMLElement>('[data-kept-list]')];
  const template = place.querySelector('template');
  if (!none || !saved || !read || !template) return;
  const storage = await keptPages();
  if (!storage) {
    none.hidden = false;
    return;
  }
  const date = new Intl.DateTimeFormat(lang, {
    dateStyle: 'long',
    ...(timezone ? { timeZone: timezone } : {}),
  });
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  const shares = new Map(pathsRead().map(({ path, share }) => [path, share]));

  for (const { path, title, language, savedAt } of await storiesOf(storage, `broadsheet ${base} saved`)) {
    const row = rowOf(template, path, title, language, savedOn.replace('{date}', date.format(savedAt)));
    row.querySelector('button')?.addEventListener('click', () => {
      void ask({ do: 'remove', path }).then(() => {
        row.remove();
        none.hidden = saved.childElementCount > 0;
        if (!none.hidden) none.focus();
      });
    });
    saved.prepend(row);
  }
  none.hidden = saved.childElementCount > 0;
  for (const { path, title, language } of await storiesOf(storage, `broadsheet ${base} read`)) {
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
  /** Milliseconds since the epoch. */
  readonly savedAt: number;
}

/** In the order in which they were kept. */
async function storiesOf(storage: CacheStorage, name: string): Promise<KeptStory[]> {
  const cache = await storage.open(name);
  const stories: KeptStory[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (!response) continue;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    stories.push({
      path: new URL(request.url).pathname,
      title: page.querySelector('h1')?.textContent.trim() ?? page.title,
      language: page.documentElement.lang,
      savedAt: Number(response.headers.get('x-saved')),
    });
  }
  return stories;
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
