/**
 * Renders only the pages that changed, and takes the others from the store of earlier ones.
 *
 * A page is known by its `cacheKey`, the hash of its whole view (site/page-key.ts), and by the code: every source file,
 * every package's version, the outlet's settings and the names of all scripts and style sheets, which bear their
 * hashes. Routes that give no key are always rendered.
 *
 * This is a prerenderer of our own around Astro's (`setPrerenderer`), not `experimental.incrementalBuild`: that one
 * saves a fifth of a build, since it goes through every path and copies every page, and it knows nothing of an output
 * that is built aside. Both understand the same `cacheKey`.
 */
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Leftovers, lookFor, type Looked, type SeenFile } from '../cache/leftovers.ts';
import { PageStore, type StoredFile } from '../cache/page-store.ts';
import { renewSpare, spareOf, type Renewed } from '../cache/spare-output.ts';
import { createPause } from '../site/pause.ts';
import { layOriginals } from '../site/wanted-originals.ts';
import { finishedPage } from './finished-page.ts';
import { addressOf, bareOf, fileOf } from './page-address.ts';
import { readManifest, writeManifest, type Manifest, type Page } from './page-manifest.ts';
import { isPicture, picturesIn } from './pictures-in.ts';

export interface IncrementalOptions {
  /** Absolute. */
  readonly cacheDir: string;
  /** Absolute: where the site is built. */
  readonly outDir: string;
  /** The site's base path. */
  readonly base: string;
  /** All that every page depends on: code and settings. */
  readonly salt: string;
  /** Which pages are rendered, by their address; the others are left out, as are those that give no key. */
  readonly isWanted?: ((pathname: string) => boolean) | undefined;
  /** Which files of the last output somebody may want who comes later, by path below the output. */
  readonly isAwaited?: ((file: string) => boolean) | undefined;
  /** Told when the code of all pages is there, before any of them is asked for. */
  readonly onBundled?: (() => void) | undefined;
  /** Told of each page that is rendered. */
  readonly onProgress?: ((rendered: number, of: number) => void) | undefined;
  /** Told of each page that is rendered: the hash of its bytes, and what it says. */
  readonly onPage?: ((sha: string, html: string) => void) | undefined;
  /** Told when no page is left. Astro scales pictures next. */
  readonly onRendered?: (() => void) | undefined;
}

/** How many pages were rendered, and how many taken from earlier builds. */
export interface PageCount {
  readonly rendered: number;
  readonly reused: number;
}

/** A page that is to be rendered. */
interface Asked {
  readonly pathname: string;
  readonly maker: string;
  readonly key: string | undefined;
}

/** What rendering gave. */
interface Answer {
  readonly bytes: Buffer;
  /** Of a page, the same as text. */
  readonly html: string | undefined;
  readonly pictures: readonly string[];
}

/** A page as it was rendered. */
interface Rendered {
  readonly maker: string;
  /** Without one it is rendered in every build. */
  readonly key: string | undefined;
  /** Path of its file below the output; nothing where Astro was left to choose it. */
  readonly file: string | undefined;
  readonly sha: string;
  readonly pictures: readonly string[];
}

export class IncrementalBuild {
  readonly #options: IncrementalOptions;
  readonly #store: PageStore;
  readonly #last: Manifest;
  /** Absolute, where there is one. */
  readonly #spare: string | undefined;
  /** By path: files that are in the spare output as they are to be. */
  readonly #inSpare = new Map<string, SeenFile>();
  #renewed: Renewed;
  /** By path: what came from the store, in which it was read. */
  readonly #read = new Map<string, StoredFile>();
  /** By name; `null` is not there or not what it was. */
  readonly #pictures = new Map<string, StoredFile | null>();
  readonly #kept = new Map<string, Page>();
  /** By pathname: what was rendered in this build. */
  readonly #rendered = new Map<string, Rendered>();
  /** Pictures of all pages of this build. */
  readonly #shown = new Set<string>();
  /** By the path of the request: what is to be rendered. */
  readonly #asked = new Map<string, Asked>();
  readonly #folders = new Set<string>();
  readonly #begun = Date.now();
  readonly #pause = createPause();
  #count = 0;
  #planned = 0;

  constructor(options: IncrementalOptions) {
    this.#options = options;
    const folder = path.join(options.cacheDir, 'pages');
    this.#store = new PageStore(path.join(folder, 'files'));
    this.#last = readManifest(path.join(folder, 'manifest'));
    const spare = spareOf(options.cacheDir);
    this.#spare = existsSync(spare) ? spare : undefined;
    this.#renewed = { kept: new Map(), left: new Leftovers(options.outDir), listed: new Map() };
  }

  /** What stands in the output since the last build and is wanted by those who come later, or by nobody. */
  get left(): Leftovers {
    return this.#renewed.left;
  }

  /** What was seen of the output when files of an earlier one were kept. */
  get looked(): Looked {
    const { kept, left, listed } = this.#renewed;
    return {
      stateOf: (file) => kept.get(file) ?? left.taken.get(file),
      namesIn: (folder) => listed.get(folder),
      shaOf: (file) => this.#read.get(file)?.sha,
    };
  }

  get count(): PageCount {
    return { rendered: this.#count, reused: this.#kept.size };
  }

  /** Names of the pictures that the pages of this build show. */
  get pictures(): ReadonlySet<string> {
    return this.#shown;
  }

  /** Every page of this build, with the hash of its bytes. */
  *files(): Generator<{ readonly file: string; readonly sha: string }> {
    for (const { file, stored } of this.#kept.values()) yield { file, sha: stored.sha };
    for (const [pathname, { file = this.#found(pathname), sha }] of this.#rendered) {
      if (file !== undefined) yield { file, sha };
    }
  }

  readonly integration: AstroIntegration = {
    name: 'incremental',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((inner) => this.#around(inner));
      },
      'astro:build:generated': ({ dir }) => {
        this.#complete(fileURLToPath(dir));
      },
    },
  };

  #around(inner: AstroPrerenderer): AstroPrerenderer {
    return {
      ...inner,
      name: 'incremental',
      teardown: async () => {
        await inner.teardown?.();
        layOriginals(this.#options.outDir, this.#options.base, this.#begun);
        this.#options.onRendered?.();
      },
      getStaticPaths: async () => {
        this.#options.onBundled?.();
        const paths = await inner.getStaticPaths();
        // Pages name scripts and styles, so their names are part of the code.
        const code = hash('sha1', [this.#options.salt, ...this.#builtCode()].join('\n'), 'base64url');
        const makers = new Map(paths.map(({ route: { component } }) => [component, `${code} ${component}`]));
        // Two pages of one address: Astro says so when it is given both.
        if (new Set(paths.map(({ pathname }) => bareOf(pathname))).size < paths.length) return paths;
        const changed = paths.filter(({ pathname, route, cacheKey: key }) => {
          const { isWanted } = this.#options;
          if (isWanted && (key === undefined || !isWanted(pathname))) return false;
          const maker = makers.get(route.component) ?? '';
          const page = key === undefined ? undefined : this.#wholePage(pathname, maker, key);
          if (page) this.#kept.set(pathname, page);
          else this.#asked.set(addressOf(pathname, this.#options.base), { pathname, maker, key });
          return !page;
        });
        this.#planned = changed.length;
        return changed;
      },
      render: async (request, options) => {
        const result = await inner.render(request, options);
        await this.#pause();
        const response = result instanceof Response ? result : result.response;
        const metadata = result instanceof Response ? undefined : result.metadata;
        const answer = Buffer.from(await response.arrayBuffer());
        const { type } = options.routeData;
        const html = type === 'page' ? finishedPage(answer.toString()) : undefined;
        const bytes = html === undefined ? answer : Buffer.from(html);
        // A feed is megabytes, and few name a picture.
        const pictures = picturesIn(html ?? (answer.includes('_astro/') ? answer.toString() : ''));
        for (const picture of pictures) this.#shown.add(picture);
        const address = bareOf(new URL(request.url).pathname);
        const asked = this.#asked.get(address);
        this.#count += 1;
        this.#options.onProgress?.(this.#count, this.#planned);
        const isWritten =
          response.ok && asked !== undefined && this.#take(asked, type, { bytes, html, pictures });
        const again = isWritten ? NO_ANSWER : answerOf(response, bytes);
        return metadata === undefined ? again : { response: again, metadata };
      },
    };
  }

  /**
   * Writes a page and remembers it. Astro writes each with four operations that wait for each other, and idles
   * meanwhile: half of the time that it takes to render one. A strange name is left to it, and a place that a file of
   * `public/` has taken.
   * @returns whether the page was written
   */
  #take({ pathname, maker, key }: Asked, type: string, { bytes, html, pictures }: Answer): boolean {
    if (bytes.length === 0) return false;
    const file = fileOf(pathname, type);
    const isFree = file === undefined ? this.#found(pathname) === undefined : this.#write(file, bytes);
    if (!isFree) return false;
    const sha = hash('sha1', bytes, 'hex');
    this.#rendered.set(pathname, { maker, key, file, sha, pictures });
    if (html !== undefined) this.#options.onPage?.(sha, html);
    return file !== undefined;
  }

  /** @returns whether the place was free */
  #write(file: string, bytes: Buffer): boolean {
    const place = path.join(this.#options.outDir, file);
    const folder = path.dirname(place);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    try {
      writeFileSync(place, bytes, { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  /** Where the file of a page or endpoint is that Astro has written. */
  #found(pathname: string): string | undefined {
    const bare = pathname.replace(/^\//, '');
    const candidates = [path.join(bare, 'index.html'), bare];
    return candidates.find(
      (file) => /\.\w+$/.test(file) && existsSync(path.join(this.#options.outDir, file)),
    );
  }

  #builtCode(): string[] {
    const folder = path.join(this.#options.outDir, '_astro');
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
    return names.filter((name) => !isPicture(name)).sort();
  }

  /** The page of the last build, if it and its pictures are what they were. */
  #wholePage(pathname: string, maker: string, key: string): Page | undefined {
    const page = this.#last.pages.get(pathname);
    if (page?.key !== key || page.maker !== maker) return undefined;
    const stored = this.#whole(page.file, page.stored);
    if (!stored || !page.pictures.every((name) => this.#pictureOf(name))) return undefined;
    return stored === page.stored ? page : { ...page, stored };
  }

  #pictureOf(name: string): StoredFile | undefined {
    let picture = this.#pictures.get(name);
    if (picture === undefined) {
      const known = this.#last.pictures.get(name);
      picture = (known && this.#whole(`_astro/${name}`, known)) ?? null;
      this.#pictures.set(name, picture);
    }
    return picture ?? undefined;
  }

  /** A file where it would stand: in the spare output, where nothing is to be done then, or in the store. */
  #whole(file: string, known: StoredFile): StoredFile | undefined {
    const seen = this.#spare && lookFor(`${this.#spare}/${file}`, known);
    if (!seen) return this.#store.find(known);
    this.#inSpare.set(file, seen);
    return known;
  }

  /** Adds the pages that did not change, with their pictures, and takes away pictures that no page shows. */
  #complete(outDir: string): void {
    const wanted = new Map<string, StoredFile>();
    for (const { file, stored, pictures } of this.#kept.values()) {
      wanted.set(file, stored);
      for (const name of pictures) {
        this.#shown.add(name);
        const picture = this.#pictureOf(name);
        if (picture) wanted.set(`_astro/${name}`, picture);
      }
    }
    const { cacheDir, outDir: built, isAwaited = () => false } = this.#options;
    this.#renewed = renewSpare(spareOf(cacheDir), built, wanted, {
      seen: this.#inSpare,
      isAwaited,
    });
    const { kept, listed } = this.#renewed;
    const taken = new Set<string>();
    for (const [file, stored] of wanted) {
      if (kept.has(file)) continue;
      listed.delete(path.posix.dirname(file));
      const place = path.join(outDir, file);
      if (existsSync(place) || !this.#store.put(stored, place)) taken.add(file);
      else if (this.#store.hasRead(stored)) this.#read.set(file, stored);
    }
    // A file of `public/` stays where a page would stand.
    for (const [pathname, { file }] of this.#kept) if (taken.has(file)) this.#kept.delete(pathname);
    // An original of which only smaller versions are shown, or that only a kept page imports.
    const folder = path.join(outDir, '_astro');
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/\.(?:css|js)$/.test(name)) {
        for (const picture of picturesIn(readFileSync(path.join(folder, name), 'utf8')))
          this.#shown.add(picture);
      }
    }
    for (const name of readdirSync(folder)) {
      if (isPicture(name) && !this.#shown.has(name)) rmSync(path.join(folder, name));
    }
  }

  /** Remembers this build for the next. Call it when nothing has failed, and nothing writes to the output any more. */
  keep(): void {
    const { outDir, cacheDir } = this.#options;
    const pages: Manifest['pages'] = new Map();
    const pictures: Manifest['pictures'] = new Map();
    const adoptPicture = (name: string): boolean => {
      if (pictures.has(name)) return true;
      const file = path.join(outDir, '_astro', name);
      if (!existsSync(file)) return false;
      pictures.set(name, this.#pictureOf(name) ?? this.#store.adopt(file));
      return true;
    };
    for (const [pathname, page] of this.#kept) {
      pages.set(pathname, page);
      page.pictures.forEach(adoptPicture);
    }
    for (const [pathname, rendered] of this.#rendered) {
      const { maker, key, file = this.#found(pathname), sha, pictures: names } = rendered;
      // What cannot be found again is rendered again.
      if (key === undefined || file === undefined || !names.every(adoptPicture)) continue;
      const stored = this.#store.adopt(path.join(outDir, file), sha);
      pages.set(pathname, { maker, key, file, stored, pictures: names });
    }
    const manifest = { pages, pictures };
    writeManifest(path.join(cacheDir, 'pages', 'manifest'), manifest);
    this.#store.prune(new Set(filesIn(manifest)), filesIn(this.#last));
  }
}

/** Names of what the store holds of a build. */
function* filesIn({ pages, pictures }: Manifest): Generator<string> {
  for (const { stored } of pages.values()) yield stored.sha;
  for (const { sha } of pictures.values()) yield sha;
}

/** An answer without a body is none that Astro would write. */
const NO_ANSWER = new Response(null);

function answerOf({ status, statusText, headers }: Response, bytes: Buffer<ArrayBuffer>): Response {
  return new Response(bytes.length === 0 ? null : bytes, { status, statusText, headers });
}
