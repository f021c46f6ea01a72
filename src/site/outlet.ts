/** The settings of this build's outlet, and the URLs that follow from them. */
import { readOutletFile } from '../content/outlet-file.ts';
import { environment } from './environment.ts';
import { resolveOutlet, type Outlet } from './outlet-settings.ts';
import { createUrls, type Urls } from './urls.ts';

export * from './outlet-settings.ts';

export const outlet: Outlet = resolveOutlet(readOutletFile(environment.contentDir).written, environment);
export const urls: Urls = createUrls(outlet);
