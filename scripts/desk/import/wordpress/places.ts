/** Decides, between the passes, where every post and page will lie and what its address will be. */
import path from 'node:path';
import { articlePath, RESERVED } from '../../../../src/site/urls.ts';
import { decodeText } from '../../../../src/content/character-references.ts';
import { decoded } from '../html/prepare.ts';
import type { Ledger } from '../ledger.ts';
import type { OutletWriter } from '../outlet-writer.ts';
import type { ImportReport } from '../report.ts';
import { nameOf, oldNameOf } from '../story-file.ts';

interface Post {
  readonly id: number;
  readonly kind: 'post' | 'page';
  readonly slug: string;
  readonly title: string;
  readonly month: string;
  readonly parent: number;
  readonly section: string;
  readonly date: string;
  readonly pictures: number;
}

export interface Placement {
  readonly ledger: Ledger;
  readonly writer: OutletWriter;
  readonly report: ImportReport;
  readonly permalink: string;
  /** Section id of a category. */
  readonly sectionOf: (nicename: string) => string;
}

const BATCH = 500;

/** Stories in the order of their numbers, so that a second export gives the same names. */
export function placeAll(placement: Placement): void {
  const { ledger } = placement;
  for (const kind of ['post', 'page'] as const) {
    let last = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const posts = ledger.all<Post>(
        'SELECT * FROM post WHERE kind = ? AND id > ? ORDER BY id LIMIT ?',
        kind,
        last,
        BATCH,
      );
      if (posts.length === 0) break;
      for (const post of posts) place(post, placement);
      last = posts.at(-1)?.id ?? last;
    }
  }
}

function place(post: Post, placement: Placement): void {
  const { ledger, writer, report } = placement;
  const earlier = writer.pathOf(`post ${post.id}`)?.replace(/(?:\/index)?\.mdx?$/, '');
  const base =
    post.kind === 'post' ? `articles/${post.month}/${slugOf(post)}` : `pages/${pagePath(post, ledger)}`;
  let file = earlier ?? base;
  let address = addressOf(file, post, placement);
  for (
    let n = 2;
    earlier === undefined &&
    (isTaken(address, ledger) || isForeign(file, writer) || isReserved(address, post));
    n += 1
  ) {
    file = `${base}-${n}`;
    address = addressOf(file, post, placement);
  }
  if (file !== base && earlier === undefined) {
    report.add('decision', file, `its name is ${path.basename(file)}, since ${path.basename(base)} is taken`);
  }
  ledger.run('INSERT OR IGNORE INTO taken VALUES (?)', address);
  ledger.run('UPDATE post SET file = ?, address = ? WHERE id = ?', file, address, post.id);
}

/** The address that the site will give it. */
function addressOf(file: string, post: Post, { permalink, sectionOf }: Placement): string {
  const inside = file.replace(/^(?:articles|pages)\//, '');
  if (post.kind === 'page') return `/${inside}/`;
  const [year = 1970, month = 1, day = 1] = (/^\d{4}-\d{2}-\d{2}/.exec(post.date)?.[0] ?? '')
    .split('-')
    .map(Number);
  return articlePath(permalink, {
    filePath: inside,
    section: sectionOf(post.section),
    type: 'news',
    date: { year, month, day },
  });
}

function slugOf({ id, slug, title }: Pick<Post, 'id' | 'slug' | 'title'>): string {
  return (
    oldNameOf(plainSlug(slug)) ||
    nameOf(decodeText(title.replaceAll(/<[^>]*>/g, ''))) ||
    `post-${Math.abs(id)}`
  );
}

/** WordPress keeps slugs percent-encoded, and cuts them, sometimes within a character. */
function plainSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return decoded(slug.replace(/(?:%[\da-f]{0,2}){1,3}$/i, '')).replaceAll(/%[\da-f]{0,2}/gi, '');
  }
}

/** A page lies below its parents. */
function pagePath(page: Post, ledger: Ledger): string {
  const names = [slugOf(page)];
  const seen = new Set([page.id]);
  let parent = page.parent;
  while (parent !== 0 && !seen.has(parent)) {
    seen.add(parent);
    const above = ledger.get<Post>("SELECT * FROM post WHERE id = ? AND kind = 'page'", parent);
    if (!above) break;
    names.unshift(slugOf(above));
    parent = above.parent;
  }
  return names.join('/');
}

function isTaken(address: string, ledger: Ledger): boolean {
  return ledger.get('SELECT address FROM taken WHERE address = ?', address) !== undefined;
}

function isForeign(file: string, writer: OutletWriter): boolean {
  return ['.md', '.mdx', '/index.md', '/index.mdx'].some((end) => writer.isForeign(file + end));
}

function isReserved(address: string, { kind }: Post): boolean {
  return kind === 'page' && RESERVED.has(address.split('/')[1] ?? '');
}
