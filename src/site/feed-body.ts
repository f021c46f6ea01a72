/** The body of a story as plain HTML for feeds: MDX components in their plain form, rendered once per story. */
import mdxRenderer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { Article } from '../archive/model.ts';
import { bodyError } from '../content/body-error.ts';
import FeedPicture from '../components/media/FeedPicture.astro';
import { feedComponents } from '../components/story/feed/index.ts';
import { renderBody } from './render-body.ts';

const bodies = new Map<string, Promise<string>>();
let container: Promise<AstroContainer> | undefined;

export function feedBody(article: Article): Promise<string> {
  let body = import.meta.env.DEV ? undefined : bodies.get(article.id);
  if (!body) {
    body = render(article);
    bodies.set(article.id, body);
  }
  return body;
}

async function render(article: Article): Promise<string> {
  const body = await renderBody('articles', article.id);
  if (body.format === 'md') return body.html;
  container ??= createContainer();
  try {
    return await (
      await container
    ).renderToString(body.Content, { props: { components: { ...feedComponents, img: FeedPicture } } });
  } catch (error) {
    throw bodyError(body.file, 1, error);
  }
}

async function createContainer(): Promise<AstroContainer> {
  const made = await AstroContainer.create();
  made.addServerRenderer({ name: 'astro:jsx', renderer: mdxRenderer });
  return made;
}
