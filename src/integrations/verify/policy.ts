/** Whether a page keeps to its content security policy (https://www.w3.org/TR/CSP3/), as a browser would see it. */
import { createHash } from 'node:crypto';
import { foreignLoad } from './asset-facts.ts';
import type { PageRules } from './page-facts.ts';

/** Scripts that are data (HTML, section 4.12.1); speculation rules are not, they need a hash as code does. */
const DATA = /^(?:application\/(?:ld\+)?json|text\/(?!javascript)[\w.+-]+|importmap-data)$/i;
/** The page that may compile WebAssembly. */
const SEARCH = /^(?:.+\/)?search\/index\.html$/;
/** Pages that a newsroom puts into public/, such as a search engine's proof of ownership, have no policy of ours. */
const OURS = /^(?:.*\/)?(?:index|404|offline)\.html$/;

export class PolicyWitness {
  readonly #file: string;
  readonly #rules: PageRules;
  readonly #faults: string[] = [];
  readonly #inline: { readonly kind: 'script' | 'style'; readonly text: string }[] = [];
  readonly #loaded: { readonly target: string; readonly origin: string }[] = [];
  #policy: Map<string, readonly string[]> | undefined;

  /** @param file path below the output */
  constructor(file: string, rules: PageRules) {
    this.#file = file;
    this.#rules = rules;
  }

  /** The content of the meta tag. */
  declare(content: string): void {
    this.#policy ??= new Map();
    for (const directive of content.split(';')) {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      // Of two directives with one name the first counts (section 2.2.1).
      if (name !== '' && !this.#policy.has(name.toLowerCase())) this.#policy.set(name.toLowerCase(), sources);
    }
  }

  /** @param faults of an element, as `inlineCode` finds them */
  element(faults: readonly string[]): void {
    this.#faults.push(...faults);
  }

  inline(kind: 'script' | 'style', type: string, text: string): void {
    if (kind === 'style' || !DATA.test(type)) this.#inline.push({ kind, text });
  }

  /** A file of another site that the browser loads by itself. */
  load(target: string, origin: string): void {
    this.#loaded.push({ target, origin });
  }

  /** @param isPage not only a leaf that leads on to another page */
  faults(isPage: boolean): string[] {
    const found = [...this.#faults];
    const policy = this.#policy;
    if (!policy) {
      if (isPage && OURS.test(this.#file)) found.push('has no content security policy');
      if (this.#inline.length > 0) found.push(`has an inline ${this.#inline[0]?.kind ?? ''} without a hash`);
    }
    for (const [name, sources] of policy ?? []) {
      for (const source of sources) found.push(...this.#source(name, source));
    }
    for (const { kind, text } of policy ? this.#inline : []) {
      const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
      if (!(policy?.get(`${kind}-src`) ?? []).includes(hash)) {
        found.push(`has an inline ${kind} without a hash: ${excerpt(text)}`);
      }
    }
    for (const { target, origin } of this.#loaded) {
      if (!this.#rules.allowedOrigins.includes(origin)) {
        found.push(foreignLoad(target));
      }
    }
    return found;
  }

  #source(directive: string, source: string): string[] {
    const where = `its policy allows ${source} in ${directive}`;
    if (/^'(?:unsafe-inline|unsafe-eval|unsafe-hashes|strict-dynamic)'$/i.test(source)) return [where];
    if (/^'wasm-unsafe-eval'$/i.test(source)) return SEARCH.test(this.#file) ? [] : [where];
    // An embed is loaded by a reader's click, from a site that the writer chose.
    if (directive === 'frame-src' && source === 'https:') return [];
    if (directive === 'img-src' && source === 'data:') return [];
    if (source.startsWith("'")) return [];
    const allowed = this.#rules.allowedOrigins.includes(source) || source === this.#rules.origin;
    return allowed ? [] : [`${where}, which outlet.yaml does not name`];
  }
}

/** Code and style in the attributes of an element: no policy of ours allows any. */
export function inlineCode(name: string, attributes: Readonly<Record<string, string>>): string[] {
  return Object.keys(attributes).flatMap((attribute) => {
    if (/^on[a-z]/i.test(attribute)) return [`<${name} ${attribute}> is an inline script`];
    return attribute === 'style' ? [`<${name} style> is an inline style`] : [];
  });
}

function excerpt(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
