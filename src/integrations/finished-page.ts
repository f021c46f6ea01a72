/**
 * Astro writes the scripts of components as `<script type="module" src="…">`. They run only after the document, but
 * browsers fetch them at high priority, before fonts and the picture that readers wait for. Nothing here is needed for
 * the first paint, so they say that they can wait (HTML Living Standard, "Fetch priority attributes").
 */
const MODULE = '<script type="module" src=';
const LATE = '<script type="module" fetchpriority="low" src=';

/** @param page a page as Astro rendered it. In text the sign `<` is written otherwise, so that only tags are met. */
export function withLateScripts(page: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  return page.includes(MODULE) ? Buffer.from(page.toString().replaceAll(MODULE, LATE)) : page;
}
