import { defineCollection } from 'astro:content';
import { newsroomLoaders } from './content/article-loader.ts';
import { environment } from './site/environment.ts';
import { readThisNewsroom } from './site/newsroom.ts';

const loaders = newsroomLoaders({
  contentDir: environment.contentDir,
  preview: environment.preview,
  read: readThisNewsroom,
});

export const collections = {
  articles: defineCollection({ loader: loaders.articles }),
  pages: defineCollection({ loader: loaders.pages }),
  people: defineCollection({ loader: loaders.people }),
  ads: defineCollection({ loader: loaders.ads }),
  records: defineCollection({ loader: loaders.records }),
};
