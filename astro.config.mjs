import mdx from '@astrojs/mdx';
import { defineConfig, fontProviders } from 'astro/config';
import { createHash } from 'node:crypto';
import { speculationRules } from './src/components/chrome/speculation.ts';
import { EARLY_SCRIPT } from './src/components/reader/settings.ts';
import { markdownProcessor } from './src/content/markdown/processor.ts';
import { contentModules } from './src/integrations/content-modules.ts';
import { publicFiles } from './src/integrations/public-files.ts';
import { serviceWorker } from './src/integrations/service-worker.ts';
import { pageDirectives } from './src/outputs/security-policy.ts';
import { environment } from './src/site/environment.ts';
import { outlet, urls } from './src/site/outlet.ts';

// By the name of its package, not by its place: Astro makes the family's name from it, and pages are to be the same bytes anywhere.
const font = (name) => `@fontsource-variable/${name}.woff2`;
const LATIN_EXT =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF';
const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD';

/** A variable font from its package, Latin and extended Latin apart, so that a page loads what it uses. */
function variants(family, file, weight, styles) {
  return styles.flatMap((style) => [
    { src: [font(`${family}/files/${file}-latin-wght-${style}`)], weight, style, unicodeRange: [LATIN] },
    {
      src: [font(`${family}/files/${file}-latin-ext-wght-${style}`)],
      weight,
      style,
      unicodeRange: [LATIN_EXT],
    },
  ]);
}

/** What lets an inline script run under the content security policy (CSP Level 3, section 6.7.3.3). */
const hashOf = (script) => `sha256-${createHash('sha256').update(script).digest('base64')}`;

export default defineConfig({
  site: outlet.origin,
  base: outlet.base,
  trailingSlash: 'always',
  output: 'static',
  outDir: environment.outDir,
  cacheDir: `${environment.cacheDir}/astro`,
  prerenderConflictBehavior: 'error',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: { processor: markdownProcessor({ href: urls.href }), syntaxHighlight: false },
  image: { service: { entrypoint: './src/site/image-service.ts' } },
  // `optional`: who has them not in time reads this page in the fallback, and the next, from the cache, in ours. Text
  // never moves under a reader's eyes, and fallbacks that match by their metrics are not on every device.
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Newsreader',
      cssVariable: '--font-serif',
      fallbacks: ['Georgia', 'serif'],
      display: 'optional',
      options: { variants: variants('newsreader', 'newsreader', '200 800', ['normal', 'italic']) },
    },
    {
      provider: fontProviders.local(),
      name: 'Libre Franklin',
      cssVariable: '--font-sans',
      fallbacks: ['Arial', 'sans-serif'],
      display: 'optional',
      options: { variants: variants('libre-franklin', 'libre-franklin', '100 900', ['normal']) },
    },
  ],
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
    build: {
      // A data: address would need its own permission in the content security policy.
      assetsInlineLimit: 0,
      // All of the look is 11 KB: one sheet is fetched once, and holds up the first paint of one page only.
      cssCodeSplit: false,
      // Astro's own marks in .mdx modules; it reads them before the bundler drops them.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
});
