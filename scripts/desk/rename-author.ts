/** `desk authors rename`: another id, and so another address, for an author. */
import path from 'node:path';
import { editYaml } from '../../src/content/edit/yaml-edit.ts';
import { didYouMean } from '../../src/content/nearest.ts';
import { paths } from '../../src/site/urls.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { ChangeSet } from './change-set.ts';
import type { Plan } from './finish.ts';
import { rewriteReferences } from './references-to.ts';
import type { Room } from './room.ts';

/** @throws {UsageError} when there is no such author, or the new id is none or taken */
export async function planAuthorRename(room: Room, from: string, to: string): Promise<Plan> {
  const { newsroom } = await room.read();
  const { authors, articles } = newsroom;
  const author = authors.get(from);
  if (!author) throw new UsageError(`There is no author “${from}”.${didYouMean(from, authors.keys())}`);
  const id = to.trim().normalize('NFC');
  if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u.test(id)) {
    throw new UsageError(
      `“${to}” cannot be an author’s id: write letters, digits and hyphens, as in ilse-marrant.`,
    );
  }
  const other = authors.get(id);
  if (other) throw new UsageError(`The id “${id}” is taken by ${other.shown}; nothing was changed.`);

  const changes = new ChangeSet(room.contentDir);
  const rename = (one: string) => (one.trim() === from ? id : undefined);
  const rewritten = rewriteReferences(room, changes, {
    path: (one) => {
      const own = paths.author(from);
      return one.startsWith(own) ? paths.author(id) + one.slice(own.length) : undefined;
    },
    fields: {
      'articles:author': rename,
      'articles:author.id': rename,
      'articles:author.*': rename,
      'articles:author.*.id': rename,
      'gone.yaml:*.feeds.authors.*': rename,
    },
    hints: /^[\w-]+$/.test(from) ? [from] : [],
  });
  // The new address may be an old one of the author's own: it then takes its place.
  const at = author.written.aliases.indexOf(paths.author(id));
  changes.edit(author.file, (raw) =>
    editYaml(raw, 'yaml', [
      at === -1
        ? { op: 'append', path: ['aliases'], value: paths.author(from) }
        : { op: 'set', path: ['aliases', at], value: paths.author(from) },
    ]),
  );
  changes.move(author.file, path.join(path.dirname(author.file), `${id}${path.extname(author.file)}`));
  const stories = articles.filter(({ written }) =>
    written.author.some((credit) => credit.author === from),
  ).length;
  return {
    changes,
    says: [
      `${author.written.name} is now “${id}” in ${String(stories)} ${stories === 1 ? 'story' : 'stories'}; ${String(rewritten.count)} mentions rewritten`,
      `${paths.author(from)} redirects to ${paths.author(id)}.`,
      ...rewritten.byHand.map((place) => `look at ${place}`),
    ],
  };
}
