/** One page of the output as a tree. */
import { DomUtils, parseDocument } from 'htmlparser2';
import { read } from './site-files.ts';

export type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>;

export interface ParsedPage {
  readonly file: string;
  readonly all: readonly Element[];
  readonly elements: (name: string) => Element[];
  readonly withClass: (name: string) => Element[];
  readonly canonical: string | undefined;
  readonly noindex: boolean;
  /** The text of the one h1. */
  readonly heading: string;
}

export function parsedPage(dir: string, file: string): ParsedPage {
  const tree = parseDocument(read(dir, file), { decodeEntities: true });
  const all = DomUtils.findAll(() => true, tree.children);
  const elements = (name: string) => all.filter((element) => element.name === name);
  const withClass = (name: string) =>
    all.filter((element) => (element.attribs['class'] ?? '').split(/\s+/).includes(name));
  const robots = elements('meta').find((meta) => meta.attribs['name'] === 'robots');
  return {
    file,
    all,
    elements,
    withClass,
    canonical: elements('link').find((link) => link.attribs['rel'] === 'canonical')?.attribs['href'],
    noindex: (robots?.attribs['content'] ?? '').includes('noindex'),
    heading: elements('h1').map(textOf).join(' / '),
  };
}

export function textOf(element: Element): string {
  return DomUtils.textContent(element).replaceAll(/\s+/g, ' ').trim();
}
