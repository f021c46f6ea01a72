/**
 * What a build is at, for whoever waits: on a terminal one line that is written over, elsewhere a plain line every ten
 * seconds. Standard error, so that standard output holds the result alone.
 */
const EVERY = { terminal: 200, elsewhere: 10_000 } as const;

export interface Progress {
  /** A new phase: `pages`. */
  readonly enter: (phase: string) => void;
  /** How far the phase is: of 3,000 pages 120 are done. */
  readonly step: (done: number, of: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

export function showProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const started = performance.now();
  let phase = '';
  let entered = started;
  let count: { readonly done: number; readonly of: number } | undefined;
  const line = () => {
    const total = ((performance.now() - started) / 1000).toFixed(0);
    const own = (performance.now() - entered) / 1000;
    return `${phase}${count ? pace({ ...count, seconds: own }) : ''}, ${own.toFixed(0)} s (${total} s in all)`;
  };
  const every = stream.isTTY ? EVERY.terminal : EVERY.elsewhere;
  let written = started;
  const write = () => {
    if (phase === '') return;
    written = performance.now();
    stream.write(stream.isTTY ? `\r\u001b[2K${line()}` : `${line()}\n`);
  };
  const clock = setInterval(write, every).unref();
  const clear = () => {
    if (stream.isTTY) stream.write('\r\u001b[2K');
  };
  return {
    enter: (name) => {
      phase = name;
      entered = performance.now();
      count = undefined;
      if (stream.isTTY) write();
    },
    step: (done, of) => {
      count = { done, of };
      // Work that waits for nothing lets no clock tick.
      if (performance.now() - written > 1.5 * every) write();
    },
    end: () => {
      clearInterval(clock);
      clear();
      phase = '';
    },
  };
}

/** How far a phase is, how fast it goes and when it will be done. */
export function pace({ done, of, seconds }: Record<'done' | 'of' | 'seconds', number>): string {
  const count = ` ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`;
  if (done === 0 || seconds <= 0) return count;
  const perSecond = done / seconds;
  const speed = perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond).toLocaleString('en');
  return `${count}, ${speed} a second, ${Math.ceil((of - done) / perSecond).toLocaleString('en')} s left`;
}
