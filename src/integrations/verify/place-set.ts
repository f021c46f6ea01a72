import { MarkTable } from '../../archive/mark-table.ts';

/**
 * Places of a site, as `placeNumber` counts them. An archive has half a million, and in a `Set` each is an object of its
 * own.
 */
export class PlaceSet {
  readonly #places = new MarkTable();

  constructor(places: Iterable<number> = []) {
    for (const place of places) this.add(place);
  }

  add(place: number): void {
    this.#places.numberOf(place, 0);
  }

  has(place: number): boolean {
    return this.#places.has(place);
  }

  /** In no order. */
  [Symbol.iterator](): Iterator<number> {
    return this.#places.marks().values();
  }
}
