import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

it('code in the output finds the packages of the project, and other code what it found before', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'modules-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const page = "import ink from 'ink';\nimport words from './words.mjs';\nexport default ink + words;";
  const words = "export default ' and words';";
  const files = {
    'paper/package.json': '{}',
    'paper/node_modules/ink/package.json': '{ "type": "module", "exports": "./ink.js" }',
    'paper/node_modules/ink/ink.js': "export default 'ink';",
    'paper-site.next/page.mjs': page,
    'paper-site.next/later.mjs': page,
    'paper-site.next/words.mjs': words,
    'paper-site.next-door/page.mjs': page,
    'paper-site.next-door/words.mjs': words,
    // In a process of its own: a test's loads modules in its own way.
    'program.mjs': `
      import { findProjectModules } from ${JSON.stringify(path.join(import.meta.dirname, 'project-modules.ts'))};
      const tell = async (file) => {
        console.log(await import(file).then((page) => page.default, (error) => error.code));
      };
      const restore = findProjectModules(import.meta.dirname + '/paper-site.next', import.meta.dirname + '/paper');
      await tell('./paper-site.next/page.mjs');
      await tell('./paper-site.next-door/page.mjs');
      restore();
      await tell('./paper-site.next/later.mjs');`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const { stdout } = spawnSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toBe('ink and words\nERR_MODULE_NOT_FOUND\nERR_MODULE_NOT_FOUND\n');
});
