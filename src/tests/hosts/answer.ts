/** What a host would answer, by what its documentation says of the files it is given. */
import type { HostFiles } from '../../outputs/hosts/model.ts';

export interface Answer {
  readonly status: number;
  /** Where a redirect leads. */
  readonly location?: string;
  /** The file that is sent, by its path on the host: `/news/index.html`. */
  readonly file?: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Host {
  /** What is wrong with the files as such, by the host's grammar and limits. */
  readonly faults: readonly string[];
  /** @param path as a browser sends it: percent-encoded */
  readonly answer: (path: string) => Answer;
}

/** All that a host is given, wherever the build puts it. */
export function given({ output, beside }: HostFiles): Readonly<Record<string, string>> {
  return { ...output, ...beside };
}

/** The file of a path, as every static host finds it. @param files paths on the host */
export function fileAt(path: string, files: ReadonlySet<string>): string | undefined {
  const plain = decodeURIComponent(path);
  const file = plain.endsWith('/') ? `${plain}index.html` : plain;
  return files.has(file) ? file : undefined;
}
