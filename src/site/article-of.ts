/** From what is written in the file of a story to what the archive knows of it. */
import type { Article } from '../archive/model.ts';
import { publishedOf } from '../archive/visibility.ts';
import type { WrittenArticle } from '../content/schema/article.ts';
import type { Outlet } from './outlet-settings.ts';
import { readOwnAddress } from './own-address.ts';

/** What does not stand in the fields of a story, or is made of more than them. */
export type BesideFields = Pick<
  Article,
  'id' | 'path' | 'related' | 'translationOf' | 'image' | 'hidden' | 'words'
>;

/** @param beside names of other stories are ids there, of public ones only */
export function articleOf(
  written: WrittenArticle,
  beside: BesideFields,
  outlet: Pick<Outlet, 'origin' | 'base' | 'lang'>,
): Article {
  const {
    id: _id,
    author,
    date,
    embargo,
    expires: _expires,
    draft: _draft,
    description,
    tags,
    related: _related,
    image: _image,
    translationOf: _translationOf,
    lang,
    imported: _imported,
    canonical,
    ...rest
  } = written;
  const changes = [
    ...written.updates,
    ...written.corrections,
    ...(written.retracted ? [written.retracted] : []),
  ];
  return {
    ...rest,
    ...beside,
    credits: author,
    standfirst: description,
    tags: [...new Set(tags.map((tag) => tag.id))],
    published: publishedOf({ date, embargo }),
    modified: changes.length > 0 ? Math.max(...changes.map((change) => change.date)) : undefined,
    lang: lang ?? outlet.lang,
    canonical: canonical !== undefined && isAddressOf(canonical, beside.path, outlet) ? undefined : canonical,
  };
}

/**
 * Whether an address names the page that it stands on: it makes no copy of it then.
 * @param address absolute, as written
 * @param path of the page
 */
export function isAddressOf(address: string, path: string, outlet: Pick<Outlet, 'origin' | 'base'>): boolean {
  return readOwnAddress(address, outlet)?.path === path;
}
