/** What a start tag tells by itself, wherever it stands: asked once of each that an outlet's pages are made of. */
import { inlineCode } from './policy.ts';
import { likenessOf } from './shapes.ts';
import type { Attributes } from './tag-memory.ts';

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
/** What readers wrote and what a story holds is not counted against the budget of the page around it. */
const OWN_TEXT = /(?:^|\s)(?:prose|comments)(?:\s|$)/;

export interface Traits {
  /** Of its attributes (shapes.ts). */
  readonly likeness: string;
  readonly isProse: boolean;
  readonly isOwn: boolean;
  /** A picture is something to see. */
  readonly isSight: boolean;
  /** What it names, and whether the browser loads that by itself. */
  readonly targets: readonly (readonly [target: string, loads: boolean])[];
  readonly inlineCode: readonly string[];
}

export function traitsOf(name: string, attributes: Attributes): Traits {
  const classes = attributes['class'] ?? '';
  return {
    likeness: likenessOf(attributes),
    isProse: /(?:^|\s)prose(?:\s|$)/.test(classes),
    isOwn: OWN_TEXT.test(classes),
    isSight: /^(?:img|svg|video|audio|form|iframe|canvas|hr)$/.test(name),
    targets: targetsOf(name, attributes),
    inlineCode: inlineCode(name, attributes),
  };
}

function targetsOf(name: string, attributes: Attributes): Traits['targets'] {
  const found: [string, boolean][] = [];
  const linked = LINKED[name];
  const target = linked && attributes[linked.attribute];
  const { rel: relation = '', srcset, imagesrcset, poster } = attributes;
  if (target !== undefined && !isCanonical(name, attributes)) {
    found.push([target, linked?.loads === true && (name !== 'link' || LOADING_RELATIONS.test(relation))]);
  }
  const candidates = srcset ?? (name === 'link' ? imagesrcset : undefined);
  for (const candidate of candidates?.split(/,\s+/) ?? [])
    found.push([candidate.trim().split(/\s+/)[0] ?? '', true]);
  if (poster !== undefined) found.push([poster, true]);
  return found;
}

export function isCanonical(name: string, { rel }: Attributes): boolean {
  return name === 'link' && rel === 'canonical';
}
