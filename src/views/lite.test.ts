import { describe, expect, it } from 'vitest';
import { daily, makeArchive, makeSite } from '../tests/archive-factory.ts';
import { frontView } from './front.ts';
import { liteFrontView, liteSectionPages } from './lite.ts';

const site = makeSite({ lists: { perPage: 5 } });

describe('the text-only edition', () => {
  it('has over each block of the front what stands over it there', () => {
    const stories = daily(20).map((story, index) =>
      index % 5 === 0 ? { ...story, type: 'opinion' } : story,
    );
    const archive = makeArchive({ stories });
    const titles = liteFrontView(site, archive).groups.map(({ title }) => title);
    expect(titles).toEqual([undefined, 'World', 'Opinion', 'Latest news']);
    expect(titles).toEqual(
      frontView(site, archive, [])
        .rows.flat()
        .map(({ title }) => title),
    );
  });

  it('leads from page to page of a section, newer and older', () => {
    const pages = liteSectionPages(site, makeArchive({ stories: daily(17) }, site));
    const ways = pages.map(({ path, view: { pagination } }) => [
      path,
      pagination.newer?.url,
      pagination.older?.url,
    ]);
    expect(ways).toEqual([
      ['/sections/world/', undefined, '/lite/sections/world/page/2/'],
      ['/sections/world/page/2/', '/lite/sections/world/', '/lite/sections/world/page/1/'],
      ['/sections/world/page/1/', '/lite/sections/world/page/2/', undefined],
    ]);
  });

  it('marks what was retracted', () => {
    const [first, ...others] = daily(3);
    const retracted = { date: '2025-02-01', reason: 'It was not so.' };
    const archive = makeArchive({ stories: [{ ...first, file: 'wrong', retracted }, ...others] }, site);
    const items = liteSectionPages(site, archive).flatMap(({ view }) =>
      view.groups.flatMap((group) => group.items),
    );
    expect(items.filter((item) => item.retracted).map(({ url }) => url)).toEqual([
      expect.stringContaining('wrong'),
    ]);
  });
});
