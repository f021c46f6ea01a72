/**
 * What lies beside the output. Nothing of it is served: a host gets the output alone, and what is named here has
 * the output's own name and a suffix, so that a person sees what it belongs to.
 */

/** Where a build works until its output has been verified. @param outDir absolute */
export function asideOf(outDir: string): string {
  return `${outDir}.next`;
}

/**
 * What a deployment needs besides the output: the host's own configuration, the hashes of what is deployed. It is made
 * beside the folder that is being built and takes its place with it.
 * @param folder absolute: the output, or the folder that a build works in (what `astro:build:done` gives as `dir`)
 */
export function deployFolderOf(folder: string): string {
  return `${folder.replace(/[\\/]+$/, '')}.deploy`;
}
