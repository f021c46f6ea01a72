import type { APIRoute, GetStaticPaths } from 'astro';
import { sitemapFiles, sitemapXml, type SitemapFile } from '../../outputs/sitemap.ts';
import { loadArchive, loadPages } from '../../site/load-archive.ts';
import { pageKey } from '../../site/page-key.ts';
import { structuredPictures } from '../../site/responsive-picture.ts';
import { site } from '../../site/site.ts';

export const getStaticPaths = (async () =>
  sitemapFiles(site, await loadArchive(), await loadPages()).map((file) => ({
    params: { name: file.name },
    props: { file },
    cacheKey: pageKey(file.entries),
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: SitemapFile }> = async ({ props }) => {
  const xml = await sitemapXml(site, props.file, async (picture) => {
    const [wide] = await structuredPictures(picture, ['16:9']);
    return wide?.src ?? '';
  });
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
