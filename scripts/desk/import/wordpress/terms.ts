/** Categories become sections, tags tags; whoever wrote something becomes an author. */
import { tagIdOf } from '../../../../src/content/schema/fields.ts';
import { paths } from '../../../../src/site/urls.ts';
import { decoded } from '../html/prepare.ts';
import type { OutletWriter } from '../outlet-writer.ts';
import type { ImportReport } from '../report.ts';
import { nameOf, oldNameOf, yamlFile } from '../story-file.ts';
import type { Survey, Term, WxrAuthor } from './survey.ts';
import type { WxrCategory } from './wxr.ts';

const NO_SECTION = 'uncategorized';

/** Ids given once and kept. */
class Ids {
  readonly #byKey = new Map<string, string>();
  readonly #taken = new Set<string>();

  of(key: string, ...wishes: readonly string[]): string {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const wish = wishes.map(oldNameOf).find((name) => name !== '') ?? 'x';
    let id = wish;
    for (let n = 2; this.#taken.has(id); n += 1) id = `${wish}-${n}`;
    this.#taken.add(id);
    this.#byKey.set(key, id);
    return id;
  }
}

export class Terms {
  readonly #survey: Survey;
  readonly #report: ImportReport;
  readonly #sectionIds = new Ids();
  readonly #authorIds = new Ids();
  readonly #sections = new Map<string, Term>();
  readonly #tags = new Map<
    string,
    { readonly label: string; readonly terms: Map<string, Term & { base: string }> }
  >();
  readonly #authors = new Map<string, WxrAuthor>();
  /** Lists of the old site, `category/<name>` or `tag/<name>`, and those of the outlet. */
  readonly #lists = new Map<string, string>();
  readonly #siteName: string;

  constructor(survey: Survey, siteName: string, report: ImportReport) {
    this.#survey = survey;
    this.#report = report;
    this.#siteName = siteName;
    for (const author of survey.authors.values()) this.author(author.login);
  }

  /** Section id of a category by its nicename; the category is then written, and those above it. */
  sectionId(nicename: string, name = ''): string {
    if (nicename === '') {
      this.#sections.set('', { id: '', nicename: '', name: 'Uncategorized', parent: '', description: '' });
      return this.#sectionIds.of('', NO_SECTION);
    }
    const term = this.#survey.categories.get(nicename) ?? {
      id: '',
      nicename,
      name: name || decoded(nicename),
      parent: '',
      description: '',
    };
    if (!this.#sections.has(nicename)) {
      this.#sections.set(nicename, term);
      const parent = term.parent;
      if (parent !== '' && this.#survey.categories.has(parent)) this.sectionId(parent);
    }
    const id = this.#sectionIds.of(nicename, decoded(nicename), term.name);
    this.#lists.set(listKey('category', nicename), `/sections/${id}/`);
    return id;
  }

  /** The label of a tag, or nothing where no address can be made of it. */
  tagLabel({ name, nicename }: WxrCategory, from: 'category' | 'tag'): string | undefined {
    const term = (from === 'tag' ? this.#survey.tags : this.#survey.categories).get(nicename);
    const label = (term?.name ?? name).trim();
    const id = tagIdOf(label);
    if (id === '') {
      this.#report.add(
        'skipped',
        `${from} “${label}”`,
        'it has neither a letter nor a digit to make an address of',
      );
      return undefined;
    }
    const known = this.#tags.get(id) ?? { label, terms: new Map<string, Term & { base: string }>() };
    if (known.label !== label && !known.terms.has(`${from} ${nicename}`)) {
      this.#report.add(
        'decision',
        `tags/${id}`,
        `“${label}” and “${known.label}” are one tag, since their addresses are the same`,
      );
    }
    if (!known.terms.has(`${from} ${nicename}`)) {
      known.terms.set(`${from} ${nicename}`, {
        ...(term ?? { id: '', nicename, name: label, parent: '', description: '' }),
        base: from,
      });
      const list = listKey(from, nicename);
      if (!this.#lists.has(list)) this.#lists.set(list, `/tags/${id}/`);
    }
    this.#tags.set(id, known);
    return known.label;
  }

  /** Author id of a login as posts name it. */
  author(login: string): string {
    const key = login.trim().toLowerCase();
    if (key === '') {
      this.#authors.set('', { login: '', name: this.#siteName });
      return this.#authorIds.of('', 'newsroom');
    }
    const known = this.#survey.authors.get(key) ?? { login: login.trim(), name: login.trim() };
    // An address for mail is nobody's name and must not be published.
    const name = withoutMail(known.name);
    this.#authors.set(key, { login: known.login, name });
    return this.#authorIds.of(key, name, withoutMail(known.login));
  }

  /** Where the old site listed a category, tag or author, that list of the outlet. @param key as `placeKey` makes it */
  placeOf(key: string): string | undefined {
    const [, base = '', rest = ''] = /^(category|tag|author)\/(.+)$/.exec(key) ?? [];
    const last =
      rest
        .replace(/\/(?:page\/\d+|feed)$/, '')
        .split('/')
        .at(-1) ?? '';
    if (base === 'author') {
      for (const [login] of this.#authors)
        if (login !== '' && (login === last || nameOf(login) === last))
          return `/authors/${this.author(login)}/`;
    }
    return this.#lists.get(`${base}/${last}`);
  }

  /** Addresses of the sections and authors known so far. */
  lists(): string[] {
    return [
      ...[...this.#sections.keys()].map((nicename) => paths.section(this.sectionId(nicename))),
      ...[...this.#authors.values()].map(({ login }) => paths.author(this.author(login))),
    ];
  }

  /** @param claim whether an old address is still free to redirect */
  write(writer: OutletWriter, claim: (alias: string, file: string) => boolean): void {
    const put = (
      file: string,
      fields: Readonly<Record<string, unknown>>,
      source: string,
      old: readonly string[],
    ) => {
      const aliases = old.filter((alias) => claim(alias, file));
      const outcome = writer.write(file, yamlFile({ ...fields, aliases }), source);
      if (outcome === 'foreign') this.#report.add('kept', file, 'it was there before');
      else if (outcome === 'edited' || outcome === 'removed')
        this.#report.add('kept', file, `${outcome} since the last import`);
    };
    for (const [nicename, term] of this.#sections) {
      const id = this.sectionId(nicename);
      const parent =
        term.parent !== '' &&
        term.parent !== nicename &&
        this.#survey.categories.has(term.parent) &&
        !this.#isCircle(term)
          ? this.sectionId(term.parent)
          : undefined;
      const old = nicename === '' ? [] : [`/category/${this.#chain(term)}/`];
      put(
        `sections/${id}.yaml`,
        { name: term.name, description: term.description, parent },
        `section ${nicename}`,
        old,
      );
    }
    for (const [id, { label, terms }] of this.#tags) {
      const all = [...terms.values()];
      const description = all.find((term) => term.description !== '')?.description;
      const old = all.map((term) =>
        term.base === 'tag' ? `/tag/${decoded(term.nicename)}/` : `/category/${this.#chain(term)}/`,
      );
      put(`tags/${id}.yaml`, { label, description }, `tag ${id}`, old);
    }
    for (const [key, { login, name }] of this.#authors) {
      const id = this.author(login);
      const old =
        key === '' || login.includes('@') || nameOf(login) === '' ? [] : [`/author/${nameOf(login)}/`];
      put(
        `authors/${id}.yaml`,
        key === '' ? { name, status: 'organisation' } : { name },
        `author ${key}`,
        old,
      );
    }
    this.#report.count('sections', this.#sections.size);
    this.#report.count('tags', this.#tags.size);
    this.#report.count('authors', this.#authors.size);
  }

  #chain(term: Term): string {
    const names: string[] = [];
    const seen = new Set<string>();
    let current: Term | undefined = term;
    while (current && !seen.has(current.nicename)) {
      seen.add(current.nicename);
      names.unshift(decoded(current.nicename).replaceAll(/[\s?#]+/g, '-'));
      current = this.#survey.categories.get(current.parent);
    }
    return names.join('/');
  }

  #isCircle(term: Term): boolean {
    const seen = new Set<string>();
    let current: Term | undefined = term;
    while (current) {
      if (seen.has(current.nicename)) return true;
      seen.add(current.nicename);
      current = this.#survey.categories.get(current.parent);
    }
    return false;
  }
}

function listKey(base: string, nicename: string): string {
  return `${base}/${decoded(nicename).toLowerCase()}`;
}

function withoutMail(name: string): string {
  return /^\S+@\S+$/.test(name) ? (name.split('@')[0] ?? name) : name;
}
