/**
 * Makes a tree of HTML ready for Markdown: what a story may not hold is taken out and reported, addresses and
 * pictures become those of the outlet, players and galleries become elements of our own.
 */
import { playerOf } from './embeds.ts';
import {
  attribute,
  element,
  elements,
  find,
  hasClass,
  isElement,
  replaceChildren,
  text,
  textOf,
  type Child,
  type Element,
  type Root,
} from './tree.ts';

/** What became of a picture: a file beside the story, or an address elsewhere that readers may follow. */
export interface PictureFate {
  readonly url: string;
  readonly isLocal: boolean;
  /** Why it is not here. */
  readonly why?: string;
}

/** Where a link leads now; without `url` only its words are left, and `why` says so. */
export interface LinkFate {
  readonly url?: string;
  readonly why?: string;
}

/** What the story stands in: the site it came from, and the outlet it comes to. */
export interface Surroundings {
  link(href: string): LinkFate;
  /** @param src absolute or not, as written */
  picture(src: string, attachment?: string): Promise<PictureFate>;
  /** Attachments of a gallery by their ids; without ids those of the story. */
  gallery(ids: readonly string[]): readonly GalleryPicture[];
  /** HTML of a part that is kept elsewhere (a reusable block). */
  part(id: string): string | undefined;
}

export interface GalleryPicture {
  readonly id: string;
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
}

/** Something that did not come over as it was. */
export interface Loss {
  readonly kind: 'dropped' | 'link' | 'picture' | 'shortcode' | 'html' | 'text';
  readonly what: string;
  /** Of the Markdown, from 1. */
  readonly line?: number;
}

const DROPPED = new Set([
  'script',
  'style',
  'template',
  'link',
  'meta',
  'base',
  'svg',
  'math',
  'canvas',
  'map',
  'dialog',
  'frame',
  'frameset',
]);
const CONTROLS = new Set(['input', 'select', 'textarea', 'datalist', 'progress', 'meter', 'output']);

/** Places of a story that links may lead to. */
export interface Fragments {
  /** Those that its headings have by their words. */
  readonly ofHeadings: ReadonlySet<string>;
  /** Ids that stay, though nothing in the story itself leads there. */
  readonly kept: ReadonlySet<string>;
}

const NO_FRAGMENTS: Fragments = { ofHeadings: new Set(), kept: new Set() };

export async function prepare(
  root: Root,
  around: Surroundings,
  losses: Loss[],
  fragments = NO_FRAGMENTS,
): Promise<void> {
  dropAndUnwrap(root, losses);
  findPlayers(root, losses);
  findGalleries(root, around);
  await resolvePictures(root, around, losses);
  resolveLinks(root, around, losses, fragments);
}

function dropAndUnwrap(root: Root, losses: Loss[]): void {
  const hasLazyPictures = find(root, (one) => one.tagName === 'img' && lazySource(one) !== '') !== undefined;
  replaceChildren(root, (child) => {
    if (child.type === 'comment' || child.type === 'doctype') return [];
    if (!isElement(child)) return [child];
    const { tagName } = child;
    // What follows a widget of another site is its loader; the words it would dress up stay.
    if (
      tagName === 'script' &&
      /platform\.twitter|instagram\.com|embed\.js|tiktok/.test(attribute(child, 'src'))
    )
      return [];
    if (DROPPED.has(tagName)) {
      losses.push({ kind: 'dropped', what: `<${tagName}>${shown(textOf(child))}` });
      return [];
    }
    if (tagName === 'noscript')
      return hasLazyPictures && find(child, (one) => one.tagName === 'img') ? [] : child.children;
    if (CONTROLS.has(tagName)) {
      if (tagName === 'input' && attribute(child, 'type') === 'checkbox') return [child];
      const value = /^(?:submit|button|reset)$/.test(attribute(child, 'type'))
        ? attribute(child, 'value')
        : '';
      losses.push({ kind: 'dropped', what: `a field of a form (<${tagName}>)${shown(value)}` });
      return value === '' ? [] : [text(value)];
    }
    if (tagName === 'form' || tagName === 'button') {
      losses.push({ kind: 'dropped', what: `<${tagName}>: its words stay` });
      return tagName === 'form' ? [element('div', {}, child.children)] : child.children;
    }
    // Emoji as pictures say in `alt` what they are.
    if (tagName === 'img' && (hasClass(child, 'emoji') || hasClass(child, 'wp-smiley')))
      return [text(attribute(child, 'alt'))];
    if (tagName === 'img' && attribute(child, 'width') === '1' && attribute(child, 'height') === '1') {
      losses.push({ kind: 'dropped', what: `a counting pixel: ${attribute(child, 'src')}` });
      return [];
    }
    // A picture that is only a background would be lost.
    const background = /background(?:-image)?\s*:[^;]*url\(\s*["']?([^"')]+)/i.exec(
      attribute(child, 'style'),
    )?.[1];
    if (background !== undefined && !find(child, (one) => one.tagName === 'img')) {
      child.children.unshift(element('img', { src: background, alt: '' }));
    }
    return [child];
  });
}

function findPlayers(root: Root, losses: Loss[]): void {
  const player = (address: string, title: string): Child => {
    const found = playerOf(address);
    const url = address.startsWith('//') ? `https:${address}` : address;
    if (found)
      return element('x-embed', {
        dataUrl: found.url,
        dataTitle: title || url,
        dataProvider: found.provider,
      });
    return element('p', {}, [element('a', { href: url }, [text(title || url)])]);
  };
  replaceChildren(root, (child) => {
    if (!isElement(child)) return [child];
    if (child.tagName === 'iframe') {
      const src = attribute(child, 'src') || attribute(child, 'dataSrc') || attribute(child, 'dataLazySrc');
      if (src === '' || !/^(?:https?:)?\/\//.test(src)) {
        losses.push({ kind: 'dropped', what: `a frame without an address of the web${shown(src)}` });
        return [];
      }
      if (!playerOf(src)) losses.push({ kind: 'dropped', what: `a frame, now a link: ${src}` });
      return [player(src, attribute(child, 'title'))];
    }
    if (child.tagName === 'object' || child.tagName === 'embed' || child.tagName === 'applet') {
      const movie = find(child, (one) => one.tagName === 'param' && attribute(one, 'name') === 'movie');
      const src =
        attribute(child, 'data') || attribute(child, 'src') || (movie ? attribute(movie, 'value') : '');
      const inner = find(child, (one) => one.tagName === 'x-embed');
      if (inner) return [inner];
      const rest = child.children.filter((one) => !isElement(one, 'param', 'embed'));
      if (!/^(?:https?:)?\/\//.test(src)) {
        losses.push({ kind: 'dropped', what: `<${child.tagName}>${shown(src)}` });
        return rest;
      }
      if (!playerOf(src)) losses.push({ kind: 'dropped', what: `<${child.tagName}>, now a link: ${src}` });
      return [player(src, ''), ...rest];
    }
    if (child.tagName === 'x-embed' && attribute(child, 'dataTitle') === '')
      return [player(attribute(child, 'dataUrl'), '')];
    if (child.tagName === 'video' || child.tagName === 'audio') {
      const files = [
        attribute(child, 'src'),
        ...[...elements(child)].filter((one) => one.tagName === 'source').map((one) => attribute(one, 'src')),
      ];
      const urls = [...new Set(files.filter((file) => file !== ''))];
      const rest = child.children.filter((one) => !isElement(one, 'source', 'track'));
      return [...urls.map((url) => element('x-media', { dataUrl: url })), ...rest];
    }
    if (child.tagName === 'figure' && hasClass(child, 'wp-block-embed')) return blockEmbed(child, player);
    // An address alone on its line is a player in WordPress.
    if (child.tagName === 'p' || child.tagName === 'div') {
      const words = textOf(child).trim();
      const isPlain = child.children.every((one) => one.type === 'text' || isElement(one, 'br'));
      if (isPlain && /^https?:\/\/[^\s<>"]+$/.test(words)) return [player(words, '')];
    }
    return [child];
  });
}

function blockEmbed(figure: Element, player: (address: string, title: string) => Child): Child[] {
  const caption = figure.children.find((one) => isElement(one, 'figcaption'));
  const others = figure.children.filter((one) => one !== caption);
  // The address in it may have become a player already.
  const inner = others.map((one) => find(one, (element) => element.tagName === 'x-embed')).find(Boolean);
  const words = others.map(textOf).join('').trim();
  const isPlainCaption = caption !== undefined && !find(caption, (one) => one.tagName === 'a');
  const title = isPlainCaption ? textOf(caption).trim() : '';
  if (inner) {
    if (title !== '') inner.properties['dataTitle'] = title;
    const rest =
      caption !== undefined && title === '' ? [element('p', {}, (caption as Element).children)] : [];
    return [inner, ...rest];
  }
  const rest = caption === undefined ? [] : [element('p', {}, (caption as Element).children)];
  return /^https?:\/\/\S+$/.test(words) &&
    !others.some((one) => find(one, (element) => element.tagName === 'a'))
    ? [player(words, ''), ...rest]
    : [...others.flatMap((one) => (isElement(one) ? one.children : [one])), ...rest];
}

function findGalleries(root: Root, around: Surroundings): void {
  replaceChildren(root, (child) => {
    if (!isElement(child)) return [child];
    const ids = attribute(child, 'dataIds')
      .split(/[\s,]+/)
      .filter((id) => id !== '');
    if (child.tagName === 'x-playlist') {
      return around
        .gallery(ids)
        .map(({ url, caption }) => element('x-media', { dataUrl: url, dataTitle: caption }));
    }
    if (child.tagName === 'x-gallery' && child.children.length === 0) {
      child.children = around.gallery(ids).map(({ id, url, alt, caption }) => {
        const picture = element('img', { src: url, alt, dataId: id });
        return element(
          'figure',
          {},
          caption === '' ? [picture] : [picture, element('figcaption', {}, [text(caption)])],
        );
      });
      return child.children.length === 0 ? [] : [child];
    }
    const isGallery =
      hasClass(child, 'wp-block-gallery') ||
      hasClass(child, 'wp-block-jetpack-tiled-gallery') ||
      hasClass(child, 'gallery');
    if (!isGallery) return [child];
    const pictures = [...elements(child)].filter((one) => one.tagName === 'img');
    if (pictures.length === 0) return [child];
    const figures = [...elements(child)].filter(
      (one) => one !== child && one.tagName === 'figure' && find(one, (inner) => inner.tagName === 'img'),
    );
    const caption = child.children.find((one) => isElement(one, 'figcaption'));
    const loose = pictures.filter(
      (picture) => !figures.some((figure) => find(figure, (one) => one === picture)),
    );
    return [
      element('x-gallery', {}, [
        ...figures,
        ...loose.map((picture) => element('figure', {}, [picture])),
        ...(caption ? [caption] : []),
      ]),
    ];
  });
}

async function resolvePictures(root: Root, around: Surroundings, losses: Loss[]): Promise<void> {
  const pictures = [...elements(root)].filter((one) => one.tagName === 'img');
  for (const picture of pictures) {
    const src = lazySource(picture) || attribute(picture, 'src') || largest(attribute(picture, 'srcSet'));
    const id =
      attribute(picture, 'dataId') || (/\bwp-image-(\d+)/.exec(attribute(picture, 'className'))?.[1] ?? '');
    if (src.trim() === '') {
      picture.properties['dataGone'] = 'true';
      losses.push({
        kind: 'picture',
        what: `a picture without an address${shown(attribute(picture, 'alt'))}`,
      });
      continue;
    }
    picture.properties['dataWritten'] = src;
    const fate = await around.picture(src.trim(), id === '' ? undefined : id);
    picture.properties['src'] = fate.url;
    if (fate.isLocal) continue;
    picture.properties['dataRemote'] = 'true';
    losses.push({ kind: 'picture', what: `${fate.url}: ${fate.why ?? 'it is not at hand'}; now a link` });
  }
}

function resolveLinks(
  root: Root,
  around: Surroundings,
  losses: Loss[],
  { ofHeadings, kept }: Fragments,
): void {
  const ids = new Set<string>();
  const wanted = new Set(kept);
  for (const one of elements(root)) {
    for (const id of [attribute(one, 'id'), one.tagName === 'a' ? attribute(one, 'name') : ''])
      if (id !== '') ids.add(id);
    const fragment = one.tagName === 'a' ? /^#(.+)$/.exec(attribute(one, 'href'))?.[1] : undefined;
    if (fragment !== undefined) wanted.add(decoded(fragment));
  }
  replaceChildren(root, (child) => {
    if (!isElement(child)) return [child];
    const anchors = [attribute(child, 'id'), child.tagName === 'a' ? attribute(child, 'name') : ''].filter(
      (id) => wanted.has(id) && !ofHeadings.has(id),
    );
    const anchor = anchors[0] === undefined ? [] : [element('x-anchor', { dataId: anchors[0] })];
    if (child.tagName === 'x-media') {
      const fate = around.link(attribute(child, 'dataUrl'));
      const url = fate.url ?? attribute(child, 'dataUrl');
      return [
        ...anchor,
        element('p', {}, [
          element('a', { href: url }, [text(attribute(child, 'dataTitle') || fileName(url))]),
        ]),
      ];
    }
    if (child.tagName === 'area' || child.tagName === 'a') {
      const href = attribute(child, 'href').trim();
      if (href === '') return [...anchor, ...child.children];
      if (href.startsWith('#')) {
        const target = decoded(href.slice(1));
        if (ids.has(target) || ofHeadings.has(target))
          return [...anchor, element('a', { href: `#${target}` }, child.children)];
        if (target !== '')
          losses.push({ kind: 'link', what: `${href} leads to no place of the story; its words stay` });
        return [...anchor, ...child.children];
      }
      const fate = around.link(href);
      if (fate.why !== undefined) losses.push({ kind: 'link', what: `${href}: ${fate.why}` });
      if (fate.url === undefined) return [...anchor, ...child.children];
      const remote = find(child, (one) => one.tagName === 'img' && attribute(one, 'dataRemote') !== '');
      if (remote) return [...anchor, ...besidePicture(child, remote, fate.url, href)];
      const picture =
        child.children.length > 0 && textOf(child).trim() === ''
          ? find(child, (one) => one.tagName === 'img')
          : undefined;
      // A picture that leads to itself, larger: it is here in full.
      if (picture && attribute(picture, 'dataRemote') === '' && isFileOf(href, picture))
        return [...anchor, ...child.children];
      return [...anchor, { ...child, properties: { href: fate.url, title: child.properties['title'] } }];
    }
    if (anchor.length === 0) return [child];
    child.properties['id'] = undefined;
    if (
      /^(?:p|h[1-6]|li|dt|dd|td|th|span|em|strong|sup|sub|figcaption|div|section|b|i)$/.test(child.tagName)
    ) {
      child.children.unshift(...anchor);
      return [child];
    }
    return [...anchor, child];
  });
}

/** No link can hold another: that to a picture which is not at hand stands beside the one around it. */
function besidePicture(link: Element, picture: Element, url: string, href: string): Child[] {
  if (textOf(link).trim() === '' && (isFileOf(href, picture) || url === attribute(picture, 'src')))
    return link.children;
  const label = attribute(picture, 'alt').trim() || fileName(attribute(picture, 'src'));
  const wordsOnly = (children: readonly Child[]): Child[] =>
    children.map((child) => {
      if (!isElement(child)) return child;
      return child === picture ? text(label) : { ...child, children: wordsOnly(child.children) };
    });
  return [
    { ...link, properties: { href: url }, children: wordsOnly(link.children) },
    text(' '),
    { ...picture, properties: { ...picture.properties, alt: fileName(attribute(picture, 'src')) } },
  ];
}

/** Whether a link leads to the file of the picture in it, or to a page that shows only that. */
function isFileOf(href: string, picture: Element): boolean {
  if (/[?&]attachment_id=|\/attachment\//.test(href)) return true;
  return (
    /\.(?:jpe?g|png|gif|webp|avif|tiff?)(?:\?.*)?$/i.test(href) &&
    stem(href) === stem(attribute(picture, 'dataWritten') || attribute(picture, 'src'))
  );
}

function stem(address: string): string {
  const name = decoded(fileName(address)).toLowerCase();
  return name.replace(/\.\w+$/, '').replace(/-\d+x\d+$|-scaled$/, '');
}

/** The last part of an address, as a reader may see it. */
export function fileName(address: string): string {
  const path = address.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return decoded(path.slice(path.lastIndexOf('/') + 1)) || address;
}

export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A path that was decoded, with what would stand for another character now written so that it does not. */
export function withPercent(path: string): string {
  return path.replaceAll(/%(?![\da-f]{2})/gi, '%25');
}

/** Scripts that load pictures late keep the real address elsewhere. */
function lazySource(picture: Element): string {
  const src = attribute(picture, 'src');
  const late =
    attribute(picture, 'dataSrc') || attribute(picture, 'dataLazySrc') || attribute(picture, 'dataOriginal');
  return late !== '' &&
    (src === '' || src.startsWith('data:') || /blank|placeholder|lazy|spacer|loading/i.test(src))
    ? late
    : '';
}

function largest(srcset: string): string {
  const candidates = srcset.split(',').map((one) => one.trim().split(/\s+/));
  const sorted = candidates.sort((a, b) => Number.parseFloat(b[1] ?? '0') - Number.parseFloat(a[1] ?? '0'));
  return sorted[0]?.[0] ?? '';
}

function shown(words: string): string {
  const short = words.replaceAll(/\s+/g, ' ').trim();
  return short === '' ? '' : `: ${short.length > 80 ? `${short.slice(0, 77)}…` : short}`;
}
