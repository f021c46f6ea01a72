import type { AstroIntegration } from 'astro';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
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
                  if (!importer || /^[./\0]/.test(source)) return null;
                  const file = importer.split('?')[0] ?? importer;
                  const isContent = !path.relative(contentDir, file).startsWith('..');
                  return isContent ? this.resolve(source, anchor, { skipSelf: true }) : null;
                },
              },
            ],
          },
        });
      },
    },
  };
}
