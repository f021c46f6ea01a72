/** Approved comments of readers, as plain text. Neither an e-mail address nor an IP address is ever read. */
import { parseHtml } from '../html/convert.ts';
import { attribute, isElement, type Child, type Root } from '../html/tree.ts';
import { nameOf, storyFile } from '../story-file.ts';
import { offsetDate } from './dates.ts';
import { htmlText, type StoryRules, type WrittenStory } from './story.ts';
import type { Fields, WxrItem } from './wxr.ts';

export function importComments(item: WxrItem, story: WrittenStory, isPage: boolean, rules: StoryRules): void {
  const { report, writer } = rules;
  const names = new Set<string>();
  for (const comment of item.comments) {
    const read = (name: string) => (comment[name] ?? '').trim();
    const type = read('wp:comment_type');
    if (read('wp:comment_approved') !== '1') {
      report.count('comments not approved, left out');
      continue;
    }
    if (type !== '' && type !== 'comment') {
      report.count(`${type}s left out`);
      continue;
    }
    if (isPage) {
      report.count('comments on pages, which have none here');
      continue;
    }
    const text = plainComment(comment['wp:comment_content'] ?? '');
    if (text === '') continue;
    const written = htmlText(read('wp:comment_author'));
    const name = /^\S+@\S+\.\S+$/.test(written) ? 'Anonymous' : written || 'Anonymous';
    const date = dateOf(comment, rules);
    const id = read('wp:comment_id');
    const source = id === '' ? `comment of ${story.filePath} ${names.size}` : `comment ${id}`;
    const base = `comments/${story.filePath}/${date.slice(0, 10)}-${nameOf(name) || 'reader'}`;
    let file = writer.pathOf(source)?.replace(/\.md$/, '') ?? base;
    for (
      let n = 2;
      names.has(file) ||
      (file !== writer.pathOf(source)?.replace(/\.md$/, '') && writer.isForeign(`${file}.md`));
      n += 1
    )
      file = `${base}-${n}`;
    names.add(file);
    const outcome = writer.write(
      `${file}.md`,
      storyFile({ article: story.id, name, date }, text).text,
      source,
    );
    if (outcome === 'edited' || outcome === 'removed')
      report.add('kept', `${file}.md`, `${outcome} since the last import`);
    report.count('comments');
    if (Number(read('wp:comment_parent')) > 0)
      report.count('of them answers to others, shown in the order of time');
  }
}

function dateOf(comment: Fields, { timezone, exported }: StoryRules): string {
  return (
    offsetDate(comment['wp:comment_date'], comment['wp:comment_date_gmt'], undefined, timezone) ??
    offsetDate(undefined, undefined, exported, timezone) ??
    '1970-01-01'
  );
}

/** Paragraphs and lines as they were written; a link is its words and its address. */
function plainComment(html: string): string {
  const lines = (node: Child | Root): string => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'element' && node.type !== 'root') return '';
    const inner = node.children.map(lines).join('');
    if (node.type === 'root' || isElement(node, 'script', 'style')) return node.type === 'root' ? inner : '';
    if (node.tagName === 'br') return '\n';
    if (/^(?:p|div|blockquote|ul|ol|pre|h\d)$/.test(node.tagName)) return `\n\n${inner}\n\n`;
    if (node.tagName === 'li') return `\n- ${inner}`;
    const href = node.tagName === 'a' ? attribute(node, 'href') : '';
    return /^https?:/.test(href) && !inner.includes(href) && !href.includes(inner.trim() || '\0')
      ? `${inner} (${href})`
      : /^https?:/.test(href) && inner !== href
        ? href
        : inner;
  };
  return lines(parseHtml(html.replaceAll('\r\n', '\n')))
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
