/** What files that pages load, and files that only machines read, name as addresses: a style sheet, a script, robots.txt. */
import { addressOf, type Place } from './output.ts';
import type { TextFacts } from './other-facts.ts';
import type { PageRules } from './page-facts.ts';

/** CSS Values 4, section 4.5; CSS Cascading 5, section 2. */
const IN_STYLE = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi;
/** What a module imports: another file, not a package's name or what is put together while it runs. */
const IMPORTED = /\b(?:from|import)\s*\(?\s*(["'`])(\.{0,2}\/[^"'`$\s]+)\1/g;
/** RFC 9309, section 2.2.4. */
const IN_ROBOTS = /^Sitemap:[ \t]*(\S+)/gim;

/** What a style sheet loads, each once. */
export function addressesOfStyle(css: string): string[] {
  const found = [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(IN_STYLE)].map(
    ([, ...groups]) => groups.find(Boolean) ?? '',
  );
  // Within itself a drawing names its own parts.
  return [...new Set(found)].filter((target) => target !== '' && !/^(?:#|data:)/i.test(target));
}

/** @param file path below the output */
export function readStyle(css: string, file: string, rules: PageRules): TextFacts {
  return named(addressesOfStyle(css), file, rules);
}

/** Modules that it imports, and files by the names that the build gave them: a service worker keeps such. */
export function readScript(script: string, file: string, rules: PageRules): TextFacts {
  const built = new RegExp(String.raw`(["'\`])(${RegExp.escape(rules.base)}_astro/[^"'\`$\s]+)\1`, 'g');
  const found = [IMPORTED, built].flatMap((pattern) =>
    [...script.matchAll(pattern)].map(([, , target = '']) => target),
  );
  return named([...new Set(found)], file, rules);
}

export function readRobots(text: string, file: string, rules: PageRules): TextFacts {
  const found = [...text.matchAll(IN_ROBOTS)].map(([, target = '']) => target);
  return { ...named(found, file, rules), faults: [] };
}

function named(targets: readonly string[], file: string, rules: PageRules): TextFacts {
  const here = addressOf(file, rules);
  const places = targets.map((target): [string, Place] => [target, rules.placeOf(target, here)]);
  return {
    needs: places.flatMap(([target, place]) => (place.kind === 'own' ? [{ target, file: place.file }] : [])),
    entries: [],
    faults: places.flatMap(([target, place]) => {
      if (place.kind === 'wrong') return [`${target} ${place.what}`];
      if (place.kind === 'own' || rules.allowedOrigins.includes(place.origin)) return [];
      return [foreignLoad(target)];
    }),
  };
}

/** What is wrong with loading it. */
export function foreignLoad(target: string): string {
  return `loads ${target} from another site, which outlet.yaml does not name`;
}
