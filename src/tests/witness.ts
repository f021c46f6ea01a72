/** Watches a page of the browser and writes down all that should not happen there. */
import type { BrowserContext, Page } from 'playwright-core';

export interface Witness {
  readonly page: Page;
  /** Errors in the console, exceptions, violations of the content security policy, dialogs, failed requests. */
  readonly faults: string[];
  /** Requests to any origin but the site's. */
  readonly foreign: string[];
}

/** @param origin the site's, `http://127.0.0.1:40123` */
export async function watchedPage(context: BrowserContext, origin: string): Promise<Witness> {
  const page = await context.newPage();
  // A page that is left in the middle of its fade says so as an exception, which is the browser's, not ours.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const faults: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(?:data|blob|about):/.test(request.url()))
      foreign.push(request.url());
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) faults.push(`${String(response.status())}: ${response.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.effectiveDirective} forbids ${event.blockedURI}`);
    });
  });
  return { page, faults, foreign };
}

/** Has the browser load what it would load only when a reader comes near it. */
export async function loadEverything(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = 'eager';
    await Promise.all(
      pictures
        .filter((picture) => !picture.complete)
        .map(
          (picture) =>
            new Promise((done) => {
              picture.addEventListener('load', done);
              picture.addEventListener('error', done);
            }),
        ),
    );
  });
}
