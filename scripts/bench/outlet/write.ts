/** Writes a synthetic outlet to a folder, as a newsroom would have written it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { makeRandom } from '../../pictures/random.ts';
import { AUTHORS, makeStory, SECTIONS, type BenchStory, type OutletPlan } from './story.ts';

const COLOURS = ['red', 'ocean', 'forest', 'violet', 'amber', 'teal', 'rose', 'slate', 'indigo', 'rust'];

export async function writeOutlet(contentDir: string, plan: OutletPlan): Promise<void> {
  put(
    contentDir,
    'outlet.yaml',
    'name: The Long Archive\nurl: https://archive.example\ntimezone: Europe/London\nlang: en-GB\n',
  );
  put(
    contentDir,
    'pages/about.md',
    '---\ntitle: About us\n---\n\nEvery word here is invented by a machine.\n',
  );
  SECTIONS.forEach((id, index) => {
    const name = id.charAt(0).toUpperCase() + id.slice(1);
    put(
      contentDir,
      `sections/${id}.yaml`,
      `name: ${name}\norder: ${String(index)}\ncolor: ${COLOURS[index % COLOURS.length] ?? 'slate'}\n`,
    );
  });
  for (let number = 1; number <= AUTHORS; number += 1) {
    put(
      contentDir,
      `authors/author-${String(number)}.yaml`,
      `name: Writer ${String(number)}\nbio: Writes about what there is.\n`,
    );
  }
  for (let number = 0; number < plan.articles; number += 1)
    await writeStory(contentDir, makeStory(plan, number));
}

/** @returns the absolute path of the file */
export async function writeStory(contentDir: string, story: BenchStory): Promise<string> {
  const hasPictures = story.pictures.length > 0;
  const file = path.join(
    contentDir,
    'articles',
    `${story.path}${hasPictures ? '/index' : ''}.${story.format}`,
  );
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, storyText(story));
  for (const name of story.pictures)
    await drawPicture(path.join(path.dirname(file), name), `${story.path}/${name}`);
  return file;
}

/** Frontmatter and body as they stand in the file. */
export function storyText({ fields, body, pictures }: BenchStory): string {
  const { title, description, author, date, section, tags, type } = fields;
  const lines = [
    `title: ${title}`,
    `description: ${JSON.stringify(description)}`,
    `author: ${typeof author === 'string' ? author : `[${author.join(', ')}]`}`,
    `date: ${date}`,
    `section: ${section}`,
    `tags: [${tags.join(', ')}]`,
    ...(type === undefined ? [] : [`type: ${type}`]),
    ...(pictures.length > 0
      ? ['image:', '  src: ./lead.jpg', `  alt: ${title.slice(0, 60)}`, '  credit: A machine']
      : []),
  ];
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}

let drawing: Promise<Buffer> | undefined;

/** A picture of its own for each story, made cheaply: noise of one drawing, tinted. */
async function drawPicture(file: string, name: string): Promise<void> {
  drawing ??= sharp({
    create: {
      width: 1280,
      height: 853,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .blur(6)
    .jpeg()
    .toBuffer();
  const random = makeRandom(name);
  const tint = { r: random.whole(0, 255), g: random.whole(0, 255), b: random.whole(0, 255) };
  await sharp(await drawing)
    .tint(tint)
    .jpeg({ quality: 80 })
    .toFile(file);
}

function put(contentDir: string, name: string, text: string): void {
  const file = path.join(contentDir, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
