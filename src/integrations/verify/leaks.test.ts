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
  names: ['2025/10/pier-to-close'],
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
  const stories = { hidden: [STORY], publicNames: [], publicTexts: () => publicTexts };
  const secrets = { stories, pictures, publicOriginals: () => [] };
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

  describe('since the last look', () => {
    const other = { ...STORY, names: ['other'], phrases: ['Something else altogether'], texts: [] };
    const lookTwice = async (publicThen: readonly string[], file = 'a/index.html', changes = false) => {
      const folder = place();
      const dist = path.join(folder, 'dist');
      mkdirSync(path.join(dist, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(dist, file), `<p>${eightWords}</p>`);
      const run = async (hidden: readonly (typeof STORY)[], publicNames: readonly string[]) => {
        const { errors } = await verifyFolder(dist, SITE, {
          secrets: {
            stories: { hidden, publicNames, publicTexts: () => [] },
            pictures: [],
            publicOriginals: () => [],
          },
          cacheDir: path.join(folder, 'cache'),
          projectDir: path.join(import.meta.dirname, '../../..'),
          publicFiles: new Set(['press/kit.txt']),
        });
        return errors.filter((error) => error.includes('tells of'));
      };
      expect(await run([other], publicThen)).toEqual([]);
      if (changes) writeFileSync(path.join(dist, file), `<p>Now: ${eightWords}</p>`);
      const found = await run([other, STORY], []);
      // What was found once is found until it is gone.
      expect(await run([other, STORY], [])).toEqual(found);
      expect(await run([other], [])).toEqual([]);
      return found;
    };

    it('may stand in what has not changed, if it was public', async () => {
      expect(await lookTwice(STORY.names)).toHaveLength(1);
    });

    it('is looked for in what has changed, and in what no story makes', async () => {
      expect(await lookTwice([], 'a/index.html', true)).toHaveLength(1);
      expect(await lookTwice([], 'press/kit.txt')).toHaveLength(1);
      expect(await lookTwice([], '_astro/page.js')).toHaveLength(1);
    });

    it('costs no look at the archive, if it was never public', async () => {
      expect(await lookTwice([])).toEqual([]);
    });
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
