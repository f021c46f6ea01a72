import type { APIRoute, GetStaticPaths } from 'astro';
import { sitemapFiles, sitemapXml, type SitemapFile } from '../../outputs/sitemap.ts';
import { loadArchive, loadPages } from '../../site/load-archive.ts';
import { site } from '../../site/site.ts';

export const getStaticPaths = (async () =>
  sitemapFiles(site, await loadArchive(), await loadPages()).map((file) => ({
    params: { name: file.name },
    props: { file },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: SitemapFile }> = ({ props }) =>
  new Response(sitemapXml(site, props.file), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
