/** One folder for all that a run of the tests builds, gone when the run ends; and the browser, unpacked. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute. */
    readonly workshop: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  // Two workers that unpack it at a time start what the other is still writing. Where there is none the tests say so.
  await findChromium().catch(() => undefined);
  const workshop = mkdtempSync(path.join(realpathSync(tmpdir()), 'broadsheet-'));
  project.provide('workshop', workshop);
  return () => {
    // KEEP_SITES=1 leaves the built sites for somebody to look at.
    if (process.env['KEEP_SITES']) console.log(`The built sites are in ${workshop}`);
    else rmSync(workshop, { recursive: true, force: true });
  };
}
