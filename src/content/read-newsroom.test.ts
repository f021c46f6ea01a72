/** What a writer is told, word for word: every flaw of the content contract on a newsroom that has it. */
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { NOW, OUTLET, PNG, readFiles, story, writeContent, type Files } from '../tests/newsroom-factory.ts';
import { siteAddresses } from '../site/site-addresses.ts';
import { readNewsroom } from './read-newsroom.ts';

const ferry = (fields: Parameters<typeof story>[0], body?: string): Files => ({
  'articles/2025/09/ferry.md': story(fields, body),
});
const FERRY = 'content/articles/2025/09/ferry.md';
const KNOWN =
  'title, seoTitle, description, kicker, author, date, section, tags, related, series, translationOf, type, id, ' +
  'draft, embargo, expires, updates, corrections, retracted, image, dateline, lang, sources, disclosures, sponsor, ' +
  'review, breaking, aliases, canonical, originallyPublished, evergreen, noindex, excludeFrom, comments, imported';
const DATE_HOW = 'Date of publication: 2025-09-04T18:30:00+02:00.';
const articleAdvice = 'Write its path below articles/ without extension, as 2025/09/slug, or add that file.';
const fileAdvice = (folder: string) =>
  `Use the name of a file in ${folder}/ without its extension, or add that file.`;

/** What it says of its size is believed before anything is read (PNG, section 11.2.1). */
const HUGE_PNG = Buffer.from(PNG);
HUGE_PNG.writeUInt32BE(30_000, 16);
HUGE_PNG.writeUInt32BE(30_000, 20);
HUGE_PNG.writeUInt32BE(crc32(HUGE_PNG.subarray(12, 29)), 29);

interface Case {
  readonly files: Files;
  /** Place, what, how: three to a problem, in order. */
  readonly says: readonly (readonly [place: string, what: string, how: string])[];
}

/** The whole text of the ContentError. */
function textOf(says: Case['says']): string {
  const files = new Set(says.map(([place]) => place.replace(/:\d+:\d+$/, ''))).size;
  const count = (n: number, noun: string) => `${String(n)} ${noun}${n === 1 ? '' : 's'}`;
  const head = `${count(says.length, 'problem')} in ${count(files, 'file')}:`;
  return [head, ...says.map(([place, what, how]) => `${place}: ${what}\n    ${how}`)].join('\n');
}

function checkAll(cases: Readonly<Record<string, Case>>): void {
  it.each(Object.entries(cases))('%s', async (_, { files, says }) => {
    expect((await readFiles(files)).errors).toBe(textOf(says));
  });
}

describe('fields', () => {
  checkAll({
    'one that is required is missing': {
      files: ferry({ title: undefined }),
      says: [[`${FERRY}:2:1`, '`title` is missing.', 'Add `title:` – headline, without a full stop.']],
    },
    'all that are required are missing': {
      files: { 'articles/2025/09/ferry.md': '---\n---\nThe quay was full.\n' },
      says: [
        [`${FERRY}:2:1`, '`author` is missing.', 'Add `author:` – an author’s id, or a list of ids: the file names in authors/.'],
        [`${FERRY}:2:1`, '`date` is missing.', 'Add `date:` – date of publication: 2025-09-04T18:30:00+02:00.'],
        [`${FERRY}:2:1`, '`description` is missing.', 'Add `description:` – standfirst: one or two sentences, 50 to 200 characters.'],
        [`${FERRY}:2:1`, '`section` is missing.', 'Add `section:` – a section’s id: a file name in sections/.'],
        [`${FERRY}:2:1`, '`title` is missing.', 'Add `title:` – headline, without a full stop.'],
      ],
    },
    'one is not known, and another is meant': {
      files: ferry({ descripton: 'Late' }),
      says: [[`${FERRY}:7:1`, '`descripton` is not a known field. Did you mean “description”?', `Known here: ${KNOWN}.`]],
    },
    'one is not known, and nothing is near': {
      files: ferry({ standfirst: 'Late' }),
      says: [[`${FERRY}:7:1`, '`standfirst` is not a known field.', `Known here: ${KNOWN}.`]],
    },
    'one inside another is not known': {
      files: {
        ...ferry({ image: '\n  src: ./a.png\n  alt: A ferry\n  credits: Us\n  credit: Us' }),
        'articles/2025/09/a.png': PNG,
      },
      says: [
        [
          `${FERRY}:10:3`,
          '`image.credits` is not a known field. Did you mean “credit”?',
          'Known here: src, alt, decorative, caption, credit, license, licenseUrl, focal.',
        ],
      ],
    },
    'one in a list of groups is not known': {
      files: ferry({ author: '\n  - vera\n  - { id: vera, rol: Photographs }' }),
      says: [
        [`${FERRY}:6:17`, '`author[1].rol` is not a known field. Did you mean “role”?', 'Known here: id, role.'],
      ],
    },
    'wrong types': {
      files: ferry({ title: '5', tags: 'harbour', draft: 'soon', related: '\n  a: b', series: 'water', author: '12' }),
      says: [
        [`${FERRY}:2:8`, '`title` should be text, but is a number.', 'Put it in quotation marks, so that it is text: "5".'],
        [
          `${FERRY}:4:9`,
          '`author` is not an author’s id, a list of ids or `{ id: …, role: … }`.',
          'An author’s id, or a list of ids: the file names in authors/.',
        ],
        [`${FERRY}:7:7`, '`tags` should be a list, but is text.', 'Put it in brackets, several with commas between them: [harbour].'],
        [`${FERRY}:8:8`, '`draft` should be true or false, but is text.', 'true keeps it out of every build but previews.'],
        [
          `${FERRY}:10:3`,
          '`related` should be a list, but is a group of fields.',
          'Ids of articles: the path below articles/ without extension.',
        ],
        [
          `${FERRY}:11:9`,
          '`series` should be a group of fields, but is text.',
          'The series it belongs to. Its fields are: id, order.',
        ],
      ],
    },
    'what only YAML takes for something else': {
      files: {
        ...ferry({
          title: '2024',
          tags: '[2024, Ports]',
          draft: 'yes',
          evergreen: '"false"',
          related: '2025/09/quay, 2025/09/pier',
          kicker: '[Live] ',
          series: '{ id: thaw, order: "2" }',
        }),
        'series/thaw.yaml': 'name: Thaw\n',
      },
      says: [
        [`${FERRY}:2:8`, '`title` should be text, but is a number.', 'Put it in quotation marks, so that it is text: "2024".'],
        [`${FERRY}:7:8`, '`tags[0]` should be text, but is a number.', 'Put it in quotation marks, so that it is text: "2024".'],
        [`${FERRY}:8:8`, '`draft` should be true or false, but is text.', 'Write `true`, without quotation marks.'],
        [`${FERRY}:9:12`, '`evergreen` should be true or false, but is text.', 'Write `false`, without quotation marks.'],
        [
          `${FERRY}:10:10`,
          '`related` should be a list, but is text.',
          'Put it in brackets, several with commas between them: [2025/09/quay, 2025/09/pier].',
        ],
        [
          `${FERRY}:11:9`,
          '`kicker` should be text, but is a list.',
          'It is one text: take the brackets off, or put all of it in quotation marks.',
        ],
        [`${FERRY}:12:28`, '`series.order` should be a number, but is text.', 'Take the quotation marks off: 2.'],
      ],
    },
    'text where a list of groups or of known words stands': {
      files: ferry({ corrections: 'It was wrong', excludeFrom: 'front' }),
      says: [
        [`${FERRY}:7:14`, '`corrections` should be a list, but is text.', 'Corrections, oldest first.'],
        [`${FERRY}:8:14`, '`excludeFrom` should be a list, but is text.', 'Places it does not appear in; home: nor in the breaking-news strip.'],
      ],
    },
    'an old address that is none': {
      files: ferry({ aliases: '["/?p=12", /old#top, /old quay/, old/, /a%5Cb/]' }),
      says: [
        [`${FERRY}:7:11`, '`aliases[0]` has a `?` in it: a path ends before that.', 'An old path.'],
        [`${FERRY}:7:21`, '`aliases[1]` has a `#` in it: a path ends before that.', 'An old path.'],
        [`${FERRY}:7:31`, '`aliases[2]` has a space in it: write `%20`.', 'An old path.'],
        [`${FERRY}:7:43`, '`aliases[3]` is not a path that begins with one slash.', 'An old path.'],
        [`${FERRY}:7:49`, '`aliases[4]` has a `%5C` in it: browsers read a slash there.', 'An old path.'],
      ],
    },
    'several authors in one text': {
      files: ferry({ author: 'vera, bo' }),
      says: [[`${FERRY}:4:9`, 'There is no author “vera, bo”.', 'Write several in brackets: [vera, bo].']],
    },
    'a story that is named by its file': {
      files: { ...ferry({ related: '[content/articles/2025/09/quay/index.md]' }), 'articles/2025/09/quay.md': story() },
      says: [
        [
          `${FERRY}:7:11`,
          'There is no article “content/articles/2025/09/quay/index.md”. Did you mean “2025/09/quay”?',
          articleAdvice,
        ],
      ],
    },
    'a picture of another site': {
      files: ferry({ image: '\n  src: https://x.example/a.jpg\n  alt: A quay\n  credit: Us' }),
      says: [
        [
          `${FERRY}:8:8`,
          'The picture “https://x.example/a.jpg” is an address, and not a file of yours.',
          'Save it beside the story, if you may use it, and write `./` and its name.',
        ],
      ],
    },
    'a value that is none of the vocabulary': {
      files: ferry({ type: 'opinon' }),
      says: [
        [
          `${FERRY}:7:7`,
          '`type` is “opinon”, which is not one of its values. Did you mean “opinion”?',
          'One of: news, opinion, analysis, review, explainer, feature, interview, sponsored.',
        ],
      ],
    },
    'a tag that no address can be made of': {
      files: ferry({ tags: '[harbour, "!!!"]' }),
      says: [
        [
          `${FERRY}:7:17`,
          '`tags[1]` has neither a letter nor a digit to make an address of.',
          'Words that stories are filed under.',
        ],
      ],
    },
    'rules between fields': {
      files: ferry({ type: 'sponsored', embargo: '2025-10-01', expires: '2025-09-01' }),
      says: [
        [
          `${FERRY}:2:1`,
          '`sponsor` is missing: a story of type sponsored must say who paid.',
          'Add `sponsor:` – who paid for the story, whatever its type.',
        ],
        [`${FERRY}:9:10`, '`expires` is not after `date`.', 'Not public after this date.'],
        [`${FERRY}:9:10`, '`expires` is not after `embargo`.', 'Not public after this date.'],
      ],
    },
  });
});

describe('references', () => {
  checkAll({
    'an unknown author': {
      files: ferry({ author: 'vear' }),
      says: [[`${FERRY}:4:9`, 'There is no author “vear”. Did you mean “vera”?', fileAdvice('authors')]],
    },
    'an unknown author that is like nobody': {
      files: ferry({ author: '[vera, sophocles]' }),
      says: [[`${FERRY}:4:16`, 'There is no author “sophocles”.', fileAdvice('authors')]],
    },
    'an unknown author with a role': {
      files: ferry({ author: '\n  - vera\n  - { id: verra, role: Photographs }' }),
      says: [[`${FERRY}:6:11`, 'There is no author “verra”. Did you mean “vera”?', fileAdvice('authors')]],
    },
    'an unknown section': {
      files: ferry({ section: 'wrld' }),
      says: [[`${FERRY}:6:10`, 'There is no section “wrld”. Did you mean “world”?', fileAdvice('sections')]],
    },
    'an unknown series': {
      files: { ...ferry({ series: '{ id: wter, order: 1 }' }), 'series/water.yaml': 'name: Water\n' },
      says: [[`${FERRY}:7:15`, 'There is no series “wter”. Did you mean “water”?', fileAdvice('series')]],
    },
    'an unknown related article': {
      files: { ...ferry({ related: '\n  - 2025/09/quai' }), 'articles/2025/09/quay.md': story() },
      says: [[`${FERRY}:8:5`, 'There is no article “2025/09/quai”. Did you mean “2025/09/quay”?', articleAdvice]],
    },
    'an unknown original of a translation': {
      files: ferry({ translationOf: '2025/09/fery' }),
      says: [[`${FERRY}:7:16`, 'There is no article “2025/09/fery”. Did you mean “2025/09/ferry”?', articleAdvice]],
    },
    'a tag without a file where tagging is closed': {
      files: { ...ferry({ tags: '[harbor]' }), 'tags/harbour.yaml': 'label: Harbour\n', 'outlet.yaml': `${OUTLET}tagging: closed\n` },
      says: [[`${FERRY}:7:8`, 'There is no tag “harbor”. Did you mean “harbour”?', fileAdvice('tags')]],
    },
    'tags without a file where tagging is closed, in other files than stories': {
      files: {
        'tags/harbour.yaml': 'label: Harbour\nmergeInto: Water Front\n',
        'fronts/home.yaml': 'blocks:\n  - { id: a, title: A, query: { tag: harbor } }\n',
        'outlet.yaml': `${OUTLET}tagging: closed\n`,
      },
      says: [
        ['content/fronts/home.yaml:2:38', 'There is no tag “harbor”. Did you mean “harbour”?', fileAdvice('tags')],
        ['content/tags/harbour.yaml:2:12', 'There is no tag “water-front”.', fileAdvice('tags')],
      ],
    },
    'a file of a tag that no story can have': {
      files: { 'tags/Live Music.yaml': 'label: Live music\n' },
      says: [
        [
          'content/tags/Live Music.yaml:1:1',
          'No story can have the tag “Live Music”: its address would be made of “live-music”.',
          'Call the file live-music.yaml, and write “Live Music” under `label`.',
        ],
      ],
    },
    'the story itself': {
      files: ferry({ related: '[2025/09/ferry]', translationOf: '2025/09/ferry' }),
      says: [
        [`${FERRY}:7:11`, '`related` names the file itself.', 'Take it out.'],
        [`${FERRY}:8:16`, '`translationOf` names the file itself.', 'Take it out.'],
      ],
    },
    'the story itself, by its permanent id': {
      files: ferry({ id: 'old/ferry', related: '[old/ferry]' }),
      says: [[`${FERRY}:8:11`, '`related` names the file itself.', 'Take it out.']],
    },
    'one article twice, once by its file and once by its id': {
      files: { ...ferry({ related: '[2025/09/quay, old/quay]' }), 'articles/2025/09/quay.md': story({ id: 'old/quay' }) },
      says: [[`${FERRY}:7:25`, 'The article “old/quay” stands twice in `related`.', 'Take one of the two out.']],
    },
    'an author twice': {
      files: ferry({ author: '[vera, vera]' }),
      says: [[`${FERRY}:4:16`, 'The author “vera” stands twice in `author`.', 'Take one of the two out.']],
    },
    'a section within itself': {
      files: { 'sections/world.yaml': 'name: World\nparent: world\n' },
      says: [['content/sections/world.yaml:2:9', '`parent` names the file itself.', 'Take it out.']],
    },
    'sections in a circle': {
      files: { 'sections/a.yaml': 'name: A\nparent: b\n', 'sections/b.yaml': 'name: B\nparent: a\n' },
      says: [
        ['content/sections/a.yaml:2:9', '`parent` leads in a circle: “b” is part of this section.', 'Take one `parent:` of the circle out.'],
        ['content/sections/b.yaml:2:9', '`parent` leads in a circle: “a” is part of this section.', 'Take one `parent:` of the circle out.'],
      ],
    },
    'tags merged in a circle': {
      files: {
        'tags/a.yaml': 'mergeInto: b\n',
        'tags/b.yaml': 'mergeInto: a\n',
        'tags/c.yaml': 'mergeInto: a\n',
      },
      says: [
        [
          'content/tags/a.yaml:1:12',
          '`mergeInto` leads in a circle: “b” is merged into this tag.',
          'Take one `mergeInto:` of the circle out.',
        ],
        [
          'content/tags/b.yaml:1:12',
          '`mergeInto` leads in a circle: “a” is merged into this tag.',
          'Take one `mergeInto:` of the circle out.',
        ],
      ],
    },
    'files that are no articles': {
      files: {
        ...ferry({}),
        'outlet.yaml': `${OUTLET}nav: [wrld]\npolicies:\n  ethics: ethcs\n`,
        'pages/ethics.md': '---\ntitle: Ethics\n---\n',
        'ads/shop.yaml': 'slot: leaderbord\nsponsor: Shop\nurl: /about/\n',
        'comments/ferry/1.md': '---\narticle: 2025/09/fery\nname: Ada\ndate: 2025-09-05\n---\nHear, hear\n',
        'fronts/home.yaml': 'blocks:\n  - id: lead\n    pins: [2025/09/fery]\n    query: { section: wrld }\n',
      },
      says: [
        ['content/ads/shop.yaml:1:7', 'There is no slot “leaderbord”. Did you mean “leaderboard”?', 'Use one of outlet.yaml’s slots: leaderboard, rectangle.'],
        ['content/comments/ferry/1.md:2:10', 'There is no article “2025/09/fery”. Did you mean “2025/09/ferry”?', articleAdvice],
        ['content/fronts/home.yaml:3:12', 'There is no article “2025/09/fery”. Did you mean “2025/09/ferry”?', articleAdvice],
        ['content/fronts/home.yaml:4:23', 'There is no section “wrld”. Did you mean “world”?', fileAdvice('sections')],
        [
          'content/outlet.yaml:5:7',
          'There is no section “wrld”. Did you mean “world”?',
          'Use the name of a file in sections/ without its extension, or `{ label: …, url: … }`.',
        ],
        ['content/outlet.yaml:7:11', 'There is no page “ethcs”. Did you mean “ethics”?', fileAdvice('pages')],
      ],
    },
  });

  it('are dropped with a warning where what they name is not public', async () => {
    const { errors, warnings } = await readFiles({
      ...ferry({ related: '[2025/09/secret, 2025/09/later, 2025/09/over]', translationOf: '2025/09/secret' }),
      'articles/2025/09/secret.md': story({ draft: 'true' }),
      'articles/2025/09/later.md': story({ embargo: '2099-01-01' }),
      'articles/2025/09/over.md': story({ expires: '2025-09-20' }),
      'comments/1.md': '---\narticle: 2025/09/later\nname: Ada\ndate: 2025-09-05\n---\nHear, hear\n',
      'fronts/home.yaml': 'blocks:\n  - id: lead\n    pins: [2025/09/over]\n',
    });
    const dropped = (place: string, id: string, why: string) =>
      `content/${place}: warning: “2025/09/${id}” is not public (${why}), so the build leaves it out here.\n` +
      '    Nothing to do if it is to appear later.';
    expect(errors).toBe('');
    expect(warnings).toEqual([
      dropped('articles/2025/09/ferry.md:7:11', 'secret', 'draft'),
      dropped('articles/2025/09/ferry.md:7:27', 'later', 'scheduled'),
      dropped('articles/2025/09/ferry.md:7:42', 'over', 'expired'),
      dropped('articles/2025/09/ferry.md:8:16', 'secret', 'draft'),
      dropped('comments/1.md:2:10', 'later', 'scheduled'),
      dropped('fronts/home.yaml:3:12', 'over', 'expired'),
    ]);
  });

  it('between hidden stories are nobody’s business yet', async () => {
    const { errors, warnings } = await readFiles({
      ...ferry({ draft: 'true', related: '[2025/09/later]' }),
      'articles/2025/09/later.md': story({ embargo: '2099-01-01' }),
    });
    expect([errors, warnings]).toEqual(['', []]);
  });

  it.each([
    ['an author', ferry({ author: 'bo' }), 'authors/bo.yaml', 'nam: Bo\n'],
    ['an author in a folder', ferry({ author: 'bo' }), 'authors/desk/bo.yaml', 'nam: Bo\n'],
    ['a section', ferry({ section: 'sport' }), 'sections/sport.yaml', 'nam: Sport\n'],
    ['a series', ferry({ series: '{ id: water, order: 1 }' }), 'series/water.yaml', 'nam: Water\n'],
    ['a story', ferry({ related: '[2025/09/quay]' }), 'articles/2025/09/quay/index.md', story({ tilte: 'x' })],
    ['a story with an id', ferry({ related: '[old/quay]' }), 'articles/quay.md', story({ id: 'old/quay', tilte: 'x' })],
    ['a story without frontmatter', ferry({ related: '[2025/09/quay]' }), 'articles/2025/09/quay.md', 'Nothing'],
  ])('to %s that is broken are not a second error', async (_, files, file, text) => {
    const { problems } = await readFiles({ ...files, [file]: text });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter((problem) => problem.rule === 'reference')).toEqual([]);
  });

  it('to a name that is broken elsewhere are still errors', async () => {
    const { errors } = await readFiles({ ...ferry({ section: 'bo' }), 'authors/bo.yaml': 'nam: Bo\n' });
    expect(errors).toContain('There is no section “bo”.');
  });
});

describe('ids and addresses', () => {
  const RENAME = 'Rename one of the two files: the address is made of the file’s name.';
  const ALIAS_HOW = 'An old path.';
  const HOLDS_FILE = 'Take one of the two out: an address either redirects or holds a file.';
  const READERS = 'Take it out or give it another name: readers would get it in the place of the other.';
  const RENAME_IT = 'Rename it, and change what names it: letters of any script, digits and hyphens are always right.';
  checkAll({
    'an id that another file has by its path': {
      files: { ...ferry({ id: '2025/09/quay' }), 'articles/2025/09/quay.md': story() },
      says: [
        [
          `${FERRY}:7:5`,
          'The id “2025/09/quay” is taken by content/articles/2025/09/quay.md.',
          'Every article has an id of its own: give this one another, or take the `id:` line out.',
        ],
      ],
    },
    'an id that is written twice': {
      files: { ...ferry({ id: 'old/one' }), 'articles/2025/09/quay.md': story({ id: 'old/one' }) },
      says: [
        [
          'content/articles/2025/09/quay.md:7:5',
          `The id “old/one” is taken by ${FERRY}.`,
          'Every article has an id of its own: give this one another, or take the `id:` line out.',
        ],
      ],
    },
    'one address by two names of a file': {
      files: { ...ferry({}), 'articles/2025/09/ferry/index.md': story() },
      says: [['content/articles/2025/09/ferry/index.md:2:1', `The address /2025/09/ferry/ is taken by ${FERRY}.`, RENAME]],
    },
    'one address by folder and by date': {
      files: { ...ferry({}), 'articles/ferry.md': story() },
      says: [['content/articles/ferry.md:2:1', `The address /2025/09/ferry/ is taken by ${FERRY}.`, RENAME]],
    },
    'one address by odd file names': {
      files: { 'articles/2025/09/a b.md': story(), 'articles/2025/09/a-b.md': story() },
      says: [['content/articles/2025/09/a-b.md:2:1', 'The address /2025/09/a-b/ is taken by content/articles/2025/09/a b.md.', RENAME]],
    },
    'one address by two pages': {
      files: { 'pages/about.md': '---\ntitle: About\n---\n', 'pages/about.mdx': '---\ntitle: About\n---\n' },
      says: [['content/pages/about.mdx:2:1', 'The address /about/ is taken by content/pages/about.md.', RENAME]],
    },
    'one address by a story and a page': {
      files: { ...ferry({}), 'pages/ferry.md': '---\ntitle: Ferry\n---\n', 'outlet.yaml': `${OUTLET}permalink: /:slug/\n` },
      says: [['content/pages/ferry.md:2:1', `The address /ferry/ is taken by ${FERRY}.`, RENAME]],
    },
    'one id by two authors in folders': {
      files: { 'authors/desk/vera.yaml': 'name: Vera Holm\n' },
      says: [
        [
          'content/authors/vera.yaml:1:1',
          'The id “vera” is taken by content/authors/desk/vera.yaml.',
          'Rename one of the two files: the id is the file’s name, whatever folder it is in.',
        ],
      ],
    },
    'names of files that no address can have': {
      files: {
        'authors/q?.yaml': 'name: Q\n',
        'pages/a#b/index.md': '---\ntitle: A\n---\n',
        'sections/50%.yaml': 'name: Half\n',
        'series/a\\b.yaml': 'name: A\n',
        'series/ c.yaml': 'name: C\n',
        'series/d\u007F.yaml': 'name: D\n',
        'articles/2025/09/why?.mdx': story(),
        'articles/why?not.md': story(),
      },
      says: [
        ['content/articles/2025/09/why?.mdx:2:1', 'The name “2025/09/why?” has a `?` in it, which the name of an MDX file cannot have.', RENAME_IT],
        ['content/authors/q?.yaml:1:1', 'The name “q?” has a `?` in it, which an address cannot have.', RENAME_IT],
        ['content/pages/a#b/index.md:2:1', 'The name “a#b” has a `#` in it, which an address cannot have.', RENAME_IT],
        ['content/sections/50%.yaml:1:1', 'The name “50%” has a `%` in it, which an address cannot have.', RENAME_IT],
        ['content/series/ c.yaml:1:1', 'The name “ c” has a space at an end, which an address cannot have.', RENAME_IT],
        ['content/series/a\\b.yaml:1:1', 'The name “a\\b” has a `\\` in it, which an address cannot have.', RENAME_IT],
        ['content/series/d\u007F.yaml:1:1', 'The name “d\u007F” has a character in it that nobody sees, which an address cannot have.', RENAME_IT],
      ],
    },
    'an address that belongs to the site': {
      files: { 'pages/search.md': '---\ntitle: Search\n---\n' },
      says: [['content/pages/search.md:2:1', 'The address /search/ belongs to the site itself.', 'Give the file another name.']],
    },
    'an address that is declared gone and in use': {
      files: { ...ferry({}), 'gone.yaml': '- url: /2025/09/ferry/\n  date: 2025-09-05\n  reason: Sold\n' },
      says: [
        [
          'content/gone.yaml:1:8',
          `The address /2025/09/ferry/ is declared gone, but in use by ${FERRY}.`,
          'Take it out here, or remove what stands there: an address cannot be both.',
        ],
      ],
    },
    'none of a list of what is gone that is empty': {
      files: { ...ferry({ titel: 'X' }), 'gone.yaml': '# Nothing yet.\n' },
      says: [[`${FERRY}:7:1`, '`titel` is not a known field. Did you mean “title”?', `Known here: ${KNOWN}.`]],
    },
    'an address that is declared gone twice': {
      files: {
        'gone.yaml':
          '- url: /2020/01/caf%C3%A9/\n  date: 2025-09-05\n  reason: Sold\n- url: /2020/01/café/\n  date: 2025-09-05\n  reason: Lost\n',
      },
      says: [
        [
          'content/gone.yaml:4:8',
          'The address /2020/01/café/ stands here twice.',
          'Take one of the two out: an address is gone for one reason.',
        ],
      ],
    },
    'an address of a list that is declared gone': {
      files: { 'gone.yaml': '- url: /authors/vera/\n  date: 2025-09-05\n  reason: Sold\n' },
      says: [
        [
          'content/gone.yaml:1:8',
          'The address /authors/vera/ is declared gone, but in use by content/authors/vera.yaml.',
          'Take it out here, or remove what stands there: an address cannot be both.',
        ],
      ],
    },
    'an address of the site itself that is declared gone': {
      files: { 'gone.yaml': '- url: /latest/\n  date: 2025-09-05\n  reason: Sold\n' },
      says: [
        [
          'content/gone.yaml:1:8',
          'The address /latest/ is declared gone, but belongs to the site itself.',
          'Take it out: the site writes a page there.',
        ],
      ],
    },
    'an old address that is somebody’s, as an address bar has it': {
      files: { ...ferry({ aliases: '[/about/caf%C3%A9/]' }), 'pages/about/café.md': '---\ntitle: Café\n---\n' },
      says: [
        [
          'content/articles/2025/09/ferry.md:7:11',
          'The old address /about/café/ is in use by content/pages/about/café.md.',
          'Take it out: an address either redirects or holds a page.',
        ],
      ],
    },
    'old addresses that are no paths to browsers': {
      files: {
        ...ferry({ aliases: String.raw`['/old\\x/', '/old%5Cx/', /100%/, /%zz/, /100%25/]` }),
        'gone.yaml': '- url: /a\\b/\n  date: 2025-09-05\n  reason: Sold\n',
      },
      says: [
        [`${FERRY}:7:11`, '`aliases[0]` has a `\\` in it: browsers read a slash there.', ALIAS_HOW],
        [`${FERRY}:7:23`, '`aliases[1]` has a `%5C` in it: browsers read a slash there.', ALIAS_HOW],
        [`${FERRY}:7:36`, '`aliases[2]` has a `%` in it that stands for no character: write `%25`.', ALIAS_HOW],
        [`${FERRY}:7:44`, '`aliases[3]` has a `%` in it that stands for no character: write `%25`.', ALIAS_HOW],
        ['content/gone.yaml:1:8', '`[0].url` has a `\\` in it: browsers read a slash there.', 'The path that is gone.'],
      ],
    },
    'old addresses of files of public/, and some that are gone': {
      files: {
        ...ferry({ aliases: '[/paper.pdf, /old/, /older/index.html]' }),
        'gone.yaml': '- url: /map.html\n  date: 2025-09-05\n  reason: Sold\n',
        'public/paper.pdf': '',
        'public/old/index.html': '',
        'public/older/index.html': '',
        'public/map.html': '',
      },
      says: [
        [`${FERRY}:7:11`, 'The old address /paper.pdf is that of content/public/paper.pdf.', HOLDS_FILE],
        [`${FERRY}:7:23`, 'The old address /old/ is that of content/public/old/index.html.', HOLDS_FILE],
        [`${FERRY}:7:30`, 'The old address /older/index.html is that of content/public/older/index.html.', HOLDS_FILE],
        [
          'content/gone.yaml:1:8',
          'The address /map.html is declared gone, but content/public/map.html stands there.',
          'Take one of the two out: an address cannot be both.',
        ],
      ],
    },
    'files of public/ in the place of others': {
      files: {
        ...ferry({}),
        'articles/2025/09/quay.md': story({ draft: 'true' }),
        'pages/about.md': '---\ntitle: About\n---\n',
        'public/2025/09/ferry/index.html': '',
        'public/2025/09/quay/index.html': '',
        'public/about': '',
        'public/index.html': '',
        'public/rss.xml': '',
        'public/sections/world/atom.xml': '',
        'public/search/index.html': '',
        'public/gone.json': '{}',
        'public/latest.json': '{}',
        'public/sw.js': '',
        // These a newsroom may have its own of.
        'public/robots.txt': '',
        'public/404.html': '',
        'public/favicon.svg': '',
        'public/icons/192.png': '',
        'public/sections/world/map.jpg': '',
        'public/about.html': '',
        'public/maps/gone.json': '',
      },
      says: [
        ['content/public/2025/09/ferry/index.html:1:1', `The file would stand at /2025/09/ferry/, which is in use by ${FERRY}.`, READERS],
        ['content/public/about:1:1', 'The file would stand at /about/, which is in use by content/pages/about.md.', READERS],
        ['content/public/gone.json:1:1', 'The file would stand at /gone.json, which is the site’s own.', READERS],
        ['content/public/index.html:1:1', 'The file would stand at /, which is the site’s own.', READERS],
        ['content/public/latest.json:1:1', 'The file would stand at /latest.json, which is the site’s own.', READERS],
        ['content/public/rss.xml:1:1', 'The file would stand at /rss.xml, which is the site’s own.', READERS],
        ['content/public/search/index.html:1:1', 'The file would stand at /search/, which is the site’s own.', READERS],
        [
          'content/public/sections/world/atom.xml:1:1',
          'The file would stand at /sections/world/atom.xml, which is in use by content/sections/world.yaml.',
          READERS,
        ],
        ['content/public/sw.js:1:1', 'The file would stand at /sw.js, which is the site’s own.', READERS],
      ],
    },
    'none of two stories whose dates are none': {
      files: { 'articles/a.md': story({ date: 'soon' }), 'articles/b.md': story({ date: 'late' }) },
      says: [
        ['content/articles/a.md:5:7', '`date` is not usable: “soon” is not a date.', DATE_HOW],
        ['content/articles/b.md:5:7', '`date` is not usable: “late” is not a date.', DATE_HOW],
      ],
    },
    'an old address that is in use': {
      files: { ...ferry({ aliases: '[/2025/09/quay, /2025/09/ferry/]' }), 'articles/2025/09/quay.md': story() },
      says: [
        [
          `${FERRY}:7:11`,
          'The old address /2025/09/quay/ is in use by content/articles/2025/09/quay.md.',
          'Take it out: an address either redirects or holds a page.',
        ],
        [
          `${FERRY}:7:26`,
          'The old address /2025/09/ferry/ is its present one.',
          'Take it out: an address either redirects or holds a page.',
        ],
      ],
    },
  });
});

describe('files that are not even YAML and Markdown', () => {
  const FILE = 'content/articles/x.md';
  const BRACKET = 'A bracket is not closed, or what it holds is not indented';
  const COLON = 'The YAML cannot be read: A colon with a space behind it begins a field, and one stands in this text.';
  const QUOTE = 'Put all of the text between quotation marks: between \'…\' where it has " in it.';
  const HASH = 'The YAML cannot be read: A `#` begins a comment, and what stands behind it on this line is not read.';
  const HASH_HOW = 'Put text with a `#` between quotation marks.';
  const DEEPER =
    'The YAML cannot be read: This line is indented further than the field above it, and is taken for more of its text.';
  const INDENTED = 'The YAML cannot be read: This line is not indented like the fields it belongs to.';
  const COLUMN = 'Begin it in the column in which the field above begins.';
  const yaml = (text: string): Files => ({ 'articles/x.md': text });
  checkAll({
    'a colon in a headline': {
      files: ferry({ title: 'Ferry: late: again' }),
      says: [[`${FERRY}:2:8`, COLON, QUOTE]],
    },
    'a sign that text cannot begin with': {
      files: yaml('---\ntitle: @home again\nkicker: `Late`\n---\n'),
      says: [
        [`${FILE}:2:8`, 'The YAML cannot be read: Text cannot begin with `@`.', QUOTE],
        [`${FILE}:3:9`, 'The YAML cannot be read: Text cannot begin with `` ` ``.', QUOTE],
      ],
    },
    'quotation marks round a part': {
      files: ferry({ title: '"Late", says the office' }),
      says: [
        [
          `${FERRY}:2:14`,
          'The YAML cannot be read: Text goes on behind a quotation mark or a bracket that is closed, or behind `*`.',
          QUOTE,
        ],
      ],
    },
    'a quotation mark left open': {
      files: ferry({ title: '"The ferry' }),
      says: [
        [
          `${FERRY}:2:8`,
          'The YAML cannot be read: Missing closing quotation mark.',
          'Close the quotation mark or bracket that was opened before.',
        ],
      ],
    },
    'a bracket left open': {
      files: ferry({ tags: '[boats, [sea, sky]', kicker: 'Late' }),
      says: [
        [`${FERRY}:7:7`, `The YAML cannot be read: ${BRACKET}.`, 'Close it on the same line.'],
      ],
    },
    'a bracket that is closed in the wrong column': {
      files: ferry({ tags: '[\nboats\n]' }),
      says: [[`${FERRY}:7:7`, `The YAML cannot be read: ${BRACKET}.`, 'Close it on the same line.']],
    },
    'a hash before a tag': {
      files: ferry({ tags: '[#boats, sea]', kicker: 'Late' }),
      says: [[`${FERRY}:7:8`, HASH, HASH_HOW]],
    },
    'a hash before the last tag': {
      files: ferry({ tags: '["#boats", \'#sky\', #sea]', kicker: 'Late' }),
      says: [[`${FERRY}:7:26`, HASH, HASH_HOW]],
    },
    'a hash right behind a quotation mark': {
      files: ferry({ kicker: '"Late"#again' }),
      says: [[`${FERRY}:7:15`, HASH, HASH_HOW]],
    },
    'a note in a list that is not closed': {
      files: ferry({ tags: '[\n  # of the sea\n  boats', kicker: 'Late' }),
      says: [[`${FERRY}:7:7`, `The YAML cannot be read: ${BRACKET}.`, 'Close it on the same line.']],
    },
    'a field that is indented': {
      files: yaml('---\ntitle: Late\n  description: Again\nkicker: A\n---\n'),
      says: [[`${FILE}:3:3`, DEEPER, `${COLUMN} If it is text, put all of that between quotation marks.`]],
    },
    'a field that is indented below text between quotation marks': {
      files: yaml('---\ntitle: "Late"\n  description: Again\nkicker: A\n---\n'),
      says: [[`${FILE}:3:3`, INDENTED, COLUMN]],
    },
    'a field of a group in a column of its own': {
      files: yaml('---\nimage:\n  src: x\n alt: y\nupdates:\n  - date: 1\n   note: More\n---\n'),
      says: [
        [`${FILE}:4:2`, INDENTED, COLUMN],
        [`${FILE}:7:4`, INDENTED, COLUMN],
      ],
    },
    'a first field that is indented': {
      files: yaml('---\n title: Late\ndescription: Again\nkicker: A\n---\n'),
      says: [
        [
          `${FILE}:2:2`,
          'The YAML cannot be read: This field is indented, and those below it are not.',
          'Take the spaces before it away.',
        ],
      ],
    },
    'text that goes on in the next line, and has a colon there': {
      files: yaml('---\ntitle: Late\n  said the office: again\n---\n'),
      says: [[`${FILE}:2:8`, COLON, QUOTE]],
    },
    'a field twice': {
      files: yaml('---\ntitle: A\ntitle: B\n---\n'),
      says: [[`${FILE}:3:1`, 'The YAML cannot be read: Map keys must be unique.', 'Keep one of the two lines.']],
    },
    'a tab': {
      files: yaml('---\ntitle: A\nimage:\n\tsrc: x\n---\n'),
      says: [[`${FILE}:4:1`, 'The YAML cannot be read: Tabs are not allowed as indentation.', 'Indent with spaces.']],
    },
    'two broken lines': {
      files: yaml('---\ntitle: A: b\nkicker: C: d\n---\n'),
      says: [
        [`${FILE}:2:8`, COLON, QUOTE],
        [`${FILE}:3:9`, COLON, QUOTE],
      ],
    },
    'a broken YAML file': {
      files: { 'authors/bo.yaml': 'name: Bo\nbio: "Writes\n' },
      says: [
        [
          'content/authors/bo.yaml:2:6',
          'The YAML cannot be read: Missing closing quotation mark.',
          'Close the quotation mark or bracket that was opened before.',
        ],
      ],
    },
    'no frontmatter at all': {
      files: yaml('The ferry is late.\n'),
      says: [
        [
          `${FILE}:1:1`,
          'The file has no frontmatter.',
          'Begin it with a line `---`, the fields (title, description, author, date, section), and another line `---`.',
        ],
      ],
    },
    'nothing at all': {
      files: yaml(''),
      says: [
        [
          `${FILE}:1:1`,
          'The file has no frontmatter.',
          'Begin it with a line `---`, the fields (title, description, author, date, section), and another line `---`.',
        ],
      ],
    },
    'a page and a comment without frontmatter': {
      files: { 'pages/about.md': 'We are here.\n', 'comments/ferry/1.md': 'Well said.\n', ...ferry({}) },
      says: [
        [
          'content/comments/ferry/1.md:1:1',
          'The file has no frontmatter.',
          'Begin it with a line `---`, the fields (article, name, date), and another line `---`.',
        ],
        [
          'content/pages/about.md:1:1',
          'The file has no frontmatter.',
          'Begin it with a line `---`, the fields (title), and another line `---`.',
        ],
      ],
    },
    'frontmatter that is not closed': {
      files: yaml('---\ntitle: The ferry\n\nThe quay was full.\n'),
      says: [[`${FILE}:1:1`, 'The frontmatter is not closed.', 'Put a line `---` between the last field and the story.']],
    },
    'frontmatter that is a list': {
      files: yaml('---\n- title\n---\n'),
      says: [[`${FILE}:2:1`, 'The file should be a group of fields, but is a list.', `See the commented example of this kind of file. Its fields are: ${KNOWN}.`]],
    },
  });

  it('a paragraph of character references without end is refused, many paragraphs with some are not', async () => {
    const { errors } = await readFiles(ferry({}, `First.\n\n${'&amp;'.repeat(200_000)}\n`));
    expect(errors).toBe(
      textOf([
        [
          `${FERRY}:11:1`,
          'The paragraph writes more than 5,000 characters as references, “&amp;” for “&”.',
          'Write the characters themselves.',
        ],
      ]),
    );
    expect((await readFiles(ferry({}, '&amp; more\n\n'.repeat(20_000)))).errors).toBe('');
  });

  it('types of YAML that are no text, number, list or group are read as the text they are', async () => {
    const { errors } = await readFiles(ferry({ author: '!!binary aGVsbG8=' }));
    expect(errors).toContain('There is no author “aGVsbG8=”.');
  });

  it.each(['/', '/search/', '/robots.txt'])('the old address %s belongs to the site', async (alias) => {
    const { errors } = await readFiles(ferry({ aliases: `[${alias}]` }));
    expect(errors).toContain(`The old address ${alias} belongs to the site itself.`);
  });

  describe('old addresses of lists', () => {
    const TAKE_OUT = 'Take it out: an address either redirects or holds a page.';
    const tagged = (aliases: string): Files => ({
      ...ferry({ aliases: `[${aliases}]`, tags: '[Boats]', type: 'review' }),
      'tags/old-boats.yaml': 'mergeInto: boats\n',
      'series/thaw.yaml': 'name: Thaw\n',
    });
    it.each([
      ['/sections/world/', 'is in use by content/sections/world.yaml'],
      ['/sections/world/index.html', 'is in use by content/sections/world.yaml'],
      ['/2025/09/ferry/index.html', 'is its present one'],
      ['/index.html', 'belongs to the site itself'],
      ['/sections/world/page/3/', 'is in use by content/sections/world.yaml'],
      ['/sections/world/rss.xml', 'is in use by content/sections/world.yaml'],
      ['/authors/vera/', 'is in use by content/authors/vera.yaml'],
      ['/series/thaw/', 'is in use by content/series/thaw.yaml'],
      ['/tags/old-boats/', 'is in use by content/tags/old-boats.yaml'],
      ['/tags/boats/', 'belongs to the site itself'],
      ['/types/review/', 'belongs to the site itself'],
      ['/archive/2025/09/', 'belongs to the site itself'],
      ['/weekly/2025-W36/', 'belongs to the site itself'],
      ['/latest/page/2/', 'belongs to the site itself'],
      ['/lite/2025/09/ferry/', 'belongs to the site itself'],
      ['/lite/sections/world/', 'belongs to the site itself'],
    ])('%s is no old address of a story', async (alias, whose) => {
      const { errors } = await readFiles(tagged(alias));
      expect(errors).toContain(`${FERRY}:7:11: The old address ${alias} ${whose}.`);
    });

    it('that nothing stands at any more are as good as any', async () => {
      const free = [
        '/sections/sea/',
        '/tags/ships/',
        '/types/opinion/',
        '/archive/2019/01/',
        '/authors/ann/',
        '/a/rss.xml',
        '/lite/a/',
      ];
      expect((await readFiles(tagged(free.join(', ')))).errors).toBe('');
    });

    it('are not judged by what is not public', async () => {
      const files: Files = {
        ...ferry({ aliases: '[/tags/boats/, /types/review/, /archive/2025/08/]' }),
        'articles/2025/08/draft.md': story({
          tags: '[Boats]',
          type: 'review',
          draft: 'true',
          date: '2025-08-04',
        }),
      };
      expect((await readFiles(files)).errors).toBe('');
    });

    it('are judged like those of stories', async () => {
      const { errors } = await readFiles({
        ...ferry({}),
        'sections/sea.yaml': 'name: Sea\naliases: [/sections/world/, /2025/09/ferry/, /old/]\n',
        'authors/ann.yaml': 'name: Ann\naliases: [/authors/ann/, /old/]\n',
        'tags/boats.yaml': 'label: Boats\naliases: [/tags/ships/, /t/, /t/]\n',
      });
      expect(errors).toBe(
        textOf([
          ['content/authors/ann.yaml:2:11', 'The old address /authors/ann/ is its present one.', TAKE_OUT],
          ['content/authors/ann.yaml:2:26', 'The old address /old/ is in use by content/sections/sea.yaml.', TAKE_OUT],
          [
            'content/sections/sea.yaml:2:11',
            'The old address /sections/world/ is in use by content/sections/world.yaml.',
            TAKE_OUT,
          ],
          ['content/sections/sea.yaml:2:29', `The old address /2025/09/ferry/ is in use by ${FERRY}.`, TAKE_OUT],
          ['content/tags/boats.yaml:2:30', 'The old address /t/ stands here twice.', TAKE_OUT],
        ]),
      );
    });

    it('may be told twice where both lead to one place', async () => {
      const files: Files = {
        ...ferry({ tags: '[Boats]' }),
        'tags/boats.yaml': 'label: Boats\naliases: [/tags/ships/, /old/]\n',
        'tags/ships.yaml': 'mergeInto: boats\naliases: [/old/]\n',
      };
      expect((await readFiles(files)).errors).toBe('');
    });
  });

  it.each([
    ['/:slug/', 'articles/search.md', 'belongs to the site itself'],
    ['/sections/:slug/', 'articles/world.md', 'is taken by content/sections/world.yaml'],
  ])('with addresses like %s no story is %s', async (permalink, file, whose) => {
    const { errors } = await readFiles({ 'outlet.yaml': `${OUTLET}permalink: ${permalink}\n`, [file]: story() });
    expect(errors).toContain(`${whose}.`);
  });

  it('a bomb of aliases is refused', async () => {
    const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef']) {
      laughs.push(`${String(to)}: &${String(to)} [${Array.from({ length: 9 }, () => `*${String(from)}`).join(', ')}]`);
    }
    const { errors } = await readFiles(yaml(`---\n${laughs.join('\n')}\n---\n`));
    expect(errors).toBe(
      textOf([
        [
          `${FILE}:2:1`,
          'The YAML cannot be read: Excessive alias count indicates a resource exhaustion attack.',
          'Write the repeated parts out instead of using aliases.',
        ],
      ]),
    );
  });

  it('the same broken file is broken every time it is read', async () => {
    const files = yaml('---\ntitle: "A\n---\n');
    const first = await readFiles(files);
    const second = await readFiles(files);
    expect(second.errors).toBe(first.errors);
    expect(first.errors).toContain(`${FILE}:2:8`);
  });
});

describe('dates', () => {
  checkAll({
    'a word': {
      files: ferry({ date: 'yesterday' }),
      says: [[`${FERRY}:5:7`, '`date` is not usable: “yesterday” is not a date.', DATE_HOW]],
    },
    'a number': {
      files: ferry({ date: '1757007000' }),
      says: [[`${FERRY}:5:7`, '`date` is not a date: write it as 2025-09-04 or 2025-09-04T18:30:00+02:00.', DATE_HOW]],
    },
    'a day that no calendar has': {
      files: ferry({ date: '2025-02-30' }),
      says: [[`${FERRY}:5:7`, '`date` is not usable: “2025-02-30” is no date of the calendar.', DATE_HOW]],
    },
    'a local time that does not exist': {
      files: ferry({ date: '2025-03-30T01:30' }),
      says: [
        [
          `${FERRY}:5:7`,
          '`date` is not usable: the local time “2025-03-30T01:30” does not exist in Europe/London: the clocks change then.',
          DATE_HOW,
        ],
      ],
    },
    'a local time that exists twice': {
      files: ferry({ embargo: '2025-10-26T01:30' }),
      says: [
        [
          `${FERRY}:7:10`,
          '`embargo` is not usable: the local time “2025-10-26T01:30” exists twice in Europe/London: the clocks change then.',
          'Not public before this date.',
        ],
      ],
    },
    'one inside a list': {
      files: ferry({ updates: '\n  - { date: 2025-09-05, note: More }\n  - { date: soon, note: Much more }' }),
      says: [[`${FERRY}:9:13`, '`updates[1].date` is not usable: “soon” is not a date.', 'When.']],
    },
  });

  it('are read in the zone of the outlet', async () => {
    const { newsroom, errors } = await readFiles({
      ...ferry({ date: '2025-10-26T01:30' }),
      'outlet.yaml': OUTLET.replace('Europe/London', 'Asia/Kathmandu'),
    });
    expect(errors).toBe('');
    expect(newsroom.articles[0]?.written.date).toBe(Date.parse('2025-10-25T19:45:00Z'));
  });
});

describe('pictures', () => {
  const SVG = 'is a drawing (SVG), which can hold scripts.';
  const SVG_HOW =
    'Export it as PNG. For a picture in the text, the SVG may also lie in `public/`: write a slash and its name.';
  const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  const image = (...lines: string[]) => ferry({ image: ['', ...lines].join('\n  ') });
  checkAll({
    'that are missing': {
      files: image('src: ./lead.jpg', 'alt: A ferry', 'credit: Us'),
      says: [
        [`${FERRY}:8:8`, 'The picture “./lead.jpg” does not exist.', 'Put the file beside the story, or correct the name; capital letters count.'],
      ],
    },
    'that end too early': {
      files: { ...image('src: ./lead.png', 'alt: A ferry', 'credit: Us'), 'articles/2025/09/lead.png': PNG.subarray(0, 45) },
      says: [
        [
          `${FERRY}:8:8`,
          'The picture “./lead.png” is not whole: its file ends too early.',
          'Save or copy it again; the end got lost on the way.',
        ],
      ],
    },
    'that are text': {
      files: { ...image('src: ./lead.jpg', 'alt: A ferry', 'credit: Us'), 'articles/2025/09/lead.jpg': 'A ferry, honestly.' },
      says: [
        [
          `${FERRY}:8:8`,
          'The picture “./lead.jpg” is not a picture.',
          'Save it as JPEG, PNG, WebP, AVIF, GIF or TIFF; a new suffix alone does not change a file.',
        ],
      ],
    },
    'that say that they are too large': {
      files: { ...image('src: ./lead.png', 'alt: A ferry', 'credit: Us'), 'articles/2025/09/lead.png': HUGE_PNG },
      says: [
        [
          `${FERRY}:8:8`,
          'The picture “./lead.png” has too many pixels. It is 30,000 × 30,000.',
          'Save it smaller: 6,000 pixels a side are more than any page shows.',
        ],
      ],
    },
    'that are drawings with scripts in them': {
      files: { ...ferry({}, 'See ![it](a.svg).\n'), 'articles/2025/09/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>' },
      says: [[`${FERRY}:9:11`, `The picture “a.svg” ${SVG}`, SVG_HOW]],
    },
    'that are drawings with the name of a picture': {
      files: { ...ferry({}, 'See ![it](a.png).\n'), 'articles/2025/09/a.png': '<?xml version="1.0"?>\n<!-- Made by hand --><svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>' },
      says: [[`${FERRY}:9:11`, `The picture “a.png” ${SVG}`, SVG_HOW]],
    },
    'that a telephone wrote, under their own name or another': {
      files: {
        ...ferry({}, 'See ![it](a.heic) and ![it](b.jpg).\n'),
        'articles/2025/09/a.heic': HEIC,
        'articles/2025/09/b.jpg': HEIC,
      },
      says: ['9:11 a.heic', '9:29 b.jpg'].map((found) => {
        const [place = '', name = ''] = found.split(' ');
        const what = `The picture “${name}” is a HEIC, which most browsers do not show.`;
        return [`${FERRY}:${place}`, what, 'Export it as JPEG; a new suffix alone does not change a file.'];
      }),
    },
    'that Git keeps elsewhere': {
      files: {
        ...ferry({}, 'See ![it](a.jpg).\n'),
        'articles/2025/09/a.jpg': 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
      },
      says: [
        [
          `${FERRY}:9:11`,
          'The picture “a.jpg” is not here: Git has laid a note in its place.',
          'Get the file itself with `git lfs pull`.',
        ],
      ],
    },
    'without alt': {
      files: { ...image('src: ./lead.png', 'credit: Us'), 'articles/2025/09/lead.png': PNG },
      says: [
        [
          `${FERRY}:8:3`,
          '`image.alt` is missing.',
          'Say what is to be seen, for those who cannot see it, or write `decorative: true` if it tells nothing.',
        ],
      ],
    },
    'with an empty alt': {
      files: { ...image('src: ./lead.png', 'alt: ""', 'credit: Us'), 'articles/2025/09/lead.png': PNG },
      says: [
        [
          `${FERRY}:9:8`,
          '`image.alt` is missing.',
          'Say what is to be seen, for those who cannot see it, or write `decorative: true` if it tells nothing.',
        ],
      ],
    },
    'without credit': {
      files: { ...image('src: ./lead.png', 'alt: A ferry'), 'articles/2025/09/lead.png': PNG },
      says: [[`${FERRY}:8:3`, '`image.credit` is missing.', 'Add `credit:` – who made the picture: `Photograph: Name/Agency`.']],
    },
    'of the body': {
      files: ferry({}, 'See ![one](./x.jpg), ![two](y%20z.jpg) and ![three][3].\n\n[3]: ./three.png\n'),
      says: [
        [`${FERRY}:9:12`, 'The picture “./x.jpg” does not exist.', 'Put the file beside the story, or correct the name; capital letters count.'],
        [`${FERRY}:9:29`, 'The picture “y z.jpg” does not exist.', 'Put the file beside the story, or correct the name; capital letters count.'],
        [`${FERRY}:11:6`, 'The picture “./three.png” does not exist.', 'Put the file beside the story, or correct the name; capital letters count.'],
      ],
    },
    'with a percent sign that encodes nothing': {
      files: { ...ferry({}, 'See ![one](./100%.jpg).\n'), 'articles/2025/09/100%.jpg': PNG },
      says: [[`${FERRY}:9:12`, 'The address of the picture “./100%.jpg” cannot be read.', 'Write a `%` in the name of a file as `%25`.']],
    },
    'of authors': {
      files: { 'authors/vera.yaml': 'name: Vera Lind\nphoto: { src: ./vera.jpg, alt: Vera Lind }\n' },
      says: [
        ['content/authors/vera.yaml:2:15', 'The picture “./vera.jpg” does not exist.', 'Put the file beside the story, or correct the name; capital letters count.'],
      ],
    },
  });

  // Where a disk takes both for the same, the picture is found.
  it.skipIf(process.platform === 'darwin')('whose accents stand apart in the name of the file', async () => {
    const { errors } = await readFiles({
      ...ferry({}, 'See ![it](caf\u00e9.png).\n'),
      'articles/2025/09/cafe\u0301.png': PNG,
    });
    expect(errors).toContain(
      'The picture “caf\u00e9.png” is written with other characters than the name of its file, though both look the same.\n' +
        '    Name the file anew, and write that name here; without accents it is safe from this.',
    );
  });

  it('outside the content folder are refused', async () => {
    const { errors } = await readFiles(ferry({}, '![The host’s](../../../../../../../../../../etc/hostname)\n'));
    expect(errors).toContain('lies outside the content folder.\n    Copy it beside the story.');
  });

  it('that tell nothing need no alt, and imported ones may lack what their importer says', async () => {
    const { errors } = await readFiles({
      ...image('src: ./lead.png', 'decorative: true', 'credit: Us'),
      'articles/2025/09/quay.md': story({
        image: '\n  src: ./lead.png',
        imported: '{ from: WordPress, missing: [alt, credit] }',
      }),
      'articles/2025/09/lead.png': PNG,
    });
    expect(errors).toBe('');
  });

  describe('of a story that is not public', () => {
    const late = (fields: Parameters<typeof story>[0]): Files => ({
      'articles/2025/09/late/index.md': story({ image: '{ src: ./a.png, alt: A, credit: Us }', ...fields }),
      'articles/2025/09/late/a.png': PNG,
      ...ferry({ image: '{ src: ./late/a.png, alt: A, credit: Us }' }, 'The ![b](late/a.png)\n'),
      'authors/vera.yaml': 'name: Vera Lind\nphoto: { src: ../articles/2025/09/late/a.png, alt: A }\n',
    });
    it.each([
      ['draft', { draft: 'true' }],
      ['scheduled', { embargo: '2026-01-01T00:00:00Z' }],
    ])('are not shown by what is: %s', async (why, fields) => {
      const { errors } = await readFiles(late(fields));
      const whose = `belongs to content/articles/2025/09/late/index.md, which is not public (${why}).`;
      const how = 'Take it out until that story is public, or copy it beside this one if it may be seen.';
      expect(errors).toBe(
        textOf([
          [`${FERRY}:7:15`, `The picture “./late/a.png” ${whose}`, how],
          [`${FERRY}:10:10`, `The picture “late/a.png” ${whose}`, how],
          ['content/authors/vera.yaml:2:15', `The picture “../articles/2025/09/late/a.png” ${whose}`, how],
        ]),
      );
    });

    it('are not imported by what is', async () => {
      const body =
        'import map from "./late/a.png";\nimport notes from \'./late/notes.txt?raw\';\n\n<Figure src={map} alt="A map" />\n';
      const { errors } = await readFiles({
        'articles/2025/09/late/index.md': story({ draft: 'true' }),
        'articles/2025/09/late/a.png': PNG,
        'articles/2025/09/early.mdx': story({}, body),
      });
      const whose = 'belongs to content/articles/2025/09/late/index.md, which is not public (draft).';
      const how = 'Take it out until that story is public, or copy it beside this one if it may be seen.';
      expect(errors).toBe(
        textOf([
          ['content/articles/2025/09/early.mdx:9:18', `The file “./late/a.png” ${whose}`, how],
          ['content/articles/2025/09/early.mdx:10:20', `The file “./late/notes.txt” ${whose}`, how],
        ]),
      );
    });

    it('nor is such a story itself, or what is a page’s', async () => {
      const draft = '---\ntitle: Late\ndraft: true\n---\n';
      const body =
        'import late from "./late.md";\nimport page from \'../../../pages/soon.md\';\nimport map from "../../../pages/map/a.png";\n';
      const { errors } = await readFiles({
        'articles/2025/09/late.md': story({ draft: 'true' }),
        'articles/2025/09/early.mdx': story({}, body),
        'pages/soon.md': draft,
        'pages/map/index.md': draft,
        'pages/map/a.png': PNG,
      });
      const how = (kind: string) =>
        `Take it out until that ${kind} is public, or copy it beside this one if it may be seen.`;
      const what = (file: string, owner: string) =>
        `The file “${file}” belongs to content/${owner}, which is not public (draft).`;
      // That texts cannot be imported at all is told beside it.
      for (const [place, problem, advice] of [
        ['9:19', what('./late.md', 'articles/2025/09/late.md'), how('story')],
        ['10:19', what('../../../pages/soon.md', 'pages/soon.md'), how('page')],
        ['11:18', what('../../../pages/map/a.png', 'pages/map/index.md'), how('page')],
      ]) {
        expect(errors).toContain(`content/articles/2025/09/early.mdx:${place}: ${problem}\n    ${advice}`);
      }
    });

    it('may be shown when it is public, and are mentioned when it has expired', async () => {
      expect((await readFiles(late({}))).errors).toBe('');
      const { errors, warnings } = await readFiles(late({ expires: '2025-10-01' }));
      expect(errors).toBe('');
      expect(warnings.join('\n')).toContain('which is not public (expired)');
    });
  });

  it('elsewhere on the web or in public/ are not looked for', async () => {
    const body = '![a](https://test.example/a.jpg) ![b](/b.jpg) ![c](data:image/png;base64,AA==)\n';
    expect((await readFiles(ferry({}, body))).errors).toBe('');
  });
});

describe('bodies', () => {
  const HARM = {
    script: ['The story contains a script.', 'Take it out; what readers should be able to do is a component of an .mdx story.'],
    handler: ['The story contains an event handler (an `on…` attribute).', 'Take the attribute out.'],
    address: ['The story contains a `javascript:` address.', 'Link to a page instead.'],
    frame: [
      'The story contains a frame of another site.',
      'Use `<Embed url="…" title="…" />` in an .mdx story: it loads only when a reader asks for it.',
    ],
    page: [
      'The story contains a tag that speaks for the whole page (`<base>`, `<meta http-equiv>`, `<link rel>`).',
      'Take it out; what a page loads and where it leads is not the business of one story.',
    ],
  } as const;
  const mdx = (body: string): Files => ({ 'articles/2025/09/ferry.mdx': story({}, body) });
  const MDX = 'content/articles/2025/09/ferry.mdx';
  const MDX_HOW = 'In .mdx, `<` and `{` are code: close every tag, and write `&lt;` or `\\{` for the characters themselves.';

  checkAll({
    'a script': {
      files: ferry({}, 'One\n\n<script>alert(1)</script>\n'),
      says: [[`${FERRY}:11:1`, ...HARM.script]],
    },
    'a script far down in a block of HTML': {
      files: ferry({}, 'One\n\n<div>\n<p>Two</p>\n  <SCRIPT src="x"></SCRIPT>\n</div>\n'),
      says: [[`${FERRY}:13:3`, ...HARM.script]],
    },
    'event handlers': {
      files: ferry({}, 'One <b onclick="x()">two</b> <i title=">" ONLOAD = "x">z</i>\n\n<div>\n  <img/onerror=x src=y>\n</div>\n'),
      says: [
        [`${FERRY}:9:8`, ...HARM.handler],
        [`${FERRY}:9:43`, ...HARM.handler],
        [`${FERRY}:12:8`, ...HARM.handler],
      ],
    },
    'javascript: addresses, however they are written': {
      files: ferry(
        {},
        [
          '[a](javascript:alert(1))',
          '[b](JaVaScript:alert(1))',
          '[c](javascript\\:alert(1))',
          '[d](java&#115;cript:alert(1))',
          '[e](<java\tscript:alert(1)>)',
          '<a href="javascript:alert(1)">f</a>',
          "<a href='&#x6a;avascript&colon;alert(1)'>g</a>",
          '[h][j]',
          '',
          '[j]: javascript:alert(1)',
          '',
        ].join('\n'),
      ),
      says: [
        [`${FERRY}:9:5`, ...HARM.address],
        [`${FERRY}:10:5`, ...HARM.address],
        [`${FERRY}:11:5`, ...HARM.address],
        [`${FERRY}:12:5`, ...HARM.address],
        [`${FERRY}:13:6`, ...HARM.address],
        [`${FERRY}:14:10`, ...HARM.address],
        [`${FERRY}:15:10`, ...HARM.address],
        [`${FERRY}:18:6`, ...HARM.address],
      ],
    },
    'frames': {
      files: ferry({}, 'One\n\n<iframe src="https://x.example"></iframe>\n\nTwo <object data="x"></object>\n'),
      says: [
        [`${FERRY}:11:1`, ...HARM.frame],
        [`${FERRY}:13:5`, ...HARM.frame],
      ],
    },
    'frames and handlers whose tags are written like components': {
      files: ferry({}, 'One\n\n<Iframe src="https://x.example"></Iframe>\n\nTwo <Factbox onClick="x">y</Factbox>\n'),
      says: [
        [`${FERRY}:11:1`, ...HARM.frame],
        [`${FERRY}:13:14`, ...HARM.handler],
      ],
    },
    'tags of the page': {
      files: ferry(
        {},
        [
          'One <base href="//x.example/">',
          '<META HTTP-EQUIV="refresh" content="0;url=//x.example">',
          '<link rel="stylesheet" href="//x.example/a.css">',
          '<span itemscope><meta itemprop="a" content="b"><link itemprop="c" href="/d/"></span>',
          '',
        ].join('\n'),
      ),
      says: [
        [`${FERRY}:9:5`, ...HARM.page],
        [`${FERRY}:10:1`, ...HARM.page],
        [`${FERRY}:11:1`, ...HARM.page],
      ],
    },
    'the same in MDX': {
      files: mdx(
        '<script>{`alert(1)`}</script>\n\n<b onClick={() => 1}>x</b>\n\n<a href="javascript:1">x</a>\n\n' +
          '<a href={"javascript:1"}>x</a>\n\n<iframe src="x" />\n\n<base href="/x/" />\n\n{<base href="/x/" />}\n',
      ),
      says: [
        [`${MDX}:9:1`, ...HARM.script],
        [`${MDX}:11:4`, ...HARM.handler],
        [`${MDX}:13:10`, ...HARM.address],
        [`${MDX}:15:11`, ...HARM.address],
        [`${MDX}:17:1`, ...HARM.frame],
        [`${MDX}:19:1`, ...HARM.page],
        [`${MDX}:21:2`, ...HARM.page],
      ],
    },
    'what MDX imports and reaches for': {
      files: mdx("import Map from './Map.astro';\nimport fs from 'node:fs';\n\nOne {process.env.HOME} two\n"),
      says: [
        [
          `${MDX}:9:18`,
          'The story imports “./Map.astro”, which is neither data nor a picture.',
          'Take it out: a story brings no code of its own. What may be imported are pictures, films, sounds, `.json`, `.csv`, `.txt` and the like, with `?raw` or `?url` behind them if need be.',
        ],
        [
          `${MDX}:10:17`,
          'The story imports “node:fs”, which is no file of the content folder.',
          'Take it out. A story imports data and pictures, by a path that begins with `./`; the components of the writing guide need no import.',
        ],
        [
          `${MDX}:12:6`,
          'The code of the story reaches for `process`, which leads to the machine that builds the site.',
          'Take it out: what a story shows lies in it or beside it. A name of your own may not be called so.',
        ],
      ],
    },
    'a tag of MDX that is not closed': {
      files: mdx('One\n\n<Figure>\n\nTwo\n'),
      says: [[`${MDX}:11:1`, 'The MDX cannot be read: Expected a closing tag for `<Figure>`.', MDX_HOW]],
    },
    'an expression of MDX that is none': {
      files: mdx('One {a b}\n'),
      says: [
        [
          `${MDX}:9:8`,
          'The MDX cannot be read: Could not parse expression with oxc: Expected `,` or `)` but found `Identifier`.',
          MDX_HOW,
        ],
      ],
    },
  });

  it.each([
    ['code', 'Write `<script>` so:\n\n```html\n<b onclick="x()"><iframe></iframe></b>\n```\n'],
    ['words', 'He spoke of JavaScript: it had an onset = a beginning. On 5 < 6 she agreed.\n'],
    ['links', '[a](https://x.example/?on=1) <a href="https://x.example/ onward=1">b</a> [c](#javascript:)\n'],
    ['harmless HTML', '<details><summary>More</summary>Once upon a time</details>\n'],
  ])('%s that only looks alike is let through', async (_, body) => {
    expect((await readFiles(ferry({}, body))).errors).toBe('');
  });
});

it('the id of a story is no address: that of the outlet’s own feed would be the same', async () => {
  const { errors } = await readFiles(ferry({ id: '/' }));
  expect(errors).toContain('`id` begins with a slash, as only addresses do; take the slash out.');
  expect((await readFiles(ferry({ id: 'https://old.example/?p=1' }))).errors).toBe('');
});

describe('a reading', () => {
  it('reports every broken file in one run, by file and place', async () => {
    const { errors } = await readFiles({
      ...ferry({ section: 'wrld' }, '<script></script>\n'),
      'articles/2025/10/quay.md': 'No frontmatter',
      'articles/2025/10/pier.mdx': story({ date: 'soon', colour: 'red' }),
      'authors/bo.yaml': 'nam: Bo\n',
      'gone.yaml': '- url: about\n  date: 2025-01-01\n  reason: Sold\n',
    });
    expect(errors.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      '7 problems in 5 files:',
      'content/articles/2025/09/ferry.md:6:10: There is no section “wrld”. Did you mean “world”?',
      'content/articles/2025/09/ferry.md:9:1: The story contains a script.',
      'content/articles/2025/10/pier.mdx:5:7: `date` is not usable: “soon” is not a date.',
      'content/articles/2025/10/pier.mdx:7:1: `colour` is not a known field.',
      'content/articles/2025/10/quay.md:1:1: The file has no frontmatter.',
      'content/authors/bo.yaml:1:1: `nam` is not a known field. Did you mean “name”?',
      'content/gone.yaml:1:8: `[0].url` is not a path that begins with one slash.',
    ]);
  });

  it('takes a link to a file for a file, and tells of one that leads nowhere', async () => {
    const { newsroom, errors } = await readFiles({
      'drawer/ferry.md': story(),
      'drawer/bo.yaml': 'name: Bo\n',
      'drawer/2025/quay.md': story({ author: 'bo' }),
      'articles/2025/09/ferry.md': { linkTo: '../../../drawer/ferry.md' },
      'articles/2025/10': { linkTo: '../../drawer/2025' },
      'articles/2025/11/pier.md': { linkTo: '../../../drawer/pier.md' },
      'articles/2025/11/lock.md': { linkTo: 'lock.md' },
      'articles/2025/11/pier.jpg': { linkTo: 'not-fetched' },
      'authors/bo.yaml': { linkTo: '../drawer/bo.yaml' },
      pages: { linkTo: 'nowhere' },
    });
    expect(newsroom.articles.map(({ path }) => path)).toEqual(['/2025/09/ferry/', '/2025/10/quay/']);
    const how = 'See that it exists and that you may read it.';
    expect(errors).toBe(
      textOf([
        ['content/articles/2025/11/lock.md:1:1', 'The file cannot be read (ELOOP).', how],
        ['content/articles/2025/11/pier.md:1:1', 'The file cannot be read (ENOENT).', how],
        [
          'content/pages:1:1',
          'The folder cannot be read (ENOENT).',
          'See that you may read it, and that no link leads in a circle or nowhere.',
        ],
      ]),
    );
  });

  it('accepts a byte order mark and CRLF, and its lines stay right', async () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const sound = await readFiles({
      'articles/2025/09/ferry.md': windows(story({}, 'The quay was full.\n')),
      'authors/vera.yaml': windows('name: Vera Lind\nrole: Editor\n'),
      'outlet.yaml': windows(OUTLET),
    });
    expect(sound.errors).toBe('');
    expect(sound.newsroom.articles[0]?.document.body.trim()).toBe('The quay was full.');
    expect(sound.newsroom.authors.get('vera')?.written).toMatchObject({ name: 'Vera Lind', role: 'Editor' });

    const broken = windows(story({ section: 'wrld' }, 'One\n\nTwo <script></script>\n'));
    expect((await readFiles({ 'articles/2025/09/ferry.md': broken })).errors).toBe(
      textOf([
        [`${FERRY}:6:10`, 'There is no section “wrld”. Did you mean “world”?', fileAdvice('sections')],
        [
          `${FERRY}:11:5`,
          'The story contains a script.',
          'Take it out; what readers should be able to do is a component of an .mdx story.',
        ],
      ]),
    );
  });

  it('of an outlet with four keys, an author, a section and no article has no problem', async () => {
    const { newsroom, problems } = await readFiles({});
    expect(problems).toEqual([]);
    expect(newsroom.articles).toEqual([]);
    expect([...newsroom.sections.keys()]).toEqual(['world']);
    expect(newsroom.front).toBeUndefined();
  });

  it('fills in defaults, addresses and visibility', async () => {
    const { newsroom } = await readFiles({
      ...ferry({ tags: '[Live Music, Çay]' }),
      'articles/quay/index.md': story({ date: '2025-01-01', id: 'old/quay', draft: 'true' }),
      'articles/.hidden/x.md': 'Not a story',
      'articles/notes.txt': 'Not a story',
    });
    const [first, second, ...none] = newsroom.articles;
    expect(none).toEqual([]);
    expect(first).toMatchObject({ id: '2025/09/ferry', path: '/2025/09/ferry/', visibility: 'public', format: 'md' });
    expect(first?.written).toMatchObject({
      type: 'news',
      author: [{ author: 'vera' }],
      tags: [
        { id: 'live-music', label: 'Live Music' },
        { id: 'çay', label: 'Çay' },
      ],
      comments: true,
    });
    expect(second).toMatchObject({ id: 'old/quay', filePath: 'quay', path: '/2025/01/quay/', visibility: 'draft' });
  });

  it('asks for the visibility at the time it is given', async () => {
    const files = ferry({ embargo: '2025-10-05T14:00' });
    const at = async (now: number) => (await readFiles(files, now)).newsroom.articles[0]?.visibility;
    expect(await at(NOW)).toBe('scheduled');
    expect(await at(NOW + 3_600_000)).toBe('public');
  });
});

describe('outlet.yaml', () => {
  const says = async (yaml: string | undefined) => {
    const contentDir = writeContent({ 'outlet.yaml': yaml });
    const visibility = () => 'public' as const;
    return readNewsroom({ contentDir, visibility, articlePath: () => '/', reserved: new Set(), siteAddresses }).then(
      () => 'nothing',
      (error: unknown) => (error as Error).message.replaceAll(contentDir, 'content'),
    );
  };

  it('must exist', async () => {
    expect(await says(undefined)).toBe(
      textOf([
        [
          'content/outlet.yaml:1:1',
          'There is no outlet.yaml in the content folder.',
          'Point CONTENT_DIR at a folder that has one, or make a new outlet with `npm run desk -- init <folder>`.',
        ],
      ]),
    );
  });

  it('must have its four keys', async () => {
    expect(await says('')).toBe(
      textOf([
        ['content/outlet.yaml:1:1', '`lang` is missing.', 'Add `lang:` – language of the outlet, BCP 47: `en-GB`.'],
        ['content/outlet.yaml:1:1', '`name` is missing.', 'Add `name:` – name of the outlet.'],
        ['content/outlet.yaml:1:1', '`timezone` is missing.', 'Add `timezone:` – IANA time zone of the newsroom.'],
        ['content/outlet.yaml:1:1', '`url` is missing.', 'Add `url:` – address of the deployed site, with its base path if it has one.'],
      ]),
    );
  });

  it('must make sense', async () => {
    expect(await says('name: X\nurl: x.example\ntimezone: Mars/Base\nlang: english please\npermalink: /:slag/:slug/\n')).toBe(
      textOf([
        [
          'content/outlet.yaml:2:6',
          '`url` is not a web address that begins with https:// or http://.',
          'Address of the deployed site, with its base path if it has one.',
        ],
        ['content/outlet.yaml:3:11', '`timezone` is not an IANA time zone such as “Europe/London”.', 'IANA time zone of the newsroom.'],
        ['content/outlet.yaml:4:7', '`lang` is not a language tag such as “en-GB” or “ar”.', 'Language of the outlet, BCP 47: `en-GB`.'],
        [
          'content/outlet.yaml:5:12',
          '`permalink` knows only :year, :month, :day, :slug, :section and :type.',
          'Pattern of article addresses.',
        ],
      ]),
    );
  });

  const known = 'knows only :year, :month, :day, :slug, :section and :type';
  const form = 'must begin and end with a slash and contain :slug';
  it.each([
    ['/:year/:slugs/', known],
    ['/:slug/:years/', known],
    ['/:year/', form],
    [':slug/', form],
    ['/:slug', form],
    ['//evil/:slug/', 'has two slashes in a row'],
    ['/a?b/:slug/', 'has a `?` in it, which is not for addresses'],
    ['/:slug/#x/', 'has a `#` in it, which is not for addresses'],
    ['/a%20b/:slug/', 'has a `%` in it, which is not for addresses'],
    ['/a:/:slug/', 'has a `:` in it, which is not for addresses'],
    ['/a b/:slug/', 'has a space in it'],
    ['/:slug/../', 'leaves the site'],
    ['/./:slug/', 'leaves the site'],
  ])('has no pattern of addresses %s: it %s', async (pattern, flaw) => {
    expect(await says(`${OUTLET}permalink: '${pattern}'\n`)).toContain(`\`permalink\` ${flaw}.\n`);
  });

  it.each(['/:slug/', '/n.ews/:type/:slug-:year/', '/новости/:section/:slug/'])(
    'may have the pattern of addresses %s',
    async (pattern) => {
      expect(await says(`${OUTLET}permalink: ${pattern}\n`)).toBe('nothing');
    },
  );

  it.each(['2025-13-01', '2025-02-30', '2025-13', '0000', '01.02.2025'])('owned no name on %s', async (since) => {
    expect(await says(`${OUTLET}feedIdentity: { authority: x.example, since: '${since}' }\n`)).toContain(
      '`feedIdentity.since` is not a date such as 2025-01-01.',
    );
  });

  it.each(['2024-02-29', '2025-12', '2025'])('may have owned its name on %s', async (since) => {
    expect(await says(`${OUTLET}feedIdentity: { authority: x.example, since: '${since}' }\n`)).toBe('nothing');
  });

  it('has no slot that no page has', async () => {
    expect(await says(`${OUTLET}slots: { rectangel: { width: 300, height: 250 } }\n`)).toContain(
      '`slots.rectangel` is not a known field. Did you mean “rectangle”?\n    Known here: leaderboard, rectangle, inline.',
    );
  });
});

it('reads the name of a tag as its id, wherever one is named', async () => {
  const { newsroom, errors } = await readFiles({
    'tags/concerts.yaml': 'mergeInto: Live Music\n',
    'fronts/home.yaml': 'blocks:\n  - { id: a, title: A, query: { tag: Live Music } }\n',
  });
  expect(errors).toBe('');
  expect(newsroom.tags.get('concerts')?.written.mergeInto).toBe('live-music');
  expect(newsroom.front?.written.blocks[0]?.query.tag).toBe('live-music');
});
