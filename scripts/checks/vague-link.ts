import { startOf, walk, type MdastNode } from '../../src/content/body-tree.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** Link text that says nothing when it is heard alone, by language. */
const VAGUE: Readonly<Record<string, readonly string[]>> = {
  en: [
    'click here',
    'click',
    'here',
    'this',
    'this link',
    'link',
    'this page',
    'read more',
    'more',
    'learn more',
    'find out more',
    'see here',
    'go here',
    'this article',
    'this story',
    'continue reading',
  ],
  de: [
    'hier',
    'hier klicken',
    'klicken sie hier',
    'klick hier',
    'mehr',
    'weiterlesen',
    'mehr lesen',
    'dieser link',
    'link',
  ],
  fr: ['ici', 'cliquez ici', 'cliquer ici', 'lire la suite', 'en savoir plus', 'plus', 'ce lien', 'lien'],
  es: [
    'aquí',
    'haga clic aquí',
    'haz clic aquí',
    'clic aquí',
    'pincha aquí',
    'leer más',
    'más',
    'este enlace',
    'enlace',
  ],
  it: ['qui', 'clicca qui', 'clicca', 'leggi di più', 'leggi tutto', 'continua', 'questo link', 'link'],
  pt: ['aqui', 'clique aqui', 'clica aqui', 'leia mais', 'saiba mais', 'mais', 'este link', 'link'],
  nl: ['hier', 'klik hier', 'lees meer', 'lees verder', 'meer', 'deze link', 'link'],
  sv: ['här', 'klicka här', 'läs mer', 'mer', 'länk'],
  ja: ['こちら', 'ここ', 'ここをクリック', 'こちらをクリック', '続きを読む', 'もっと見る'],
  ar: ['هنا', 'اضغط هنا', 'انقر هنا', 'المزيد', 'اقرأ المزيد'],
};

export class VagueLink implements StoryRule {
  readonly id = 'vague-link';

  *check(story: Story): Iterable<Finding> {
    const vague = VAGUE[story.language];
    if (!vague) return;
    for (const node of story.nodes) {
      const isAnchor =
        (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') && node.name === 'a';
      if (node.type !== 'link' && node.type !== 'linkReference' && !isAnchor) continue;
      const text = wordsOf(node);
      const bare = text.toLowerCase().replaceAll(/^[\s([«“"'→]+|[\s.,:;!?…)\]»”"'→]+$/gu, '');
      if (!vague.includes(bare)) continue;
      yield {
        at: story.inText(startOf(node)),
        what: `The link “${text}” does not say where it leads.`,
        how: 'Link the words that name it: some readers hear a list of links without the text around them.',
      };
    }
  }
}

/** What a reader sees or hears of a node. */
export function wordsOf(node: MdastNode): string {
  let words = '';
  walk(node, (child) => {
    if (child.type === 'text' || child.type === 'inlineCode') words += child.value;
    else if (child.type === 'image') words += child.alt ?? '';
    else if (child.type === 'break') words += ' ';
  });
  return words.replaceAll(/\s+/g, ' ').trim();
}
