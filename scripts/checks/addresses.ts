/** Every address of the outlet as it will be built, without building it. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../../src/content/nearest.ts';
import type { Newsroom, SourcedArticle, Visibility } from '../../src/content/newsroom.ts';
import { APP_ICONS } from '../../src/outputs/manifest.ts';
import { redirectsOf } from '../../src/outputs/redirects.ts';
import { addressesOfNewsroom } from '../../src/site/address-book.ts';
import { builtAddresses, type BuiltAddresses } from '../../src/site/built-addresses.ts';
import { withLiteTwins } from '../../src/site/lite-twin.ts';
import { paths } from '../../src/site/urls.ts';

export type Resolution =
  /** @property story the file whose `#fragments` are meant; nothing for a list */
  | { readonly kind: 'found'; readonly path: string; readonly story?: string }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'hidden'; readonly id: string; readonly visibility: Visibility }
  | { readonly kind: 'gone'; readonly reason: string }
  /** @property exact whether the address meant is the same but for its writing */
  | { readonly kind: 'missing'; readonly meant?: string; readonly exact?: boolean };

export class Addresses {
  readonly #found = new Map<string, { readonly story?: string }>();
  readonly #moved = new Map<string, string>();
  readonly #hidden = new Map<string, SourcedArticle>();
  readonly #gone = new Map<string, string>();
  /** Last parts of the addresses of stories that could not be read. */
  readonly #unsure = new Set<string>();
  readonly #newsroom: Newsroom;
  readonly #built: BuiltAddresses;
  readonly #publicDirs: readonly string[];
  #spellings: ReadonlyMap<string, string> | undefined;
  /** Addresses by their folder, there by their last parts. */
  #byParent: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;
  #byLast: ReadonlyMap<string, readonly string[]> | undefined;

  /**
   * @param broken files that exist but could not be read: `articles/2025/09/ferry`
   * @param projectDir absolute; where `public/` lies
   */
  constructor(
    newsroom: Newsroom,
    partial: readonly SourcedArticle[],
    broken: ReadonlySet<string>,
    contentDir: string,
    projectDir: string,
  ) {
    this.#newsroom = newsroom;
    this.#publicDirs = [path.join(contentDir, 'public'), path.join(projectDir, 'public')];
    for (const name of broken) this.#unsure.add(name.split('/').at(-1) ?? name);
    const book = addressesOfNewsroom(newsroom);
    this.#built = builtAddresses(newsroom, book, Object.keys(APP_ICONS).map(paths.appIcon));
    for (const address of this.#built.listed) this.#found.set(address, {});
    this.#addStories(partial);
    for (const { from, to } of redirectsOf(book)) this.#moved.set(from, to);
    const gone = withLiteTwins(newsroom.gone?.written ?? [], book.liteTwin);
    for (const { url, reason } of gone) this.#gone.set(url, reason);
  }

  /** @param address a path of this site without base path, fragment and query, percent-decoded */
  resolve(address: string): Resolution {
    const known = this.#lookUp(address);
    if (known) return known;
    const spelling = this.#spelling(address);
    if (spelling !== undefined) return { kind: 'missing', meant: spelling, exact: true };
    const [last = ''] = address.split('/').filter(Boolean).slice(-1);
    if (this.#unsure.has(last)) return { kind: 'found', path: address };
    const meant = this.#nearest(address);
    return meant === undefined ? { kind: 'missing' } : { kind: 'missing', meant };
  }

  /** The address of an article, by its file's path below articles/ or by its id. */
  ofArticle(id: string): string | undefined {
    return this.#newsroom.articles.find((article) => article.filePath === id || article.id === id)?.path;
  }

  #lookUp(address: string): Resolution | undefined {
    const found = this.#found.get(address);
    if (found) return { kind: 'found', path: address, ...found };
    const to = this.#moved.get(address);
    if (to !== undefined) return { kind: 'moved', to };
    const reason = this.#gone.get(address);
    if (reason !== undefined) return { kind: 'gone', reason };
    const hidden = this.#hidden.get(address);
    if (hidden) return { kind: 'hidden', id: hidden.id, visibility: hidden.visibility };
    return this.#built.has(address) || this.#isFile(address) ? { kind: 'found', path: address } : undefined;
  }

  #addStories(partial: readonly SourcedArticle[]): void {
    for (const article of [...this.#newsroom.articles, ...partial]) {
      const { path: address, file, visibility } = article;
      if (address === '') continue;
      if (visibility === 'public') {
        this.#found.set(address, { story: file });
      } else this.#hidden.set(address, article);
    }
    for (const { id, file, written } of this.#newsroom.pages) {
      if (written.draft) continue;
      this.#found.set(paths.page(id), { story: file });
    }
    for (const { path: address, visibility, written } of partial) {
      if (address === '' || visibility !== 'public') continue;
      for (const alias of written.aliases) this.#moved.set(alias, address);
    }
  }

  /** A file of `public/`. */
  #isFile(address: string): boolean {
    if (address.endsWith('/') || address.includes('\0') || address.split('/').includes('..')) return false;
    const isFileIn = (folder: string) => {
      const file = path.join(folder, address);
      return existsSync(file) && statSync(file).isFile();
    };
    return this.#publicDirs.some(isFileIn);
  }

  /** The one address that is the same but for capitals, a slash at the end, `index.html`, or the file's own path. */
  #spelling(address: string): string | undefined {
    this.#spellings ??= this.#makeSpellings();
    const found = this.#spellings.get(spellingOf(address));
    return found === '' ? undefined : found;
  }

  #makeSpellings(): Map<string, string> {
    const spellings = new Map<string, string>();
    const add = (spelling: string, address: string) => {
      const other = spellings.get(spelling);
      // Two that are spelt alike: nobody can say which one is meant.
      spellings.set(spelling, other === undefined || other === address ? address : '');
    };
    for (const address of this.#found.keys()) add(spellingOf(address), address);
    for (const { filePath, path: address, visibility } of this.#newsroom.articles) {
      if (visibility !== 'public') continue;
      add(spellingOf(`/${filePath}`), address);
      add(spellingOf(`/articles/${filePath}`), address);
    }
    for (const { id } of this.#newsroom.pages) add(spellingOf(`/pages/${id}`), paths.page(id));
    for (const [alias, address] of this.#moved) {
      if (!spellings.has(spellingOf(alias))) spellings.set(spellingOf(alias), address);
    }
    return spellings;
  }

  /** An address in the same folder that is nearly the same, or one elsewhere with the same last part. */
  #nearest(address: string): string | undefined {
    this.#byParent ??= new Map(
      [...Map.groupBy(this.#found.keys(), parentOf)].map(([folder, ofFolder]) => [
        folder,
        new Map(ofFolder.map((one) => [lastPartOf(one), one])),
      ]),
    );
    this.#byLast ??= Map.groupBy(this.#found.keys(), lastPartOf);
    const folder = parentOf(address.endsWith('/') ? address : `${address}/`);
    const last = lastPartOf(address);
    const siblings = this.#byParent.get(folder) ?? new Map<string, string>();
    const near = nearest(last, siblings.keys());
    if (near !== undefined) return siblings.get(near);
    if (last.length < 4) return undefined;
    const parent = parentOf(folder);
    return this.#byLast.get(last)?.find((one) => one.endsWith('/') && parentOf(parentOf(one)) === parent);
  }
}

function spellingOf(address: string): string {
  return address
    .toLowerCase()
    .replace(/(?:\/index)?\.(?:html?|mdx?|php)$/, '')
    .replace(/\/index$/, '')
    .replaceAll(/\/+/g, '/')
    .replace(/\/$/, '');
}

/** `/a/b/` of `/a/b/c/`. */
function parentOf(address: string): string {
  return address.replace(/[^/]*\/?$/, '');
}

/** `c` of `/a/b/c/`. */
function lastPartOf(address: string): string {
  return /([^/]*)\/*$/.exec(address)?.[1] ?? '';
}
