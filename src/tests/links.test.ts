/** Links and fragments as a crawler finds them on a plain static host. */
import hyperlink, { type Report } from 'hyperlink';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtSite, type BuiltSite } from './built-sites.ts';
import { pagesOf, read } from './site-files.ts';
import { serve, type StaticHost } from './static-host.ts';

describe.each(['sample', 'valley'] as const)('the links of the site “%s”', (name) => {
  let site: BuiltSite;
  let host: StaticHost;
  let reports: Report[];

  beforeAll(async () => {
    site = await builtSite(name);
    host = await serve(site.dir, site.base);
    reports = await crawl(site, host);
  });
  afterAll(() => host.close());

  it('all lead somewhere', () => {
    expect(reports.filter((report) => !report.ok)).toEqual([]);
  });

  it('lead from the front page to every page of the site', () => {
    const reached = new Set(host.requests.map((pathname) => decodeURIComponent(pathname)));
    const pages = pagesOf(site.dir).filter((file) => file !== '404.html');
    const missed = pages.filter((file) => !reached.has(site.base + file.replace(/(^|\/)index\.html$/, '$1')));
    // Addresses that are gone have a page, and nothing leads there any more.
    expect(missed.filter((file) => !read(site.dir, file).includes('content="noindex'))).toEqual([]);
  });
});

async function crawl(site: BuiltSite, host: StaticHost): Promise<Report[]> {
  const reports: Report[] = [];
  await hyperlink(
    {
      root: `${host.origin}/`,
      canonicalRoot: `${site.origin}/`,
      inputUrls: [host.url('/')],
      recursive: true,
      internalOnly: true,
      concurrency: 8,
    },
    {
      push: (_, report) => {
        if (report) reports.push(report);
      },
      begin: () => undefined,
      close: () => undefined,
    },
  );
  return reports;
}
