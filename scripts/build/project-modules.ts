import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * While it renders, Astro keeps the code of the pages in the output where its path begins with the project's, and takes
 * `../broadsheet-site` for a folder in `broadsheet` (`getOutDirWithinCwd`). Seen from there the project has no packages.
 * @param outDir absolute: where the site is built
 * @param projectDir absolute
 * @returns takes it back
 */
export function findProjectModules(outDir: string, projectDir: string): () => void {
  // Every other module would wait for it, too.
  if (!outDir.startsWith(projectDir) || outDir.startsWith(projectDir + path.sep)) return () => undefined;
  const output = pathToFileURL(outDir + path.sep).href;
  const parentURL = pathToFileURL(path.join(projectDir, 'package.json')).href;
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      const isAstray = !specifier.startsWith('.') && context.parentURL?.startsWith(output);
      return next(specifier, isAstray ? { ...context, parentURL } : context);
    },
  });
  return () => {
    hooks.deregister();
  };
}
