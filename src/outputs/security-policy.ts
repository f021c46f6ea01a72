/**
 * The content security policy (https://www.w3.org/TR/CSP3/). What needs hashes, script and style, stands in each page's
 * own meta tag, which Astro writes; the same sources for everything else stand there and in the headers of a host.
 */
import type { Outlet } from '../site/outlet.ts';

/** A directive of the policy: `img-src 'self' data:`. */
export type Directive = `${string}-src${string}` | `${string}-uri ${string}` | `form-action ${string}`;

/** Directives of the meta tag besides `script-src` and `style-src`; whatever is not named is forbidden. */
export function pageDirectives({ comments }: Pick<Outlet, 'comments'>): Directive[] {
  return ["default-src 'none'", ...sharedDirectives({ comments })];
}

/**
 * Directives of the header. It cannot know the hashes of a page, so it says nothing of script and style and has no
 * `default-src`, which would speak for both; `frame-ancestors` counts in a header only (section 3.3).
 */
export function headerPolicy(outlet: Pick<Outlet, 'comments'>): string {
  return [...sharedDirectives(outlet), "object-src 'none'", "frame-ancestors 'self'"].join('; ');
}

function sharedDirectives({ comments }: Pick<Outlet, 'comments'>): Directive[] {
  const form = comments.form === undefined ? '' : ` ${new URL(comments.form).origin}`;
  return [
    "img-src 'self' data:",
    // Film and sound that a newsroom puts into public/.
    "media-src 'self'",
    "font-src 'self'",
    // What a reader asks an <Embed> to load.
    'frame-src https:',
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    // A comment goes where outlet.yaml says.
    `form-action 'self'${form}`,
  ];
}
