/** `_redirects` and `_headers` of Netlify (https://docs.netlify.com/routing/). */
import { fileUrl } from '../../site/urls.ts';
import { isInScope } from '../headers.ts';
import { patternOf, placed } from './cloudflare.ts';
import { FEED_OF_TAG, gonePage, isForGood, type HostFiles, type HostModel } from './model.ts';

export function netlifyFiles(model: HostModel): HostFiles {
  const { base, redirects, gone, emptied, headers, files } = model;
  const lines = [
    // `!` counts even where a file lies.
    ...redirects.map((one) => `${one.from} ${one.to} ${isForGood(one, model) ? '301' : '302'}!`),
    ...gone.map((url) => `${url} ${gonePage(url)} 410!`),
    `${emptied}:tag${FEED_OF_TAG} ${base}404.html 404`,
    `${emptied}* ${emptied} 302`,
  ];
  const rules = headers.flatMap(({ scope, headers: set }) => {
    if (scope.kind === 'all') {
      // Its own default is to ask again at every visit; two rules for one header would be joined.
      const { 'Cache-Control': _default, ...others } = set;
      return [rule(patternOf(scope, base), others)];
    }
    if (scope.kind === 'folder') return [rule(patternOf(scope, base), set)];
    // A wildcard stands at the end only.
    return files
      .filter((file) => isInScope(file, scope))
      .map((file) => rule(base + fileUrl(file.slice(1)), set));
  });
  return {
    ...placed({ _redirects: `${lines.join('\n')}\n`, _headers: `${rules.join('\n\n')}\n` }, base),
    problems: [],
  };
}

function rule(path: string, set: Readonly<Record<string, string>>): string {
  return [path, ...Object.entries(set).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
}
