/** The hosts that an outlet may name, each with its dialect. */
import type { Outlet } from '../../site/outlet.ts';
import type { AddressBook } from '../../site/address-book.ts';
import { createUrls, paths } from '../../site/urls.ts';
import { headerRules } from '../headers.ts';
import { redirectsOf } from '../redirects.ts';
import { caddyFiles } from './caddy.ts';
import { cloudflareFiles } from './cloudflare.ts';
import type { HostFiles, HostModel } from './model.ts';
import { netlifyFiles } from './netlify.ts';
import { nginxFiles } from './nginx.ts';
import { vercelFiles } from './vercel.ts';

type Host = Outlet['host'];

/** Whether a host knows no redirects, so that pages stand for them. */
export function showsRedirects(host: Host): boolean {
  return host === 'generic' || host === 'github-pages';
}

/** Whether a host can be told to answer “410 Gone”; elsewhere the page that says so is one like others, with `noindex`. */
export function answersGone(host: Host): boolean {
  return !showsRedirects(host) && host !== 'cloudflare';
}

/** @param filesOf every file of the output: `/rss.xml`; few hosts want to know */
export function hostModel(outlet: Outlet, book: AddressBook, filesOf: () => readonly string[]): HostModel {
  const { url } = createUrls(outlet);
  // In a redirect `$` is a variable of some hosts.
  const safe = (path: string) => url(path).replaceAll('$', '%24');
  return {
    base: outlet.base,
    redirects: redirectsOf(book).map(({ from, to, follows }) => ({
      from: safe(from),
      to: safe(to),
      follows,
    })),
    gone: book.gone.map((gone) => safe(gone.url)),
    emptied: url(paths.tags),
    headers: headerRules(outlet),
    get files() {
      return filesOf();
    },
  };
}

/** What a host wants to be told, in its own dialect. */
export function hostFiles(host: Host, model: HostModel): HostFiles {
  switch (host) {
    case 'generic':
      return { output: {}, beside: {}, problems: [] };
    case 'github-pages':
      // Without it folders that begin with an underscore are left out.
      return { output: { '.nojekyll': '' }, beside: {}, problems: [] };
    case 'cloudflare':
      return cloudflareFiles(model);
    case 'netlify':
      return netlifyFiles(model);
    case 'vercel':
      return vercelFiles(model);
    case 'nginx':
      return nginxFiles(model);
    case 'caddy':
      return caddyFiles(model);
  }
}
