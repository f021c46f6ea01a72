/** What Eleventy's data files say of the stories below their folder, or of one story. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OldFolder } from '../old-folder.ts';
import type { ImportReport } from '../report.ts';
import { inLowerCase, type Raw } from './front-matter.ts';
import type { ImportMap } from './map.ts';
import { listValue, readData } from './sources.ts';

/** Of one place: `posts/posts`, which is that of all stories in `posts/`, or `posts/a`, of `posts/a.md`. */
interface Place {
  readonly data: Raw;
  /** A program, which is not run, gives stories their addresses. */
  readonly computesAddress: boolean;
}

export class FolderData {
  readonly #folder: OldFolder;
  readonly #map: ImportMap;
  readonly #report: ImportReport;
  readonly #known = new Map<string, Place>();

  constructor(folder: OldFolder, map: ImportMap, report: ImportReport) {
    this.#folder = folder;
    this.#map = map;
    this.#report = report;
  }

  /** A story's own data over what lies beneath; of tags all, as Eleventy joins them. */
  beneath(own: Raw, source: string): Raw {
    const layers = [...this.#placesOf(source).map(({ data }) => data), own];
    const tags = layers.flatMap((data) => listValue(data['tags'], /,/));
    const joined = layers.reduce<Raw>((below, data) => ({ ...below, ...data }), {});
    return layers.slice(0, -1).some((data) => 'tags' in data) ? { ...joined, tags } : joined;
  }

  /** Whether nobody can tell where a story stood that does not say so itself. */
  computesAddress(source: string): boolean {
    return this.#placesOf(source).some(({ computesAddress }) => computesAddress);
  }

  /** From the outermost folder to the story itself. */
  #placesOf(source: string): Place[] {
    const folders = path.posix.dirname(source).split('/');
    const around = source.includes('/')
      ? folders.map((name, depth) => [...folders.slice(0, depth + 1), name].join('/'))
      : [];
    const places = [path.basename(this.#folder.root), ...around, source.replace(/\.\w+$/, '')];
    return [...new Set(places)].map((place) => this.#at(place));
  }

  #at(place: string): Place {
    const known = this.#known.get(place);
    if (known) return known;
    const files = ['.json', '.11tydata.json'].map((end) => readData(this.#folder, place + end));
    const data = inLowerCase(Object.assign({}, ...files)) as Raw;
    const read = { data: withoutCollection(data, place), computesAddress: this.#hasProgram(place) };
    this.#known.set(place, read);
    return read;
  }

  #hasProgram(place: string): boolean {
    const programs = ['js', 'cjs', 'mjs']
      .map((end) => `${place}.11tydata.${end}`)
      .filter((name) => this.#folder.holds(path.join(this.#folder.root, name)));
    let computesAddress = false;
    for (const name of programs) {
      const isOfAddress = readFileSync(path.join(this.#folder.root, name), 'utf8').includes('permalink');
      computesAddress ||= isOfAddress;
      if (isOfAddress && this.#map.permalink === undefined)
        this.#report.add(
          'decision',
          name,
          'a program, which is not run, gives stories their old addresses; set `permalink` in the map, or `aliases` by hand',
        );
      else
        this.#report.add(
          'decision',
          name,
          'a program, which is not run, gives stories data; what they lack for it, such as `author`, can stand under `defaults` in the map',
        );
    }
    return computesAddress;
  }
}

/** A tag that all stories of a folder have makes a collection of them; it is no subject where it is called as one. */
function withoutCollection(data: Raw, place: string): Raw {
  if (!('tags' in data)) return data;
  const folder = path.posix.basename(place).toLowerCase();
  const tags = listValue(data['tags'], /,/).filter(
    (tag) => !/^(?:posts?|all)$/i.test(tag) && tag.toLowerCase() !== folder,
  );
  return { ...data, tags };
}
