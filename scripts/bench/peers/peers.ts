/** The peers that can be had on this machine. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { eleventyCommand, installEleventy, writeEleventySite } from './eleventy.ts';
import { writeHugoSite } from './hugo.ts';
import type { Chrome } from './markup.ts';

export interface Peer {
  readonly name: string;
  /** With the name, as it stands in the results. */
  readonly version: string;
  /** CPU time of our full build that we want, by its. */
  readonly target: number;
  readonly command: readonly string[];
  /** Where the site for a size is written and built; the result is in `public` below it. */
  readonly site: (size: number) => string;
  readonly write: (site: string, contentDir: string, chrome: Chrome) => void;
}

/** What cannot be had is named on the console. Nothing of this is measured. */
export function findPeers(folder: string): Peer[] {
  const given = process.env['HUGO_BIN'] ?? 'hugo';
  // It is run in the site's folder; a bare name is looked for in PATH.
  const hugo = given.includes('/') ? path.resolve(given) : given;
  const asked = spawnSync(hugo, ['version'], { encoding: 'utf8' });
  const eleventyFolder = path.join(folder, 'eleventy');
  const eleventyVersion = installEleventy(eleventyFolder);
  const peers: Peer[] = [
    {
      name: 'hugo',
      version: asked.status === 0 ? asked.stdout.trim() : '',
      target: 0.6,
      command: [hugo, '--quiet', '-d', 'public'],
      site: (size) => path.join(folder, String(size), 'hugo'),
      write: writeHugoSite,
    },
    {
      name: 'eleventy',
      version: eleventyVersion && `eleventy v${eleventyVersion} (npm) on Node ${process.version}`,
      target: 0.5,
      command: eleventyCommand(eleventyFolder),
      // Below where it was installed, so that Node finds it.
      site: (size) => path.join(eleventyFolder, String(size)),
      write: writeEleventySite,
    },
  ];
  for (const { name, version } of peers) console.log(version === '' ? `not run: ${name}` : version);
  return peers.filter(({ version }) => version !== '');
}
