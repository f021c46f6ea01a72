import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as props from './props.ts';

const chart = {
  type: 'bar',
  title: 'Wind share of supply',
  unit: '%',
  labels: ['2021', '2022', '2023'],
  series: [{ name: 'Calder Isles', values: [31, 38, 44] }],
  source: 'Calder Grid',
};

describe('what the brief for writers shows', () => {
  it('is accepted', () => {
    expect(props.figureProps({ caption: ' The slip. ', credit: 'Us' })).toEqual({
      caption: 'The slip.',
      credit: 'Us',
    });
    expect(props.figureProps({})).toEqual({ caption: undefined, credit: undefined });
    expect(props.galleryProps({ caption: 'Looks' })).toEqual({ caption: 'Looks' });
    expect(props.pullQuoteProps({ by: 'M', role: 'pilot' })).toEqual({ by: 'M', role: 'pilot' });
    expect(props.pullQuoteProps({})).toEqual({ by: undefined, role: undefined });
    expect(props.factBoxProps({ title: 'T' })).toEqual({ title: 'T' });
    expect(props.timelineProps({ title: 'T' })).toEqual({ title: 'T' });
    expect(props.eventProps({ date: '2024-11', label: 'Late 2024' })).toEqual({
      date: '2024-11',
      label: 'Late 2024',
    });
    expect(props.qandAProps({ question: 'Why?' })).toEqual({ question: 'Why?' });
    expect(props.dataTableProps({ caption: 'C' })).toEqual({ caption: 'C', source: undefined });
    expect(props.chartProps(chart)).toEqual(chart);
    expect(props.embedProps({ url: 'https://video.example/w', title: 'Film', provider: 'V' })).toEqual({
      url: 'https://video.example/w',
      title: 'Film',
      provider: 'V',
    });
  });

  it('lets numbers be labels and the host be the provider', () => {
    expect(props.chartProps({ ...chart, labels: [2021, 2022, 2023] }).labels).toEqual([
      '2021',
      '2022',
      '2023',
    ]);
    expect(props.embedProps({ url: 'https://www.video.example/w', title: 'Film' }).provider).toBe(
      'video.example',
    );
  });

  it('does not mind the scope attribute of a parent component', () => {
    expect(props.factBoxProps({ title: 'T', 'data-astro-cid-abc': true })).toEqual({ title: 'T' });
  });
});

describe('a wrong prop', () => {
  const cases: readonly (readonly [name: string, run: () => unknown])[] = [
    ['unknown, near', () => props.figureProps({ captoin: 'x' })],
    ['unknown, far', () => props.figureProps({ width: 'x' })],
    ['missing', () => props.factBoxProps({})],
    ['empty', () => props.qandAProps({ question: '  ' })],
    ['not text', () => props.dataTableProps({ caption: 7 })],
    ['without value', () => props.dataTableProps({ caption: 'C', source: true })],
    ['role without by', () => props.pullQuoteProps({ role: 'pilot' })],
    ['date in words', () => props.eventProps({ date: 'March 2024' })],
    ['day that is not', () => props.eventProps({ date: '2023-02-29' })],
    ['chart type', () => props.chartProps({ ...chart, type: 'pie' })],
    ['labels as text', () => props.chartProps({ ...chart, labels: '2021' })],
    ['labels empty', () => props.chartProps({ ...chart, labels: [] })],
    ['label empty', () => props.chartProps({ ...chart, labels: ['2021', '', '2023'] })],
    ['too many labels', () => props.chartProps({ ...chart, labels: Array.from({ length: 201 }, String) })],
    ['line of one point', () => props.chartProps({ ...chart, type: 'line', labels: ['2021'] })],
    ['series missing', () => props.chartProps({ ...chart, series: undefined })],
    ['series of numbers', () => props.chartProps({ ...chart, series: [31, 38, 44] })],
    ['series unnamed', () => props.chartProps({ ...chart, series: [{ values: [1, 2, 3] }] })],
    [
      'series with another key',
      () => props.chartProps({ ...chart, series: [{ name: 'A', value: [1, 2, 3] }] }),
    ],
    [
      'series of one name',
      () => props.chartProps({ ...chart, series: ['A', 'A'].map((name) => ({ name, values: [1, 2, 3] })) }),
    ],
    [
      'seven series',
      () =>
        props.chartProps({
          ...chart,
          series: Array.from('ABCDEFG').map((name) => ({ name, values: [1, 2, 3] })),
        }),
    ],
    ['values not a list', () => props.chartProps({ ...chart, series: [{ name: 'A', values: 3 }] })],
    [
      'a value too many',
      () => props.chartProps({ ...chart, series: [{ name: 'Sundmark', values: [1, 2, 3, 4] }] }),
    ],
    [
      'a value as text',
      () => props.chartProps({ ...chart, series: [{ name: 'A', values: [1, '4,120', 3] }] }),
    ],
    [
      'a value not finite',
      () => props.chartProps({ ...chart, series: [{ name: 'A', values: [1, NaN, 3] }] }),
    ],
    [
      'a value too large',
      () => props.chartProps({ ...chart, series: [{ name: 'A', values: [1, 2e13, 3] }] }),
    ],
    ['url not whole', () => props.embedProps({ url: 'video.example/w', title: 'F' })],
    ['url not https', () => props.embedProps({ url: 'http://video.example/w', title: 'F' })],
    ['url a script', () => props.embedProps({ url: 'javascript:alert(1)', title: 'F' })],
    ['url with password', () => props.embedProps({ url: 'https://a:b@video.example/w', title: 'F' })],
  ];

  it('is told to the writer', () => {
    const said = cases.map(([name, run]) => `${name} → ${message(run)}`);
    expect(said).toMatchSnapshot();
  });

  it('says component, prop and remedy as designed', () => {
    expect(
      message(() => props.chartProps({ ...chart, series: [{ name: 'Sundmark', values: [1, 2, 3, 4] }] })),
    ).toBe(
      'Chart: labels has 3 entries but series “Sundmark” has 4 values. Give each series one value per label.',
    );
  });

  it('never gets through, whatever it is', () => {
    const kinds = [
      props.figureProps,
      props.galleryProps,
      props.pullQuoteProps,
      props.factBoxProps,
      props.timelineProps,
      props.eventProps,
      props.qandAProps,
      props.dataTableProps,
      props.chartProps,
      props.embedProps,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.dictionary(fc.string(), fc.anything()), (read, input) => {
        try {
          read(input);
        } catch (error) {
          expect(error).toBeInstanceOf(props.StoryPropError);
        }
      }),
    );
  });

  it('lets only https addresses be embedded', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ validSchemes: ['http', 'https', 'ftp'] }), fc.string()), (url) => {
        try {
          expect(new URL(props.embedProps({ url, title: 'T' }).url).protocol).toBe('https:');
        } catch (error) {
          expect(error).toBeInstanceOf(props.StoryPropError);
        }
      }),
    );
  });
});

describe('requireContent', () => {
  it('accepts what belongs there', () => {
    props.requireContent('Figure', '<p><picture><img src="a"></picture></p>');
    props.requireContent('Timeline', '\n<li>One</li>\n\n<li>Two</li>\n');
    props.requireContent('DataTable', '<table><tr><td>1</td></tr></table>');
    props.requireContent('PullQuote', 'Text.');
  });

  it.each([
    ['Figure', '<p>Words</p>'],
    ['Gallery', ''],
    ['FactBox', '\n \n'],
    ['DataTable', '<p>| a |</p>'],
    ['DataTable', '<table></table><table></table>'],
    ['Timeline', '<p>Before</p><li>One</li>'],
    ['Timeline', '<li>One</li><p>After</p>'],
  ] as const)('refuses in %s: %s', (component, html) => {
    expect(() => props.requireContent(component, html)).toThrow(`${component}: `);
  });
});

function message(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof props.StoryPropError) return error.message;
    throw error;
  }
  return 'accepted';
}
