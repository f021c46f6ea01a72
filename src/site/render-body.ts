/**
 * The body of a story as HTML: read from disk, rendered once. With load-archive.ts the only user of
 * `astro:content`.
 */
import { getEntry, render } from 'astro:content';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bodyError, unknownPicture } from '../content/body-error.ts';
import { ContentError } from '../content/problem.ts';
import { markdownProcessor } from '../content/markdown/processor.ts';
import { unescapeAttribute } from '../content/markup.ts';
import { printable } from '../content/printable.ts';
import { readMarkdownSource } from '../content/source-document.ts';
import type { BodySource } from './body-key.ts';
import { bodySource } from './load-archive.ts';
import { environment } from './environment.ts';
import { memory } from './memory.ts';
import { urls } from './outlet.ts';
import { recordFailure } from './render-failures.ts';
import { responsivePicture } from './responsive-picture.ts';

/** Markdown is HTML already; MDX is a component that wants to be told its components. */
export type Body =
  | { readonly format: 'md'; readonly html: string }
  | { readonly format: 'mdx'; readonly file: string; readonly Content: AstroComponentFactory };

/** How wide a picture in a story is shown: the measure. */
const SIZES = '(min-width: 40rem) 37rem, 100vw';

const renderer = markdownProcessor({
  href: urls.href,
  contentDir: environment.contentDir,
}).createRenderer({ image: {}, syntaxHighlight: false });

/**
 * The page of a story asks for its body, the text-only edition does, and feeds: what was rendered once is remembered on
 * disk, since the texts of a whole archive are too much to be held.
 * @param collection `articles` or `pages`
 * @throws {ContentError} naming the file, when its Markdown cannot be rendered
 */
export async function renderBody(collection: 'articles' | 'pages', id: string): Promise<Body> {
  const source = await bodySource(collection, id);
  if (!source) throw new Error(`render-body: there is no “${id}” among the ${collection}`);
  if (!source.file.endsWith('.mdx')) return { format: 'md', html: await markdownToHtml(source) };
  const entry = await getEntry(collection, id);
  if (!entry) throw new Error(`render-body: there is no module of “${id}” among the ${collection}`);
  const { Content } = await render(entry);
  return { format: 'mdx', file: source.file, Content };
}

async function markdownToHtml(body: BodySource): Promise<string> {
  const { file, digest } = body;
  const known = digest === undefined ? undefined : memory?.bodies.get(digest)?.toString();
  let bodyLine = 1;
  try {
    let code = known;
    if (code === undefined) {
      const source = readMarkdownSource(readFileSync(file, 'utf8'));
      ({ bodyLine } = source);
      const frontmatter = source.data as Record<string, unknown>;
      const fileURL = pathToFileURL(file);
      // A character reference may stand for one that a page cannot hold.
      code = printable((await (await renderer).render(source.body, { frontmatter, fileURL })).code);
      if (digest !== undefined) memory?.bodies.set(digest, code);
    }
    return await withPictures(code, body);
  } catch (error) {
    const told = error instanceof ContentError ? error : bodyError(file, bodyLine, error);
    recordFailure(told, import.meta.env.DEV);
    return '';
  }
}

const MARKED = /<img __ASTRO_IMAGE_="([^"]*)"[^>]*>/g;

/** Astro's Markdown marks pictures of the content folder; each becomes a `<picture>` in all its sizes. */
async function withPictures(html: string, { file, pictures }: BodySource): Promise<string> {
  const replacements = await Promise.all(
    [...html.matchAll(MARKED)].map(async ([, marked = '']) => {
      const { src, alt = '' } = JSON.parse(unescapeAttribute(marked)) as { src: string; alt?: string };
      const asset = pictures.get(src);
      if (!asset) throw await unknownPicture(file, src, environment.contentDir);
      const picture = await responsivePicture(asset, {});
      return (
        `<picture><source type="image/webp" srcset="${picture.srcset}" sizes="${SIZES}">` +
        `<img${picture.class === undefined ? '' : ` class="${picture.class}"`} src="${picture.src}" ` +
        `alt="${escapeAttribute(alt)}" width="${String(picture.width)}" ` +
        `height="${String(picture.height)}" loading="lazy" decoding="async"></picture>`
      );
    }),
  );
  let next = 0;
  return html.replaceAll(MARKED, () => replacements[next++] ?? '');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
