/** A story as plain HTML for feeds: MDX components in their plain form, rendered once per story. */
import mdxRenderer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { bodyError } from '../../../content/body-error.ts';
import type { Article } from '../../../archive/model.ts';
import { renderBody, type Body } from '../../../site/render-body.ts';
import { recordFailure } from '../../../site/render-failures.ts';
import FeedPicture from '../../media/FeedPicture.astro';
import { feedComponents } from './index.ts';

const plain = new Map<string, Promise<string | undefined>>();
let container: Promise<AstroContainer> | undefined;

export async function feedBody(article: Article): Promise<string> {
  return (await plainHtml(await renderBody('articles', article.id))) ?? '';
}

/**
 * The plain form of a story, or nothing when it cannot be rendered, which the build then says at its end. Both forms
 * check the same properties of the same components, so this tells of the full form too.
 */
export function plainHtml(body: Body): Promise<string | undefined> {
  if (body.format === 'md') return Promise.resolve(body.html);
  let html = import.meta.env.DEV ? undefined : plain.get(body.file);
  if (!html) {
    html = render(body);
    plain.set(body.file, html);
  }
  return html;
}

async function render({ file, Content }: Extract<Body, { format: 'mdx' }>): Promise<string | undefined> {
  container ??= createContainer();
  try {
    const components = { ...feedComponents, img: FeedPicture };
    return await (await container).renderToString(Content, { props: { components } });
  } catch (error) {
    recordFailure(bodyError(file, 1, error), import.meta.env.DEV);
    return undefined;
  }
}

async function createContainer(): Promise<AstroContainer> {
  const made = await AstroContainer.create();
  made.addServerRenderer({ name: 'astro:jsx', renderer: mdxRenderer });
  return made;
}
