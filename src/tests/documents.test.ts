/** Every file of the output is what its name says, by the judgement of other people's tools. */
import { DomUtils } from 'htmlparser2';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { pageIds } from '../content/markdown/heading-ids.ts';
import { builtSite, type SiteName } from './built-sites.ts';
import { htmlRules } from '../integrations/verify/html-rules.ts';
import { parsedPage, textOf } from './parsed-page.ts';
import { filesOf, pagesOf, read } from './site-files.ts';

const SITES: readonly SiteName[] = ['sample', 'empty', 'valley', 'arabic', 'naughty'];

describe.each(SITES)('the site “%s”', (name) => {
  it('has valid HTML on every page', async () => {
    const { dir } = await builtSite(name);
    const judge = new HtmlValidate(new StaticConfigLoader(htmlRules));
    const faults: string[] = [];
    for (const file of filesOf(dir).filter((one) => one.endsWith('.html'))) {
      const { results } = await judge.validateString(read(dir, file));
      for (const { messages } of results) {
        for (const { ruleId, message, selector } of messages) {
          faults.push(`${file}: ${ruleId}: ${message} (${selector ?? ''})`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('has nothing behind the end of a page', async () => {
    const { dir } = await builtSite(name);
    const pages = filesOf(dir).filter((file) => file.endsWith('.html'));
    expect(pages.filter((file) => !/<\/html>\s*$/.test(read(dir, file)))).toEqual([]);
  });

  it('has on its pages only ids that headings keep off, and each once', async () => {
    const { dir } = await builtSite(name);
    const faults: string[] = [];
    for (const file of pagesOf(dir)) {
      const page = parsedPage(dir, file);
      const ids = page.all.flatMap(({ attribs: { id } }) => (id === undefined ? [] : [id]));
      if (new Set(ids).size < ids.length) faults.push(`${file}: an id twice among ${ids.join(' ')}`);
      const texts = page.withClass('prose');
      if (texts.length === 0) continue;
      const isStory = page.withClass('story').length > 0;
      const own = pageIds(`/paper/${isStory ? 'articles' : 'pages'}/any.md`, '/paper');
      const inText = new Set(texts.flatMap((text) => DomUtils.findAll(() => true, text.children)));
      for (const element of page.all) {
        const { id } = element.attribs;
        if (id === undefined || inText.has(element) || id.startsWith('comment-')) continue;
        if (!own.includes(id)) faults.push(`${file}: add “${id}” to src/content/markdown/heading-ids.ts`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('has well-formed XML', async () => {
    const { dir } = await builtSite(name);
    const xml = filesOf(dir).filter((file) => /\.(?:xml|svg|opml)$/.test(file));
    expect(xml).toContain('rss.xml');
    const faults: unknown[] = [];
    for (const file of xml) {
      const { valid, errors } = await validateXML({
        xml: [{ fileName: 'file.xml', contents: read(dir, file) }],
        normalization: 'format',
      });
      if (!valid) faults.push({ file, errors });
    }
    expect(faults).toEqual([]);
  });

  it('has JSON that parses', async () => {
    const { dir } = await builtSite(name);
    const files = filesOf(dir);
    const json = files.filter((file) => file.endsWith('.json')).map((file) => read(dir, file));
    const inPages = pagesOf(dir).flatMap((file) =>
      parsedPage(dir, file)
        .elements('script')
        .filter((script) => (script.attribs['type'] ?? '').includes('json'))
        .map(textOf),
    );
    expect(json.length).toBeGreaterThan(0);
    for (const text of [...json, ...inPages])
      expect(() => JSON.parse(text) as unknown, text.slice(0, 80)).not.toThrow();
  });
});
