/** Outlets that the tests write for themselves, each begun as a newsroom begins: with `desk init`. */
import naughtyStrings from 'big-list-of-naughty-strings';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { isVisible } from '../content/printable.ts';
import { tagIdOf } from '../content/schema/fields.ts';
import { runScript, SAMPLE_CONTENT } from './build-runner.ts';

export type OutletFiles = Readonly<Record<string, string>>;

export function writeFiles(folder: string, files: OutletFiles): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** What `desk init` makes, and nothing more. */
export async function emptyOutlet(folder: string): Promise<string> {
  const contentDir = path.join(folder, 'content');
  const { code, output } = await runScript('desk.ts', ['init', contentDir]);
  if (code !== 0) throw new Error(`desk init failed:\n${output}`);
  return contentDir;
}

/** A tenth of a second of nothing: mono, 8 bits, 8000 a second (RIFF WAVE). */
const SILENCE = Buffer.concat([
  Buffer.from(
    'RIFF\x44\x03\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x20\x03\0\0',
    'latin1',
  ),
  Buffer.alloc(800, 0x80),
]);

/** Words of stories of the valley outlet that are not public: a draft and one that has expired. */
export const VALLEY_HIDDEN_WORDS = ['Marlowford', 'Thistlecombe'];
/** The permanent id of its one public story, whose file has moved since. */
export const VALLEY_ID = '2025/08/first-name';

/**
 * One public story, in MDX with a picture and a sound, whose file was moved; a story that has expired; a file of its own in
 * public/. With a draft, the public story names it among the related.
 */
export async function valleyOutlet(folder: string, { draft }: { draft: boolean }): Promise<string> {
  const contentDir = await emptyOutlet(folder);
  const story = (date: string, more: string) =>
    `author: newsroom\nsection: news\ndate: ${date}\ntags: [Orchards]\n${more}` +
    'description: Pickers came back to the upper orchards this week, two weeks late and twice as many as last year.\n';
  writeFiles(contentDir, {
    'outlet.yaml':
      'name: The Valley Paper\nurl: https://papers.example/valley\ntimezone: America/Los_Angeles\nlang: en-US\n' +
      'comments:\n  form: https://forms.example/valley\n',
    'public/valley.txt': 'Grown here.\n',
    'public/ladders.vtt': 'WEBVTT\n\n00:00.000 --> 00:00.100\n(Ladders creak.)\n',
    'articles/2025/09/picking-begins/index.mdx': `---
title: Picking begins above the falls
${story('2025-09-30T22:30:00', `id: ${VALLEY_ID}\naliases: [/old/picking/, /old/2025/picking.html]\n${draft ? 'related: [2025/10/not-yet]\n' : ''}`)}---

The ladders went up on Tuesday. See the [orchards](/tags/orchards/).

## Comments

Pickers had some.

## Main

So had the main growers.

<Figure caption="The upper orchard." credit="Illustration: The Valley Paper">

![Rows of trees on a slope](./orchard.jpg)

</Figure>

<FactBox title="The harvest">

- 40 pickers

</FactBox>

<audio controls src="/ladders.wav"><track kind="captions" src="/ladders.vtt" srclang="en" label="English" /></audio>
`,
    ...(draft && {
      'articles/2025/10/not-yet.md': `---
title: A draft about ${VALLEY_HIDDEN_WORDS[0] ?? ''}
${story('2025-10-01', 'draft: true\n')}---

Words.
`,
    }),
    'articles/2025/07/no-more.md': `---
title: A notice from ${VALLEY_HIDDEN_WORDS[1] ?? ''}
${story('2025-07-01', 'expires: 2025-08-01\n')}---

Words.
`,
  });
  writeFileSync(path.join(contentDir, 'public/ladders.wav'), SILENCE);
  copyFileSync(
    path.join(SAMPLE_CONTENT, 'pages/writing-guide/guide-quay.jpg'),
    path.join(contentDir, 'articles/2025/09/picking-begins/orchard.jpg'),
  );
  return contentDir;
}

/** Stands in a comment in the text of a story, for whoever edits it. */
export const EDITORS_NOTE = 'The number is the night watchman’s.';

/** Three stories in Arabic, the second paid for, the first in English too, with all that Markdown knows; and two parts of a series that are in English only. */
export async function arabicOutlet(folder: string): Promise<string> {
  const contentDir = await emptyOutlet(folder);
  const headlines = [
    'الميناء يفتح أبوابه من جديد',
    'موسم الزيتون يبدأ باكرا هذا العام',
    'مكتبة المدينة تعود إلى العمل',
  ];
  writeFiles(contentDir, {
    'outlet.yaml': 'name: صحيفة الوادي\nurl: https://sahifa.example\ntimezone: Asia/Amman\nlang: ar\n',
    'authors/newsroom.yaml': 'name: هيئة التحرير\nstatus: organisation\n',
    'sections/news.yaml': 'name: أخبار\n',
    ...Object.fromEntries(
      headlines.map((headline, index) => [
        `articles/2025/09/story-${String(index + 1)}.md`,
        `---
title: ${headline}
description: قال مسؤولون إن العمل سيستمر طوال الخريف، وإن السكان سيجدون كل ما يحتاجون إليه في المكان نفسه.
author: newsroom
date: 2025-09-1${String(index)}T10:00:00
section: news
tags: [المدينة]
${index === 1 ? 'type: feature\nsponsor: { name: مطاحن الوادي, url: https://mills.example/ }\n' : ''}---

بدأ العمل صباح الثلاثاء، وشارك فيه نحو أربعين شخصا من البلدة والقرى القريبة منها.
`,
      ]),
    ),
    'articles/2025/09/story-1-english.md': `---
title: The harbour opens its gates again
description: Officials said that work would go on through the autumn, and that people would find all they need in one place.
author: newsroom
date: 2025-09-10T14:00:00
section: news
lang: en
translationOf: 2025/09/story-1
---

Work began on Tuesday morning, and some ~~thirty~~ forty people from the town and the villages near it took part.[^1]

- [x] The gates, which are *new*
  - [ ] and their paint
- [ ] The quay

1. [x] Asked.

   Twice.

| The work that was done | Days that it has taken | People who have taken part | What remains to be done |
| :--------------------- | ---------------------: | :------------------------: | ----------------------- |
| Gates                  | 12                     | 40                         | Paint                   |

\`\`\`text
A line of the plan that is longer than a telephone is wide, since nobody has broken it anywhere at all.
\`\`\`

<!-- ${EDITORS_NOTE} -->

> They are gates. See www.plan.example.

[^1]: So the town says.
`,
    'series/works.yaml': 'name: أشغال المدينة\n',
    'articles/2025/09/story-2-english.mdx': `---
title: A bridge for the lower town
description: The film of the bridge was shown on the bridge, to those who had built it and to those who had waited for it.
author: newsroom
date: 2025-09-11T14:00:00
section: news
lang: en
kicker: The bridge
series: { id: works, order: 1 }
type: review
review: { item: The Bridge, type: Movie, rating: 3.5 }
updates: [{ date: 2025-09-12, note: Adds a figure (12). }]
corrections:
  - { date: 2025-09-12, kind: correction, severity: major, text: It has two arches (not one). }
  - { date: 2025-09-12, kind: correction, severity: minor, text: A name was wrong., was: Ann., now: Anna. }
sources: [{ title: The plan (2024)., url: https://plan.example/ }]
disclosures: [The writer walks over it daily.]
image:
  src: ./bridge.jpg
  alt: A bridge of two arches
  credit: "Photograph: The town"
  license: CC BY 4.0
  licenseUrl: https://creativecommons.org/licenses/by/4.0/
---

They sat where the carts will go.

<Timeline title="The bridge">
<Event date="2024-05">The first stone.</Event>
<Event date="2025-09" label="This month.">The last one.</Event>
</Timeline>

<DataTable caption="Stones" source="The town.">

| Year | Stones |
| ---- | ------ |
| 2024 | 12     |

</DataTable>

<Embed url="https://video.example/1" title="The film." provider="Video" />
`,
    'articles/2025/09/story-3-english.md': `---
title: The old bridge is still there
description: It stands where it stood, and nobody has yet said what for, or for how much longer it is to be looked after.
author: newsroom
date: 2025-09-12T14:00:00
section: news
lang: en
series: { id: works, order: 2 }
retracted: { date: 2025-09-13, reason: It was taken down. }
---

We looked for it.
`,
  });
  copyFileSync(
    path.join(SAMPLE_CONTENT, 'pages/writing-guide/guide-quay.jpg'),
    path.join(contentDir, 'articles/2025/09/bridge.jpg'),
  );
  return contentDir;
}

/** Pixels of pictures that no crop of a page comes near. */
export const ODD_SHAPES = {
  panorama: { width: 1500, height: 500 },
  portrait: { width: 600, height: 1200 },
};

/** Longer than a telephone is wide, at some size of the letters: German has such words. */
const LONG_WORD = 'Obstbaumgenossenschaftsversammlung';

/** Two stories, one of them a review, that have such a word wherever a newsroom can write one; with a panorama and a portrait. */
export async function longWordsOutlet(folder: string): Promise<string> {
  const contentDir = await emptyOutlet(folder);
  const story = (more: string) => `---
title: ${LONG_WORD}
description: ${LONG_WORD} im Oberland, mit allen, die einen Baum haben, und mit vielen, die gern einen hätten.
author: newsroom
section: news
tags: [${LONG_WORD}]
${more}---

${LONG_WORD} ist ein langes Wort.

| ${LONG_WORD} | Bäume |
| --- | --- |
| ${LONG_WORD} | 40 |
`;
  writeFiles(contentDir, {
    'outlet.yaml': `name: ${LONG_WORD}\ntagline: ${LONG_WORD}\nabout: ${LONG_WORD}\nurl: https://oberland.example\ntimezone: Europe/Vienna\nlang: de-AT\n`,
    'authors/newsroom.yaml': `name: ${LONG_WORD}\nstatus: organisation\nrole: ${LONG_WORD}\nbio: ${LONG_WORD}\nemail: ${LONG_WORD}@oberland.example\n`,
    'sections/news.yaml': `name: ${LONG_WORD}\n`,
    'articles/2025/09/meeting.md': story(
      `date: 2025-09-12\nimage: { src: ./panorama.png, alt: Trees, credit: ${LONG_WORD} }\n`,
    ),
    'articles/2025/09/film.md': story(
      `date: 2025-09-11\nimage: { src: ./portrait.png, alt: A tree, credit: ${LONG_WORD} }\ntype: review\nkicker: ${LONG_WORD}\nreview: { item: ${LONG_WORD}, type: Movie, rating: 3 }\n` +
        `corrections: [{ date: 2025-09-12, kind: correction, severity: minor, text: ${LONG_WORD}, was: ${LONG_WORD}, now: ${LONG_WORD} }]\n` +
        `sources: [{ title: ${LONG_WORD}, url: https://plan.example/ }]\ndisclosures: [${LONG_WORD}]\n`,
    ),
  });
  for (const [name, { width, height }] of Object.entries(ODD_SHAPES)) {
    await sharp({ create: { width, height, channels: 3, background: 'teal' } }).toFile(
      path.join(contentDir, `articles/2025/09/${name}.png`),
    );
  }
  return contentDir;
}

/** Strings that a headline may consist of: there is something to be seen in them. */
export const NAUGHTY_STRINGS = [...new Set(naughtyStrings.map((text) => text.trim()))].filter(isVisible);
const MARKUP = /[<>"'&`{$]/;

/** A headline that is news at BUILD_NOW. */
export const NAUGHTY_BREAKING = NAUGHTY_STRINGS.find((text) => text.includes('<script>')) ?? '';

/**
 * A story for each naughty string: headline and standfirst, the dangerous ones as tag, kicker and name of an author too;
 * one of them breaking news.
 */
export async function naughtyOutlet(folder: string): Promise<string> {
  const contentDir = await emptyOutlet(folder);
  const names = NAUGHTY_STRINGS.filter((text) => MARKUP.test(text)).slice(0, 24);
  const files: Record<string, string> = {
    'outlet.yaml':
      'name: "Naughty & <b>bold</b>"\ntagline: "</title><script>alert(1)</script>"\nurl: https://naughty.example\n' +
      // Cards of such headlines are drawn by the test of the drawing.
      'timezone: UTC\nlang: en\nsocialCards: false\nfeeds: { items: 200, tagItems: 50 }\n',
    'sections/news.yaml': 'name: "</script><script>alert(\'section\')</script>"\n',
    'sections/more.yaml': 'name: "\\" onmouseover=\\"alert(1)"\n',
    'sections/most.yaml': 'name: "\' onmouseover=\'alert(1)"\n',
  };
  const sections = ['news', 'more', 'most'];
  names.forEach((name, index) => {
    files[`authors/writer-${String(index)}.yaml`] =
      `name: ${JSON.stringify(name)}\nbio: ${JSON.stringify(name)}\n`;
  });
  NAUGHTY_STRINGS.forEach((text, index) => {
    const quoted = JSON.stringify(text);
    const dangerous = MARKUP.test(text);
    const breaking = text === NAUGHTY_BREAKING;
    const day = new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
    files[`articles/2024/01/naughty-${String(index)}.md`] = `---
title: ${quoted}
description: ${quoted}
author: writer-${String(index % names.length)}
date: ${breaking ? '2025-10-05T09:00:00\nbreaking: true' : day}
section: ${sections[index % sections.length] ?? 'news'}
${dangerous ? `kicker: ${quoted}\n` : ''}${dangerous && tagIdOf(text) !== '' ? `tags: [${quoted}]\n` : ''}---

Nothing but words.
`;
  });
  writeFiles(contentDir, files);
  return contentDir;
}
