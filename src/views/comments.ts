import type { Comment } from '../archive/model.ts';
import type { Site } from '../site/site.ts';
import type { CommentView, Link } from './parts.ts';

const ADDRESS = /https?:\/\/[^\s<>"']+/g;
const ENDS_SENTENCE = '.,;:!?';
const BRACKETS = ['()', '[]', '{}'];

/** Readers' comments: plain text in paragraphs, with what looks like a web address made a link. */
export function commentViews({ dates }: Site, comments: readonly Comment[]): CommentView[] {
  const anchors = anchorsOf(comments.map(({ id }) => id));
  return comments.map((comment, index) => ({
    id: anchors[index] ?? '',
    name: comment.name,
    date: dates.moment(comment.date),
    paragraphs: comment.text
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== '')
      .map(linkified),
  }));
}

function linkified(text: string): (string | Link)[] {
  const parts: (string | Link)[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutSentence(match[0]);
    if (/^https?:\/\/$/.test(address)) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ label: address, url: address });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** What looks like an address, without what ends the sentence or the brackets that it stands in. */
function withoutSentence(written: string): string {
  const count = (mark = '') => written.split(mark).length - 1;
  const unopened = new Map(BRACKETS.map(([open, close = '']) => [close, count(close) - count(open)]));
  let end = written.length;
  for (; end > 0; end -= 1) {
    const last = written.charAt(end - 1);
    const left = unopened.get(last) ?? 0;
    if (left <= 0 && !ENDS_SENTENCE.includes(last)) break;
    unopened.set(last, left - 1);
  }
  return written.slice(0, end);
}

/**
 * Files' paths as fragments: `comment-2025-ferry-2`. Where another has that one already, each sign between letters and
 * digits is spelt out, which no two of them have alike: `comment-2025_2d_ferry_2f_2`.
 */
function anchorsOf(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const short = id.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    const spelt = id.replaceAll(/[^\p{L}\p{N}]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16) ?? ''}_`);
    const anchor = `comment-${taken.has(short) ? spelt : short}`;
    taken.add(short);
    return anchor;
  });
}
