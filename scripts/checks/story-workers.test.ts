import path from 'node:path';
import { expect, it } from 'vitest';
import { readStory } from '../../src/content/read-story.ts';
import { articleSchema, flawsBetweenFields } from '../../src/content/schema/article.ts';
import { readOutletFile } from '../../src/content/outlet-file.ts';
import { NOW, story, writeContent } from '../../src/tests/newsroom-factory.ts';
import { inspector } from './inspect.ts';
import { readOnAllCores } from './story-workers.ts';

it('several threads find what one finds, in the order of the files', async () => {
  const names = Array.from({ length: 450 }, (_, number) => `articles/2025/09/s${String(number)}.md`);
  const contentDir = writeContent(
    Object.fromEntries(
      names.map((name, number) => [
        name,
        number % 7 === 0
          ? story({ date: 'soon' })
          : story({}, `The the [end](/${String(number)}/) of ${name}.\n`),
      ]),
    ),
  );
  const files = names.map((name) => path.join(contentDir, name));
  const origin = 'https://test.example';
  const outlet = readOutletFile(contentDir);
  const { inspect, links } = inspector(outlet, NOW, origin);
  const schema = articleSchema(outlet.written.timezone);
  const readings = files.map((file) =>
    readStory({ collection: 'articles', schema, file, between: flawsBetweenFields, inspect }),
  );
  let told = 0;
  const many = await readOnAllCores(
    { files, contentDir, now: NOW, origin },
    (stories) => (told = stories),
    3,
  );
  expect(many).toEqual({ readings, links });
  expect(links).toHaveLength(385);
  expect(told).toBe(450);
  expect(await readOnAllCores({ files, contentDir, now: NOW, origin }, () => undefined)).toBeUndefined();
}, 30_000);
