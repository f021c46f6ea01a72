/** The browser of the tests: always a real one. None at all is a failure, never a skipped test. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: ARGUMENTS });
}

/**
 * CHROMIUM_PATH, else the one that npm brought (Linux on x64), else the machine's own.
 * @throws when there is none; the message says how to get one
 */
export async function findChromium(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<string> {
  const named = env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  if (platform === 'linux' && arch === 'x64') {
    // Unpacks itself to the temporary folder at the first call.
    const { default: bundled } = await import('@sparticuz/chromium');
    return bundled.executablePath();
  }
  const installed = usualPlaces(env, platform).find((file) => existsSync(file));
  if (installed) return installed;
  throw new Error(
    'The tests need a browser and none was found. Install Google Chrome or Chromium, ' +
      'or set CHROMIUM_PATH to the program of one, and run npm test again.',
  );
}

function usualPlaces(env: Readonly<Record<string, string | undefined>>, platform: string): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return roots.flatMap((root) => programs.map((program) => path.join(root, program)));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  const folders = (env['PATH'] ?? '').split(path.delimiter);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
}
