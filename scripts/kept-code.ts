import { enableCompileCache } from 'node:module';
import path from 'node:path';

/**
 * From here on modules are kept as the engine compiled them: to read all code anew takes a second of every command.
 * Threads and processes of a command find it there, too.
 * @param cacheDir absolute
 */
export function keepCode(cacheDir: string): void {
  process.env['NODE_COMPILE_CACHE'] ||= path.join(cacheDir, 'code');
  enableCompileCache();
}
