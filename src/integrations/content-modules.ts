import type { AstroIntegration } from 'astro';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  importRefusal,
  isImportable,
  OF_THE_COMPILER,
  outsideRefusal,
  type Refusal,
} from '../content/mdx-reach.ts';
import { frontmatterOf } from '../content/source-document.ts';

/**
 * Lets the content folder lie anywhere on disk: what a compiled .mdx story imports (`astro/jsx-runtime`, …) is
 * looked for in this project, not beside the story, and the development server may read the folder.
 * @param contentDir absolute
 */
export function contentModules(contentDir: string): AstroIntegration {
  return {
    name: 'content-modules',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        const root = fileURLToPath(config.root);
        const anchor = path.join(fileURLToPath(config.srcDir), 'content.config.ts');
        updateConfig({
          vite: {
            server: { fs: { allow: [root, contentDir] } },
            plugins: [
              {
                name: 'content-modules',
                enforce: 'pre',
                // The newsroom has read the frontmatter already; the compiler's own reader takes less than ours.
                transform: {
                  order: 'pre',
                  filter: { id: /\.mdx$/ },
                  handler(code: string, id: string) {
                    if (path.relative(contentDir, id).startsWith('..')) return null;
                    const bodyStart = frontmatterOf(code)?.bodyStart ?? 0;
                    return bodyStart === 0
                      ? null
                      : {
                          code: code.slice(0, bodyStart).replaceAll(/[^\n]/g, '') + code.slice(bodyStart),
                          map: null,
                        };
                  },
                },
                async resolveId(source: string, importer: string | undefined) {
                  const file = importer?.split('?')[0];
                  if (file === undefined) return null;
                  // With a query behind its name it is what Astro makes of a story.
                  const refusal = importer === file ? refusalOf(source, file, contentDir) : undefined;
                  if (refusal) this.error({ message: `${refusal.what} ${refusal.how}`, id: file });
                  if (/^[./\0]/.test(source) || path.relative(contentDir, file).startsWith('..')) return null;
                  return this.resolve(source, anchor, { skipSelf: true });
                },
              },
            ],
          },
        });
      },
    },
  };
}

/**
 * Why a story may not have a module. It was told so before if the name alone says it; here nothing comes past, wherever
 * links lead and whatever was overlooked.
 */
function refusalOf(source: string, file: string, contentDir: string): Refusal | undefined {
  const [name = ''] = source.split(/[?#]/, 1);
  const isOurs = source.startsWith('\0') || OF_THE_COMPILER.test(source);
  if (!file.endsWith('.mdx') || isOurs) return undefined;
  const target = path.resolve(path.dirname(file), name);
  const isOutside = source.startsWith('.') && !isImportable(target, file, contentDir);
  return importRefusal(source) ?? (isOutside ? outsideRefusal(source) : undefined);
}
