/**
 * Looks over the files that were built, as a host would serve them: whatever a page, a feed or a sitemap points
 * to on this site must be there.
 */
import { Parser } from 'htmlparser2';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { takeCensus, type Census } from './verify/census.ts';

export interface Verification {
  readonly census: Census;
  /** What must not be released. */
  readonly errors: readonly string[];
  /** What a writer should mend. */
  readonly warnings: readonly string[];
}

interface SiteAddress {
  readonly origin: string;
  readonly base: string;
}

interface Reference {
  readonly target: string;
  /** Written by a writer, in the text of a story. */
  readonly inProse: boolean;
}

interface PageFacts {
  readonly ids: ReadonlySet<string>;
  readonly references: readonly Reference[];
  readonly headings: number;
  readonly canonical: string | undefined;
  readonly refreshes: boolean;
}

const LINKED = {
  a: 'href',
  link: 'href',
  img: 'src',
  script: 'src',
  source: 'src',
  video: 'src',
  audio: 'src',
} as const;

/** @param folder absolute path of the output */
export function verifyFolder(folder: string, site: SiteAddress): Verification {
  const sizes = new Map(
    globSync('**/*', { cwd: folder }).flatMap((file) => {
      const stat = statSync(path.join(folder, file));
      return stat.isFile() ? [[file.split(path.sep).join('/'), stat.size] as const] : [];
    }),
  );
  const files = new Set(sizes.keys());
  const errors: string[] = files.has('index.html') ? [] : ['index.html: there is no front page'];
  const warnings: string[] = [];
  const pages = new Map<string, PageFacts>();
  for (const file of files) {
    if (file.endsWith('.html')) pages.set(file, readPage(readFileSync(path.join(folder, file), 'utf8')));
  }
  const canonicals = new Map<string, string>();
  for (const [file, page] of pages) {
    for (const { target, inProse } of page.references) {
      const fault = faultOf(target, file, site, files, pages);
      if (fault) (inProse ? warnings : errors).push(`${file}: ${target} ${fault}`);
    }
    if (page.refreshes) continue;
    if (page.headings !== 1) errors.push(`${file}: has ${String(page.headings)} h1 headings instead of one`);
    const { canonical } = page;
    const other = canonical === undefined ? undefined : canonicals.get(canonical);
    if (other !== undefined) errors.push(`${file}: claims the canonical address of ${other}`);
    else if (canonical?.startsWith(site.origin + site.base)) canonicals.set(canonical, file);
  }
  for (const file of files) {
    if (!file.endsWith('.xml')) continue;
    const xml = readFileSync(path.join(folder, file), 'utf8');
    for (const [, target = ''] of xml.matchAll(
      /<(?:loc|link|image:loc)>([^<]+)<\/(?:loc|link|image:loc)>/g,
    )) {
      const fault = faultOf(unescapeXml(target), file, site, files, pages);
      if (fault) errors.push(`${file}: ${target} ${fault}`);
    }
  }
  return {
    census: takeCensus(sizes),
    errors: [...new Set(errors)],
    warnings: [...new Set(warnings)],
  };
}

function readPage(html: string): PageFacts {
  const ids = new Set<string>();
  const references: Reference[] = [];
  let headings = 0;
  let canonical: string | undefined;
  let refreshes = false;
  // Depth of open elements inside the text of a story, 0 outside.
  let prose = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (prose > 0) prose += 1;
        else if (/(?:^|\s)prose(?:\s|$)/.test(attributes['class'] ?? '')) prose = 1;
        const inProse = prose > 0;
        if (attributes['id']) ids.add(attributes['id']);
        if (name === 'h1') headings += 1;
        if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh') refreshes = true;
        if (name === 'link' && attributes['rel'] === 'canonical') canonical = attributes['href'];
        const target = attributes[LINKED[name as keyof typeof LINKED]];
        if (target !== undefined && attributes['rel'] !== 'canonical') references.push({ target, inProse });
        for (const candidate of attributes['srcset']?.split(',') ?? []) {
          references.push({ target: candidate.trim().split(/\s+/)[0] ?? '', inProse });
        }
      },
      onclosetag() {
        if (prose > 0) prose -= 1;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return { ids, references, headings, canonical, refreshes };
}

/** What is wrong with an address that a file names, or nothing. Other sites are not asked. */
function faultOf(
  target: string,
  from: string,
  { origin, base }: SiteAddress,
  files: ReadonlySet<string>,
  pages: ReadonlyMap<string, PageFacts>,
): string | undefined {
  if (/^(?:mailto|tel|data|javascript):/i.test(target)) return undefined;
  const here = `${origin}${base}${from.replace(/(^|\/)index\.html$/, '$1')}`;
  if (!URL.canParse(target, here)) return 'is not an address';
  const url = new URL(target, here);
  if (url.origin !== origin) return undefined;
  if (!url.pathname.startsWith(base)) return `is not below ${base}`;
  let file: string;
  try {
    file = decodeURIComponent(url.pathname.slice(base.length));
  } catch {
    return 'is not an address';
  }
  if (file === '' || file.endsWith('/')) file += 'index.html';
  if (!files.has(file)) return 'does not exist';
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment === '' || fragment.startsWith(':~:')) return undefined;
  return pages.get(file)?.ids.has(fragment) === false ? 'has no such place' : undefined;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
