/** What one reading of a page tells: all that the rules ask of it, small enough to be kept between builds. */
import { Parser } from 'htmlparser2';
import { addressesOfStyle } from './asset-facts.ts';
import { linkedDataFaults } from './linked-data.ts';
import { addressesInJson } from './other-facts.ts';
import { addressOf, type Place, type SiteAddress } from './output.ts';
import { PolicyWitness } from './policy.ts';
import { PageShapes } from './shapes.ts';

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

/** Attributes that name another file, and whether the browser loads it by itself. */
const LINKED: Readonly<Record<string, { readonly attribute: string; readonly loads: boolean }>> = {
  a: { attribute: 'href', loads: false },
  area: { attribute: 'href', loads: false },
  link: { attribute: 'href', loads: true },
  img: { attribute: 'src', loads: true },
  script: { attribute: 'src', loads: true },
  source: { attribute: 'src', loads: true },
  video: { attribute: 'src', loads: true },
  audio: { attribute: 'src', loads: true },
  track: { attribute: 'src', loads: true },
  iframe: { attribute: 'src', loads: true },
  embed: { attribute: 'src', loads: true },
  object: { attribute: 'data', loads: true },
  input: { attribute: 'src', loads: true },
  form: { attribute: 'action', loads: false },
};
/** Relations of a link that make the browser load something, or knock at another site's door. */
const LOADING_RELATIONS =
  /\b(?:stylesheet|icon|preload|modulepreload|manifest|apple-touch-icon|preconnect|dns-prefetch|prefetch|prerender)\b/;
/** What shows the page elsewhere (https://ogp.me/): its address is not the browser's to load. */
const SHOWN_ELSEWHERE = /^(?:og:(?:image|video|audio)(?::(?:secure_)?url)?|twitter:image)$/;
/** What readers wrote and what a story holds is not counted against the budget of the page around it. */
const OWN_TEXT = /(?:^|\s)(?:prose|comments)(?:\s|$)/;

/** @param file path below the output */
export function readPage(html: string, file: string, rules: PageRules): PageFacts {
  const here = addressOf(file, rules);
  const references = new Map<string, Reference>();
  const ids: string[] = [];
  const faults: string[] = [];
  const doubts: string[] = [];
  const policy = new PolicyWitness(file, rules);
  const shapes = new PageShapes();
  const styles: string[] = [];
  const scripts: string[] = [];
  const own: [number, number][] = [];
  const linkedData: string[] = [];
  let headings = 0;
  let canonical: string | undefined;
  let title = '';
  let section = '';
  /** The first words of the main part, and of the story. */
  const seen = {
    main: '',
    bodies: 0,
    body: '',
    leadsTo: undefined as string | undefined,
    noindex: false,
    isStory: false,
  };
  // Depth of open elements inside the element in question, 0 outside.
  let prose = 0;
  let ownDepth = 0;
  let inMain = 0;
  let inHeading = false;
  /** The script or style whose text is being read. */
  const block: { element: 'script' | 'style' | ''; type: string; text: string } = {
    element: '',
    type: '',
    text: '',
  };

  const refer = (target: string, loads: boolean) => {
    if (/^(?:mailto|tel|data|blob):/i.test(target)) return;
    if (/^\s*javascript:/i.test(target)) {
      faults.push(`${target} is a script`);
      return;
    }
    const place = rules.placeOf(target, here);
    if (place.kind === 'wrong') (prose > 0 ? doubts : faults).push(`${target} ${place.what}`);
    else if (place.kind === 'own') {
      const inProse = prose > 0;
      references.set(`${target} ${String(inProse)}`, {
        target,
        file: place.file,
        fragment: place.fragment,
        inProse,
      });
    } else if (loads) policy.load(target, place.origin);
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        shapes.open(name, attributes, ownDepth > 0);
        if (prose > 0) prose += 1;
        else if (/(?:^|\s)prose(?:\s|$)/.test(attributes['class'] ?? '')) prose = 1;
        if (ownDepth > 0) ownDepth += 1;
        else if (OWN_TEXT.test(attributes['class'] ?? '')) {
          ownDepth = 1;
          own.push([parser.endIndex + 1, parser.endIndex + 1]);
        }
        if (inMain > 0) inMain += 1;
        else if (name === 'main' || (name === 'body' && !html.includes('<main'))) inMain = 1;
        if (prose === 1) seen.bodies += 1;
        // A picture is something to see.
        if (/^(?:img|svg|video|audio|form|iframe|canvas|hr)$/.test(name)) {
          if (inMain > 0) seen.main += '*';
          if (prose > 0) seen.body += '*';
        }
        if (attributes['id']) ids.push(attributes['id']);
        if (name === 'h1') {
          headings += 1;
          inHeading = true;
        }
        if (name === 'meta') {
          const content = attributes['content'] ?? '';
          const about = (
            attributes['http-equiv'] ??
            attributes['name'] ??
            attributes['property']
          )?.toLowerCase();
          if (about === 'refresh') {
            const target = /;\s*url=(.*)$/is.exec(content)?.[1]?.trim();
            const place = target === undefined ? undefined : rules.placeOf(target, here);
            // The page itself is looked for with the redirects.
            if (target !== undefined && place?.kind === 'own' && place.fragment !== '') refer(target, false);
            if (place?.kind === 'own') seen.leadsTo = place.file;
            else if (target !== undefined) seen.leadsTo = '';
          }
          if (about === 'robots' && /\b(?:noindex|none)\b/i.test(content)) seen.noindex = true;
          if (about === 'og:type' && content === 'article') seen.isStory = true;
          if (SHOWN_ELSEWHERE.test(about ?? '')) refer(content, false);
          if (about === 'content-security-policy') policy.declare(content);
        }
        policy.element(name, attributes);
        const linked = LINKED[name];
        const target = linked && attributes[linked.attribute];
        if (linked && target !== undefined) {
          const relation = attributes['rel'] ?? '';
          if (name === 'link' && relation === 'canonical') canonical = target;
          else refer(target, linked.loads && (name !== 'link' || LOADING_RELATIONS.test(relation)));
          if (name === 'link' && relation === 'stylesheet') styles.push(target);
          if (name === 'script') scripts.push(target);
          if (section === '' && inMain > 0 && name === 'a')
            section = /\/sections\/([^/]+)\/$/.exec(target)?.[1] ?? '';
        }
        const candidates = attributes['srcset'] ?? (name === 'link' ? attributes['imagesrcset'] : undefined);
        for (const candidate of candidates?.split(/,\s+/) ?? [])
          refer(candidate.trim().split(/\s+/)[0] ?? '', true);
        if (attributes['poster'] !== undefined) refer(attributes['poster'], true);
        if ((name === 'script' && target === undefined) || name === 'style') {
          block.element = name === 'script' ? 'script' : 'style';
          block.type = attributes['type'] ?? '';
          block.text = '';
        }
      },
      ontext(text) {
        shapes.text(html.slice(parser.startIndex, parser.endIndex + 1));
        if (block.element !== '') block.text += text;
        else if (inMain > 0 && seen.main === '') seen.main = text.trim();
        if (prose > 0 && seen.body === '') seen.body = text.trim();
        if (inHeading) title += text;
      },
      onclosetag(name, implied) {
        shapes.close(name, implied);
        if (prose > 0) prose -= 1;
        if (inMain > 0) inMain -= 1;
        if (ownDepth > 0) {
          ownDepth -= 1;
          const span = own.at(-1);
          if (ownDepth === 0 && span) span[1] = Math.max(span[0], parser.startIndex);
        }
        if (name === 'h1') inHeading = false;
        if (block.element === '' || name !== block.element) return;
        if (block.element === 'script' && block.type === 'application/ld+json') linkedData.push(block.text);
        else policy.inline(block.element, block.type, block.text);
        if (block.element === 'style') for (const target of addressesOfStyle(block.text)) refer(target, true);
        block.element = '';
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);

  for (const { target, file: named } of linkedData.flatMap((text) => addressesInJson(text, file, rules))) {
    if (named === '') faults.push(`${target} is not an address of this site`);
    else references.set(`${target} in JSON-LD`, { target, file: named, fragment: '', inProse: false });
  }
  const { leadsTo, noindex, isStory } = seen;
  const isPage = leadsTo === undefined;
  if (isPage && headings !== 1) faults.push(`has ${String(headings)} h1 headings instead of one`);
  if (isPage && seen.main === '') faults.push('is empty');
  // What is not to be found, and the text-only edition of a page, need not say what they are.
  const isFound = isPage && !noindex && canonical === here;
  const telling = isPage && isStory ? 'story' : isFound ? 'page' : 'nothing';
  const isBodiless = isPage && seen.main !== '' && isStory && seen.bodies > 0 && seen.body === '';
  faults.push(...new Set(policy.faults(isPage)), ...linkedDataFaults(linkedData, telling));
  const story = isStory && isPage ? { title: title.trim(), section } : undefined;
  return {
    references: [...references.values()],
    ids,
    canonical,
    leadsTo,
    noindex,
    story,
    styles,
    scripts,
    own,
    shapes,
    faults,
    isBodiless,
    doubts,
  };
}
