// Not from astro:content, which brings along all that renders.
import { defineCollection } from 'astro/content/config';
import { sharedLoaders } from './content/shared-loaders.ts';

const loaders = sharedLoaders() ?? (await import('./site/newsroom-loaders.ts')).theseLoaders();

export const collections = {
  articles: defineCollection({ loader: loaders.articles }),
  pages: defineCollection({ loader: loaders.pages }),
  people: defineCollection({ loader: loaders.people }),
  ads: defineCollection({ loader: loaders.ads }),
  records: defineCollection({ loader: loaders.records }),
};
