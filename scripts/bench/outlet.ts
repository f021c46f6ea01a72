/**
 * `node scripts/bench/outlet.ts <folder> [--articles 1000] [--seed 1] [--pictures 0.05] [--mdx 0.01] [--publish 1]`:
 * a seeded synthetic outlet, the same on every machine. Ten years, 12 sections, 50 authors, 2,000 tags, articles of
 * 300 to 900 words. `--publish n` adds n newer stories to an outlet that stands there already.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeStory } from './outlet/story.ts';
import { writeOutlet, writeStory } from './outlet/write.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    pictures: { type: 'string', default: '0.05' },
    mdx: { type: 'string', default: '0.01' },
    publish: { type: 'string', default: '0' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(
    'Usage: node scripts/bench/outlet.ts <folder> [--articles n] [--seed n] [--pictures share] [--mdx share] [--publish n]',
  );
  process.exit(2);
}
const contentDir = path.resolve(folder);
const plan = {
  seed: Number(values.seed),
  articles: Number(values.articles),
  pictures: Number(values.pictures),
  mdx: Number(values.mdx),
};
const published = Number(values.publish);
if (published === 0) await writeOutlet(contentDir, plan);
for (let number = 0; number < published; number += 1) {
  console.log(await writeStory(contentDir, makeStory(plan, plan.articles + number)));
}
