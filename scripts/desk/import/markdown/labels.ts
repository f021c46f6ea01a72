/** Authors and sections as stories name them, with the files that they need. */
import { tagIdOf } from '../../../../src/content/schema/fields.ts';
import type { OutletWriter } from '../outlet-writer.ts';
import type { FindingKind, ImportReport } from '../report.ts';
import { nameOf, yamlFile } from '../story-file.ts';
import type { ImportMap } from './map.ts';
import type { OldSite } from './sources.ts';

export class Labels {
  readonly #map: ImportMap;
  readonly #site: OldSite;
  readonly #report: ImportReport;
  readonly #authors = new Map<string, string>();
  readonly #sections = new Map<string, string>();
  readonly #tags = new Map<string, string>();
  readonly #told = new Set<string>();

  constructor(map: ImportMap, site: OldSite, report: ImportReport) {
    this.#map = map;
    this.#site = site;
    this.#report = report;
  }

  /** Author id of a name or key; without any that of the map, or of the newsroom. */
  author(written: string): string {
    const key = written === '' ? (this.#map.defaults.author ?? '') : written;
    const name = this.#map.authors[key] ?? this.#site.authors.get(key) ?? key;
    const shown = name.replace(/\s*<[^>]*@[^>]*>\s*$/, '').trim();
    const id = nameOf(shown) || 'newsroom';
    if (!this.#authors.has(id))
      this.#authors.set(id, nameOf(shown) === '' ? (this.#site.name ?? 'The newsroom') : shown);
    return id;
  }

  section(written: string): string {
    const name = written === '' ? (this.#map.defaults.section ?? 'News') : written;
    const mapped = this.#map.sections[name];
    const id = mapped ?? (nameOf(name) || 'news');
    if (!this.#sections.has(id)) this.#sections.set(id, mapped === undefined ? name : titled(mapped));
    return id;
  }

  /** The label of a tag, the same for all that share an address. */
  tag(written: string): string | undefined {
    const label = written.trim();
    const id = tagIdOf(label);
    if (id === '') {
      if (label !== '')
        this.#tell('skipped', `tag “${label}”`, 'it has neither a letter nor a digit to make an address of');
      return undefined;
    }
    const known = this.#tags.get(id);
    if (known === undefined) this.#tags.set(id, label);
    else if (known.toLowerCase() !== label.toLowerCase())
      this.#tell(
        'decision',
        `tags/${id}`,
        `“${label}” and “${known}” are one tag, since their addresses are the same`,
      );
    return known ?? label;
  }

  /** Once, however many stories have it. */
  #tell(kind: FindingKind, file: string, what: string): void {
    const key = `${file} ${what}`;
    if (!this.#told.has(key)) this.#report.add(kind, file, what);
    this.#told.add(key);
  }

  write(writer: OutletWriter): void {
    for (const [id, name] of this.#authors)
      writer.write(`authors/${id}.yaml`, yamlFile({ name }), `author ${id}`);
    for (const [id, name] of this.#sections)
      writer.write(
        `sections/${id}.yaml`,
        yamlFile({ name: /^[a-z\d-]+$/.test(name) ? titled(name) : name }),
        `section ${id}`,
      );
    this.#report.count('authors', this.#authors.size);
    this.#report.count('sections', this.#sections.size);
    this.#report.count('tags', this.#tags.size);
  }
}

/** `press-releases` as `Press releases`. */
function titled(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
