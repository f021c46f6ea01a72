/** Frontmatter as the importers write it, and the words they must find in a text. */
import { stringify } from 'yaml';
import { normaliseText } from '../../../src/content/source-document.ts';
import { tagIdOf } from '../../../src/content/schema/fields.ts';
import { slugOf } from '../../../src/content/slug.ts';

/** A field without a value is left out. */
export type Fields = Readonly<Record<string, unknown>>;

export function yamlFile(fields: Fields): string {
  return normaliseText(stringify(filled(fields), { lineWidth: 0, aliasDuplicateObjects: false }));
}

/** @returns the file's text, and on which line of it the body begins */
export function storyFile(
  fields: Fields,
  body: string,
): { readonly text: string; readonly bodyLine: number } {
  const head = `---\n${yamlFile(fields)}---\n\n`;
  return { text: head + normaliseText(body).trimStart().trimEnd() + '\n', bodyLine: head.split('\n').length };
}

function filled(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/**
 * A name for a file or an address; empty when nothing is left. Letters of every script stay, whatever the outlet's
 * setting for new stories.
 */
export function nameOf(words: string): string {
  return /[\p{L}\p{N}]/u.test(words) ? slugOf(words, 'keep') : '';
}

/** Longest part of a file's name, so that path and extension fit every file system. */
const MAX_NAME_BYTES = 200;

/** The name that a story had in its old address: it is not shortened as that of a new story is. */
export function oldNameOf(slug: string): string {
  const name = nameOf(slug);
  const whole = tagIdOf(slug);
  return whole.length > name.length && whole.startsWith(name) && Buffer.byteLength(whole) <= MAX_NAME_BYTES
    ? whole
    : name;
}

const MAX_STANDFIRST = 200;

/** What a report says of a story without a standfirst, which every story must have. */
export function borrowedStandfirst(from: 'text' | 'headline'): string {
  const words = from === 'text' ? 'the first sentence of its text' : 'its headline';
  return `no standfirst: ${words} stands for one, so that readers meet it twice; write one`;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** To make one takes longer than to use it. */
function segmenterOf(lang: string): Intl.Segmenter {
  let segmenter = segmenters.get(lang);
  if (!segmenter) segmenters.set(lang, (segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' })));
  return segmenter;
}

/** The first sentence of the first paragraph of a text, cut at a word where it is longer than a standfirst may be. */
export function firstSentence(words: string, lang: string): string {
  const line = (words.trim().split('\n')[0] ?? '').replaceAll(/\s+/g, ' ').trim();
  if (line === '') return '';
  let sentence = '';
  for (const { segment } of segmenterOf(lang).segment(line.slice(0, 2000))) {
    sentence += segment;
    // “Dr. Smith” and a numeral end no sentence.
    if (!/(?:^|\s)(?:\p{Lu}\p{L}{0,2}|\d+)\.\s*$/u.test(sentence)) break;
  }
  sentence = sentence.trim();
  if (sentence.length <= MAX_STANDFIRST) return sentence;
  const cut = sentence.slice(0, MAX_STANDFIRST);
  const space = cut.lastIndexOf(' ');
  return `${(space > MAX_STANDFIRST / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/, '').toWellFormed()}…`;
}
