/** What an editor is told is what the desk demands. */
import { Ajv } from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_KINDS, kindOfFile, type ContentKind } from '../../src/content/schema/kinds.ts';
import { frontmatterOf, readMarkdownSource, readYamlSource } from '../../src/content/source-document.ts';
import { OUTLET, story, writeContent } from '../../src/tests/newsroom-factory.ts';
import { editorFiles, jsonSchemaOf, planExport } from './export-schema.ts';
import { filesOf } from './room-factory.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

function schemaOf(name: string): Record<string, unknown> {
  const kind = CONTENT_KINDS.find((one) => one.name === name);
  if (!kind) throw new Error(name);
  return jsonSchemaOf(kind);
}

/** The commented example of each kind, as README names it. */
const EXAMPLES: Readonly<Record<ContentKind['name'], string>> = {
  outlet: 'outlet.yaml',
  article: 'articles/2025/09/calder-ferry-strike-ends/index.md',
  author: 'authors/ilse-marrant.yaml',
  section: 'sections/world.yaml',
  tag: 'tags/osse-compact.yaml',
  series: 'series/long-thaw.yaml',
  page: 'pages/about.md',
  ad: 'ads/newsletter.yaml',
  comment: 'comments/calder-ferry-strike-ends/2025-09-24-moira-kessan.md',
  front: 'fronts/home.yaml',
  gone: 'gone.yaml',
};

interface Fields {
  readonly properties?: Readonly<Record<string, Fields>>;
  readonly items?: Fields;
  readonly anyOf?: readonly Fields[];
}

/** `image`, `image.src`, …; what every entry of a list has, too. */
function fieldsOf({ properties = {}, items, anyOf = [] }: Fields, above = ''): string[] {
  return [
    ...Object.entries(properties).flatMap(([name, inner]) => [
      above + name,
      ...fieldsOf(inner, `${above}${name}.`),
    ]),
    ...[items ?? [], anyOf].flat().flatMap((one) => fieldsOf(one, above)),
  ];
}

function validatorOf(name: string) {
  return new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schemaOf(name));
}

describe('export-schema', () => {
  it('has not drifted: run `npm run desk -- export-schema` when this fails', () => {
    for (const [name, text] of Object.entries(editorFiles('content/'))) {
      expect(readFileSync(path.join(PROJECT, '.vscode', name), 'utf8'), name).toBe(text);
    }
  });

  it('accepts every file of the sample outlet', () => {
    const content = path.join(PROJECT, 'content');
    const validators = new Map(CONTENT_KINDS.map(({ name }) => [name, validatorOf(name)]));
    let files = 0;
    for (const entry of readdirSync(content, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      const kind = kindOfFile(path.relative(content, file));
      if (!kind || !entry.isFile()) continue;
      files += 1;
      const raw = readFileSync(file, 'utf8');
      const { data } = kind.format === 'markdown' ? readMarkdownSource(raw) : readYamlSource(raw);
      const validate = validators.get(kind.name);
      expect([file, validate?.(data), validate?.errors]).toEqual([file, true, null]);
    }
    expect(files).toBeGreaterThan(80);
  });

  it.each(CONTENT_KINDS)('the sample outlet shows every field of a $format file: $name', (kind) => {
    const example = EXAMPLES[kind.name];
    const [readme, whole] = ['README.md', `content/${example}`].map((name) =>
      readFileSync(path.join(PROJECT, name), 'utf8'),
    );
    expect(readme).toContain(kind.name === 'comment' ? 'comments/' : example);
    const text = whole?.slice(0, frontmatterOf(whole)?.end) ?? '';
    const missing = fieldsOf(jsonSchemaOf(kind)).filter((field) => {
      const name = field.split('.').at(-1) ?? '';
      // What lies deeper may be told of in a comment.
      const shown = field === name ? `^[ ]*(?:# |- )?[ ]*${name}:` : `\\b${name}\\b`;
      return !new RegExp(shown, 'm').test(text);
    });
    expect(missing).toEqual([]);
  });

  it('refuses what the desk refuses, and says what belongs there', () => {
    const validate = validatorOf('article');
    const { data } = readMarkdownSource(story());
    expect(validate(data)).toBe(true);
    for (const wrong of [
      { titel: 'x' },
      { type: 'opinon' },
      { tags: 'x' },
      { draft: 'yes' },
      { title: 5 },
      { corrections: [{ kind: 'x' }] },
    ]) {
      expect(validate({ ...(data as object), ...wrong })).toBe(false);
    }
    for (const field of ['title', 'description', 'author', 'date', 'section']) {
      expect(validate({ ...(data as object), [field]: undefined })).toBe(false);
    }
    const properties = schemaOf('article')['properties'] as Record<string, { description?: string }>;
    for (const [field, { description }] of Object.entries(properties))
      expect([field, description]).not.toContain(undefined);
  });

  it('goes into the outlet’s own folder, and leaves its settings alone', () => {
    const contentDir = writeContent({
      'outlet.yaml': OUTLET,
      '.vscode/settings.json': '{\n  "editor.wordWrap": "on",\n  "yaml.schemas": { "x": "y" }\n}\n',
      '.vscode/extensions.json': '{\n  // mine\n  "recommendations": []\n}\n',
    });
    const { changes, says } = planExport({ contentDir });
    changes.apply();
    const files = filesOf(contentDir);
    expect(JSON.parse(files['.vscode/settings.json'] ?? '')).toMatchObject({
      'editor.wordWrap': 'on',
      'yaml.schemas': { x: 'y', './.vscode/author.schema.json': ['authors/**/*.yaml', 'authors/**/*.yml'] },
    });
    expect(files['.vscode/extensions.json']).toContain('// mine');
    expect(says.join('\n')).toContain('add this to it by hand');
    expect(planExport({ contentDir }).changes.isEmpty).toBe(true);
  });
});
