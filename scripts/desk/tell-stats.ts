/** The statistics, for people and for machines. */
import { styleText } from 'node:util';
import { askExternal, type Answer } from './external-links.ts';
import type { Room } from './room.ts';
import { gatherStats, type Stats } from './stats.ts';

export interface StatsOptions {
  readonly external?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** How many files are named under one heading. */
const SHOWN = 20;

/** @returns what to print, and whether links were found that lead nowhere */
export async function tellStats(
  room: Room,
  { external = false, json = false }: StatsOptions,
): Promise<{ text: string; isBroken: boolean }> {
  const { newsroom } = await room.read();
  const stats = gatherStats(room, newsroom);
  const answers = external ? await askWithProgress(stats, room) : undefined;
  const isBroken = [...(answers?.values() ?? [])].some(({ state }) => state === 'broken');
  return { text: json ? jsonOf(stats, answers) : textOf(stats, answers), isBroken };
}

async function askWithProgress(stats: Stats, room: Room): Promise<ReadonlyMap<string, Answer>> {
  const manners = { cacheDir: room.cacheDir, now: room.now };
  if (!process.stderr.isTTY) return askExternal(stats.external.keys(), manners);
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar(
    { format: '{bar} {value}/{total} addresses', hideCursor: true, clearOnComplete: true },
    progress.Presets.shades_classic,
  );
  bar.start(stats.external.size, 0);
  try {
    return await askExternal(stats.external.keys(), { ...manners, onAnswer: () => bar.increment() });
  } finally {
    bar.stop();
  }
}

function jsonOf(stats: Stats, answers: ReadonlyMap<string, Answer> | undefined): string {
  const links =
    answers &&
    [...answers]
      .filter(([, { state }]) => state !== 'ok')
      .map(([url, { state, detail }]) => ({ url, state, detail, files: stats.external.get(url) }));
  return JSON.stringify(
    { ...stats, external: { addresses: stats.external.size, ...(links && { links }) } },
    null,
    2,
  );
}

function textOf(stats: Stats, answers: ReadonlyMap<string, Answer> | undefined): string {
  const visibility = Object.entries(stats.visibility).map(([name, n]) => `${String(n)} ${name}`);
  const lines = [
    `${String(stats.articles)} article${stats.articles === 1 ? '' : 's'}${visibility.length > 0 ? `: ${visibility.join(', ')}` : ''}`,
  ];
  const table = (title: string, counts: Readonly<Record<string, number>>) => {
    const width = Math.max(0, ...Object.keys(counts).map((key) => key.length));
    lines.push(
      '',
      heading(title),
      ...Object.entries(counts).map(([key, n]) => `  ${key.padEnd(width)}  ${String(n).padStart(6)}`),
    );
  };
  table('By section', stats.bySection);
  table('By author', stats.byAuthor);
  table('By type', stats.byType);
  table('By month', stats.byMonth);
  if (stats.orphans.length > 0) {
    lines.push(
      '',
      heading(`Nothing leads to ${String(stats.orphans.length)} of them`),
      ...someOf(stats.orphans),
    );
  }
  for (const [field, files] of Object.entries(stats.missing)) {
    lines.push('', heading(`Imported without ${field}: ${String(files.length)}`), ...someOf(files));
  }
  if (!answers)
    lines.push(
      '',
      `${String(stats.external.size)} addresses of other sites; --external asks whether they still answer.`,
    );
  else lines.push(...externalLines(stats, answers));
  return lines.join('\n');
}

function externalLines(stats: Stats, answers: ReadonlyMap<string, Answer>): string[] {
  const titles = {
    broken: 'Lead nowhere',
    moved: 'Have moved for good',
    unsure: 'Gave no clear answer',
  } as const;
  const lines: string[] = [];
  for (const [state, title] of Object.entries(titles)) {
    const found = [...answers].filter(([, answer]) => answer.state === state);
    if (found.length === 0) continue;
    lines.push('', heading(`${title}: ${String(found.length)}`));
    for (const [url, { detail }] of found)
      lines.push(`  ${url}  ${detail}`, ...(stats.external.get(url) ?? []).map((file) => `      ${file}`));
  }
  return lines.length === 0 ? ['', `All ${String(answers.size)} addresses of other sites answer.`] : lines;
}

function someOf(files: readonly string[]): string[] {
  const rest = files.length - SHOWN;
  return [
    ...files.slice(0, SHOWN).map((file) => `  ${file}`),
    ...(rest > 0 ? [`  … and ${String(rest)} more; --json names all`] : []),
  ];
}

function heading(text: string): string {
  return styleText('bold', text);
}
