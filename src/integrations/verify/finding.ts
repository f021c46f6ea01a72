/** What a rule has to say about a file of the output. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Path below the output, with slashes. */
  readonly file: string;
  /** What is wrong, to be read after the file's name. */
  readonly what: string;
}

export function fault(file: string, what: string): Finding {
  return { severity: 'error', file, what };
}

export function doubt(file: string, what: string): Finding {
  return { severity: 'warning', file, what };
}

export function formatFinding({ file, what }: Finding): string {
  return `${file}: ${what}`;
}
