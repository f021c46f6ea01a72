/** What the old site does not show, so that the outlet must not either. */
import type { Raw } from './front-matter.ts';
import { bundleAround } from './hugo.ts';
import { flagValue, type OldSite } from './sources.ts';

/** @returns why no reader of the old site sees a story, whatever its dates say; empty where they do */
export function withheldBy(source: string, data: Raw, { generator, hugo }: OldSite): string {
  if (
    flagValue(data['draft']) === true ||
    flagValue(data['published']) === false ||
    /(?:^|\/)_drafts\//.test(source)
  )
    return 'it was a draft';
  // To Jekyll this says nothing, and Hugo has no such field.
  if (generator === undefined && data['permalink'] === false) return noPage('`permalink: false`');
  // https://gohugo.io/content-management/build-options/ and, in its stead once, `headless`.
  for (const name of ['build', '_build']) {
    const render = (data[name] as Raw | null | undefined)?.['render'];
    if (render === 'link' || render === 'never' || flagValue(render) === false)
      return noPage(`\`${name}: {render: ${String(render)}}\``);
  }
  if (generator === 'hugo' && flagValue(data['headless']) === true) return noPage('`headless`');
  const bundle = hugo && bundleAround(source, hugo);
  return bundle === undefined ? '' : noPage(`it belongs to that of ${bundle}`);
}

function noPage(why: string): string {
  return `the old site had no page of it: ${why}`;
}
