/** What `desk new` asks on a terminal, with completion of what there is. */
import { input, search, select } from '@inquirer/prompts';
import type { Newsroom } from '../../src/content/newsroom.ts';
import { ARTICLE_TYPES } from '../../src/content/vocabulary.ts';
import type { WantedStory } from './new.ts';

interface Named {
  readonly id: string;
  readonly written: { readonly name: string };
}

/** @throws ExitPromptError when the person gives up */
export async function askForStory(newsroom: Newsroom): Promise<WantedStory> {
  const headline = await input({ message: 'Headline', required: true });
  const section = await choose('Section', [...newsroom.sections.values()]);
  const author = await choose('Author', [...newsroom.authors.values()]);
  const type = await select({
    message: 'Type',
    choices: ARTICLE_TYPES.map((value) => ({ value })),
    default: 'news',
  });
  return { headline, section, author: [author], type };
}

function choose(message: string, items: readonly Named[]): Promise<string> {
  const choices = items.map(({ id, written }) => ({ value: id, name: `${written.name} (${id})` }));
  return search({
    message,
    source: (typed) => {
      const wanted = (typed ?? '').toLowerCase();
      return choices.filter(({ name }) => name.toLowerCase().includes(wanted));
    },
  });
}
