/** The filters of the search page: their values come from the index, their counts from each answer. */
import type { Counts } from './shelves.ts';

/** Fields of the form that are no filter of the index: where a range of years ends, and the order. */
const UNTIL = 'until';
const ORDER = 'order';

export class Facets {
  readonly #fields: HTMLElement;
  readonly #names: Intl.Collator;
  readonly #selects: readonly HTMLSelectElement[];

  constructor(fields: HTMLElement, lang: string) {
    this.#fields = fields;
    this.#names = new Intl.Collator(lang, { numeric: true });
    this.#selects = [...fields.querySelectorAll('select')];
  }

  /** Offers the values that the index knows. */
  offer(counts: Counts): void {
    for (const select of this.#selects) {
      const known = counts.get(indexName(select));
      if (!known) continue;
      const values = [...known.keys()].sort(this.#names.compare);
      if (indexName(select) === 'year') values.reverse();
      select.append(...values.map((value) => new Option(value, value)));
    }
    this.show(counts);
    this.#fields.hidden = false;
  }

  /** Says beside each value how many of the stories that were found have it. */
  show(counts: Counts): void {
    for (const select of this.#selects) {
      const known = counts.get(indexName(select));
      if (!known || select.name === UNTIL) continue;
      for (const option of select.options) {
        if (option.value !== '') option.text = `${option.value} (${String(known.get(option.value) ?? 0)})`;
      }
    }
  }

  /** Filter name to the values of which a story has to have one. */
  chosen(): ReadonlyMap<string, readonly string[]> {
    const chosen = new Map<string, readonly string[]>();
    for (const select of this.#selects) {
      const { name, value } = select;
      if (value !== '' && name !== ORDER && name !== UNTIL) chosen.set(name, [value]);
    }
    const years = this.#years();
    if (years) chosen.set('year', years);
    return chosen;
  }

  /** The years from one to the other, either way round; with no second year the first alone. */
  #years(): string[] | undefined {
    const first = this.#select('year');
    const last = this.#select(UNTIL);
    if (!first || !last?.value) return undefined;
    const all = [...first.options].map((option) => option.value).filter((value) => value !== '');
    const [from = '', to = ''] = [first.value || all.at(-1) || '', last.value].sort(this.#names.compare);
    return all.filter((year) => this.#names.compare(year, from) >= 0 && this.#names.compare(year, to) <= 0);
  }

  get byDate(): boolean {
    return this.#select(ORDER)?.value === 'date';
  }

  choose(name: string, value: string): void {
    const select = this.#select(name);
    if (select) set(select, value);
  }

  read(asked: URLSearchParams): void {
    for (const select of this.#selects) set(select, asked.get(select.name) ?? '');
  }

  write(asked: URLSearchParams): void {
    for (const { name, value } of this.#selects) if (value !== '') asked.set(name, value);
  }

  #select(name: string): HTMLSelectElement | undefined {
    return this.#selects.find((select) => select.name === name);
  }
}

/** What the index does not know, as a tag that was merged since, narrows nothing, and the field says so. */
function set(select: HTMLSelectElement, value: string): void {
  select.value = value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

function indexName({ name }: HTMLSelectElement): string {
  return name === UNTIL ? 'year' : name;
}
