/**
 * Changes fields of a file's YAML and nothing else: comments, order, quoting, line ends and blank lines stay as they were
 * written. For the desk's commands and for `check --fix`.
 */
import { isDeepStrictEqual } from 'node:util';
import { isCollection, isMap, isNode, isScalar, isSeq, parseDocument, type Pair, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { readSourceText, type SourceKind, type TextEdit } from './source-text.ts';
import { blockItem, blockYaml, inlineYaml, type Quoting, type YamlValue } from './yaml-scalar.ts';

export type YamlPath = readonly (string | number)[];

export type YamlEdit =
  /** Puts a value in the place of what stands there; a field that does not exist is added below the others. */
  | { readonly op: 'set'; readonly path: YamlPath; readonly value: YamlValue; readonly comment?: string }
  /** Adds an item to the end of a list; a list that does not exist is made. */
  | { readonly op: 'append'; readonly path: YamlPath; readonly value: YamlValue }
  /**
   * Takes a field or an item out, with the comment on its line. A list that is written item by item goes with its last
   * one, key and all; `[a]` becomes `[]`.
   */
  | { readonly op: 'delete'; readonly path: YamlPath };

/**
 * @param raw the file as it lies on disk
 * @returns the file with the edits made, one after the other
 * @throws {YamlEditError} when it is written in a way that cannot be changed safely, or a path does not exist
 */
export function editYaml(raw: string, kind: SourceKind, edits: readonly YamlEdit[]): string {
  return edits.reduce((text, edit) => editOnce(text, kind, edit), raw);
}

/** The file is right, but has to be changed by hand. */
export class YamlEditError extends Error {
  override readonly name = 'YamlEditError';
}

function editOnce(raw: string, kind: SourceKind, edit: YamlEdit): string {
  const source = readSourceText(raw, kind);
  const yaml = source.text.slice(source.yaml.start, source.yaml.end);
  const { change, data } = planEdit(yaml, edit);
  const { start, end, text } = change;
  const after = yaml.slice(0, start) + text + yaml.slice(end);
  const result = parseDocument(after);
  if (result.errors.length > 0 || !isDeepStrictEqual(result.toJS() ?? {}, data)) throw unsafe(edit.path);
  return source.apply([{ start: start + source.yaml.start, end: end + source.yaml.start, text }]);
}

interface Plan {
  /** Offsets into the YAML. */
  readonly change: TextEdit;
  /** What the YAML must then be read as. */
  readonly data: unknown;
}

type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

function planEdit(yaml: string, edit: YamlEdit): Plan {
  const document = parseDocument(yaml, { keepSourceTokens: true });
  if (document.errors.length > 0) throw unsafe(edit.path);
  const data: unknown = document.toJS() ?? {};
  const { path } = edit;
  const root: unknown = document.contents;
  const parentPath = path.slice(0, -1);
  const parent: unknown = parentPath.length === 0 ? root : document.getIn(parentPath, true);

  if (edit.op === 'append') {
    const list: unknown = document.getIn(path, true);
    const items = valueAt(data, path);
    if (path.length === 0 && root === null) {
      const text = `${endsLine(yaml)}${blockItem(edit.value, '')}\n`;
      return { change: insertAt(yaml.length, text), data: [edit.value] };
    }
    if (items === undefined || items === null) {
      return planEdit(yaml, { op: 'set', path, value: [edit.value] });
    }
    if (!isSeq(list) || !Array.isArray(items)) throw unsafe(path);
    items.push(edit.value);
    return { change: appendItem(yaml, list as YAMLSeq.Parsed, edit.value, path), data };
  }

  const key = path.at(-1);
  if (key === undefined) throw unsafe(path);
  if (edit.op === 'set') {
    if (parentPath.length === 0 && !isCollection(root)) {
      const text = `${endsLine(yaml)}${withComment(blockYaml(String(key), edit.value, ''), edit.comment)}\n`;
      return { change: { start: yaml.length, end: yaml.length, text }, data: { [key]: edit.value } };
    }
    if (!isCollection(parent)) {
      // `series.order` where there is no `series`: the group is made with the field in it.
      if (valueAt(data, parentPath) !== undefined) throw unsafe(path);
      return planEdit(yaml, { op: 'set', path: parentPath, value: { [key]: edit.value } });
    }
    setIn(data, path, edit.value);
    const pair = isMap(parent) ? pairOf(parent, key) : undefined;
    if (isMap(parent) && !pair) {
      const isRoot = (parent as unknown) === root;
      return { change: addField(yaml, parent as YAMLMap.Parsed, String(key), edit.value, edit.comment, isRoot), data };
    }
    const node: unknown = pair ? pair.value : parent.get(key, true);
    return { change: replaceValue(yaml, pair, node, edit.value, edit.comment, isFlow(parent), path), data };
  }

  if (!isCollection(parent) || valueAt(data, path) === undefined) throw unsafe(path);
  const isLast = parent.items.length === 1;
  if (isSeq(parent) && isLast && !isFlow(parent)) return planEdit(yaml, { op: 'delete', path: parentPath });
  const change = deleteChild(yaml, parent as Collection, key, path);
  deleteIn(data, path);
  return { change, data };
}

function unsafe(path: YamlPath): YamlEditError {
  return new YamlEditError(`\`${path.join('.')}\` is written in a way that cannot be changed safely; change it by hand.`);
}

/** A value in the place of another one. */
function replaceValue(
  yaml: string,
  pair: Pair | undefined,
  node: unknown,
  value: YamlValue,
  comment: string | undefined,
  inFlow: boolean,
  path: YamlPath,
): TextEdit {
  if (!isNode(node) || !node.range) throw unsafe(path);
  const [start, end] = node.range;
  const isInline = typeof value !== 'object' || value === null;
  const note = comment === undefined ? '' : ` # ${comment}`;
  const isEmpty = isScalar(node) && start === end;
  if (isScalar(node)) {
    const type = (node).type;
    // `tags:` with a comment behind it stays on its line.
    if (isInline || inFlow || (isEmpty && isEmptyOrScalars(value))) {
      const text = inlineYaml(value, inFlow, quotingOf(type)) + note;
      if (isEmpty) {
        const colon = pair ? separatorOf(pair, path) + 1 : start;
        return { start: colon, end: colon, text: ` ${text}` };
      }
      // The last line end of a block belongs to it.
      return { start, end, text: yaml.charAt(end - 1) === '\n' ? `${text}\n` : text };
    }
  } else if (isFlow(node) && (inFlow || isEmptyOrScalars(value))) {
    return { start, end, text: inlineYaml(value, inFlow) + note };
  }
  const key: unknown = pair?.key;
  if (!isNode(key) || !key.range || inFlow) throw unsafe(path);
  const lineStart = yaml.lastIndexOf('\n', key.range[0] - 1) + 1;
  const before = yaml.slice(lineStart, key.range[0]);
  const indent = before.replaceAll(/[^\s]/g, ' ');
  const text = blockYaml(String((key as Scalar).value), value, indent).slice(indent.length);
  if (isEmpty && pair) return { start: key.range[0], end: separatorOf(pair, path) + 1, text };
  return { start: key.range[0], end, text: text + (yaml.charAt(end - 1) === '\n' ? '\n' : '') };
}

/** A field below the others of a group. */
function addField(
  yaml: string,
  map: YAMLMap.Parsed,
  key: string,
  value: YamlValue,
  comment: string | undefined,
  isRoot: boolean,
): TextEdit {
  const last = map.items.at(-1);
  if (isFlow(map)) {
    const text = `${inlineYaml(key, true)}: ${inlineYaml(value, true)}`;
    return last ? insertAt(endOfPair(last), `, ${text}`) : insertAt(map.range[0] + 1, ` ${text} `);
  }
  const first = map.items[0];
  const keyStart = first && isNode(first.key) ? first.key.range[0] : map.range[0];
  const indent = ' '.repeat(keyStart - (yaml.lastIndexOf('\n', keyStart - 1) + 1));
  const field = withComment(blockYaml(key, value, indent), comment);
  // Below everything, comments included, unless the document ends before the file does.
  const ownEnd = lineEndAfter(yaml, last ? endOfPair(last) : map.range[1]);
  const place = isRoot && !/^(?:\.\.\.|---)/m.test(yaml.slice(ownEnd)) ? yaml.length : ownEnd;
  return insertLines(yaml, place, field);
}

function withComment(text: string, comment: string | undefined): string {
  return comment === undefined ? text : `${text} # ${comment}`;
}

function appendItem(yaml: string, list: YAMLSeq.Parsed, value: YamlValue, path: YamlPath): TextEdit {
  const last = list.items.at(-1);
  if (isFlow(list)) {
    const text = inlineYaml(value, true);
    if (!last) return insertAt(list.range[0] + 1, text);
    const previous = list.items.at(-2);
    const from = previous ? previous.range[1] : list.range[0] + 1;
    const between = yaml.slice(from, last.range[0]);
    const lead = previous ? between.replace(',', '') : between;
    // Items that stand on lines of their own go on doing so.
    return insertAt(last.range[1], `,${/^\s*\n\s*$/.test(lead) ? lead : ' '}${text}`);
  }
  const dash = dashOf(list, list.items.length - 1);
  if (!last || dash === undefined) throw unsafe(path);
  const indent = ' '.repeat(dash - (yaml.lastIndexOf('\n', dash - 1) + 1));
  return insertLines(yaml, lineEndAfter(yaml, last.range[1]), blockItem(value, indent));
}

function deleteChild(yaml: string, parent: Collection, key: string | number, path: YamlPath): TextEdit {
  const items = parent.items as readonly (Pair | ParsedNode)[];
  const index = isMap(parent)
    ? parent.items.findIndex((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
    : Number(key);
  const item = items[index];
  if (!item) throw unsafe(path);
  const start = startOfItem(item);
  const end = isNode(item) ? item.range[1] : endOfPair(item);
  if (isFlow(parent)) {
    const [next, previous] = [items[index + 1], items[index - 1]];
    if (next) return { start, end: startOfItem(next), text: '' };
    if (!previous) return { start: parent.range[0] + 1, end: parent.range[1] - 1, text: '' };
    const from = isNode(previous) ? previous.range[1] : endOfPair(previous);
    return { start: from, end, text: '' };
  }
  const from = isSeq(parent) ? dashOf(parent, index) : start;
  if (from === undefined) throw unsafe(path);
  const lineStart = yaml.lastIndexOf('\n', from - 1) + 1;
  if (yaml.slice(lineStart, from).trim() !== '') {
    // `- id: vera` with `role:` below it: what comes next moves up to the dash.
    const next = items[index + 1];
    if (!next || !isMap(parent)) throw unsafe(path);
    return { start: from, end: startOfItem(next), text: '' };
  }
  if (items.length === 1 && path.length > 1) throw unsafe(path);
  const lineEnd = lineEndAfter(yaml, end);
  const isUnended = lineEnd === yaml.length && !yaml.endsWith('\n');
  return { start: isUnended ? Math.max(0, lineStart - 1) : lineStart, end: lineEnd, text: '' };
}

function insertAt(place: number, text: string): TextEdit {
  return { start: place, end: place, text };
}

/** Lines at the beginning of a line, or at the end of a file that does not end its last one. */
function insertLines(yaml: string, place: number, lines: string): TextEdit {
  const lead = place === yaml.length ? endsLine(yaml) : '';
  return insertAt(place, lead === '' ? `${lines}\n` : `${lead}${lines}`);
}

function endsLine(yaml: string): string {
  return yaml === '' || yaml.endsWith('\n') ? '' : '\n';
}

/** Where the line ends that a value ends on, the comment behind it included. */
function lineEndAfter(yaml: string, end: number): number {
  if (end > 0 && yaml.charAt(end - 1) === '\n') return end;
  const lineEnd = yaml.indexOf('\n', end);
  return lineEnd === -1 ? yaml.length : lineEnd + 1;
}

function pairOf(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function startOfItem(item: Pair | ParsedNode): number {
  const node: unknown = isNode(item) ? item : item.key;
  return isNode(node) && node.range ? node.range[0] : 0;
}

function endOfPair(pair: Pair): number {
  const node: unknown = isNode(pair.value) && pair.value.range ? pair.value : pair.key;
  return isNode(node) && node.range ? node.range[1] : 0;
}

/** Offset of the colon. */
function separatorOf(pair: Pair, path: YamlPath): number {
  const token = pair.srcToken as { sep?: readonly { type: string; offset: number }[] } | undefined;
  const colon = token?.sep?.find(({ type }) => type === 'map-value-ind');
  if (!colon) throw unsafe(path);
  return colon.offset;
}

/** Offset of the dash of an item. */
function dashOf(list: YAMLSeq.Parsed, index: number): number | undefined {
  const token = list.srcToken as { items?: readonly { start: readonly { type: string; offset: number }[] }[] } | undefined;
  return token?.items?.[index]?.start.find(({ type }) => type === 'seq-item-ind')?.offset;
}

function isFlow(node: unknown): boolean {
  return isCollection(node) && node.flow === true;
}

function isEmptyOrScalars(value: YamlValue): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((item) => typeof item !== 'object' || item === null);
}

function quotingOf(type: string | null | undefined): Quoting {
  return type === 'QUOTE_DOUBLE' ? 'double' : type === 'QUOTE_SINGLE' ? 'single' : 'plain';
}

type Container = Record<string | number, unknown>;

function valueAt(data: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((value, key) => (value as Container | null | undefined)?.[key], data);
}

function setIn(data: unknown, path: YamlPath, value: YamlValue): void {
  const key = path.at(-1);
  if (key !== undefined) (valueAt(data, path.slice(0, -1)) as Container)[key] = value;
}

function deleteIn(data: unknown, path: YamlPath): void {
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (key !== undefined) Reflect.deleteProperty(parent as Container, key);
}
