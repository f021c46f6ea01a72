import type { Organization, Person, ProfilePage } from 'schema-dts';
import type { StructuredPicture } from '../../site/responsive-picture.ts';
import type { Site } from '../../site/site.ts';
import type { AuthorCard } from '../../views/parts.ts';
import { given, ids, publisher, some } from './graph.ts';
import { imageObject } from './image.ts';

/** A name of a byline. A desk that signs as one is an organisation. */
export function authorNode({ urls }: Site, { name, url, status }: AuthorCard): Person | Organization {
  const page = urls.absoluteUrl(url);
  const facts = { '@id': ids.author(page), name, url: page };
  return status === 'organisation' ? { '@type': 'Organization', ...facts } : { '@type': 'Person', ...facts };
}

/**
 * An author's own page (https://developers.google.com/search/docs/appearance/structured-data/profile-page).
 * @param picture the portrait, cropped to a square
 */
export function profilePage(
  site: Site,
  page: Pick<ProfilePage & object, '@id' | 'url' | 'name' | 'inLanguage' | 'isPartOf' | 'breadcrumb'>,
  author: AuthorCard,
  picture: StructuredPicture | undefined,
): ProfilePage {
  const { urls } = site;
  const elsewhere = [...(author.fediverse ? [author.fediverse] : []), ...author.links].map(({ url }) => url);
  const about = given({
    description: author.bio,
    image: picture && author.photo && imageObject(site, author.photo, picture),
    sameAs: some(elsewhere),
    email: author.email?.url.replace(/^mailto:/, ''),
  });
  const { name, status } = author;
  const url = urls.absoluteUrl(author.url);
  const facts = { '@id': ids.author(url), name, url, ...about };
  const person: Person = given({
    '@type': 'Person' as const,
    ...facts,
    jobTitle: author.role,
    worksFor: status === 'staff' ? publisher(site) : undefined,
  });
  const desk: Organization = { '@type': 'Organization', ...facts, parentOrganization: publisher(site) };
  return { '@type': 'ProfilePage', ...page, mainEntity: status === 'organisation' ? desk : person };
}
