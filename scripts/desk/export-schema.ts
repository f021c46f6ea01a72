/** `desk export-schema`: what an editor needs to complete and check the newsroom's files. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { displayPath } from '../../src/content/outlet-file.ts';
import { CONTENT_KINDS, type ContentKind } from '../../src/content/schema/kinds.ts';
import { ChangeSet } from './change-set.ts';
import type { Plan } from './finish.ts';
import type { Room } from './room.ts';
import { schemaFile, workspaceOf } from './schema-place.ts';

type Json = Record<string, unknown>;

/**
 * The schema of a kind of file as JSON Schema (draft 7, which editors know best): what a writer writes, before defaults
 * are filled in. The same for every outlet, so that it changes with the code and not with each new author.
 */
export function jsonSchemaOf(kind: ContentKind): Json {
  const schema = z.toJSONSchema(kind.schema('UTC'), {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    reused: 'inline',
  }) as Json;
  return { ...schema, title: `Broadsheet: ${kind.name}` };
}

/** Files of `.vscode/` by their names. @param below the content folder below the workspace, `content/` or nothing */
export function editorFiles(below: string): Readonly<Record<string, string>> {
  const schemas = CONTENT_KINDS.map((kind) => [schemaFile(kind.name), toText(jsonSchemaOf(kind))] as const);
  return Object.fromEntries(
    schemas.concat([
      ['extensions.json', toText({ recommendations: ['redhat.vscode-yaml'] })],
      ['settings.json', toText(settingsOf(below))],
    ]),
  );
}

function settingsOf(below: string): Json {
  const schemas = Object.fromEntries(
    CONTENT_KINDS.map(({ name, place, suffixes }) => {
      const isFile = suffixes.some((suffix) => place.endsWith(`.${suffix}`));
      const globs = isFile
        ? [`${below}${place}`]
        : suffixes.map((suffix) => `${below}${place}/**/*.${suffix}`);
      return [`./.vscode/${schemaFile(name)}`, globs];
    }),
  );
  return {
    'yaml.schemas': schemas,
    // Dates and addresses stand on one line, however long.
    'yaml.format.printWidth': 10_000,
    'files.associations': { '*.mdx': 'mdx' },
  };
}

/** Writes `.vscode/` where an editor that is opened on the outlet looks for it. Settings of the newsroom's own stay. */
export function planExport(room: Pick<Room, 'contentDir'>): Plan {
  const workspace = workspaceOf(room.contentDir);
  const folder = path.join(workspace, '.vscode');
  const below = path.relative(workspace, room.contentDir).split(path.sep).join('/');
  const changes = new ChangeSet(workspace);
  const says: string[] = [];
  for (const [name, text] of Object.entries(editorFiles(below === '' ? '' : `${below}/`))) {
    const file = path.join(folder, name);
    const isOwn = name.endsWith('.schema.json') || !existsSync(file);
    if (isOwn) {
      changes.write(file, text);
      continue;
    }
    const merged = mergeSettings(changes.read(file), text);
    if (merged === undefined)
      says.push(`${displayPath(file)} holds comments or cannot be read; add this to it by hand:\n${text}`);
    else changes.write(file, merged);
  }
  says.push(
    changes.isEmpty
      ? `${displayPath(folder)} is as it should be.`
      : `An editor opened on ${displayPath(workspace)} now completes and checks what you write.`,
  );
  return { changes, says };
}

/** What is there stays; what is missing is added. */
function mergeSettings(own: string, wanted: string): string | undefined {
  try {
    const settings = JSON.parse(own) as Json;
    const merged = merge(settings, JSON.parse(wanted) as Json);
    return JSON.stringify(merged) === JSON.stringify(settings) ? own : toText(merged);
  } catch {
    return undefined;
  }
}

function merge(own: Json, wanted: Json): Json {
  const result: Json = { ...own };
  for (const [key, value] of Object.entries(wanted)) {
    const there = result[key];
    if (there === undefined) result[key] = value;
    else if (Array.isArray(there) && Array.isArray(value))
      result[key] = [...new Set<unknown>([...(there as unknown[]), ...(value as unknown[])])];
    else if (isGroup(there) && isGroup(value))
      result[key] = key === 'yaml.schemas' ? { ...there, ...value } : merge(there, value);
  }
  return result;
}

function isGroup(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
