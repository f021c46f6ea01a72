/** The pattern that addresses of stories follow (DESIGN section 6). */
import { z } from 'astro/zod';
import { PERMALINK_NAMES } from '../vocabulary.ts';

/** `/:year/:month/:slug/` */
export const permalink = z
  .string()
  .regex(/^\/.*:slug.*\/$/, { error: 'must begin and end with a slash and contain :slug', abort: true })
  .superRefine((pattern, context) => {
    const message = flawOf(pattern);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

const KNOWN: ReadonlySet<string> = new Set(PERMALINK_NAMES);
/** What means something in an address, what it cannot hold, and a colon that begins no name. */
const ODD = /[\s"#%<>?[\\\]^`{|}:\p{Cc}]/u;

/** @returns the end of the sentence "`permalink` …" */
function flawOf(pattern: string): string | undefined {
  const names = Array.from(pattern.matchAll(/:(\w+)/g), ([, name = '']) => name);
  if (!names.every((name) => KNOWN.has(name))) return `knows only ${listed(PERMALINK_NAMES.map((name) => `:${name}`))}`;
  const [odd] = ODD.exec(pattern.replaceAll(/:\w+/g, '')) ?? [];
  if (odd !== undefined) return odd.trim() === '' ? 'has a space in it' : `has a \`${odd}\` in it, which is not for addresses`;
  const parts = pattern.slice(1, -1).split('/');
  if (parts.includes('')) return 'has two slashes in a row';
  return parts.some((part) => /^\.{1,2}$/.test(part)) ? 'leaves the site' : undefined;
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
