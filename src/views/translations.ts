/** The versions of a story in other languages: for readers, and for search engines. */
import type { Archive } from '../archive/archive.ts';
import type { Article } from '../archive/model.ts';
import { directionOf, localeOf } from '../site/language.ts';
import type { Site } from '../site/site.ts';
import type { AlternatePage } from './parts.ts';

export interface TranslationLink {
  /** The language in its own words: `العربية`. */
  readonly label: string;
  readonly title: string;
  readonly url: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The one that the others were made from. */
  readonly original: boolean;
}

/** The other versions of a story, the original first. */
export function translationsOf({ urls }: Site, archive: Archive, article: Article): TranslationLink[] {
  const versions = archive.translations.get(article.id) ?? [];
  const languages = versions.map(({ lang }) => new Intl.Locale(lang).language);
  // `English`; but `British English` where there is an American version too.
  const nameable = ({ lang }: Article) => {
    const { language } = new Intl.Locale(lang);
    return languages.filter((one) => one === language).length > 1 ? lang : language;
  };
  return versions
    .filter((version) => version !== article)
    .map((version) => ({
      label: languageName(nameable(version)),
      title: version.title,
      url: urls.url(version.path),
      lang: version.lang,
      dir: directionOf(version.lang),
      original: version === versions[0],
    }));
}

/**
 * What `hreflang` names (https://developers.google.com/search/docs/specialty/international/localized-versions): every
 * version that may be found, each language once, the same from every one of them; `x-default` is the original.
 */
export function alternatesOf({ urls }: Site, archive: Archive, article: Article): AlternatePage[] {
  const versions = (archive.translations.get(article.id) ?? []).filter(
    (version) => !version.noindex && version.canonical === undefined,
  );
  const languages = new Map<string, Article>();
  for (const version of versions) {
    if (!languages.has(version.lang)) languages.set(version.lang, version);
  }
  if (languages.size < 2 || languages.get(article.lang) !== article) return [];
  const [first = article] = languages.values();
  return [
    ...Array.from(languages, ([lang, { path }]) => ({
      lang,
      url: urls.absolute(path),
      locale: localeOf(lang),
    })),
    { lang: 'x-default', url: urls.absolute(first.path) },
  ];
}

function languageName(lang: string): string {
  return new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
}
