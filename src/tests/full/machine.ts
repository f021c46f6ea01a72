/** What `npm run test:full` needs of the machine besides npm. */
import { spawnSync } from 'node:child_process';

/** Whether a program answers; one that does not is named in the output and its tests are not counted. */
export function isInstalled(program: string, versionFlag: string): boolean {
  const found = spawnSync(program, [versionFlag], { stdio: 'ignore' }).status === 0;
  if (!found) console.log(`not run: ${program}`);
  return found;
}
