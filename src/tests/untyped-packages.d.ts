/** Packages that the tests use and that say nothing of their types. */

declare module 'big-list-of-naughty-strings' {
  const strings: readonly string[];
  export default strings;
}

declare module 'hyperlink' {
  export interface Report {
    readonly ok: boolean;
    readonly operator: string;
    readonly name: string;
    readonly at?: string;
    readonly expected?: unknown;
    readonly actual?: unknown;
    readonly skip?: string;
  }

  interface Reporter {
    push(separator: null, report: Report | undefined): void;
    begin(): void;
    close(): void;
  }

  interface Options {
    readonly root: string;
    readonly canonicalRoot?: string;
    readonly inputUrls: readonly string[];
    readonly recursive?: boolean;
    readonly internalOnly?: boolean;
    readonly concurrency?: number;
  }

  export default function hyperlink(options: Options, reporter: Reporter): Promise<void>;
}
