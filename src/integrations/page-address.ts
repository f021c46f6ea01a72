/** What a page is called by Astro, who asks for it, and by the file system. */

/** The path that a page is asked for by, without its last slash. */
export function addressOf(pathname: string, base: string): string {
  return bareOf(new URL(base + pathname.replace(/^\//, ''), 'http://localhost').pathname);
}

/** Without its last slash. */
export function bareOf(pathname: string): string {
  return pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
}

/** Where Astro puts a page or an endpoint (`build.format` is `directory`); nothing where that takes a closer look. */
export function fileOf(pathname: string, type: string): string | undefined {
  const bare = pathname.replace(/^\/|\/$/g, '');
  if (!/^[\p{L}\p{M}\p{N}/._~-]*$/u.test(bare) || /(?:^|\/)\.{1,2}(?:\/|$)|\/\/|^(?:404|500)$/.test(bare))
    return undefined;
  if (type === 'page') return bare === '' ? 'index.html' : `${bare}/index.html`;
  return type === 'endpoint' && /[^/]\.\w+$/.test(bare) ? bare : undefined;
}
