/**
 * The search page: asks the index of each language of the outlet and shows what they find together. Nothing is
 * loaded before the page is used, what searches (indexes.ts) neither. The query, the filters and the order live in
 * the address.
 */
import { Facets } from './facets.ts';
import type { Answer, Found, Indexes } from './indexes.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { resultItem, type Look } from './result-item.ts';
import { counted, partsOf, type Part } from './search-parts.ts';
import type { Counts } from './shelves.ts';
import type { Suggestion } from './suggestions.ts';

const PAGE = 10;
const FIRST = 1;
/** Milliseconds after a key before it is the last one. */
const PAUSE = 100;
/** So many are looked for before older blocks of the index are left alone. */
const ENOUGH = 30;
/** Where there is room, the filters are open beside the field. */
const WIDE = '(min-width: 40rem)';
const storage = () => localStorage;

export function startSearch(root: ParentNode, place: Location): void {
  const shell = root.querySelector<HTMLElement>('[data-search]');
  const form = shell?.querySelector<HTMLFormElement>('[data-search-form]');
  const field = form?.querySelector<HTMLInputElement>('input[type="search"]');
  if (shell && form && field) new SearchPage(shell, form, field).start(new URLSearchParams(place.search));
}

/** What is on the page now is on the screen; where nothing is painted, out of sight, it is not waited for. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}

class SearchPage {
  readonly #shell: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #field: HTMLInputElement;
  readonly #facets: Facets;
  readonly #parts: Readonly<Record<Part, HTMLElement>>;
  readonly #look: Look;
  #indexes: Promise<Indexes> | undefined;
  /** All values of the filters, once these are offered. */
  #names: Promise<Counts> | undefined;
  #found: Found[] = [];
  #shown = 0;
  /** Asks for so many; nothing where all there are were found. */
  #further: ((atLeast: number) => Promise<Answer>) | undefined;
  /** Whether the words are to be taken as they stand. */
  #literal = false;
  /** Only the answer to the last question is shown. */
  #question = 0;
  /** The question that `#found` answers: while the next is under way there is an older one on the page. */
  #answered = 0;
  #timer = 0;

  constructor(shell: HTMLElement, form: HTMLFormElement, field: HTMLInputElement) {
    this.#shell = shell;
    this.#form = form;
    this.#field = field;
    this.#parts = partsOf(shell);
    const { accents = '{}', sponsored = '' } = shell.dataset;
    this.#look = { accents: JSON.parse(accents) as Look['accents'], sponsored };
    this.#facets = new Facets(this.#parts.filters, document.documentElement.lang);
  }

  start(asked: URLSearchParams): void {
    const { filters, more, insist, forget } = this.#parts;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      void this.#search();
    });
    this.#field.addEventListener('focus', () => void this.#prepare(), { once: true });
    this.#field.addEventListener('input', (event) => {
      this.#literal = false;
      clearTimeout(this.#timer);
      // What comes at once, pasted or dictated, is complete.
      const isWhole = event instanceof InputEvent && (event.data === null || event.data.length > 1);
      this.#timer = window.setTimeout(() => void this.#search(), isWhole ? 0 : PAUSE);
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
    if (filters instanceof HTMLDetailsElement) filters.open = matchMedia(WIDE).matches;
    if ([...asked.values()].some((value) => value !== '')) void this.#restore(asked);
    else this.#showRecent();
  }

  async #restore(asked: URLSearchParams): Promise<void> {
    this.#field.value = (asked.get('q') ?? '').slice(0, this.#field.maxLength);
    this.#literal = asked.has('exact');
    const isNarrowed = [...asked.keys()].some((name) => name !== 'q' && name !== 'exact');
    if (isNarrowed && !(await this.#offerFilters())) return;
    this.#facets.read(asked);
    await this.#search();
  }

  /** What takes longest to load, before it is needed; the filters only where nothing else is about to be asked for. */
  async #prepare(): Promise<void> {
    if ((await this.#load()) && this.#question === 0 && this.#field.value === '') await this.#offerFilters();
  }

  async #load(): Promise<Indexes | undefined> {
    const { index = '', languages = '' } = this.#shell.dataset;
    try {
      this.#indexes ??= import('./open-search.ts').then(({ openSearch }) =>
        // What somebody may type: the page's own words, or what is typed already.
        openSearch(index, languages.split(' ').filter(Boolean), this.#field.value || this.#field.placeholder),
      );
      return await this.#indexes;
    } catch {
      this.#indexes = undefined;
      this.#fail();
      return undefined;
    }
  }

  /** Offers the filters. @returns all their values */
  async #offerFilters(): Promise<Counts | undefined> {
    const indexes = await this.#load();
    if (!indexes) return undefined;
    try {
      this.#names ??= indexes.filters().then((names) => {
        this.#facets.offer(names);
        return names;
      });
      return await this.#names;
    } catch {
      this.#names = undefined;
      this.#fail();
      return undefined;
    }
  }

  #fail(): void {
    this.#parts.status.textContent = this.#shell.dataset['failed'] ?? '';
    this.#shell.setAttribute('aria-busy', 'false');
  }

  async #search(): Promise<void> {
    const question = ++this.#question;
    const isCurrent = () => question === this.#question;
    this.#shell.setAttribute('aria-busy', 'true');
    const indexes = await this.#load();
    if (!indexes || !isCurrent()) return;
    const text = this.#field.value.trim();
    const filters = this.#facets.chosen();
    // The browser takes its time to write an address: what is asked is under way by then.
    setTimeout(() => {
      if (isCurrent()) this.#remember(text);
    });
    this.#showRecent();
    if (text === '' && filters.size === 0) {
      this.#further = undefined;
      this.#suggest([]);
      await this.#show([], '');
      const names = await this.#offerFilters();
      if (names && isCurrent()) this.#facets.show(names);
      return;
    }
    const asked = { text, filters, literal: this.#literal, ordered: this.#facets.byDate };
    const ask = (atLeast: number) => indexes.search({ ...asked, atLeast, everywhere: atLeast > ENOUGH });
    const answer = await ask(ENOUGH).catch(() => undefined);
    if (!isCurrent()) return;
    this.#further = answer?.complete === false ? ask : undefined;
    if (!answer) {
      // What stands there is no answer to this question.
      await this.#show([], this.#shell.dataset['failed'] ?? '');
      return;
    }
    if (answer.found.length > 0 && text !== '') rememberSearch(storage, text);
    await this.#show(answer.found, this.#summary(answer, text), answer.corrected);
    const whole = (await this.#fill(question, text, answer)) ?? answer;
    // Who goes on typing does not wait for it.
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (isCurrent()) await this.#accompany(indexes, whole, text, isCurrent);
  }

  /** What stands beside the results and is fetched after them. */
  async #accompany(indexes: Indexes, answer: Answer, text: string, isCurrent: () => boolean): Promise<void> {
    const names = await this.#offerFilters();
    if (!names || !isCurrent()) return;
    const [suggestions, counts] = await Promise.all([
      import('./suggestions.ts')
        .then(({ suggestionsFor }) => suggestionsFor(indexes, names, text))
        .catch(() => []),
      answer.counts().catch(() => names),
    ]);
    if (!isCurrent()) return;
    this.#suggest(suggestions);
    this.#facets.show(counts);
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

  async #show(found: readonly Found[], summary: string, corrected?: string): Promise<void> {
    const { status, results, corrected: note, insist } = this.#parts;
    const { insist: insistText = '' } = this.#shell.dataset;
    this.#found = [...found];
    this.#answered = this.#question;
    this.#shown = 0;
    status.textContent = summary;
    note.hidden = corrected === undefined;
    insist.textContent = insistText.replace('{query}', () => this.#field.value.trim());
    results.hidden = found.length === 0;
    await this.#showMore(false, !this.#isScant);
  }

  /** Whether little was found, and not everything was asked for it. */
  get #isScant(): boolean {
    return this.#further !== undefined && this.#found.length < ENOUGH;
  }

  /**
   * Where little was found the rest follows what is shown already: older blocks,
   * languages of other scripts, what else has the words of a headline.
   * @returns the answer that holds all
   */
  async #fill(question: number, text: string, { corrected }: Answer): Promise<Answer | undefined> {
    if (!this.#isScant) return undefined;
    const answer = await this.#findFurther(question).catch(() => undefined);
    if (question !== this.#question) return undefined;
    if (answer) {
      const whole = { ...answer, found: this.#found, corrected };
      this.#parts.status.textContent = this.#summary(whole, text);
      if (!(await this.#append(this.#shown, Math.max(this.#shown, PAGE), question))) return undefined;
    }
    this.#settle();
    return answer;
  }

  /** Asks older blocks too; what is shown already stays where it is. */
  async #findFurther(question: number): Promise<Answer | undefined> {
    const answer = await this.#further?.(this.#found.length + ENOUGH);
    if (!answer || question !== this.#question) return undefined;
    const known = new Set(this.#found.map(({ id }) => id));
    this.#found.push(...answer.found.filter(({ id }) => !known.has(id)));
    if (answer.complete) this.#further = undefined;
    return answer;
  }

  /**
   * Shows some more of what was found, but for what cannot be read; where none can be, it may be asked for again.
   * @returns false where something else is asked for by now, or these are shown already
   */
  async #append(from: number, to: number, question: number, moveFocus = false): Promise<boolean> {
    const next = this.#found.slice(from, to);
    const read = await Promise.allSettled(
      next.map(async (result) => resultItem(await result.read(), this.#look)),
    );
    if (question !== this.#question || from !== this.#shown) return false;
    const items = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (items.length === 0) return true;
    // What was found before goes when what is found now is there.
    if (from === 0) this.#parts.list.replaceChildren();
    this.#shown += next.length;
    this.#parts.list.append(...items);
    if (moveFocus) items[0]?.querySelector('a')?.focus();
    return true;
  }

  #settle(): void {
    const { results, list, more } = this.#parts;
    const isEmpty = this.#shown === 0;
    if (isEmpty) list.replaceChildren();
    results.hidden = isEmpty;
    more.hidden = this.#shown >= this.#found.length && !this.#further;
    if (isEmpty && this.#found.length > 0) this.#fail();
    this.#shell.setAttribute('aria-busy', 'false');
  }

  async #showMore(moveFocus: boolean, isLast = true): Promise<void> {
    const question = this.#answered;
    if (question !== this.#question) return;
    this.#shell.setAttribute('aria-busy', 'true');
    const isShort = this.#shown > 0 && this.#shown + PAGE > this.#found.length;
    const further = isShort ? await this.#findFurther(question).catch(() => null) : undefined;
    const from = this.#shown;
    const to = Math.min(from + PAGE, this.#found.length);
    // The first are there, and painted, before the others are fetched.
    if (!(await this.#append(from, Math.min(from + FIRST, to), question, moveFocus))) return;
    if (to > from + FIRST) await painted();
    if (!(await this.#append(this.#shown, to, question, moveFocus && this.#shown === from))) return;
    // Nothing came, or none of it can be read; what stands there stays.
    if (from > 0 && this.#shown === from && (to > from || further === null)) this.#fail();
    else if (isLast) this.#settle();
  }

  #suggest(suggestions: readonly Suggestion[]): void {
    const { suggestions: list } = this.#parts;
    list.replaceChildren(
      ...suggestions.map((suggestion) =>
        suggestion.kind === 'query'
          ? this.#choice(suggestion.text, () => (this.#field.value = suggestion.text))
          : this.#choice(`${this.#labelOf(suggestion.filter)}: ${suggestion.value}`, () => {
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
      ...searches.map((text) => this.#choice(text, () => (this.#field.value = text))),
    );
    this.#parts.recent.hidden = searches.length === 0;
  }

  /** A list item with a button that changes the question. */
  #choice(text: string, change: () => void): HTMLLIElement {
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
