/**
 * Which pages this build makes, where other machines make the rest (site/share.ts). A closed block of search is indexed by
 * whoever has all of its stories, so these belong to one share; all other pages are spread by lot.
 */
import type { Archive } from '../archive/archive.ts';
import type { Article } from '../archive/model.ts';
import { BLOCK_SIZES, blocksOf, type BlockSizes } from '../archive/search-blocks.ts';
import { environment } from '../site/environment.ts';
import { isOfShare, storyAt, type Share } from '../site/share.ts';
import { sharedArchive } from '../site/shared-archive.ts';
import { isSearchable } from './article.ts';

/** Paths of stories, without slashes at their ends. */
export type ClosedBlock = ReadonlySet<string>;

/** The closed blocks of all languages, as the search index will be parted. */
export function closedBlocks(archive: Archive, sizes: BlockSizes = BLOCK_SIZES): ClosedBlock[] {
  const byLang = Map.groupBy(archive.articles.filter(isSearchable), ({ lang }) => lang.toLowerCase());
  return [...byLang.values()].flatMap((articles) =>
    blocksOf(articles.toSorted(asIndexed), sizes)
      .filter(({ items }) => items.length === sizes.closed)
      .map(({ items }) => new Set(items.map(({ path }) => storyAt(path)))),
  );
}

/** As the index sorts what it reads of pages (integrations/search-index.ts); a block that it parts otherwise is only indexed again. */
function asIndexed(a: Article, b: Article): number {
  return a.published - b.published || (a.path < b.path ? -1 : 1);
}

/** Whose pages are which. */
export class Shares {
  readonly #blocks: readonly ClosedBlock[];
  readonly #blockOf = new Map<string, number>();
  readonly #share: Share;

  constructor(blocks: readonly ClosedBlock[], share: Share) {
    this.#blocks = blocks;
    this.#share = share;
    blocks.forEach((block, number) => {
      for (const story of block) this.#blockOf.set(story, number);
    });
  }

  /** @param address path of a page or file, with or without slashes at its ends */
  isOurs(address: string): boolean {
    const block = this.#blockOf.get(storyAt(address));
    return block === undefined ? isOfShare(this.#share, address) : this.#isOurBlock(block);
  }

  get blocks(): readonly ClosedBlock[] {
    return this.#blocks.filter((_, number) => this.#isOurBlock(number));
  }

  #isOurBlock(number: number): boolean {
    return number % this.#share.of === this.#share.number - 1;
  }
}

let known: { readonly archive: Archive; readonly shares: Shares } | undefined;

/** @returns nothing where this build makes all pages @throws when no page was asked for before */
export function ourShare(): Shares | undefined {
  const { share } = environment;
  if (!share) return undefined;
  const archive = sharedArchive();
  if (known?.archive !== archive) known = { archive, shares: new Shares(closedBlocks(archive), share) };
  return known.shares;
}

/**
 * Whether a page is one of this build's. Of the others it need not know what they would show: a path without a key is left
 * out of a shard (integrations/incremental.ts).
 * @param address path of a page or file, with or without slashes at its ends
 */
export function isOurs(address: string): boolean {
  return ourShare()?.isOurs(address) ?? true;
}
