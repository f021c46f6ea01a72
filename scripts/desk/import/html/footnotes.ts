/** Footnotes, whatever plugin made them: a raised link to a numbered place below becomes a note of Markdown. */
import {
  attribute,
  element,
  elements,
  find,
  hasClass,
  isBlank,
  isElement,
  replaceChildren,
  textOf,
  type Child,
  type Element,
  type Root,
} from './tree.ts';

/**
 * @param contents notes that are kept apart from the text: their ids and HTML
 * @param parse HTML to a tree
 */
export function findFootnotes(
  root: Root,
  contents: ReadonlyMap<string, string>,
  parse: (html: string) => Child[],
): void {
  const notes: Element[] = [];
  const labels = new Map<string, string>();
  const add = (id: string, children: readonly Child[]): Element => {
    let label = labels.get(id);
    if (label === undefined) {
      label = String(labels.size + 1);
      labels.set(id, label);
      notes.push(element('x-notedef', { dataId: label }, children));
    }
    return element('x-noteref', { dataId: label });
  };
  const places = new Map<string, Element>();
  const referring = new Set<Element>();
  for (const one of elements(root)) {
    const id = attribute(one, 'id');
    if (id !== '' && isElement(one, 'li', 'p', 'div', 'dd') && !places.has(id)) places.set(id, one);
  }
  const targetOf = (link: Element, isRaised: boolean): string | undefined => {
    const id = /^#(.+)$/.exec(attribute(link, 'href'))?.[1];
    if (id === undefined) return undefined;
    if (contents.has(id)) return id;
    const isNote =
      isRaised ||
      /foot-?note|fn/i.test(
        `${attribute(link, 'className')} ${attribute(link, 'rel')} ${attribute(link, 'id')}`,
      );
    const place = places.get(id);
    const leadsBack = place !== undefined && [...elements(place)].some((one) => isBackLink(one));
    return isNote && leadsBack && /^[[(]?[\d*†‡a-z]{1,3}[\])]?$/i.test(textOf(link).trim()) ? id : undefined;
  };
  const noteOf = (id: string): Element => {
    const kept = contents.get(id);
    if (kept !== undefined) return add(id, parse(kept));
    const place = places.get(id);
    if (!place) return element('x-noteref', {});
    referring.add(place);
    return add(id, withoutBackLinks(place.children));
  };
  replaceChildren(root, (child) => {
    if (!isElement(child)) return [child];
    if (child.tagName === 'x-note') return [add(`inline ${labels.size}`, child.children)];
    if (child.tagName === 'sup') {
      const [link, ...others] = child.children.filter((one) => !isBlank(one));
      const id = others.length === 0 && isElement(link, 'a') ? targetOf(link, true) : undefined;
      return id === undefined ? [child] : [noteOf(id)];
    }
    if (child.tagName !== 'a') return [child];
    const isRaised = child.children.some((one) => isElement(one, 'sup'));
    const id =
      isRaised || hasClass(child, 'footnote') || hasClass(child, 'footnote-ref')
        ? targetOf(child, isRaised)
        : undefined;
    return id === undefined ? [child] : [noteOf(id)];
  });
  const held = new Set(
    [...elements(root)].filter(
      (one) =>
        isElement(one, 'section', 'div', 'aside', 'footer') &&
        find(one, (inner) => referring.has(inner)) !== undefined,
    ),
  );
  replaceChildren(root, (child) => {
    if (!isElement(child)) return [child];
    if (referring.has(child)) return [];
    // What only announced the notes announces nothing now.
    if (held.has(child) && child.children.every(isAnnouncement)) return [];
    return isElement(child, 'ol', 'ul') && child.children.every(isBlank) ? [] : [child];
  });
  root.children.push(...notes);
}

function isAnnouncement(child: Child): boolean {
  return isBlank(child) || isElement(child, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr');
}

function isBackLink(one: Element): boolean {
  if (one.tagName !== 'a' || !attribute(one, 'href').startsWith('#')) return false;
  return (
    /^(?:[↩↑^⬆⏎↵⤴]\uFE0E?|\[?back\]?)$/iu.test(textOf(one).trim()) ||
    /back-?ref|footnote-return|reverse/i.test(attribute(one, 'className') + attribute(one, 'rev'))
  );
}

function withoutBackLinks(children: readonly Child[]): Child[] {
  return children.flatMap((child): Child[] => {
    if (!isElement(child)) return [child];
    if (isBackLink(child)) return [];
    return [{ ...child, children: withoutBackLinks(child.children) }];
  });
}
