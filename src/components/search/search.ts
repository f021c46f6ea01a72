/**
 * The search page: asks the index of each language of the outlet and shows what they find together. Nothing is
 * loaded before the page is used. The query, the filters and the order live in the address.
 */
import { Facets } from './facets.ts';
import { loadIndexes, type Answer, type Counts, type Found, type Indexes } from './indexes.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { resultItem } from './result-item.ts';
import { suggestionsFor, type Suggestion } from './suggestions.ts';

const PAGE = 10;
const PAUSE = 180;
/** So many are looked for before older blocks of the index are left alone. */
const ENOUGH = 30;
const storage = () => localStorage;

export function startSearch(root: ParentNode, place: Location): void {
  const shell = root.querySelector<HTMLElement>('[data-search]');
  const form = shell?.querySelector<HTMLFormElement>('[data-search-form]');
  const field = form?.querySelector<HTMLInputElement>('input[type="search"]');
  if (shell && form && field) new SearchPage(shell, form, field).start(new URLSearchParams(place.search));
}

interface Loaded {
  readonly indexes: Indexes;
  /** All values of the filters. */
  readonly names: Counts;
}

class SearchPage {
  readonly #shell: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #field: HTMLInputElement;
  readonly #facets: Facets;
  readonly #parts: Readonly<Record<Part, HTMLElement>>;
  #loaded: Promise<Loaded> | undefined;
  #found: Found[] = [];
  #shown = 0;
  /** Asks for so many; nothing where all there are were found. */
  #further: ((atLeast: number) => Promise<Answer>) | undefined;
  /** Whether the words are to be taken as they stand. */
  #literal = false;
  /** Only the answer to the last question is shown. */
  #question = 0;
  #timer = 0;

  constructor(shell: HTMLElement, form: HTMLFormElement, field: HTMLInputElement) {
    this.#shell = shell;
    this.#form = form;
    this.#field = field;
    this.#parts = partsOf(shell);
    this.#facets = new Facets(this.#parts.filters, document.documentElement.lang);
  }

  start(asked: URLSearchParams): void {
    const { filters, more, insist, forget } = this.#parts;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
    this.#field.addEventListener('focus', () => void this.#load(), { once: true });
    this.#field.addEventListener('input', () => {
      this.#literal = false;
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#search(), PAUSE);
    });
    filters.addEventListener('change', () => {
      // What stands there is no answer to the new question.
      this.#parts.list.replaceChildren();
      void this.#search();
    });
    more.addEventListener('click', () => void this.#showMore(true));
    insist.addEventListener('click', () => {
      this.#literal = true;
      void this.#search();
      this.#field.focus();
    });
    forget.addEventListener('click', () => {
      forgetSearches(storage);
      this.#showRecent();
      this.#field.focus();
    });
    window.addEventListener('popstate', () => void this.#restore(new URLSearchParams(location.search)));
    if ([...asked.values()].some((value) => value !== '')) void this.#restore(asked);
    else this.#showRecent();
  }

  async #restore(asked: URLSearchParams): Promise<void> {
    this.#field.value = asked.get('q') ?? '';
    this.#literal = asked.has('exact');
    if (!(await this.#load())) return;
    this.#facets.read(asked);
    await this.#search();
  }

  async #load(): Promise<Loaded | undefined> {
    const { index = '', languages = '', failed = '' } = this.#shell.dataset;
    try {
      this.#loaded ??= (async () => {
        const indexes = await loadIndexes(index, languages.split(' ').filter(Boolean));
        const names = indexes.filters();
        this.#facets.offer(names);
        return { indexes, names };
      })();
      return await this.#loaded;
    } catch {
      this.#loaded = undefined;
      this.#parts.status.textContent = failed;
      return undefined;
    }
  }

  async #search(): Promise<void> {
    const question = ++this.#question;
    const loaded = await this.#load();
    if (!loaded || question !== this.#question) return;
    const text = this.#field.value.trim();
    const filters = this.#facets.chosen();
    this.#remember(text);
    this.#showRecent();
    if (text === '' && filters.size === 0) {
      this.#facets.show(loaded.names);
      this.#further = undefined;
      this.#show({ found: [], counts: loaded.names, complete: true }, '');
      this.#suggest([]);
      return;
    }
    const { byDate } = this.#facets;
    const asked = { text, filters, literal: this.#literal, ordered: byDate };
    const ask = (atLeast: number) => loaded.indexes.search({ ...asked, atLeast });
    const asking = ask(ENOUGH);
    const suggesting = suggestionsFor(loaded.indexes, loaded.names, text).catch(() => []);
    const answer = await asking.catch(() => undefined);
    if (question !== this.#question) return;
    if (!answer) {
      this.#parts.status.textContent = this.#shell.dataset['failed'] ?? '';
      return;
    }
    this.#further = answer.complete ? undefined : ask;
    this.#facets.show(answer.counts);
    this.#show(answer, this.#summary(answer, text));
    if (answer.found.length > 0 && text !== '') rememberSearch(storage, text);
    const suggestions = await suggesting;
    if (question === this.#question) this.#suggest(suggestions);
  }

  #remember(text: string): void {
    const asked = new URLSearchParams(text === '' ? [] : [['q', text]]);
    this.#facets.write(asked);
    if (this.#literal) asked.set('exact', '');
    const search = asked.size > 0 ? `?${asked.toString()}` : '';
    if (search !== location.search) history.replaceState(null, '', `${location.pathname}${search}`);
  }

  #summary({ found, corrected, complete }: Answer, text: string): string {
    const { none = '', found: plain = '{}', foundFor = '{}' } = this.#shell.dataset;
    // With filters alone there is no query to name.
    const sentence =
      found.length === 0 ? none : counted(text === '' ? plain : foundFor, found.length, complete);
    return sentence.replace('{query}', () => corrected ?? text);
  }

  #show(answer: Answer, summary: string): void {
    const { status, results, corrected, insist } = this.#parts;
    const { insist: insistText = '' } = this.#shell.dataset;
    this.#found = [...answer.found];
    this.#shown = 0;
    status.textContent = summary;
    corrected.hidden = answer.corrected === undefined;
    insist.textContent = insistText.replace('{query}', this.#field.value.trim());
    results.hidden = answer.found.length === 0;
    void this.#showMore(false);
  }

  /** Asks older blocks too; what is shown already stays where it is. */
  async #findFurther(question: number): Promise<void> {
    const answer = await this.#further?.(this.#found.length + ENOUGH);
    if (!answer || question !== this.#question) return;
    const known = new Set(this.#found.map(({ id }) => id));
    this.#found.push(...answer.found.filter(({ id }) => !known.has(id)));
    if (answer.complete) this.#further = undefined;
  }

  async #showMore(moveFocus: boolean): Promise<void> {
    const question = this.#question;
    if (this.#shown > 0 && this.#shown + PAGE > this.#found.length) await this.#findFurther(question);
    const next = this.#found.slice(this.#shown, this.#shown + PAGE);
    const items = await Promise.all(next.map(async (result) => resultItem(await result.read())));
    if (question !== this.#question) return;
    // What was found before goes when what is found now is there.
    if (this.#shown === 0) this.#parts.list.replaceChildren();
    this.#shown += next.length;
    this.#parts.list.append(...items);
    this.#parts.more.hidden = this.#shown >= this.#found.length && !this.#further;
    if (moveFocus) items[0]?.querySelector('a')?.focus();
  }

  #suggest(suggestions: readonly Suggestion[]): void {
    const { suggestions: list } = this.#parts;
    list.replaceChildren(
      ...suggestions.map((suggestion) =>
        suggestion.kind === 'query'
          ? this.#offer(suggestion.text, () => (this.#field.value = suggestion.text))
          : this.#offer(`${this.#labelOf(suggestion.filter)}: ${suggestion.value}`, () => {
              this.#field.value = '';
              this.#facets.choose(suggestion.filter, suggestion.value);
            }),
      ),
    );
    list.hidden = suggestions.length === 0;
  }

  #showRecent(): void {
    const searches = this.#field.value.trim() === '' ? recentSearches(storage) : [];
    this.#parts.recents.replaceChildren(
      ...searches.map((text) => this.#offer(text, () => (this.#field.value = text))),
    );
    this.#parts.recent.hidden = searches.length === 0;
  }

  /** A list item with a button that changes the question. */
  #offer(text: string, change: () => void): HTMLLIElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.dir = 'auto';
    button.addEventListener('click', () => {
      this.#literal = false;
      void this.#load().then(() => {
        change();
        this.#field.focus();
        return this.#search();
      });
    });
    const item = document.createElement('li');
    item.append(button);
    return item;
  }

  #labelOf(filter: string): string {
    const select = this.#parts.filters.querySelector(`select[name="${CSS.escape(filter)}"]`);
    return select?.closest('label')?.firstChild?.textContent?.trim() ?? filter;
  }
}

/**
 * @param forms plural forms (site/strings/plural.ts) as JSON
 * @param complete whether there are no more
 */
function counted(forms: string, count: number, complete: boolean): string {
  const { lang } = document.documentElement;
  const known = JSON.parse(forms) as Partial<Record<Intl.LDMLPluralRule, string>>;
  const form = known[new Intl.PluralRules(lang).select(count)] ?? known.other ?? '';
  return form.replace('{n}', `${new Intl.NumberFormat(lang).format(count)}${complete ? '' : '+'}`);
}

const PARTS = [
  'filters',
  'status',
  'corrected',
  'insist',
  'suggestions',
  'recent',
  'recents',
  'forget',
  'results',
  'list',
  'more',
] as const;
type Part = (typeof PARTS)[number];

function partsOf(shell: HTMLElement): Record<Part, HTMLElement> {
  const found = PARTS.map((name) => {
    const element = shell.querySelector<HTMLElement>(`[data-search-${name}]`);
    if (!element) throw new Error(`search: the page has no [data-search-${name}]`);
    return [name, element] as const;
  });
  return Object.fromEntries(found) as Record<Part, HTMLElement>;
}
