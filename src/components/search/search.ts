/**
 * The search page: asks the index of each language of the outlet and shows what they find together. Nothing is
 * loaded before the page is used. The query, the filters and the order live in the address.
 */
import { loadIndexes, type Found, type Indexes } from './indexes.ts';
import { resultItem } from './result-item.ts';

const PAGE = 10;
const PAUSE = 180;

export function startSearch(root: ParentNode, place: Location): void {
  const shell = root.querySelector<HTMLElement>('[data-search]');
  const form = shell?.querySelector<HTMLFormElement>('[data-search-form]');
  const field = form?.querySelector<HTMLInputElement>('input[type="search"]');
  if (shell && form && field) new SearchPage(shell, form, field).start(new URLSearchParams(place.search));
}

class SearchPage {
  readonly #shell: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #field: HTMLInputElement;
  readonly #filters: HTMLFieldSetElement;
  readonly #status: HTMLElement;
  readonly #results: HTMLElement;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  #indexes: Promise<Indexes> | undefined;
  #found: readonly Found[] = [];
  #shown = 0;
  /** Only the answer to the last question is shown. */
  #question = 0;
  #timer = 0;

  constructor(shell: HTMLElement, form: HTMLFormElement, field: HTMLInputElement) {
    const part = (name: string): HTMLElement => {
      const element = shell.querySelector<HTMLElement>(`[data-search-${name}]`);
      if (!element) throw new Error(`search: the page has no [data-search-${name}]`);
      return element;
    };
    this.#shell = shell;
    this.#form = form;
    this.#field = field;
    this.#filters = part('filters') as HTMLFieldSetElement;
    this.#status = part('status');
    this.#results = part('results');
    this.#list = part('list');
    this.#more = part('more') as HTMLButtonElement;
  }

  start(asked: URLSearchParams): void {
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
    this.#field.addEventListener('focus', () => void this.#load(), { once: true });
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#search(), PAUSE);
    });
    this.#filters.addEventListener('change', () => void this.#search());
    this.#more.addEventListener('click', () => void this.#showMore(true));
    window.addEventListener('popstate', () => void this.#restore(new URLSearchParams(location.search)));
    if ([...asked.values()].some((value) => value !== '')) void this.#restore(asked);
  }

  async #restore(asked: URLSearchParams): Promise<void> {
    this.#field.value = asked.get('q') ?? '';
    if (!(await this.#load())) return;
    for (const select of this.#filters.querySelectorAll('select'))
      select.value = asked.get(select.name) ?? '';
    await this.#search();
  }

  async #load(): Promise<Indexes | undefined> {
    const { index = '', languages = '', failed = '' } = this.#shell.dataset;
    try {
      const first = this.#indexes === undefined;
      this.#indexes ??= loadIndexes(index, languages.split(' ').filter(Boolean));
      const indexes = await this.#indexes;
      if (first) await this.#offerFilters(indexes);
      return indexes;
    } catch {
      this.#indexes = undefined;
      this.#status.textContent = failed;
      return undefined;
    }
  }

  async #offerFilters(indexes: Indexes): Promise<void> {
    const values = await indexes.filters();
    for (const select of this.#filters.querySelectorAll('select')) {
      const known = values.get(select.name);
      if (!known) continue;
      const names = [...known.keys()].sort(new Intl.Collator(document.documentElement.lang).compare);
      if (select.name === 'year') names.reverse();
      select.append(...names.map((name) => new Option(`${name} (${String(known.get(name) ?? 0)})`, name)));
    }
    this.#filters.hidden = false;
  }

  async #search(): Promise<void> {
    const question = ++this.#question;
    const indexes = await this.#load();
    if (!indexes || question !== this.#question) return;
    const query = this.#field.value.trim();
    const { filters, byDate } = this.#choices();
    this.#remember(query);
    if (query === '' && filters.size === 0) {
      this.#show([], '');
      return;
    }
    const found = await indexes.search(query, filters, byDate);
    if (question !== this.#question) return;
    this.#show(found, this.#summary(found.length, query));
  }

  #choices(): { filters: Map<string, string>; byDate: boolean } {
    const selects = [...this.#filters.querySelectorAll('select')].filter((select) => select.value !== '');
    return {
      filters: new Map(
        selects.filter((select) => select.name !== 'order').map(({ name, value }) => [name, value]),
      ),
      byDate: selects.some((select) => select.name === 'order' && select.value === 'date'),
    };
  }

  #remember(query: string): void {
    const asked = new URLSearchParams(query === '' ? [] : [['q', query]]);
    for (const { name, value } of this.#filters.querySelectorAll('select'))
      if (value !== '') asked.set(name, value);
    const search = asked.size > 0 ? `?${asked.toString()}` : '';
    if (search !== location.search) history.replaceState(null, '', `${location.pathname}${search}`);
  }

  #summary(count: number, query: string): string {
    const { none = '', one = '', many = '' } = this.#shell.dataset;
    const text = count === 0 ? none : count === 1 ? one : many;
    const filled = text.replace('{count}', String(count));
    // With filters alone there is no query to name.
    return query === '' ? filled.replace(/\s*\S*\s*“\{query\}”/, '') : filled.replace('{query}', query);
  }

  #show(found: readonly Found[], summary: string): void {
    this.#found = found;
    this.#shown = 0;
    this.#list.replaceChildren();
    this.#status.textContent = summary;
    this.#results.hidden = found.length === 0;
    void this.#showMore(false);
  }

  async #showMore(moveFocus: boolean): Promise<void> {
    const question = this.#question;
    const next = this.#found.slice(this.#shown, this.#shown + PAGE);
    const items = await Promise.all(next.map(async (result) => resultItem(await result.read())));
    if (question !== this.#question) return;
    this.#shown += next.length;
    this.#list.append(...items);
    this.#more.hidden = this.#shown >= this.#found.length;
    if (moveFocus) items[0]?.querySelector('a')?.focus();
  }
}
