/** What happens to an outlet between two builds, drawn by lot; and what may happen to a cache. */
import {
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Random } from '../../scripts/pictures/random.ts';
import { makeStory, type OutletPlan } from '../../scripts/bench/outlet/story.ts';
import { writeStory } from '../../scripts/bench/outlet/write.ts';

export interface Edition {
  /** Absolute. */
  readonly contentDir: string;
  /** Absolute: a copy of this project whose code may be changed. */
  readonly project: string;
  readonly plan: OutletPlan;
  /** ISO 8601. */
  now: string;
  published: number;
}

type Edit = (edition: Edition, random: Random) => Promise<void> | void;

export const EDITS: Readonly<Record<string, Edit>> = {
  publish: async (edition) => {
    const story = makeStory(edition.plan, edition.plan.articles + edition.published);
    edition.published += 1;
    await writeStory(edition.contentDir, story);
  },
  edit: change((text) => `${text}\nOne paragraph more, about ferries and the quay.\n`),
  retitle: change((text) => text.replace(/^title: .*$/m, 'title: Another headline altogether')),
  retag: change((text) => text.replace(/^tags: .*$/m, 'tags: [Ferries, Quay]')),
  unpublish: change((text) => text.replace('\n---\n', '\ndraft: true\n---\n')),
  correct: change((text) =>
    text.replace(
      '\n---\n',
      '\ncorrections:\n  - { date: 2025-10-02, kind: correction, severity: major, text: It was the other one. }\n---\n',
    ),
  ),
  rename: (edition, random) => {
    const file = anyStory(edition, random);
    const folder = path.dirname(file);
    if (path.basename(file).startsWith('index.')) renameSync(folder, `${folder}-renamed`);
    else renameSync(file, file.replace(/(\.mdx?)$/, '-renamed$1'));
  },
  delete: (edition, random) => {
    rmSync(anyStory(edition, random));
  },
  author: (edition, random) => {
    const file = path.join(edition.contentDir, `authors/author-${String(random.whole(1, 50))}.yaml`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^name: .*$/m, 'name: Somebody Else'));
  },
  section: (edition, random) => {
    const file = random.pick(globSync('sections/*.yaml', { cwd: edition.contentDir }).sort());
    const place = path.join(edition.contentDir, file);
    writeFileSync(place, readFileSync(place, 'utf8').replace(/^name: .*$/m, 'name: The Desk'));
  },
  picture: (edition, random) => {
    const files = globSync('articles/**/*.jpg', { cwd: edition.contentDir }).sort();
    if (files.length < 2) return;
    const [from, to] = [random.pick(files), random.pick(files)];
    if (from !== to) cpSync(path.join(edition.contentDir, from), path.join(edition.contentDir, to));
  },
  template: (edition, random) => {
    const file = path.join(edition.project, 'src/components/article/AboutLine.astro');
    const tag = `<p class="about" data-edition="${String(random.whole(1, 1e6))}">`;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/<p class="about"[^>]*>/, tag));
  },
  string: (edition, random) => {
    const file = path.join(edition.project, 'src/site/strings/en.ts');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        /latest: '[^']*'/g,
        `latest: 'Newest ${String(random.whole(1, 1e6))}'`,
      ),
    );
  },
  clock: (edition, random) => {
    edition.now = new Date(Date.parse(edition.now) + random.whole(1, 72) * 3_600_000).toISOString();
  },
  outlet: (edition) => {
    const file = path.join(edition.contentDir, 'outlet.yaml');
    writeFileSync(
      file,
      `${readFileSync(file, 'utf8').replace(/^tagline: .*\n/m, '')}tagline: Since ${edition.now}\n`,
    );
  },
};

/** A change of the text of one story. */
function change(how: (text: string) => string): Edit {
  return (edition, random) => {
    const file = anyStory(edition, random);
    writeFileSync(file, how(readFileSync(file, 'utf8')));
  };
}

function anyStory({ contentDir }: Edition, random: Random): string {
  const stories = globSync('articles/**/*.{md,mdx}', { cwd: contentDir }).sort();
  return path.join(contentDir, random.pick(stories));
}

export const DAMAGES: Readonly<Record<string, (cacheDir: string, random: Random) => void>> = {
  'every file cut at a random byte': (cacheDir, random) => {
    for (const file of filesBelow(cacheDir))
      truncateSync(file, Math.floor(random.next() * statSync(file).size));
  },
  'some files with a byte changed': (cacheDir, random) => {
    for (const file of filesBelow(cacheDir)) {
      const bytes = readFileSync(file);
      if (bytes.length === 0 || random.chance(0.5)) continue;
      const at = random.whole(0, bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.whole(0, 7));
      // Another inode, as a restored backup has: the output's own files are not touched.
      rmSync(file);
      writeFileSync(file, bytes);
    }
  },
  'some files lost': (cacheDir, random) => {
    for (const file of filesBelow(cacheDir)) if (random.chance(0.5)) rmSync(file);
  },
  emptied: (cacheDir) => {
    rmSync(cacheDir, { recursive: true });
    mkdirSync(cacheDir);
  },
};

function filesBelow(folder: string): string[] {
  return globSync('**/*', { cwd: folder })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file).isFile())
    .sort();
}
