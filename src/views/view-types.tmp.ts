// Moved: import from these files.
export type { AuthorCard, CommentView, CorrectionView } from './parts.ts';
export type { ArticleView } from './article.ts';
export type { FrontBlockView, FrontView } from './front.ts';
export type { ListView } from './list.ts';
export type { DirectoryView } from './directory.ts';
export type { CorrectionsView } from './corrections.ts';
export type { PageView, SearchFilter, SearchView } from './page.ts';
