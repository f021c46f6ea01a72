/** The results of the benchmark as a table and a plot. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Peer } from './peers/peers.ts';
import type { Written } from './peers/written.ts';
import { plot } from './plot.ts';

export interface Row {
  readonly size: number;
  readonly name: string;
  readonly wall: number;
  readonly cpu: number;
  /** CPU against each peer's build of the same size. */
  readonly ratios: readonly number[];
  readonly memory: number;
  readonly rendered: number;
  /** Files that are not those of the build before. */
  readonly changed: number;
  readonly bytes: number;
  /** Of a full build, all that it wrote. */
  readonly written: Written | undefined;
  /** What a peer wrote too little of. */
  readonly lacking: readonly string[];
}

interface About {
  readonly machine: string;
  readonly peers: readonly Peer[];
  readonly runs: number;
  readonly loads: readonly number[];
}

const PEERS = ['hugo', 'eleventy'];

export function writeResults(folder: string, rows: readonly Row[], about: About): void {
  const { peers } = about;
  const missing = PEERS.filter((name) => !peers.some((peer) => peer.name === name));
  const text = `# What building costs

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${about.machine}; medians of ${String(about.runs)} run(s),
load average ${Math.min(...about.loads).toFixed(0)} to ${Math.max(...about.loads).toFixed(0)}.

${[...peers.map(({ version }) => `- Peer: ${version}`), ...missing.map((name) => `- not run: ${name}`)].join('\n')}

The wall clock holds whatever else the machine did; compare CPU seconds. Each ratio is to that peer's full build of the
size. Social cards, pictures and search are left out here and there, and so is MDX: the peers have none.

${rows.flatMap((row) => verdict(row, peers)).join('\n')}

${costTable(rows, peers)}

![CPU seconds by articles](results.svg)

## What each wrote

${rows.flatMap(({ size, name, lacking }) => lacking.map((lack) => `**Not comparable: at ${count(size)} articles ${name} wrote ${lack}.**\n\n`)).join('')}${writtenTable(rows)}

${NOT_THE_SAME}`;
  writeFileSync(path.join(folder, 'RESULTS.md'), text);
  writeFileSync(path.join(folder, 'results.svg'), plot(rows));
}

const NOT_THE_SAME = `The peers render the same Markdown, with chrome taken from a page of ours and markup of nearly the same size, as the
table tells. What is not the same:

- Ours alone writes feeds of the whole archive (RFC 5005; counted among all files only), a sitemap for each month (the
  peers write one), a page and an OPML file of all feeds, and pages for corrections, series, saved stories and search.
- Ours finds related stories by their words, the peers by their tags; where stories are few, ours finds fewer.
- Ours verifies what it has written and keeps what the next build can take over. The peers do neither; their pages are
  those of a full build.
- Ours reads the fields that the newsroom writes. For Hugo, week, kind and author in a section stand in the front matter,
  because it cannot compute a taxonomy; Eleventy computes them.
- What stands in the head of a page is made by the peers' own templates, from the same fields. Eleventy's copy of the
  content calls tags \`topics\`, because \`tags\` are collections there.
- Hugo also writes a page for each year and a redirect from \`page/1/\` to each list that has more; its times are UTC.
`;

/** How our full build stands to each peer. */
function verdict({ name, size, ratios }: Row, peers: readonly Peer[]): string[] {
  if (name !== 'full') return [];
  return peers.map(
    (peer, index) =>
      `- ${count(size)} articles: a full build of ours takes ${(ratios[index] ?? 0).toFixed(2)} × the CPU time of ${peer.name} (target: ${peer.target.toFixed(1)} ×).`,
  );
}

function costTable(rows: readonly Row[], peers: readonly Peer[]): string {
  const head = [
    'articles',
    'build',
    'wall s',
    'CPU s',
    ...peers.map(({ name }) => `× ${name}`),
    'peak memory',
    'rendered',
    'files changed',
    'bytes changed',
  ];
  return table(
    head,
    rows.map((row) => [
      count(row.size),
      row.name,
      row.wall.toFixed(1),
      row.cpu.toFixed(1),
      ...row.ratios.map((ratio) => ratio.toFixed(2)),
      megabytes(row.memory, 0),
      count(row.rendered),
      count(row.changed),
      megabytes(row.bytes),
    ]),
  );
}

function writtenTable(rows: readonly Row[]): string {
  return table(
    ['articles', 'build', 'pages', 'their size', 'feeds', 'their size', 'all files', 'their size'],
    rows.flatMap(({ size, name, written }) =>
      written
        ? [
            [
              count(size),
              name === 'full' ? 'ours' : name,
              count(written.pages),
              megabytes(written.pageBytes),
              count(written.feeds),
              megabytes(written.feedBytes),
              count(written.files),
              megabytes(written.bytes),
            ],
          ]
        : [],
    ),
  );
}

/** Numbers to the right, names, which come second, to the left. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 1 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const count = (number: number) => number.toLocaleString('en');
const megabytes = (bytes: number, digits = 1) => `${(bytes / 2 ** 20).toFixed(digits)} MB`;
