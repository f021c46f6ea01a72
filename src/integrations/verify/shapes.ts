/**
 * What a page is made of: each element with its parents, its attributes, and their values where these are words of
 * HTML. The rules of markup.ts look at nothing else, so pages of the same shapes are right or wrong together.
 */
import { hash } from 'node:crypto';

/** Attributes whose values are the writer's or point somewhere: that they are there is what counts. */
const FREE =
  /^(?:href|src|srcset|sizes|alt|title|content|value|datetime|id|for|class|cite|action|placeholder|style|width|height|d|viewbox|points|x\d?|y\d?|r|cx|cy|dx|dy|transform|lang|hreflang|poster|name|aria-(?:label|labelledby|describedby|controls)|data-.*|headers|start|integrity|imagesrcset|imagesizes)$/;
const RAW = /[<>]|&(?![a-z\d#])/i;

/** A chain of elements, each in the one before: it is met on every page. */
interface Chain {
  readonly name: string;
  readonly digest: string;
  readonly inner: Map<string, Chain>;
  /** By the attributes of the innermost. */
  readonly shapes: Map<string, string>;
}

const outside = chain('', '');
const free = new Map<string, boolean>();

/** Told of a page's elements in their order, as a parser meets them. */
export class PageShapes {
  readonly found = new Set<string>();
  /** Ids that stand there twice. */
  readonly repeated: string[] = [];
  /** Those that stand twice since people wrote them into their text. */
  readonly repeatedByHand: string[] = [];
  /** And whether people wrote it. */
  readonly #ids = new Map<string, boolean>();
  readonly #open: Chain[] = [];
  #level = 0;

  /**
   * @param likeness of its attributes
   * @param isOwn whether the element stands in people's own text
   */
  open(name: string, likeness: string, id: string | undefined, isOwn: boolean): void {
    const own = innerOf(this.#open.at(-1) ?? outside, name);
    this.#open.push(own);
    this.found.add(shapeOf(own, likeness));
    if (id !== undefined) {
      const other = this.#ids.get(id);
      if (other !== undefined) (other || isOwn ? this.repeatedByHand : this.repeated).push(id);
      this.#ids.set(id, isOwn && other !== false);
      if (/\s/.test(id)) this.found.add('id with white space');
    }
    const heading = name.length === 2 ? /^h([1-6])$/.exec(name)?.[1] : undefined;
    if (heading !== undefined) {
      this.found.add(`${String(this.#level)}>h${heading}`);
      this.#level = Number(heading);
    }
  }

  /** @param implied whether the page does not say so itself */
  close(name: string, implied: boolean): void {
    if (implied) this.found.add(`implied </${name}> in ${this.#open.at(-2)?.name ?? ''}`);
    this.#open.pop();
  }

  /** @param raw as the page has it */
  text(raw: string): void {
    if (RAW.test(raw)) this.found.add('raw characters');
  }
}

function innerOf({ inner, digest }: Chain, name: string): Chain {
  let found = inner.get(name);
  if (!found) {
    found = chain(name, digestOf(`${digest}>${name}`));
    inner.set(name, found);
  }
  return found;
}

function chain(name: string, digest: string): Chain {
  return { name, digest, inner: new Map(), shapes: new Map() };
}

/** What of an element's attributes the rules of HTML look at. */
export function likenessOf(attributes: Readonly<Record<string, string>>): string {
  return Object.keys(attributes)
    .map((name) => {
      const value = attributes[name] ?? '';
      return isFree(name) ? (value === '' ? `${name}=` : name) : `${name}=${value}`;
    })
    .sort()
    .join(' ');
}

function shapeOf({ digest, shapes }: Chain, likeness: string): string {
  let shape = shapes.get(likeness);
  if (shape === undefined) {
    shape = digestOf(`${digest} ${likeness}`);
    shapes.set(likeness, shape);
  }
  return shape;
}

function isFree(name: string): boolean {
  let known = free.get(name);
  if (known === undefined) {
    known = FREE.test(name);
    free.set(name, known);
  }
  return known;
}

function digestOf(text: string): string {
  return hash('sha1', text, 'base64url').slice(0, 16);
}
