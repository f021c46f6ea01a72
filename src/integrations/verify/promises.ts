/** A URL once published stays, redirects, or is declared gone; it never just vanishes (DESIGN section 6). */
import { feedRedirects, mayLeadOn, redirectFaults, redirectsOf } from '../../outputs/redirects.ts';
import type { AddressBook } from '../../site/address-book.ts';
import type { UrlPromise } from '../../site/url-promises.ts';
import type { KeptFacts } from './fact-store.ts';
import { doubt, fault, type Finding } from './finding.ts';
import type { Output } from './output.ts';

export interface Promises {
  readonly book: AddressBook;
  readonly promised: readonly UrlPromise[];
  /** What ids of feed items begin with, and began with when they were released; nothing where they never were. */
  readonly identity: string;
  readonly identities: readonly string[];
  /** Whether the host answers with redirects; otherwise pages stand for them. */
  readonly hostRedirects: boolean;
  /** Where the article of an id stands now or why it is not public; for who broke a promise. */
  readonly whereabouts: (id: string) => string | undefined;
}

const LOCK = 'urls.lock';

export function brokenPromises(
  output: Output,
  facts: ReadonlyMap<string, KeptFacts>,
  { book, promised, identity, identities, hostRedirects, whereabouts }: Promises,
): Finding[] {
  const gone = new Set(book.gone.map(({ url }) => url));
  const redirects = redirectsOf(book);
  const leaving = new Set(redirects.map(({ from }) => from));
  const isPage = (path: string) => {
    const file = fileOf(path);
    return output.has(file) && facts.get(file)?.told.leadsTo === undefined && !gone.has(path);
  };
  // Where the host cannot send readers on, a feed lies at its old addresses too.
  const copies = new Set(hostRedirects ? [] : feedRedirects(book).map(({ from }) => from));
  // A feed of a list that has none yet is no promise.
  const faults = redirectFaults(redirects, (path) => !copies.has(path) && isPage(path)).filter(
    (what) => !/\.(?:xml|json) leads to .* does not exist$/.test(what),
  );
  const lost = redirects.filter(({ from }) => !hostRedirects && !mayLeadOn(from) && !copies.has(from));
  return [
    ...changedIdentity(identity, identities),
    ...faults.map((what) => fault('redirects', what)),
    ...lost
      .slice(0, 1)
      .map(({ from }) =>
        doubt(
          'redirects',
          `this host cannot send readers on from ${String(lost.length)} of the old addresses, ${from} for one: ` +
            'a page can stand only where an address ends in “/” or “.html”',
        ),
      ),
    ...promised.flatMap(({ path, article }): Finding[] => {
      if (gone.has(path) || isPage(path)) return [];
      if (leaving.has(path)) {
        if (hostRedirects || mayLeadOn(path)) return [];
        return [doubt(LOCK, `${path} has moved; this host cannot send its readers on`)];
      }
      const what = whatStood(path, article);
      const now = whereabouts(article ?? path.replace(/^\/|\/$/g, ''));
      return [
        fault(
          LOCK,
          `${path} would vanish, where ${what} used to be${now === undefined ? '' : ` (${now})`}. ` +
            'Write it under `aliases` of what takes its place, or declare it gone in gone.yaml.',
        ),
      ];
    }),
  ];
}

/** Readers know a story by its id: under another one it is another story. */
function changedIdentity(identity: string, [released, ...others]: readonly string[]): Finding[] {
  if (released === undefined || [released, ...others].includes(identity)) return [];
  const [, authority = '', since = ''] = /^tag:(.*),([^,]*):$/.exec(released) ?? [];
  return [
    fault(
      LOCK,
      `ids in feeds begin with ${released} and would begin with ${identity}: readers would get every story again. ` +
        `Write \`feedIdentity: { authority: ${authority}, since: '${since}' }\` into outlet.yaml, or take the line out ` +
        'of urls.lock where that is what you want.',
    ),
  ];
}

function whatStood(path: string, article: string | undefined): string {
  if (article !== undefined) return `the article “${article}”`;
  const [, folder = '', id = '', feed] =
    /^\/(sections|authors|series|types)\/([^/]+)\/(.*)$/.exec(path) ?? [];
  const names: Readonly<Record<string, string>> = {
    sections: 'section',
    authors: 'author',
    series: 'series',
    types: 'type',
  };
  if (folder !== '') return `${feed === '' ? '' : 'a feed of '}the ${names[folder] ?? folder} “${id}”`;
  const name = path.replace(/^\/|\/$/g, '');
  return /^\d{4}\//.test(name) ? `the article “${name}”` : `“${name}”`;
}

function fileOf(path: string): string {
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
}
