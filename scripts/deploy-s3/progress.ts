import { Presets, SingleBar } from 'cli-progress';

export interface DeployProgress {
  readonly step: (name: string) => void;
  readonly end: () => void;
}

/** Milliseconds between lines where nobody watches. */
const EVERY = 5000;

/** A bar on a terminal, plain lines elsewhere; on standard error. */
export function showDeployProgress(
  total: number,
  stream: NodeJS.WriteStream = process.stderr,
): DeployProgress {
  if (stream.isTTY) {
    const bar = new SingleBar(
      { format: '{bar} {value} of {total}, {eta_formatted} {name}', stream },
      Presets.rect,
    );
    bar.start(total, 0, { name: '' });
    return { step: (name) => bar.increment({ name }), end: () => bar.stop() };
  }
  let done = 0;
  let last = performance.now();
  return {
    step: (name) => {
      done += 1;
      if (performance.now() - last < EVERY && done < total) return;
      last = performance.now();
      stream.write(`${String(done)} of ${String(total)}: ${name}\n`);
    },
    end: () => undefined,
  };
}
