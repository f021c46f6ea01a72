import { readSourceFile, type SourceDocument, type SyntaxFlaw, type TextRange } from './source-document.ts';
import type { Position, TextPlaces } from './text-places.ts';

/** A document that is read only when somebody asks for it: of most stories of an archive nobody does. */
export function lazySource(file: string, parse: (raw: string) => SourceDocument): SourceDocument {
  return new LazySource(file, parse);
}

/** A class, because getters of its own would be as much memory as the fields of a story. */
class LazySource implements SourceDocument {
  readonly #file: string;
  readonly #parse: (raw: string) => SourceDocument;
  #document: SourceDocument | undefined;

  constructor(file: string, parse: (raw: string) => SourceDocument) {
    this.#file = file;
    this.#parse = parse;
  }

  #read(): SourceDocument {
    return (this.#document ??= readSourceFile(this.#file, this.#parse));
  }

  get data(): unknown {
    return this.#read().data;
  }

  get body(): string {
    return this.#read().body;
  }

  get bodyLine(): number {
    return this.#read().bodyLine;
  }

  get bodyStart(): number {
    return this.#read().bodyStart;
  }

  get flaws(): readonly SyntaxFlaw[] {
    return this.#read().flaws;
  }

  get source(): TextPlaces {
    return this.#read().source;
  }

  locate(path: readonly PropertyKey[], at?: 'key' | 'value'): Position {
    return this.#read().locate(path, at);
  }

  rangeOf(path: readonly PropertyKey[]): TextRange | undefined {
    return this.#read().rangeOf(path);
  }
}
