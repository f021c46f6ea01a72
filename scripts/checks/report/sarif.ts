/** SARIF 2.1.0 (OASIS Standard, 27 March 2020), as code hosts read it. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { RULES } from '../../../src/content/rule-catalogue.ts';
import type { Report } from './report.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';
const LEVELS = { error: 'error', warn: 'warning', off: 'none' } as const;

export function reportSarif({ problems, notes, directory, repository }: Report): string {
  const ids = [...new Set(problems.map(({ rule }) => rule))].sort();
  const run = {
    tool: {
      driver: {
        name: 'Broadsheet check',
        informationUri: 'https://github.com/broadsheet/broadsheet',
        rules: ids.map((id) => ({
          id,
          shortDescription: { text: sentence(RULES[id].finds) },
          defaultConfiguration: { level: LEVELS[RULES[id].severity] },
        })),
      },
    },
    // Columns are counted in UTF-16 code units (section 3.14.17).
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(repository).href}/` } },
    results: problems.map(({ rule, severity, file, line, column, what, how }) => ({
      ruleId: rule,
      ruleIndex: ids.indexOf(rule),
      level: LEVELS[severity],
      message: { text: `${what} ${how}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(file, directory, repository), uriBaseId: 'ROOT' },
            region: { startLine: line, startColumn: column },
          },
        },
      ],
    })),
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: notes.map((text) => ({ level: 'note', message: { text } })),
      },
    ],
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function uriOf(file: string, directory: string, repository: string): string {
  const relative = path.relative(repository, path.resolve(directory, file));
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}

function sentence(half: string): string {
  return `${half.charAt(0).toUpperCase()}${half.slice(1)}.`;
}
