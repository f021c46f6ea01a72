/** A story under the eyes of the desk: its fields, its text, and what was parsed of it, each made once when asked for. */
import { walk, type BodyTree, type MdastNode } from '../../src/content/body-tree.ts';
import type { Tag } from '../../src/content/markup.ts';
import type { OpenStory } from '../../src/content/newsroom.ts';
import type { OutletFile } from '../../src/content/outlet-file.ts';
import type { SourceDocument } from '../../src/content/source-document.ts';
import { readMdxCode, type MdxCode } from './mdx-code.ts';
import { fieldPassages, passagesOf, type Passage } from './prose.ts';

export class Story {
  readonly file: string;
  readonly shown: string;
  readonly format: 'md' | 'mdx';
  readonly isArticle: boolean;
  readonly document: SourceDocument;
  readonly written: OpenStory['written'];
  readonly tree: BodyTree | undefined;
  readonly outlet: OutletFile;
  /** When the check takes place, as milliseconds since the epoch. */
  readonly now: number;
  /** Of the site that it will stand on: `https://news.example`. */
  readonly origin: string;
  #passages: readonly Passage[] | undefined;
  #fields: readonly Passage[] | undefined;
  #nodes: readonly MdastNode[] | undefined;
  #code: MdxCode | undefined;

  constructor(open: OpenStory, outlet: OutletFile, now: number, origin: string) {
    this.file = open.file;
    this.shown = open.shown;
    this.format = open.format;
    this.isArticle = open.collection === 'articles';
    this.document = open.document;
    this.written = open.written;
    this.tree = open.tree;
    this.outlet = outlet;
    this.now = now;
    this.origin = origin;
  }

  /** First part of its language tag: `en`. */
  get language(): string {
    return (this.written.lang ?? this.outlet.written.lang).split('-', 1)[0]?.toLowerCase() ?? '';
  }

  /** The text of the file, as offsets count. */
  get text(): string {
    return this.document.source.text;
  }

  /** Blocks of prose in the body. */
  get passages(): readonly Passage[] {
    return (this.#passages ??= this.tree ? passagesOf(this.tree, this.document.bodyStart) : []);
  }

  /** Fields that readers read. */
  get fields(): readonly Passage[] {
    return (this.#fields ??= fieldPassages(this.document));
  }

  /** Every node of the body, in order. */
  get nodes(): readonly MdastNode[] {
    if (this.#nodes) return this.#nodes;
    const nodes: MdastNode[] = [];
    if (this.tree) walk(this.tree.root, (node) => nodes.push(node));
    this.#nodes = nodes;
    return nodes;
  }

  /** What the code of an .mdx body defines and uses. */
  get code(): MdxCode | undefined {
    if (this.format !== 'mdx' || !this.tree) return undefined;
    return (this.#code ??= readMdxCode(this.tree));
  }

  /** Tags written in the body; their places are the body's. */
  get tags(): readonly Tag[] {
    return this.tree?.tags ?? [];
  }

  /** An offset of the body as one of the text. */
  inText(offset: number): number {
    return this.document.bodyStart + offset;
  }

  /** Where a field's value begins; of its nearest parent when it does not exist. */
  fieldStart(...path: readonly PropertyKey[]): number {
    return this.document.rangeOf(path)?.start ?? 0;
  }

  /** The first character of a passage that is no quotation mark of the YAML. */
  startOf(passage: Passage): number {
    return passage.start + Math.max(0, passage.text.search(/[^\uE000\s]/u));
  }

  /** What an importer said the source did not have. */
  get missing(): readonly string[] {
    return this.written.imported?.missing ?? [];
  }
}
