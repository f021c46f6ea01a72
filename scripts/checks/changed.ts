/** `--changed`: what git says differs, and what refers to it. */
import path from 'node:path';
import { displayPath } from '../../src/content/outlet-file.ts';
import type { Problem } from '../../src/content/problem.ts';
import { storyPath } from '../../src/content/story-path.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import type { Git } from './git.ts';
import type { OutletFacts } from './outlet-facts.ts';

/**
 * Problems of changed files and of files that refer to them. A change of outlet.yaml concerns every file.
 * @throws {UsageError} when the revision does not exist, or git cannot be asked
 */
export function onlyChanged(
  problems: readonly Problem[],
  facts: OutletFacts,
  git: Git | { readonly absent: string },
  revision: string,
  notes: string[],
): Problem[] {
  if ('absent' in git && git.absent !== 'this is a shallow clone') {
    throw new UsageError(`--changed asks git, but ${git.absent}.`);
  }
  if ('absent' in git) {
    notes.push(`--changed: ${git.absent}, so every file was checked.`);
    return [...problems];
  }
  if (!git.hasRevision(revision)) {
    throw new UsageError(`--changed: there is no revision “${revision}”.`);
  }
  const changed = git.changed(facts.contentDir, revision);
  const files = new Set(changed.map(({ file }) => file));
  if (files.has(facts.newsroom.outlet.absolute)) return [...problems];
  const shown = new Set([...files, ...referrersOf(files, facts)].map((file) => displayPath(file)));
  return problems.filter(({ file }) => shown.has(file));
}

/** Files that name one of the others: by a link, or by an id. */
function referrersOf(
  files: ReadonlySet<string>,
  { newsroom, partial, links, contentDir }: OutletFacts,
): Set<string> {
  const names = new Set<string>();
  const addresses = new Set<string>();
  for (const file of files) {
    const [folder = '', ...below] = path.relative(contentDir, file).split(path.sep);
    const name = storyPath(below.join(path.sep));
    names.add(`${folder}/${folder === 'articles' ? name : (name.split('/').at(-1) ?? '')}`);
    if (folder === 'public') addresses.add(`/${below.join('/')}`);
    // What is no longer there has no address; its last part is what links to it end in.
    else addresses.add(`/${name.split('/').at(-1) ?? ''}/`);
  }
  for (const { id, file, path: address } of [...newsroom.articles, ...partial]) {
    if (!files.has(file)) continue;
    names.add(`articles/${id}`);
    addresses.add(address);
  }
  const referrers = new Set<string>();
  for (const { link, path: target } of links) {
    const last = `/${target.split('/').filter(Boolean).at(-1) ?? ''}/`;
    if (addresses.has(target) || addresses.has(last)) referrers.add(link.file);
  }
  const has = (folder: string, id: string | undefined) => id !== undefined && names.has(`${folder}/${id}`);
  for (const { file, written } of [...newsroom.articles, ...partial]) {
    const refers =
      written.author.some(({ author }) => has('authors', author)) ||
      has('sections', written.section) ||
      has('series', written.series?.id) ||
      written.tags.some(({ id }) => has('tags', id)) ||
      written.related.some((id) => has('articles', id)) ||
      has('articles', written.translationOf);
    if (refers || [...namesOfPictures(file, written.image?.src)].some((picture) => files.has(picture)))
      referrers.add(file);
  }
  for (const comment of newsroom.comments)
    if (has('articles', comment.written.article)) referrers.add(comment.file);
  for (const section of newsroom.sections.values()) {
    if (has('sections', section.written.parent)) referrers.add(section.file);
  }
  const pins = newsroom.front?.written.blocks.flatMap((block) => block.pins) ?? [];
  if (newsroom.front && pins.some((id) => has('articles', id))) referrers.add(newsroom.front.file);
  return referrers;
}

function namesOfPictures(file: string, src: string | undefined): string[] {
  return src === undefined ? [] : [path.resolve(path.dirname(file), src)];
}
