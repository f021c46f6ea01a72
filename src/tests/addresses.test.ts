/** What the desk's check says of an address is true of the site that is built, and the other way round. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Addresses } from '../../scripts/checks/addresses.ts';
import { readOutletFile } from '../content/outlet-file.ts';
import { readNewsroom } from '../content/read-newsroom.ts';
import { APP_ICONS } from '../outputs/manifest.ts';
import { redirectsOf } from '../outputs/redirects.ts';
import { addressesOfNewsroom } from '../site/address-book.ts';
import { builtAddresses } from '../site/built-addresses.ts';
import { newsroomRules } from '../site/newsroom-rules.ts';
import { resolveOutlet } from '../site/outlet-settings.ts';
import { paths } from '../site/urls.ts';
import { builtSite } from './built-sites.ts';
import { NOW } from './newsroom-factory.ts';
import { filesOf, read } from './site-files.ts';

/** Nobody links to these: their names are made of what is in them, or they are pictures of pages. */
const UNNAMED = /^(?:_astro|pagefind)\/|(?:^|\/)card\.png$/;

describe.each(['sample', 'empty'] as const)('the addresses of the site “%s”', (name) => {
  const look = async () => {
    const site = await builtSite(name);
    const outlet = resolveOutlet(readOutletFile(site.contentDir).written, {
      siteUrl: undefined,
      basePath: undefined,
    });
    const { newsroom } = await readNewsroom(newsroomRules(site.contentDir, NOW, outlet));
    const files = filesOf(site.dir);
    return { site, newsroom, files };
  };

  it('are all known to the check, as what they are', async () => {
    const { site, newsroom, files } = await look();
    const addresses = new Addresses(
      newsroom,
      [],
      new Set(),
      site.contentDir,
      path.resolve(import.meta.dirname, '../..'),
    );
    const wrong = files.flatMap((file) => {
      if (UNNAMED.test(file)) return [];
      const page = file.endsWith('.html') ? read(site.dir, file) : '';
      const { kind } = addresses.resolve(`/${file.replace(/(^|\/)index\.html$/, '$1')}`);
      const isRight = page.includes('http-equiv="refresh"')
        ? kind === 'moved'
        : kind === 'found' ||
          // Feed readers follow no page that leads on: an old feed is the new one once more.
          (kind === 'moved' && page === '') ||
          (page.includes('content="noindex') && ['gone', 'hidden'].includes(kind));
      return isRight ? [] : [`${file}: ${kind}`];
    });
    expect(wrong).toEqual([]);
  });

  it('are all there that the check knows', async () => {
    const { newsroom, files } = await look();
    const book = addressesOfNewsroom(newsroom);
    const { listed } = builtAddresses(newsroom, book, Object.keys(APP_ICONS).map(paths.appIcon));
    const there = new Set(files);
    const fileOf = (address: string) => address.slice(1) + (address.endsWith('/') ? 'index.html' : '');
    const missing = [
      ...[...listed].filter((address) => !there.has(fileOf(address))),
      ...redirectsOf(book).flatMap(({ from, to }) => (there.has(fileOf(to)) ? [] : [`${from} to ${to}`])),
    ];
    expect(missing).toEqual([]);
  });
});
