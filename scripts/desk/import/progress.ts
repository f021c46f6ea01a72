/** How far a long piece of work is: a bar on a terminal, nothing elsewhere. */
import { SingleBar } from 'cli-progress';

export interface Progress {
  /** @param done in the unit of `total` */
  at(done: number): void;
  end(): void;
}

export function progressOf(label: string, total: number): Progress {
  if (!process.stderr.isTTY) return { at: () => undefined, end: () => undefined };
  const bar = new SingleBar({
    format: `${label} {bar} {percentage} %  {eta_formatted}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return { at: (done) => bar.update(done), end: () => bar.stop() };
}
