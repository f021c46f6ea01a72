/** The page of what is kept on the device. */
import { pathsRead } from '../reader/progress.ts';
import { ask, keptPages } from './register.ts';

/**
 * Shows what is kept by now, in the place of what stood there.
 * @param place holds the two lists, and a template of their rows
 */
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

  const [ofSaved, ofRead] = await Promise.all([
    storiesOf(storage, base, 'saved'),
    storiesOf(storage, base, 'read'),
  ]);
  const savedRows = ofSaved.map((story) => {
    const row = rowOf(template, story, savedOn.replace('{date}', date.format(story.at)));
    row.querySelector('button')?.addEventListener('click', () => {
      void ask({ do: 'remove', path: story.path }).then(() => {
        const near = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('a');
        row.remove();
        none.hidden = saved.childElementCount > 0;
        // Who works with the keyboard stays where the row was.
        (near ?? none).focus();
      });
    });
    return row;
  });
  const readRows = ofRead
    .filter(({ path }) => path !== base)
    .map((story) => {
      const share = shares.get(story.path);
      const note = share ? progress.replace('{percent}', percent.format(share)) : '';
      const row = rowOf(template, story, note);
      row.querySelector('button')?.remove();
      return row;
    });
  saved.replaceChildren(...savedRows);
  none.hidden = savedRows.length > 0;
  read.replaceChildren(...readRows);
  const section = read.closest('section');
  if (section) section.hidden = readRows.length === 0;
}

interface KeptStory {
  readonly path: string;
  readonly title: string;
  readonly language: string;
  /** That somebody paid for it, that it is opinion: as its page says it to search. */
  readonly label?: string | undefined;
  /** When it was saved or read: milliseconds since the epoch. */
  readonly at: number;
}

/** The one that was saved or read last comes first; in the cache the last is whichever got a newer text last. */
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
      label: page.querySelector<HTMLMetaElement>('meta[name="label"]')?.content,
      at: Number(response.headers.get(`x-${what}`)),
    });
  }
  return stories.sort((a, b) => b.at - a.at);
}

function rowOf(template: HTMLTemplateElement, story: KeptStory, note: string): HTMLElement {
  const row = document.importNode(template.content, true).firstElementChild as HTMLElement;
  const link = row.querySelector('a');
  const label = row.querySelector('[data-kept-label]');
  const small = row.querySelector('small');
  if (link) {
    link.href = story.path;
    link.lang = story.language;
    link.textContent = story.title;
  }
  if (story.label === undefined) label?.remove();
  else if (label) label.textContent = story.label;
  if (small) small.textContent = note;
  return row;
}
