/** Draws the pictures for link previews that are not in the cache, and puts all of them into the output. */
import { createRequire } from 'node:module';
import path from 'node:path';
import sharp from 'sharp';
import { sharedArchive } from '../../src/site/shared-archive.ts';
import { site } from '../../src/site/site.ts';
import { FONT_PACKAGES } from '../../src/outputs/social-card/faces.ts';
import { isOurs } from '../../src/views/our-share.ts';
import { socialCards, type SocialCard } from '../../src/views/social-card.ts';
import { filesHash } from '../../src/cache/source-hash.ts';
import type { BuildRun } from './run.ts';
import { drawAll } from './social-cards/draw-all.ts';
import { readMark } from './social-cards/mark.ts';
import { CardStore } from './social-cards/store.ts';

const require = createRequire(import.meta.url);

/** To be called when the pages are built, and before they are looked over. */
export async function placeSocialCards(run: BuildRun): Promise<void> {
  const cards = [...socialCards(site, sharedArchive())].filter(({ path: place }) => isOurs(place));
  if (cards.length === 0) return;
  run.enter('cards');
  const { cacheDir, projectDir } = run.environment;
  const mark = await readMark(run.aside, site.outlet.logo);
  if (typeof mark === 'string')
    console.warn(`warning: cards show no mark; ${site.outlet.logo ?? ''}: ${mark}`);
  const drawn = typeof mark === 'object' ? mark : undefined;
  const store = new CardStore(path.join(cacheDir, 'cards'), saltOf(projectDir, drawn?.src));

  const missing = new Map<string, SocialCard>();
  const keys = cards.map(({ card }) => {
    const key = store.keyOf(card);
    if (!missing.has(key) && !store.has(key)) missing.set(key, card);
    return key;
  });
  const orders = [...missing].map(([key, card]) => ({ key, card }));
  let done = 0;
  await drawAll(orders, drawn, (key, { png, warning }) => {
    store.add(key, png);
    run.progress.step((done += 1), orders.length);
    if (warning !== undefined) {
      console.warn(`warning: the card of “${missing.get(key)?.headline ?? ''}” has no text: ${warning}`);
    }
  });
  cards.forEach(({ path: place }, index) => {
    store.place(keys[index] ?? '', path.join(run.aside, place), run.left);
  });
  store.close();
}

/** The code that draws, the packages it draws with, and what Node knows of languages. */
function saltOf(projectDir: string, mark: string | undefined): string {
  const packages = ['satori', ...FONT_PACKAGES].map((name) => {
    const { version } = require(`${name}/package.json`) as { version: string };
    return `${name} ${version}`;
  });
  const sources = filesHash(projectDir, ['src/outputs/social-card', 'src/styles/tokens.css']);
  const { icu, unicode } = process.versions;
  return JSON.stringify([sources, packages, sharp.versions, icu, unicode, mark]);
}
