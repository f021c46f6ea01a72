/** What `npm run test:full` needs of the machine besides npm. */
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';

/** Whether a program answers; one that does not is named in the output and its tests are not counted. */
export function isInstalled(program: string, versionFlag: string): boolean {
  const found = spawnSync(program, [versionFlag], { stdio: 'ignore' }).status === 0;
  if (!found) console.log(`not run: ${program}`);
  return found;
}

/** A port of the loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
