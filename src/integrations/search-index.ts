/**
 * The client-side search index: Pagefind over the built stories, one index for each language.
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
        for (const [lang, pages] of byLanguage) await writeIndex(path.join(outDir, 'pagefind'), lang, pages);
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

async function writeIndex(folder: string, lang: string, pages: readonly IndexedPage[]): Promise<void> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(`search-index: ${errors.join('; ')}`);
  for (const { url, html } of pages) {
    const added = await index.addHTMLFile({ url, content: html });
    if (added.errors.length > 0) throw new Error(`search-index: ${url}: ${added.errors.join('; ')}`);
  }
  const { files } = await index.getFiles();
  for (const { path: name, content } of files) {
    if (!NEEDED.test(name)) continue;
    const target = path.join(folder, lang, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  await index.deleteIndex();
}
