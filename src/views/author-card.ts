import type { Author } from '../archive/model.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { AuthorCard } from './parts.ts';

/** An author as the box below a story and the head of their own page show them. */
export function authorCardOf({ urls, strings }: Site, author: Author): AuthorCard {
  return {
    name: author.name,
    url: urls.url(paths.author(author.id)),
    status: author.status,
    role: author.role,
    bio: author.bio,
    photo: author.photo,
    email:
      author.email === undefined
        ? undefined
        : { label: strings.article.email, url: urls.mailto(author.email) },
    fediverse: author.fediverse === undefined ? undefined : fediverseLink(author.fediverse),
    links: author.links.map(({ title, url }) => ({ label: title, url })),
    statusLabel: author.status === 'staff' ? undefined : strings.statuses[author.status],
  };
}

/** `@name@server` lives at `https://server/@name` (WebFinger's common profile page). */
function fediverseLink(handle: string): { handle: string; url: string } {
  const [, name = '', server = ''] = handle.split('@');
  return { handle, url: `https://${server}/@${name}` };
}
