/** Hidden stories that were let out in every way the output has. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyFolder, type Secrets } from '../verify-build.ts';

const SITE = { origin: 'https://leaks.example', base: '/' };
const BODY =
  'The board will close the old ferry pier on Monday, and nobody on the islands has been told so far.';
const STORY = {
  shown: 'content/articles/2025/10/pier-to-close.md',
  why: 'scheduled',
  phrases: ['Board closes pier at Quillhaven', '/2025/10/pier-to-close/', '2025/10/pier-to-close'],
  texts: [BODY],
};

interface Planted {
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly publicTexts?: readonly string[];
  readonly pictures?: Secrets['pictures'];
  readonly folder?: string;
}

function place(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'leaks-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function leaks({
  files = {},
  publicTexts = [],
  pictures = [],
  folder = place(),
}: Planted): Promise<string[]> {
  const dist = path.join(folder, 'dist');
  for (const [name, content] of Object.entries({ 'robots.txt': 'User-agent: *\n', ...files })) {
    mkdirSync(path.dirname(path.join(dist, name)), { recursive: true });
    writeFileSync(path.join(dist, name), content);
  }
  const secrets = { stories: [STORY], pictures, publicTexts: () => publicTexts, publicOriginals: () => [] };
  const { errors } = await verifyFolder(dist, SITE, {
    secrets,
    cacheDir: path.join(folder, 'cache'),
    projectDir: path.join(import.meta.dirname, '../../..'),
  });
  return errors.filter((error) => error.includes('not public'));
}

const TITLED = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
  .withExif({ IFD0: { ImageDescription: 'Board closes pier at Quillhaven' } })
  .jpeg()
  .toBuffer();
const eightWords = BODY.slice(0, 47);

describe('a hidden story', () => {
  it.each<[string, string, string | Buffer]>([
    ['its words in a page', 'story/index.html', `<p>So ${eightWords}</p>`],
    ['its words in a feed', 'rss.xml', `<d>&lt;p&gt;${eightWords}&lt;/p&gt;</d>`],
    ['its title', 'latest.json', '{"title":"Board closes pier at Quillhaven"}'],
    ['its address', 'a/index.html', '<a href="/2025/10/pier-to-close/">x</a>'],
    ['its words in a source map', '_astro/page.js.map', `{"sourcesContent":["${eightWords}"]}`],
    [
      'its words in a packed file of the search index',
      'pagefind/en/fragment/en_1.pf_fragment',
      gzipSync(`pagefind_dcd{"content":"${eightWords}"}`),
    ],
    ['its title in a picture', 'a.jpg', TITLED],
  ])('lets out %s: the file and the story are named', async (_, file, content) => {
    const found = await leaks({ files: { [file]: content } });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${file}: tells of ${STORY.shown}, which is not public (scheduled)`);
  });

  it('lets out its address in the name of a file', async () => {
    const found = await leaks({ files: { '2025/10/pier-to-close/index.html': '<p>x</p>' } });
    expect(found[0]).toContain('2025/10/pier-to-close/index.html: tells of');
  });

  it('may say what public sources say too', async () => {
    const files = { 'a.txt': `${eightWords} Board closes pier at Quillhaven` };
    expect(await leaks({ files, publicTexts: [BODY, 'Board closes *pier* at Quillhaven.'] })).toEqual([]);
  });

  it('is looked for again in files that were clean of others', async () => {
    const folder = place();
    const dist = path.join(folder, 'dist');
    mkdirSync(dist);
    writeFileSync(path.join(dist, 'a.txt'), eightWords);
    const options = {
      cacheDir: path.join(folder, 'cache'),
      projectDir: path.join(import.meta.dirname, '../../..'),
    };
    const secrets = (stories: Secrets['stories']): Secrets => ({
      stories,
      pictures: [],
      publicTexts: () => [],
      publicOriginals: () => [],
    });
    const other = { ...STORY, phrases: ['Something else altogether'], texts: [] };
    const run = async (stories: Secrets['stories']) =>
      (await verifyFolder(dist, SITE, { ...options, secrets: secrets(stories) })).errors.filter((error) =>
        error.includes('tells of'),
      );
    expect(await run([other])).toEqual([]);
    expect(await run([other, STORY])).toHaveLength(1);
    expect(await run([other])).toEqual([]);
  });
});

describe('a picture of a hidden story', () => {
  const art = (seed: number) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#ccd"/>${Array.from(
          { length: 40 },
          (_, n) =>
            `<circle cx="${String((n * 97 * seed) % 600)}" cy="${String((n * 61 * seed) % 400)}" r="${String(10 + ((n * seed) % 50))}" fill="hsl(${String((n * 37) % 360)} 60% ${String(20 + ((n * 13) % 60))}%)"/>`,
        ).join('')}</svg>`,
      ),
    );

  it.each([
    ['whole and smaller', (picture: Sharp) => picture.resize(320).webp({ quality: 72 })],
    ['cropped', (picture: Sharp) => picture.extract({ left: 100, top: 0, width: 400, height: 400 }).jpeg()],
  ])('is recognised %s', async (_, change) => {
    const folder = place();
    const file = path.join(folder, 'lead.png');
    writeFileSync(file, await art(7).png().toBuffer());
    const files = {
      '_astro/x.webp': await change(art(7)).toBuffer(),
      '_astro/y.webp': await art(3).resize(320).webp().toBuffer(),
    };
    const pictures = [{ file, shown: 'lead.png of a draft', focal: { x: 0.5, y: 0.5 } }];
    expect(await leaks({ folder, files, pictures })).toEqual([
      expect.stringContaining(
        '_astro/x.webp: shows lead.png of a draft, which only stories that are not public use',
      ),
    ]);
  });
});
