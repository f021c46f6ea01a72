/** One result of a search as a list item. Text from the index is never parsed as markup of this page. */
import type { Story } from './indexes.ts';
import { textFragment } from './text-fragment.ts';

/** How results look, as far as the page knows it. */
export interface Look {
  /** Name of a section to its name in the palette. */
  readonly accents: Readonly<Record<string, string | undefined>>;
  /** What the kind of story is called that somebody paid for. */
  readonly sponsored: string;
}

export function resultItem(story: Story, { accents, sponsored }: Look): HTMLLIElement {
  const item = document.createElement('li');
  const accent = accents[story.section ?? ''];
  if (accent !== undefined) item.dataset['accent'] = accent;
  if (story.kind === sponsored) item.className = 'sponsored';
  if (story.image) item.append(pictureOf(story.image));
  if (story.section || story.label) item.append(kickerOf(story));
  const extract = marked(story.excerpt);
  const text = extract.map((part) => (typeof part === 'string' ? part : part.textContent)).join('');
  const link = document.createElement('a');
  link.href = story.url + passageOf(extract);
  link.textContent = story.title;
  const heading = document.createElement('h3');
  heading.lang = story.lang;
  heading.dir = 'auto';
  heading.append(link);
  const excerpt = document.createElement('p');
  excerpt.lang = story.lang;
  excerpt.dir = 'auto';
  // It is a piece of the story, and mostly of a sentence.
  excerpt.append(
    /^\s*\p{Ll}/u.test(text) ? '… ' : '',
    ...extract,
    /[\p{L}\p{N},;:–-]\s*$/u.test(text) ? ' …' : '',
  );
  item.append(heading, excerpt);
  if (story.published) item.append(paragraph('meta', story.published));
  return item;
}

function kickerOf({ section, label }: Story): HTMLParagraphElement {
  const kicker = paragraph('kicker', section ?? '');
  if (!label) return kicker;
  const kind = document.createElement('span');
  kind.textContent = label;
  kicker.append(' ', kind);
  return kicker;
}

function pictureOf(src: string): HTMLImageElement {
  const picture = document.createElement('img');
  picture.src = src;
  picture.alt = '';
  picture.width = 120;
  picture.height = 80;
  picture.loading = 'lazy';
  return picture;
}

function paragraph(className: string, text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

/** Pagefind's extract is HTML that holds nothing but text and `<mark>`; anything else in it stays text. */
function marked(html: string): (string | HTMLElement)[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.body.childNodes].map((node) => {
    const text = node.textContent ?? '';
    if (node.nodeName !== 'MARK') return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}

function passageOf(extract: readonly (string | HTMLElement)[]): string {
  const first = extract.findIndex((part) => typeof part !== 'string');
  const mark = extract[first];
  if (mark === undefined || typeof mark === 'string') return '';
  const before = extract[first - 1];
  return textFragment(typeof before === 'string' ? before : '', mark.textContent);
}
