/**
 * Looks through the body of a story without rendering it: which pictures it uses, and what must not be in it
 * (DESIGN section 8: scripts, event handlers, `javascript:` addresses, frames). Places are offsets of the body.
 */
import { addressStart } from './address-place.ts';
import { parseBody, walk, type BodyTree } from './body-tree.ts';
import { decodeAttribute } from './character-references.ts';
import { attributeOf, isScriptAddress, readTag, type Tag } from './markup.ts';
import { mayUseNames, moduleNames, parseCode, piecesOf, visitCode, type CodeNode, type Program } from './mdx-pieces.ts';
import { nameRefusal, reachesOf } from './mdx-reach.ts';
import type { RuleId } from './rule-catalogue.ts';

export interface BodyPicture {
  readonly src: string;
  readonly alt: string;
  /** Where its address stands. */
  readonly offset: number;
}

export interface BodyFlaw {
  readonly rule: RuleId;
  readonly offset: number;
  readonly what: string;
  readonly how: string;
}

export interface BodyScan {
  readonly pictures: readonly BodyPicture[];
  readonly flaws: readonly BodyFlaw[];
  /** Nothing where it cannot be parsed, or where nobody needs it. */
  readonly tree: BodyTree | undefined;
}

/** A body without these needs no parser: most have none, and there may be a hundred thousand of them. */
const WORTH_PARSING = /!\[|<|&[#a-z]|javascript/i;

type Advice = Omit<BodyFlaw, 'offset'>;
const SCRIPT: Advice = {
  rule: 'raw-script',
  what: 'The story contains a script.',
  how: 'Take it out; what readers should be able to do is a component of an .mdx story.',
};
const HANDLER: Advice = {
  rule: 'event-handler',
  what: 'The story contains an event handler (an `on…` attribute).',
  how: 'Take the attribute out.',
};
const FRAME: Advice = {
  rule: 'foreign-frame',
  what: 'The story contains a frame of another site.',
  how: 'Use `<Embed url="…" title="…" />` in an .mdx story: it loads only when a reader asks for it.',
};
const SCRIPT_ADDRESS: Advice = {
  rule: 'script-address',
  what: 'The story contains a `javascript:` address.',
  how: 'Link to a page instead.',
};
const STYLE: Advice = {
  rule: 'raw-script',
  what: 'The story contains a style sheet.',
  how: 'Take it out: the policy of the pages forbids it, and the look is the same for all stories.',
};
const INLINE_STYLE: Advice = {
  rule: 'raw-script',
  what: 'The story contains a `style` attribute, as word processors paste them along.',
  how: 'Take the attribute out: the policy of the pages forbids it, and the look is the same for all stories.',
};
const PAGE: Advice = {
  rule: 'raw-script',
  what: 'The story contains a tag that speaks for the whole page (`<base>`, `<meta http-equiv>`, `<link rel>`).',
  how: 'Take it out; what a page loads and where it leads is not the business of one story.',
};
const RAW_HTML: Advice = {
  rule: 'raw-script',
  what: 'The story puts HTML into the page unseen (`set:html`).',
  how: 'Write the HTML itself where it is to stand.',
};
const SPREAD: Advice = {
  rule: 'event-handler',
  what: 'The story gives an HTML tag attributes that nobody can see (`{...…}`): event handlers may be among them.',
  how: 'Write each attribute by its name.',
};
const ISLAND: Advice = {
  rule: 'component',
  what: 'The component asks to be run in the browser (`client:…` or `server:…`).',
  how: 'Take the attribute out: components of stories are rendered when the site is built.',
};

/**
 * @param withTree parse every body, for somebody who wants to read the tree
 * @throws never: a body that cannot be parsed is a flaw like any other
 */
export function scanBody(body: string, format: 'md' | 'mdx', withTree = false): BodyScan {
  if (format === 'md' && !withTree && !WORTH_PARSING.test(body)) {
    return { pictures: [], flaws: [], tree: undefined };
  }
  const tree = parseBody(body, format);
  if (!('root' in tree)) {
    const offset = offsetOf(body, tree.line, tree.column);
    const what = `The MDX cannot be read: ${tree.reason}.`;
    const how = 'In .mdx, `<` and `{` are code: close every tag, and write `&lt;` or `\\{` for the characters themselves.';
    return { pictures: [], flaws: [{ rule: 'mdx', offset, what, how }], tree: undefined };
  }
  const pictures: BodyPicture[] = [];
  const flaws: BodyFlaw[] = tree.tags.flatMap((tag) => harmOf(tag, format));
  walk(tree.root, (node) => {
    if (node.type === 'image') {
      pictures.push({ src: node.url, alt: node.alt ?? '', offset: addressStart(body, node) });
    } else if (node.type === 'imageReference') {
      const definition = tree.definitions.get(node.identifier);
      if (definition) pictures.push({ src: definition.url, alt: node.alt ?? '', offset: addressStart(body, definition) });
    }
    if ('url' in node && isScriptAddress(node.url)) {
      flaws.push({ ...SCRIPT_ADDRESS, offset: addressStart(body, node) });
    }
  });
  if (format === 'mdx') flaws.push(...harmInCode(tree));
  return { pictures, flaws: flaws.sort((a, b) => a.offset - b.offset), tree };
}

function harmOf(tag: Tag, format: 'md' | 'mdx'): BodyFlaw[] {
  // Components of ours begin with a capital, in MDX; what they do with a property is their own business.
  const isComponent = format === 'mdx' && /^[A-Z].*[a-z]/.test(tag.name);
  const name = tag.name.toLowerCase();
  // The whole tag has to go, whatever else is wrong with it.
  if (name === 'script') return [{ ...SCRIPT, offset: tag.start }];
  if (name === 'style') return [{ ...STYLE, offset: tag.start }];
  if (!isComponent && /^(?:iframe|frame|object|embed)$/.test(name)) return [{ ...FRAME, offset: tag.start }];
  if (!isComponent && isOfPage(name, tag)) return [{ ...PAGE, offset: tag.start }];
  return tag.attributes.flatMap((attribute): BodyFlaw[] => {
    const { name, value, isCode, start, valueStart } = attribute;
    if (!isComponent && /^on[a-z]+$/i.test(name)) return [{ ...HANDLER, offset: start }];
    if (!isComponent && name.toLowerCase() === 'style') return [{ ...INLINE_STYLE, offset: start }];
    if (isComponent && isIsland(name)) return [{ ...ISLAND, offset: start }];
    // To MDX alone it is more than a name.
    if (format === 'mdx' && name === 'set:html') return [{ ...RAW_HTML, offset: start }];
    if (format === 'mdx' && name === '' && !isComponent) return [{ ...SPREAD, offset: start }];
    if (value === undefined || isCode) return [];
    return isScriptAddress(decodeAttribute(value)) ? [{ ...SCRIPT_ADDRESS, offset: valueStart }] : [];
  });
}

/** Those of microdata stand in texts too (HTML, "Microdata"). */
function isOfPage(name: string, tag: Tag): boolean {
  const has = (attribute: string) => attributeOf(tag, attribute) !== undefined;
  return name === 'base' || (name === 'meta' && has('http-equiv')) || (name === 'link' && !has('itemprop'));
}

/** Whether a property of a component asks for the browser: `client:load`. */
export function isIsland(name: string): boolean {
  return /^(?:client|server):/.test(name);
}

/** What the code of MDX brings in, markup and addresses. What cannot be read does no harm: the build stops there. */
function harmInCode(tree: BodyTree): BodyFlaw[] {
  const flaws: BodyFlaw[] = [];
  let own: ReadonlySet<string> = new Set();
  for (const { code, offset, frame } of piecesOf(tree)) {
    const [before, behind] = frame;
    const isModule = before === '';
    // Most code is numbers and words.
    if (!isModule && !/<|javascript|constructor|__proto__/i.test(code) && !mayUseNames(code)) continue;
    let program: Program;
    try {
      program = parseCode(before + code + behind);
    } catch {
      continue;
    }
    if (isModule) own = moduleNames(program);
    for (const { at, ...advice } of reachesOf(program, own)) {
      flaws.push({ ...advice, offset: offset + at - before.length });
    }
    visitCode(program, (node) => {
      const at = node.start - before.length;
      if (node.type === 'JSXOpeningElement') {
        const tag = readTag(code, at);
        if (tag) flaws.push(...harmOf(tag, 'mdx').map((flaw) => ({ ...flaw, offset: offset + flaw.offset })));
      } else if (isScriptAddress(textOf(node))) {
        flaws.push({ ...SCRIPT_ADDRESS, offset: offset + at + (node.type === 'Literal' ? 1 : 0) });
      }
    });
  }
  for (const { name, start } of tree.tags) {
    const [base = '', member] = name.split('.', 2);
    const refusal = member === undefined ? undefined : nameRefusal(base, own);
    if (refusal) flaws.push({ rule: 'expression', offset: start + 1, ...refusal });
  }
  return flaws;
}

/** A text in JavaScript, or the beginning of one. */
export function textOf({ type, value }: CodeNode): string {
  if (type === 'Literal') return typeof value === 'string' ? value : '';
  return type === 'TemplateElement' ? ((value as { readonly cooked?: string | null }).cooked ?? '') : '';
}

function offsetOf(body: string, line: number, column: number): number {
  let start = 0;
  for (let n = 1; n < line; n += 1) {
    const next = body.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  return Math.min(start + column - 1, body.length);
}
