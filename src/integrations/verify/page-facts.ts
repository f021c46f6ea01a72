/** What one reading of a page tells: all that the rules ask of it, small enough to be kept between builds. */
import { isScriptAddress } from '../../content/markup.ts';
import { addressesOfStyle } from './asset-facts.ts';
import { linkedDataFaults } from './linked-data.ts';
import { addressesInJson } from './other-facts.ts';
import { addressOf, type Place, type SiteAddress } from './output.ts';
import { readMarkup, type MarkupWitness } from './page-markup.ts';
import { PolicyWitness } from './policy.ts';
import { PageShapes } from './shapes.ts';
import { TagMemory, type Attributes, type StartTag } from './tag-memory.ts';
import { isCanonical, traitsOf, type Traits } from './tag-traits.ts';

/** A place of this site that a page names. */
export interface Reference {
  /** As written. */
  readonly target: string;
  /** Path below the output. */
  readonly file: string;
  readonly fragment: string;
  /** Written by a writer, in the text of a story. */
  readonly inProse: boolean;
}

export interface PageFacts {
  readonly references: readonly Reference[];
  readonly ids: readonly string[];
  readonly canonical: string | undefined;
  /** Where the page sends its reader at once: a path below the output. */
  readonly leadsTo: string | undefined;
  readonly noindex: boolean;
  /** Of a story: what tells it from others in lists. */
  readonly story: { readonly title: string; readonly section: string } | undefined;
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** Where the story's own text stands: begin and end of what the budgets do not count, in UTF-16 units. */
  readonly own: readonly (readonly [number, number])[];
  /** Whether it is a story, and there is nothing where its text should stand. */
  readonly isBodiless: boolean;
  readonly shapes: PageShapes;
  /** What is wrong with the page alone. */
  readonly faults: readonly string[];
  /** What may be as it was written. */
  readonly doubts: readonly string[];
}

export interface PageRules extends SiteAddress {
  /** Origins that outlet.yaml names: what a page may load from or send to. */
  readonly allowedOrigins: readonly string[];
  readonly placeOf: (target: string, here: string) => Place;
}

/** What shows the page elsewhere (https://ogp.me/): its address is not the browser's to load. */
const SHOWN_ELSEWHERE = /^(?:og:(?:image|video|audio)(?::(?:secure_)?url)?|twitter:image)$/;
const tags = new TagMemory(traitsOf);

/** @param file path below the output */
export function readPage(html: string, file: string, rules: PageRules): PageFacts {
  return readMarkup(html, tags, () => new PageReader(html, file, rules)).facts();
}

class PageReader implements MarkupWitness<Traits> {
  readonly #html: string;
  readonly #file: string;
  readonly #here: string;
  readonly #rules: PageRules;
  /** By what is written, in stories and elsewhere. */
  readonly #named = new Map<string, Reference>();
  readonly #namedInProse = new Map<string, Reference>();
  readonly #ids: string[] = [];
  readonly #faults: string[] = [];
  readonly #doubts: string[] = [];
  readonly #policy: PolicyWitness;
  readonly #shapes = new PageShapes();
  readonly #styles: string[] = [];
  readonly #scripts: string[] = [];
  readonly #own: [number, number][] = [];
  readonly #linkedData: string[] = [];
  #headings = 0;
  #canonical: string | undefined;
  #leadsTo: string | undefined;
  #noindex = false;
  #isStory = false;
  #title = '';
  #section = '';
  /** The first words of the main part, and of the story. */
  #main = '';
  #body = '';
  #bodies = 0;
  // Depth of open elements inside the element in question, 0 outside.
  #prose = 0;
  #ownDepth = 0;
  #inMain = 0;
  #inHeading = false;
  /** The script or style whose text is being read. */
  readonly #block: { element: 'script' | 'style' | ''; type: string; text: string } = {
    element: '',
    type: '',
    text: '',
  };

  constructor(html: string, file: string, rules: PageRules) {
    this.#html = html;
    this.#file = file;
    this.#rules = rules;
    this.#here = addressOf(file, rules);
    this.#policy = new PolicyWitness(file, rules);
  }

  open({ name, attributes, traits }: StartTag<Traits>, end: number): void {
    const { id } = attributes;
    this.#shapes.open(name, traits.likeness, id, this.#ownDepth > 0);
    if (this.#prose > 0) this.#prose += 1;
    else if (traits.isProse) this.#prose = 1;
    if (this.#ownDepth > 0) this.#ownDepth += 1;
    else if (traits.isOwn) {
      this.#ownDepth = 1;
      this.#own.push([end, end]);
    }
    if (this.#inMain > 0) this.#inMain += 1;
    else if (name === 'main' || (name === 'body' && !this.#html.includes('<main'))) this.#inMain = 1;
    if (this.#prose === 1) this.#bodies += 1;
    if (traits.isSight) {
      if (this.#inMain > 0) this.#main += '*';
      if (this.#prose > 0) this.#body += '*';
    }
    if (id) this.#ids.push(id);
    if (name === 'h1') {
      this.#headings += 1;
      this.#inHeading = true;
    }
    if (name === 'meta') this.#meta(attributes);
    this.#policy.element(traits.inlineCode);
    if (isCanonical(name, attributes)) this.#canonical = attributes['href'] ?? this.#canonical;
    for (const [target, loads] of traits.targets) this.#refer(target, loads);
    if (name === 'link' && attributes['rel'] === 'stylesheet' && attributes['href'] !== undefined)
      this.#styles.push(attributes['href']);
    if (name === 'a' && this.#section === '' && this.#inMain > 0)
      this.#section = /\/sections\/([^/]+)\/$/.exec(attributes['href'] ?? '')?.[1] ?? '';
    if (name === 'style' || name === 'script') this.#code(name, attributes);
  }

  #code(element: 'script' | 'style', { src, type = '' }: Attributes): void {
    if (element === 'script' && src !== undefined) this.#scripts.push(src);
    else Object.assign(this.#block, { element, type, text: '' });
  }

  #meta(attributes: Attributes): void {
    const content = attributes['content'] ?? '';
    const about = (attributes['http-equiv'] ?? attributes['name'] ?? attributes['property'])?.toLowerCase();
    if (about === 'refresh') {
      const target = /;\s*url=(.*)$/is.exec(content)?.[1]?.trim();
      const place = target === undefined ? undefined : this.#rules.placeOf(target, this.#here);
      // The page itself is looked for with the redirects.
      if (target !== undefined && place?.kind === 'own' && place.fragment !== '') this.#refer(target, false);
      if (place?.kind === 'own') this.#leadsTo = place.file;
      else if (target !== undefined) this.#leadsTo = '';
    }
    if (about === 'robots' && /\b(?:noindex|none)\b/i.test(content)) this.#noindex = true;
    if (about === 'og:type' && content === 'article') this.#isStory = true;
    if (SHOWN_ELSEWHERE.test(about ?? '')) this.#refer(content, false);
    if (about === 'content-security-policy') this.#policy.declare(content);
  }

  #refer(target: string, loads: boolean): void {
    const inProse = this.#prose > 0;
    const named = inProse ? this.#namedInProse : this.#named;
    if (named.has(target)) return;
    if (/^(?:mailto|tel|data|blob):/i.test(target)) return;
    if (isScriptAddress(target)) {
      this.#faults.push(`${target} is a script`);
      return;
    }
    const place = this.#rules.placeOf(target, this.#here);
    if (place.kind === 'wrong') (inProse ? this.#doubts : this.#faults).push(`${target} ${place.what}`);
    else if (place.kind === 'own') {
      const { file, fragment } = place;
      named.set(target, { target, file, fragment, inProse });
    } else if (loads) this.#policy.load(target, place.origin);
  }

  text(raw: string, read: () => string): void {
    this.#shapes.text(raw);
    if (this.#block.element !== '') this.#block.text += read();
    else if (this.#inMain > 0 && this.#main === '') this.#main = read().trim();
    if (this.#prose > 0 && this.#body === '') this.#body = read().trim();
    if (this.#inHeading) this.#title += read();
  }

  close(name: string, implied: boolean, start: number): void {
    this.#shapes.close(name, implied);
    if (this.#prose > 0) this.#prose -= 1;
    if (this.#inMain > 0) this.#inMain -= 1;
    if (this.#ownDepth > 0) {
      this.#ownDepth -= 1;
      const span = this.#own.at(-1);
      if (this.#ownDepth === 0 && span) span[1] = Math.max(span[0], start);
    }
    if (name === 'h1') this.#inHeading = false;
    const { element, type, text } = this.#block;
    if (element === '' || name !== element) return;
    if (element === 'script' && type === 'application/ld+json') this.#linkedData.push(text);
    else this.#policy.inline(element, type, text);
    if (element === 'style') for (const target of addressesOfStyle(text)) this.#refer(target, true);
    this.#block.element = '';
  }

  facts(): PageFacts {
    const references = [...this.#named.values(), ...this.#namedInProse.values()];
    const faults = this.#faults;
    const inData = this.#linkedData.flatMap((text) => addressesInJson(text, this.#file, this.#rules));
    for (const { target, file: named } of inData) {
      if (named === '') faults.push(`${target} is not an address of this site`);
      else references.push({ target, file: named, fragment: '', inProse: false });
    }
    const [canonical, leadsTo, noindex] = [this.#canonical, this.#leadsTo, this.#noindex];
    const isPage = leadsTo === undefined;
    if (isPage && this.#headings !== 1)
      faults.push(`has ${String(this.#headings)} h1 headings instead of one`);
    if (isPage && this.#main === '') faults.push('is empty');
    // What is not to be found, and the text-only edition of a page, need not say what they are.
    const isFound = isPage && !noindex && canonical === this.#here;
    const isStory = isPage && this.#isStory;
    const telling = isStory ? 'story' : isFound ? 'page' : 'nothing';
    faults.push(...new Set(this.#policy.faults(isPage)), ...linkedDataFaults(this.#linkedData, telling));
    return {
      references,
      ids: this.#ids,
      canonical,
      leadsTo,
      noindex,
      story: isStory ? { title: this.#title.trim(), section: this.#section } : undefined,
      styles: this.#styles,
      scripts: this.#scripts,
      own: this.#own,
      shapes: this.#shapes,
      faults,
      isBodiless: isStory && this.#main !== '' && this.#bodies > 0 && this.#body === '',
      doubts: this.#doubts,
    };
  }
}
