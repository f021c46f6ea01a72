import mdx from '@astrojs/mdx';
import { createHash } from 'node:crypto';
import { speculationRules } from './src/components/chrome/speculation.ts';
import { EARLY_SCRIPT } from './src/components/reader/early-script.ts';
import { markdownProcessor } from './src/content/markdown/processor.ts';
import { contentModules } from './src/integrations/content-modules.ts';
import { houseFonts } from './src/integrations/fonts.ts';
import { publicFiles } from './src/integrations/public-files.ts';
import { serviceWorker } from './src/integrations/service-worker.ts';
import { pageDirectives } from './src/outputs/security-policy.ts';
import { environment } from './src/site/environment.ts';
import { outlet, urls } from './src/site/outlet.ts';

/** What lets an inline script run under the content security policy (CSP Level 3, section 6.7.3.3). */
const hashOf = (script) => `sha256-${createHash('sha256').update(script).digest('base64')}`;

/** What Vite puts before every `import()` fetches style sheets and chunks ahead; here there are none to fetch. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: {
    filter: { id: /^\0vite\/preload-helper\.js$/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

/**
 * Not by `defineConfig`: its module brings an optimiser of drawings along that takes longer to load than Astro does.
 * @type {import('astro').AstroUserConfig}
 */
export default {
  site: outlet.origin,
  base: outlet.base,
  trailingSlash: 'always',
  output: 'static',
  outDir: environment.outDir,
  cacheDir: `${environment.cacheDir}/astro`,
  prerenderConflictBehavior: 'error',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    processor: markdownProcessor({ href: urls.href, contentDir: environment.contentDir }),
    syntaxHighlight: false,
  },
  image: { service: { entrypoint: './src/site/image-service.ts' } },
  fonts: houseFonts(environment),
  security: {
    csp: {
      scriptDirective: { hashes: [EARLY_SCRIPT, speculationRules(outlet.base)].map(hashOf) },
      directives: pageDirectives(outlet),
    },
  },
  integrations: [
    mdx(),
    publicFiles(environment.contentDir, environment.cacheDir),
    contentModules(environment.contentDir),
    // It names what only the whole site has.
    ...(environment.share ? [] : [serviceWorker(outlet)]),
  ],
  vite: {
    plugins: [plainImports],
    build: {
      // A data: address would need its own permission in the content security policy.
      assetsInlineLimit: 0,
      // All of the look is 11 KB: one sheet is fetched once, and holds up the first paint of one page only.
      cssCodeSplit: false,
      // Astro's own marks in .mdx modules; it reads them before the bundler drops them.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
};
