/** Story components by name, with what reads their properties: the same that the build reads them with. */
import { isAlias, parseDocument, visit } from 'yaml';
import * as props from '../../src/components/story/props.ts';
import { decodeAttribute } from '../../src/content/character-references.ts';
import type { Tag } from '../../src/content/markup.ts';

export const COMPONENTS: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => unknown>> = {
  Chart: props.chartProps,
  DataTable: props.dataTableProps,
  Embed: props.embedProps,
  Event: props.eventProps,
  FactBox: props.factBoxProps,
  Figure: props.figureProps,
  Gallery: props.galleryProps,
  PullQuote: props.pullQuoteProps,
  QandA: props.qandAProps,
  Timeline: props.timelineProps,
};

/** The properties of a tag, where all are written out; nothing where one has to be computed. */
export function literalProps(tag: Tag): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {};
  for (const { name, value, isCode } of tag.attributes) {
    if (name === '') return undefined;
    if (!isCode) {
      values[name] = value === undefined ? true : decodeAttribute(value);
      continue;
    }
    const literal = readLiteral(value ?? '');
    if (!literal) return undefined;
    values[name] = literal.value;
  }
  return values;
}

/** Literals of JavaScript are YAML's flow style, as long as nothing in them is a name or a call. */
function readLiteral(code: string): { readonly value: unknown } | undefined {
  const withoutText = code.replaceAll(/"(?:[^"\\\n]|\\["\\nt])*"|'[^'\\\n]*'/g, '""');
  const withoutKeys = withoutText.replaceAll(/(?<=[{,]\s*)[A-Za-z_$][\w$]*\s*:/g, ' :');
  if (/[`()=;\\/]|\.\.\./.test(withoutKeys)) return undefined;
  if (/[A-Za-z_$]/.test(withoutKeys.replaceAll(/\b(?:true|false|null)\b|\d[eE]/g, ''))) return undefined;
  const document = parseDocument(code.trim().replaceAll(/:(?=\S)/g, ': '), { prettyErrors: false });
  let isPlain = document.errors.length === 0;
  visit(document, { Alias: (_, node) => void (isPlain &&= !isAlias(node)) });
  if (!isPlain) return undefined;
  // Text with a colon was changed above; nobody asks for what it says, only whether it is there.
  return { value: document.toJS() as unknown };
}
