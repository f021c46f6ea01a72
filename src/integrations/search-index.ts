/**
 * The client-side search index: Pagefind over the built stories, one index for each language, and beside it the
 * words of its stories.
 *
 * Its folder names the language, so that each index is asked with its own stemming: an instance that finds but
 * one language in its folder takes that one, whatever the page's own. Stories enter in archive order, since the
 * order of records decides the bytes of an index.
 */
import type { AstroIntegration } from 'astro';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';
import { addWords, writeVocabularyFiles, type WordCounts } from './search-vocabulary.ts';

/** What search in the browser loads; Pagefind's ready-made interfaces stay out. */
const NEEDED =
  /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|pagefind\..+\.pf_meta|wasm\..+|(?:index|filter|fragment)\/.+)$/;

interface IndexedPage {
  readonly url: string;
  readonly lang: string;
  /** ISO 8601, as the page sorts by. */
  readonly date: string;
  readonly html: string;
}

/** @param base the site's base path */
export function searchIndex(base: string): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const outDir = fileURLToPath(dir);
        const byLanguage = Map.groupBy(indexedPages(outDir, base), (page) => page.lang);
        for (const [lang, pages] of byLanguage) {
          const folder = path.join(outDir, 'pagefind', lang);
          await writeIndex(folder, pages);
          const counts: WordCounts = new Map();
          for (const { html } of pages) addWords(html, counts);
          writeVocabularyFiles(folder, counts, pages.length);
        }
        await close();
        const count = [...byLanguage.values()].reduce((sum, pages) => sum + pages.length, 0);
        logger.info(`${String(count)} stories in ${[...byLanguage.keys()].join(', ') || 'no language'}`);
      },
    },
  };
}

/** Every page that says `data-pagefind-body`, oldest first. */
function indexedPages(outDir: string, base: string): IndexedPage[] {
  const pages = globSync('**/index.html', { cwd: outDir }).flatMap((file): IndexedPage[] => {
    const html = readFileSync(path.join(outDir, file), 'utf8');
    if (!html.includes('data-pagefind-body')) return [];
    const lang = /<html[^>]*\slang="([^"]+)"/.exec(html)?.[1] ?? 'unknown';
    const date = /data-pagefind-sort="date:([^"]+)"/.exec(html)?.[1] ?? '';
    const folder = path.dirname(file).split(path.sep).map(encodeURIComponent).join('/');
    return [{ url: `${base}${folder}/`, lang: lang.toLowerCase(), date, html }];
  });
  return pages.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.url < b.url ? -1 : 1));
}

/**
 * A word is looked up in a part of the index of its own; by default a part has some 35 KB. Measured with 2,285
 * stories, this makes it 9 KB, and the whole no larger. A version of Pagefind that does not know the name ignores it.
 */
process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= '5000';

async function writeIndex(folder: string, pages: readonly IndexedPage[]): Promise<void> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(`search-index: ${errors.join('; ')}`);
  for (const { url, html } of pages) {
    const added = await index.addHTMLFile({ url, content: html });
    if (added.errors.length > 0) throw new Error(`search-index: ${url}: ${added.errors.join('; ')}`);
  }
  const { files } = await index.getFiles();
  for (const { path: name, content } of files) {
    if (!NEEDED.test(name)) continue;
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  await index.deleteIndex();
}
