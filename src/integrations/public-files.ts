import type { AstroIntegration } from 'astro';
import { cpSync, existsSync, lstatSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Other names with a dot before them are those of a working copy, an editor, a password. */
const MEANT = new Set(['.well-known', '.nojekyll', '.htaccess', '.domains']);
/** What git and a desk of Apple's leave in every folder is nothing to tell of. */
const USUAL = new Set(['.gitkeep', '.gitignore', '.DS_Store']);

/**
 * Lays the content folder's own `public/` over the project's: a file of the newsroom wins. Links that lead out
 * of either folder are not followed, and of hidden names only those go out that a host or a visitor asks for.
 * @param contentDir absolute
 * @param cacheDir absolute; the merged folder lies here
 */
export function publicFiles(contentDir: string, cacheDir: string): AstroIntegration {
  return {
    name: 'public-files',
    hooks: {
      'astro:config:setup': ({ config, updateConfig, logger }) => {
        const merged = path.join(cacheDir, 'public');
        rmSync(merged, { recursive: true, force: true });
        mkdirSync(merged, { recursive: true });
        for (const source of [fileURLToPath(config.publicDir), path.join(contentDir, 'public')]) {
          if (!existsSync(source)) continue;
          const root = realpathSync(source);
          cpSync(source, merged, {
            recursive: true,
            dereference: true,
            filter: (file) => {
              if (USUAL.has(path.basename(file))) return false;
              const flaw = flawOf(file, root);
              if (flaw !== undefined) logger.warn(`${file} ${flaw} and is left out`);
              return flaw === undefined;
            },
          });
        }
        updateConfig({ publicDir: pathToFileURL(`${merged}/`) });
      },
    },
  };
}

/** Why a file is not for readers. @param root absolute, without links: the folder that it lies in */
function flawOf(file: string, root: string): string | undefined {
  const name = path.basename(file);
  if (name.startsWith('.') && !MEANT.has(name)) return 'has a hidden name';
  try {
    if (lstatSync(file).isSymbolicLink() && !realpathSync(file).startsWith(root + path.sep))
      return 'leads out of its folder';
    const found = statSync(file);
    return found.isFile() || found.isDirectory() ? undefined : 'is neither a file nor a folder';
  } catch {
    // A link that was left behind, or one to itself.
    return 'leads nowhere';
  }
}
