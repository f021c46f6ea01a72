/** `desk tags merge`: stories of one tag go under another, and the old address leads there. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { finalTag } from '../../src/archive/archive.ts';
import { editYaml } from '../../src/content/edit/yaml-edit.ts';
import { readMarkdownSource } from '../../src/content/source-document.ts';
import { tagIdOf } from '../../src/content/schema/fields.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import { mergedTagsOf } from '../../src/content/newsroom.ts';
import { didYouMean } from '../../src/content/nearest.ts';
import { paths } from '../../src/site/urls.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { ChangeSet } from './change-set.ts';
import type { Plan } from './finish.ts';
import { rewriteReferences } from './references-to.ts';
import type { Room } from './room.ts';

/** @throws {UsageError} when there is no such tag, or the merge would go in a circle */
export async function planTagMerge(room: Room, fromTag: string, toTag: string): Promise<Plan> {
  const { newsroom } = await room.read();
  const { articles, tags } = newsroom;
  const [from, wanted] = [tagIdOf(fromTag), tagIdOf(toTag)];
  const mergedTags = mergedTagsOf(newsroom);
  if (wanted === '') throw new UsageError(`“${toTag}” has neither a letter nor a digit to make a tag of.`);
  const to = finalTag(wanted, mergedTags);
  if (from === to) throw new UsageError(`“${fromTag}” and “${toTag}” are the same tag, ${to}.`);
  const spelled = articles.flatMap((article) => article.written.tags);
  const known = new Set([...tags.keys(), ...spelled.map((tag) => tag.id)]);
  if (!known.has(from)) throw new UsageError(`There is no tag “${fromTag}”.${didYouMean(from, known)}`);
  const label =
    tags.get(to)?.written.label ??
    spelled.find((tag) => tag.id === to)?.label ??
    (wanted === to ? toTag.trim() : to);

  const changes = new ChangeSet(room.contentDir);
  let stories = 0;
  for (const article of articles) {
    if (!article.written.tags.some((tag) => tag.id === from)) continue;
    stories += 1;
    changes.edit(article.file, (raw) => mergeIn(raw, from, to, label));
  }
  const rewritten = rewriteReferences(room, changes, {
    path: (one) => {
      if (!one.startsWith(paths.tag(from))) return undefined;
      // Pages of the old list are no pages of the new one.
      return one === paths.feed(paths.tag(from), 'rss') ? paths.feed(paths.tag(to), 'rss') : paths.tag(to);
    },
    fields: { 'fronts:blocks.*.query.tag': (tag) => (tagIdOf(tag) === from ? to : undefined) },
    hints: /^[\w-]+$/.test(from) ? [from] : [],
  });

  // The old tag's file is what makes its address lead on; old addresses of its own go to the new tag.
  const old = tags.get(from);
  const fromFile = old?.file ?? path.join(room.contentDir, 'tags', `${from}.yaml`);
  const toFile = tags.get(to)?.file ?? path.join(room.contentDir, 'tags', `${to}.yaml`);
  const aliases = (old?.written.aliases ?? []).filter(
    (alias) => !(tags.get(to)?.written.aliases ?? []).includes(alias),
  );
  if (aliases.length > 0) {
    changes.edit(fromFile, (raw) => editYaml(raw, 'yaml', [{ op: 'delete', path: ['aliases'] }]));
    changes.edit(toFile, (raw) =>
      editYaml(raw, 'yaml', [
        ...(existsSync(toFile) ? [] : [{ op: 'set', path: ['label'], value: label } as const]),
        ...aliases.map((alias) => ({ op: 'append', path: ['aliases'], value: alias }) as const),
      ]),
    );
  }
  changes.edit(fromFile, (raw) => editYaml(raw, 'yaml', [{ op: 'set', path: ['mergeInto'], value: to }]));
  const isClosed = room.outlet.tagging === 'closed' && !tags.has(to) && aliases.length === 0;
  if (isClosed) changes.write(toFile, editYaml('', 'yaml', [{ op: 'set', path: ['label'], value: label }]));
  return {
    changes,
    says: [
      `${String(stories)} ${stories === 1 ? 'story is' : 'stories are'} now under “${label}”; ${String(rewritten.count)} links and blocks rewritten`,
      `${paths.tag(from)} redirects to ${paths.tag(to)} because of ${displayPath(fromFile)}; keep that file.`,
      ...rewritten.byHand.map((place) => `look at ${place}`),
    ],
  };
}

/** However the old tag was spelled; nothing stands twice. */
function mergeIn(raw: string, from: string, to: string, label: string): string {
  const ids = () => {
    const { tags } = readMarkdownSource(raw).data as { tags: unknown[] };
    return tags.map((tag) => tagIdOf(String(tag)));
  };
  for (let at = ids().indexOf(from); at !== -1; at = ids().indexOf(from)) {
    const isThere = ids().includes(to);
    raw = editYaml(raw, 'markdown', [
      isThere ? { op: 'delete', path: ['tags', at] } : { op: 'set', path: ['tags', at], value: label },
    ]);
  }
  return raw;
}
