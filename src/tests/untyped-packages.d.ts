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

declare module 's3rver' {
  import type { RequestListener } from 'node:http';

  interface Options {
    readonly directory: string;
    readonly silent?: boolean;
    readonly configureBuckets?: readonly { readonly name: string }[];
  }

  /** A store of objects on disk that speaks S3. */
  export default class S3rver {
    constructor(options: Options);
    configureBuckets(): Promise<unknown>;
    callback(): RequestListener;
  }
}

declare module 'commonmark-spec' {
  /** The examples of the specification (https://spec.commonmark.org/). */
  export const tests: readonly {
    readonly markdown: string;
    readonly html: string;
    readonly section: string;
    readonly number: number;
  }[];
}
