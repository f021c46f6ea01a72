/** From a schema's complaint to a Problem: where it stands, what is wrong, how to mend it. */
import { z } from 'astro/zod';
import { didYouMean, nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { SourceDocument } from './source-document.ts';

export type Validation<T> =
  | { readonly value: T }
  | {
      readonly problems: readonly Problem[];
      /** The fields that are right, for whatever else can be said of the file; nothing when it cannot be read. */
      readonly sound?: Partial<T>;
    };

/** A rule between fields. */
export interface FieldFlaw {
  readonly path: readonly PropertyKey[];
  /** Finishes the sentence "`field` …". */
  readonly message: string;
  /** Fields that decide it: it is not told where one of them is wrong by itself. */
  readonly unless?: readonly (readonly PropertyKey[])[];
}

type Issue = z.core.$ZodIssue;

/**
 * Checks a document against a schema.
 * @param file the path that problems name
 * @param between rules between fields, which a schema does not come to when a field by itself is wrong
 */
export function validate<S extends z.ZodType>(
  schema: S,
  document: SourceDocument,
  file: string,
  between: (sound: Partial<z.output<S>>) => readonly FieldFlaw[] = () => [],
): Validation<z.output<S>> {
  if (document.flaws.length > 0) {
    return {
      problems: document.flaws.map(({ lacks, ...flaw }) => {
        const how = lacks ? adviceToBegin(schema) : flaw.how;
        return { rule: 'syntax', severity: 'error', file, ...flaw, how };
      }),
    };
  }
  const data = schema instanceof z.ZodArray && isNothing(document.data) ? [] : document.data;
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data };
  const issues = withoutEchoes(result.error.issues.flatMap(narrowUnion));
  const sound = (salvage(schema, document.data) ?? {}) as Partial<z.output<S>>;
  // What is wrong with a field by itself is not told again as a rule between fields.
  const more = between(sound)
    .filter(({ path, unless = [] }) => ![path, ...unless].some((field) => issues.some((issue) => isAtOrAbove(issue.path, field) || isAtOrAbove(field, issue.path))))
    .map(({ path, message }): Issue => ({ code: 'custom', path: [...path], message, input: undefined }));
  const misspelt = new Set(issues.flatMap((issue) => meantBy(issue, schema)));
  const problems = [...issues, ...more]
    .filter((issue) => !(isMissing(issue, document.data) && misspelt.has(fieldName(issue.path))))
    .flatMap((issue) => explain(issue, schema, document))
    .map((finding) => ({ rule: 'schema' as const, severity: 'error' as const, file, ...finding }));
  return { problems, sound };
}

/** A file that is empty, or has nothing but comments in it, is an empty list where a list is wanted. */
function isNothing(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && Object.keys(data).length === 0;
}

function adviceToBegin(schema: z.ZodType): string {
  const required = knownKeys(schema).filter((key) => schemaAt(schema, [key])?.safeParse(undefined).success === false);
  return `Begin it with a line \`---\`, the fields (${required.join(', ')}), and another line \`---\`.`;
}

/** A value of the wrong type is not judged by its length as well. */
function withoutEchoes(issues: readonly Issue[]): Issue[] {
  const wrong = new Set(issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => fieldName(path)));
  return issues.filter(({ code, path }) => code === 'invalid_type' || code === 'unrecognized_keys' || !wrong.has(fieldName(path)));
}

/** The fields that mistyped ones were meant to be: they are not missing as well. */
function meantBy(issue: Issue, schema: z.ZodType): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const known = knownKeys(schemaAt(schema, issue.path));
  return issue.keys.flatMap((key) => {
    const meant = nearest(key, known);
    return meant === undefined ? [] : [fieldName([...issue.path, meant])];
  });
}

function isMissing(issue: Issue, data: unknown): boolean {
  return issue.path.length > 0 && (valueAt(data, issue.path) === undefined || issue.message === MISSING);
}

function isAtOrAbove(upper: readonly PropertyKey[], lower: readonly PropertyKey[]): boolean {
  // An unknown key of the file says nothing about its other fields.
  return upper.length > 0 && upper.every((key, index) => key === lower[index]);
}

/**
 * What can be used of a value that its schema refuses: the fields of the file that are right, the items of a list before
 * the first wrong one, a group within it where only what may be left out is wrong.
 */
function salvage(schema: z.ZodType, data: unknown, isInner = false): unknown {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  // What a union or a change of form would have made of it is not known.
  const inner = bare(schema);
  if (inner instanceof z.ZodObject && typeof data === 'object' && data !== null && !Array.isArray(data)) {
    const fields: Record<string, unknown> = {};
    for (const [key, field] of Object.entries<z.ZodType>(inner.shape)) {
      const value = salvage(field, (data as Record<string, unknown>)[key], true);
      if (value !== undefined) fields[key] = value;
      else if (isInner && !field.safeParse(undefined).success) return undefined;
    }
    return fields;
  }
  if (inner instanceof z.ZodArray && Array.isArray(data)) {
    const items: unknown[] = [];
    for (const item of data) {
      const read = (inner.element as z.ZodType).safeParse(item);
      if (!read.success) break;
      items.push(read.data);
    }
    return items;
  }
  return undefined;
}

type Finding = Pick<Problem, 'line' | 'column' | 'what' | 'how'>;

function explain(issue: Issue, schema: z.ZodType, document: SourceDocument): Finding[] {
  const path = issue.path;
  const name = fieldName(path);
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schemaAt(schema, path));
    return issue.keys.map((key) => ({
      ...document.locate([...path, key], 'key'),
      what: `\`${fieldName([...path, key])}\` is not a known field.${didYouMean(key, known)}`,
      how: `Known here: ${known.join(', ')}.`,
    }));
  }
  const description = describe(schema, path);
  const how = description ? `${description}.` : 'See the commented example of this kind of file.';
  const value = valueAt(document.data, path);
  if ((value === undefined || issue.message === MISSING) && path.length > 0) {
    const message = issue.code === 'custom' ? issue.message : MISSING;
    const { line, column } = document.locate(path);
    return [{ line, column, what: `\`${name}\` ${message}.`, how: adviceForMissing(path, how) }];
  }
  const place = document.locate(path);
  switch (issue.code) {
    case 'invalid_type':
      return [
        {
          ...place,
          what: `${subject(name)} ${wrongType(issue, value)}.`,
          how: adviceForForm(issue, value, schema, document) ?? how + fieldsOf(issue, schema),
        },
      ];
    case 'invalid_value': {
      const options = issue.values.map(String);
      const what = `${subject(name)} is ${show(value)}, which is not one of its values.`;
      const hint = typeof value === 'string' ? didYouMean(value, options) : '';
      return [{ ...place, what: what + hint, how: `One of: ${options.join(', ')}.` }];
    }
    case 'too_small':
    case 'too_big':
      return [{ ...place, what: `${subject(name)} ${range(issue)}.`, how }];
    default:
      return [{ ...place, what: `${subject(name)} ${issue.message}.`, how }];
  }
}

/** In a union, the branch that got furthest says best what was meant. */
function narrowUnion(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const depth = (branch: readonly Issue[]) => Math.max(0, ...branch.map((inner) => inner.path.length));
  const branches = issue.errors
    .map((branch) => branch.flatMap(narrowUnion))
    .filter((branch) => depth(branch) > 0 || branch.some(isStructural));
  const best = branches.sort((a, b) => depth(b) - depth(a))[0];
  if (!best) return [issue];
  return best.map((inner): Issue => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function isStructural(issue: Issue): boolean {
  return issue.code === 'unrecognized_keys' || issue.code === 'custom' || issue.code === 'too_small';
}

function subject(name: string): string {
  return name === '' ? 'The file' : `\`${name}\``;
}

/** `image.alt`, `corrections[2].text`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('');
}

const MISSING = 'is missing';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  null: 'empty',
  date: 'a date',
};

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>, value: unknown): string {
  // A message of the schema's own says more than the names of two types.
  if (!issue.message.startsWith('Invalid input')) return issue.message;
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const expected = TYPE_NAMES[issue.expected] ?? issue.expected;
  return `should be ${expected}, but is ${TYPE_NAMES[kind] ?? kind}`;
}

/** How it is written where only YAML takes it for something else; nothing where something else must be meant. */
function adviceForForm(
  { expected, message, path }: Extract<Issue, { code: 'invalid_type' }>,
  value: unknown,
  schema: z.ZodType,
  document: SourceDocument,
): string | undefined {
  // A message of the schema's own says how.
  if (!message.startsWith('Invalid input')) return undefined;
  const range = document.rangeOf(path);
  const written = range ? document.source.text.slice(range.start, range.end).trim() : '';
  if (expected === 'string') {
    if (/^[[{].*[\]}]$/.test(written)) return 'It is one text: take the brackets off, or put all of it in quotation marks.';
    return typeof value === 'number' || typeof value === 'boolean' ? `Put it in quotation marks, so that it is text: "${written}".` : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const plain = value.trim().toLowerCase();
  if (expected === 'boolean') return SWITCHES.get(plain);
  if (expected === 'array') {
    const list = unwrap(schemaAt(schema, path) ?? schema);
    const isItem = (part: string) => list instanceof z.ZodArray && (list.element as z.ZodType).safeParse(part.trim()).success;
    return plain.split(',').every(isItem) ? `Put it in brackets, several with commas between them: [${written}].` : undefined;
  }
  return TYPE_NAMES[expected]?.endsWith('number') && /^-?\d+(?:\.\d+)?$/.test(plain) ? `Take the quotation marks off: ${plain}.` : undefined;
}

/** What other languages, and YAML once, take for true and false. */
const SWITCHES = new Map([
  ...['true', 'yes', 'on'].map((word) => [word, 'Write `true`, without quotation marks.'] as const),
  ...['false', 'no', 'off'].map((word) => [word, 'Write `false`, without quotation marks.'] as const),
]);

/** Where a group of fields should stand: which fields. */
function fieldsOf(issue: Extract<Issue, { code: 'invalid_type' }>, schema: z.ZodType): string {
  const known = issue.expected === 'object' ? knownKeys(schemaAt(schema, issue.path)) : [];
  return known.length === 0 ? '' : ` Its fields are: ${known.join(', ')}.`;
}

function range(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  if (!/^(Too|Invalid)/.test(issue.message)) return issue.message;
  const [edge, bound] =
    issue.code === 'too_small'
      ? [issue.inclusive ? 'less than' : 'not more than', issue.minimum]
      : [issue.inclusive ? 'more than' : 'not less than', issue.maximum];
  return `is ${edge} ${String(bound)}`;
}

function show(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

function adviceForMissing(path: readonly PropertyKey[], how: string): string {
  const key = String(path.at(-1));
  if (key === 'alt') {
    return 'Say what is to be seen, for those who cannot see it, or write `decorative: true` if it tells nothing.';
  }
  // An abbreviation keeps its capitals.
  const lower = /^\p{Lu}\p{Lu}/u.test(how) ? how : how.charAt(0).toLowerCase() + how.slice(1);
  return `Add \`${key}:\` – ${lower}`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function describe(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  let current = schemaAt(schema, path);
  while (current && current.description === undefined) current = wrapped(current);
  // An item of a list is what the list says.
  const inList = !current && typeof path.at(-1) === 'number';
  return inList ? describe(schema, path.slice(0, -1)) : current?.description;
}

function knownKeys(schema: z.ZodType | undefined): string[] {
  const inner = schema && unwrap(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The schema of a field, descriptions kept: wrappers are only taken off on the way down. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let current: z.ZodType | undefined = schema;
  for (const key of path) {
    const inner: z.ZodType = unwrap(current, key);
    if (inner instanceof z.ZodObject) current = (inner.shape as Record<string, z.ZodType>)[String(key)];
    else if (inner instanceof z.ZodArray) current = inner.element as z.ZodType;
    else if (inner instanceof z.ZodRecord) current = inner.valueType as z.ZodType;
    else return current;
    if (!current) return undefined;
  }
  return current;
}

/** @param key what is looked up in it next: decides which branch of a union is meant */
function unwrap(schema: z.ZodType, key?: PropertyKey): z.ZodType {
  const inner = wrapped(schema);
  if (inner) return unwrap(inner, key);
  if (schema instanceof z.ZodUnion) {
    const options = (schema.options as z.ZodType[]).map((option) => unwrap(option, key));
    const kind = typeof key === 'number' ? z.ZodArray : z.ZodObject;
    return options.find((option) => option instanceof kind) ?? schema;
  }
  return schema;
}

/** What a wrapper holds. */
function wrapped(schema: z.ZodType): z.ZodType | undefined {
  const inner = bare(schema);
  if (inner !== schema) return inner;
  return schema instanceof z.ZodPipe ? (schema.in as z.ZodType) : undefined;
}

/** A schema without what makes it optional. */
function bare(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodPrefault ||
    inner instanceof z.ZodNullable
  ) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
}
