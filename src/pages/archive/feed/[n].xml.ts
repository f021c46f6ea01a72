import type { APIRoute, GetStaticPaths } from 'astro';
import { archiveKey } from '../../../components/story/feed/feed-key.ts';
import { storiesOf } from '../../../components/story/feed/feed-stories.ts';
import { archiveDocument } from '../../../outputs/feeds/documents.ts';
import { contentTypeOf } from '../../../outputs/feeds/feed.ts';
import { archiveDocuments, type ArchiveDocument } from '../../../outputs/feeds/history.ts';
import { loadArchive, loadBodyKey } from '../../../site/load-archive.ts';
import { site } from '../../../site/site.ts';

export const getStaticPaths = (async () => {
  const archive = await loadArchive();
  const bodyKey = await loadBodyKey();
  return archiveDocuments(site, archive).map((document) => ({
    params: { n: String(document.number) },
    props: { document },
    ...archiveKey(archive, document, bodyKey),
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ document: ArchiveDocument }> = async ({ props }) => {
  const archive = await loadArchive();
  const text = await archiveDocument(site, archive, props.document, storiesOf(archive));
  return new Response(text, { headers: { 'Content-Type': contentTypeOf('atom') } });
};
