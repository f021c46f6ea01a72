import { describe, expect, it } from 'vitest';
import { SAMPLE_CONTENT } from './build-runner.ts';
import { builtSite, HIDDEN_STORIES } from './built-sites.ts';
import { parsedPage } from './parsed-page.ts';
import { differences, filesOf, plainBytes, read } from './site-files.ts';

/** Places that only the hidden stories tell of. */
const HIDDEN_WORDS = ['Quillhaven', 'Brambleworth'];

it('builds the same bytes in another time zone and language, into another folder, from a cold cache', async () => {
  const here = await builtSite('sample');
  const elsewhere = await builtSite('sampleElsewhere');
  expect(filesOf(here.dir).length).toBeGreaterThan(500);
  expect(differences(here.dir, elsewhere.dir)).toEqual([]);
});

describe('drafts and embargoed stories', () => {
  it('leave no trace: without their files the build is the same, byte for byte', async () => {
    const withThem = await builtSite('sample');
    const without = await builtSite('sampleWithoutHidden');
    expect(differences(withThem.dir, without.dir)).toEqual([]);
  });

  it('are there to be hidden', () => {
    const hidden = HIDDEN_STORIES.map((file) => read(SAMPLE_CONTENT, file)).join('');
    for (const word of HIDDEN_WORDS) expect(hidden).toContain(word);
  });

  it('occur in no file of the output, packed or not', async () => {
    const { dir } = await builtSite('sample');
    const told = filesOf(dir).filter((file) => {
      const bytes = plainBytes(dir, file).toString('utf8').toLowerCase();
      return HIDDEN_WORDS.some(
        (word) => bytes.includes(word.toLowerCase()) || file.toLowerCase().includes(word.toLowerCase()),
      );
    });
    expect(told).toEqual([]);
  });

  it('are in no output, and neither is the style guide', async () => {
    const { dir } = await builtSite('sample');
    const told = filesOf(dir).filter(
      (file) => file.includes('styleguide') || plainBytes(dir, file).includes('styleguide'),
    );
    expect(told).toEqual([]);
  });

  it('are shown in a preview, with a banner and noindex on every page', async () => {
    const { dir } = await builtSite('samplePreview');
    const story = read(dir, '2025/10/league-summit-protocol/index.html');
    expect(story).toContain('Quillhaven');
    expect(read(dir, '2025/10/verrania-census-notes/index.html')).toContain('Brambleworth');
    const pages = filesOf(dir).filter((file) => file.endsWith('.html'));
    const open = pages.filter((file) => !read(dir, file).includes('<meta name="robots" content="noindex'));
    expect(open).toEqual([]);
    // Every component in every state, for those who work on them.
    const guide = parsedPage(dir, 'styleguide/index.html');
    expect(guide.elements('h2').length).toBeGreaterThan(15);
    expect(story).toContain('Preview. Drafts and embargoed stories are shown; nothing here is public.');
  });
});
