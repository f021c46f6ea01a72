/** What a reporter is given, and the reporters by name. */
import type { Problem } from '../../../src/content/problem.ts';
import { reportGithub } from './github.ts';
import { reportJson } from './json.ts';
import { reportSarif } from './sarif.ts';
import { reportTerminal } from './terminal.ts';

export interface Report {
  readonly problems: readonly Problem[];
  readonly stories: number;
  readonly notes: readonly string[];
  /** Problems that `--fix` has mended in this run. */
  readonly fixed: number;
  /** Absolute: what paths in problems are relative to. */
  readonly directory: string;
  /** Absolute: the work tree that a code host shows; the directory where there is none. */
  readonly repository: string;
  /** Whether escape sequences for colour are wanted. */
  readonly colour: boolean;
}

/** Report to text, line ends included. */
export type Reporter = (report: Report) => string;

export const FORMATS = ['terminal', 'json', 'github', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export const REPORTERS: Readonly<Record<Format, Reporter>> = {
  terminal: reportTerminal,
  json: reportJson,
  github: reportGithub,
  sarif: reportSarif,
};

export interface Tally {
  readonly errors: number;
  readonly warnings: number;
  readonly fixable: number;
}

export function tally(problems: readonly Problem[]): Tally {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    errors,
    warnings: problems.length - errors,
    fixable: problems.filter(({ fix }) => fix !== undefined).length,
  };
}
