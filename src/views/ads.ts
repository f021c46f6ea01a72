/** Which advertisement stands where (DESIGN section 5). */
import type { Archive } from '../archive/archive.ts';
import type { Ad } from '../archive/model.ts';
import { runsAt } from '../archive/visibility.ts';
import type { Site } from '../site/site.ts';
import type { AdView, PageAds } from './parts.ts';

/** Articles carry the undated house ad of each slot, so that no date ever changes an old page. */
export function houseAds(site: Site, archive: Archive): PageAds {
  return place(site, archive, (ad) => ad.start === undefined && ad.end === undefined);
}

/** Fronts and lists carry what runs now; a dated ad goes before a house ad. */
export function runningAds(site: Site, archive: Archive): PageAds {
  return place(site, archive, (ad) => runsAt(site.now, ad));
}

function place(site: Site, archive: Archive, fits: (ad: Ad) => boolean): PageAds {
  const find = (slot: keyof Site['outlet']['slots']): AdView | undefined => {
    const candidates = archive.ads.filter((ad) => ad.slot === slot && fits(ad));
    const ad =
      candidates.find((candidate) => candidate.start !== undefined || candidate.end !== undefined) ??
      candidates[0];
    const size = site.outlet.slots[slot];
    if (!ad || !size) return undefined;
    return { slot, sponsor: ad.sponsor, url: site.urls.href(ad.url), picture: ad.image, ...size };
  };
  return { top: find('leaderboard'), side: find('rectangle'), inline: find('inline') };
}
