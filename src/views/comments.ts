import type { Comment } from '../archive/model.ts';
import type { Site } from '../site/site.ts';
import type { CommentView, Link } from './parts.ts';

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g;

/** Readers' comments: plain text in paragraphs, with what looks like a web address made a link. */
export function commentViews({ dates }: Site, comments: readonly Comment[]): CommentView[] {
  return comments.map((comment) => ({
    id: anchorOf(comment.id),
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
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ label: match[0], url: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** A file's path as a fragment: `comment-2025-ferry-2`. */
function anchorOf(id: string): string {
  return `comment-${id.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
}
