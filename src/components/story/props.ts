/**
 * What writers may give the story components, checked where it enters. A wrong prop fails the build with a
 * sentence that a writer can act on: component, prop, what was expected, how to mend it.
 */
import { closest, distance } from 'fastest-levenshtein';
import { parsePartialDate } from '../../site/partial-date.ts';

export const CHART_TYPES = ['bar', 'line'] as const;
export type ChartType = (typeof CHART_TYPES)[number];

/** There are six series colours, six hatchings and six dash patterns, and no reader wants a seventh. */
export const MAX_SERIES = 6;
export const MAX_LABELS = 200;

export interface FigureProps {
  readonly caption: string | undefined;
  readonly credit: string | undefined;
}

export interface GalleryProps {
  readonly caption: string | undefined;
}

export interface PullQuoteProps {
  readonly by: string | undefined;
  readonly role: string | undefined;
}

export interface FactBoxProps {
  readonly title: string;
}

export interface TimelineProps {
  readonly title: string | undefined;
}

export interface EventProps {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string;
  readonly label: string | undefined;
}

export interface QandAProps {
  readonly question: string;
}

export interface DataTableProps {
  readonly caption: string;
  readonly source: string | undefined;
}

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
}

export interface ChartProps {
  readonly type: ChartType;
  readonly title: string;
  readonly unit: string | undefined;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly source: string | undefined;
}

export interface EmbedProps {
  /** Always `https:`. */
  readonly url: string;
  readonly title: string;
  readonly provider: string;
}

/** A writer's mistake in a story component, as opposed to a fault of ours. */
export class StoryPropError extends Error {
  readonly component: string;

  constructor(component: string, problem: string) {
    super(`${component}: ${problem}`);
    this.name = 'StoryPropError';
    this.component = component;
  }
}

type Raw = Readonly<Record<string, unknown>>;

export function figureProps(input: Raw): FigureProps {
  const read = reader('Figure', input, ['caption', 'credit']);
  return {
    caption: read.optionalText('caption', 'caption="The new slip at low tide."'),
    credit: read.optionalText('credit', 'credit="Illustration: Vantage Times"'),
  };
}

export function galleryProps(input: Raw): GalleryProps {
  const read = reader('Gallery', input, ['caption']);
  return { caption: read.optionalText('caption', 'caption="Three looks from the second day."') };
}

export function pullQuoteProps(input: Raw): PullQuoteProps {
  const read = reader('PullQuote', input, ['by', 'role']);
  const by = read.optionalText('by', 'by="Marit Solheim"');
  const role = read.optionalText('role', 'role="harbour pilot"');
  if (role !== undefined && by === undefined) {
    throw read.error(`role is “${role}” but by is missing. Say whose role it is: by="Marit Solheim".`);
  }
  return { by, role };
}

export function factBoxProps(input: Raw): FactBoxProps {
  const read = reader('FactBox', input, ['title']);
  return { title: read.text('title', 'title="What was agreed"') };
}

export function timelineProps(input: Raw): TimelineProps {
  const read = reader('Timeline', input, ['title']);
  return { title: read.optionalText('title', 'title="Eighteen months of talks"') };
}

export function eventProps(input: Raw): EventProps {
  const read = reader('Event', input, ['date', 'label']);
  const example = 'date="2024-03-04"';
  const date = read.text('date', example);
  if (parsePartialDate(date) === undefined) {
    throw read.error(
      `date is “${date}”, which is not a date of the calendar written as YYYY, YYYY-MM or YYYY-MM-DD. ` +
        `Write it like ${example}; words for the reader go in label.`,
    );
  }
  return { date, label: read.optionalText('label', 'label="Spring 2024"') };
}

export function qandAProps(input: Raw): QandAProps {
  const read = reader('QandA', input, ['question']);
  return { question: read.text('question', 'question="Why does it matter now?"') };
}

export function dataTableProps(input: Raw): DataTableProps {
  const read = reader('DataTable', input, ['caption', 'source']);
  return {
    caption: read.text('caption', 'caption="Landings by port, tonnes"'),
    source: read.optionalText('source', 'source="Calder Fisheries Board"'),
  };
}

export function chartProps(input: Raw): ChartProps {
  const read = reader('Chart', input, ['type', 'title', 'unit', 'labels', 'series', 'source']);
  const type = read.text('type', 'type="bar"');
  if (!isChartType(type)) {
    throw read.error(
      `type is “${type}”, and must be ${CHART_TYPES.map((name) => `“${name}”`).join(' or ')}.`,
    );
  }
  const title = read.text('title', 'title="Wind share of supply"');
  const unit = read.optionalText('unit', 'unit="%"');
  const labels = chartLabels(read);
  if (type === 'line' && labels.length < 2) {
    throw read.error(`labels has 1 entry, and a line needs two points. Add entries, or use type="bar".`);
  }
  const series = chartSeries(read, labels.length);
  return { type, title, unit, labels, series, source: read.optionalText('source', 'source="Calder Grid"') };
}

export function embedProps(input: Raw): EmbedProps {
  const read = reader('Embed', input, ['url', 'title', 'provider']);
  const example = 'url="https://video.example/watch/1"';
  const written = read.text('url', example);
  const url = URL.parse(written);
  if (url === null) {
    throw read.error(`url is “${written}”, which is not a whole address. Write it like ${example}.`);
  }
  if (url.protocol !== 'https:') {
    throw read.error(
      `url is “${written}”, and only https: addresses may be embedded. Write it like ${example}.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw read.error(
      `url holds a user name or password, which every reader would see. Write it like ${example}.`,
    );
  }
  return {
    url: url.href,
    title: read.text('title', 'title="Aerial film of the Osse delta, 2 minutes"'),
    provider: read.optionalText('provider', 'provider="Example Video"') ?? url.hostname.replace(/^www\./, ''),
  };
}

/** What must stand between the tags, seen in its rendered HTML. */
export function requireContent(
  component: 'Figure' | 'Gallery' | 'PullQuote' | 'FactBox' | 'Timeline' | 'Event' | 'QandA' | 'DataTable',
  html: string,
): void {
  const fail = (problem: string) => new StoryPropError(component, problem);
  const blank = 'with a blank line after the opening and before the closing tag';
  if (html.trim() === '') {
    throw fail(`nothing stands between <${component}> and </${component}>. Put its content there, ${blank}.`);
  }
  if ((component === 'Figure' || component === 'Gallery') && !/<img\b/i.test(html)) {
    throw fail(`no picture stands between the tags. Put ![What it shows](./picture.jpg) there, ${blank}.`);
  }
  if (component === 'DataTable') {
    const tables = html.match(/<table\b/gi)?.length ?? 0;
    if (tables === 0)
      throw fail(`no table stands between the tags. Put a Markdown table (| a | b |) there, ${blank}.`);
    if (tables > 1)
      throw fail(`${tables} tables stand between the tags. Give each its own <DataTable caption="…">.`);
  }
  if (component === 'Timeline' && !/^\s*<li\b[^]*<\/li>\s*$/i.test(html)) {
    throw fail(
      'only <Event date="…"> may stand directly in it. Move other text above or below the timeline.',
    );
  }
}

function chartLabels(read: Reader): readonly string[] {
  const example = "labels={['2021', '2022', '2023']}";
  const labels = read.list('labels', example).map((label, index) => {
    if (typeof label === 'number' && Number.isFinite(label)) return String(label);
    if (typeof label === 'string' && label.trim() !== '') return label.trim();
    throw read.error(
      `labels entry ${index + 1} is ${shown(label)}, and must be text. Write it like ${example}.`,
    );
  });
  if (labels.length > MAX_LABELS) {
    throw read.error(
      `labels has ${labels.length} entries, more than ${MAX_LABELS}. Leave some out, or sum them up.`,
    );
  }
  return labels;
}

function chartSeries(read: Reader, length: number): readonly ChartSeries[] {
  const example = "series={[{ name: 'Calder Isles', values: [31, 38, 44] }]}";
  const list = read.list('series', example);
  if (list.length > MAX_SERIES) {
    throw read.error(`series has ${list.length} entries, more than ${MAX_SERIES}. Draw two charts.`);
  }
  const names = new Set<string>();
  return list.map((entry, index) => {
    const where = `series entry ${index + 1}`;
    if (!isRecord(entry)) {
      throw read.error(
        `${where} is ${shown(entry)}, and must have a name and values. Write it like ${example}.`,
      );
    }
    for (const key of Object.keys(entry)) {
      if (key !== 'name' && key !== 'values')
        throw read.error(`${where} has ${unknown(key, ['name', 'values'])}`);
    }
    const name = entry['name'];
    if (typeof name !== 'string' || name.trim() === '') {
      throw read.error(`${where} has no name. Write it like ${example}.`);
    }
    if (names.has(name.trim()))
      throw read.error(`two series are named “${name}”. Give each a name of its own.`);
    names.add(name.trim());
    const values = entry['values'];
    if (!Array.isArray(values)) {
      throw read.error(
        `values of series “${name}” is ${shown(values)}, and must be a list of numbers. Write it like ${example}.`,
      );
    }
    if (values.length !== length) {
      throw read.error(
        `labels has ${entries(length)} but series “${name}” has ${values.length} ` +
          `${values.length === 1 ? 'value' : 'values'}. Give each series one value per label.`,
      );
    }
    return { name: name.trim(), values: values.map((value, at) => chartValue(read, name, value, at)) };
  });
}

/** Beyond these sizes a double no longer holds the differences that a scale is made of. */
function chartValue(read: Reader, name: string, value: unknown, at: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw read.error(
      `value ${at + 1} of series “${name}” is ${shown(value)}, and must be a number without quotes, ` +
        'thousands separators or unit. Write 4120, not "4,120"; the unit goes in unit.',
    );
  }
  if (value !== 0 && (Math.abs(value) >= 1e12 || Math.abs(value) < 1e-6)) {
    throw read.error(
      `value ${at + 1} of series “${name}” is ${value}, and must lie between 0.000001 and 1 000 000 000 000. ` +
        'Choose another unit, such as thousands or millions.',
    );
  }
  return value;
}

interface Reader {
  error(problem: string): StoryPropError;
  text(prop: string, example: string): string;
  optionalText(prop: string, example: string): string | undefined;
  list(prop: string, example: string): readonly unknown[];
}

function reader(component: string, input: Raw, known: readonly string[]): Reader {
  const error = (problem: string) => new StoryPropError(component, problem);
  for (const key of Object.keys(input)) {
    // Astro marks elements of a parent with a scope; that is no prop of a writer.
    if (known.includes(key) || key.startsWith('data-astro-')) continue;
    throw error(`there is ${unknown(key, known)}`);
  }
  const optionalText = (prop: string, example: string): string | undefined => {
    const value = input[prop];
    if (value === undefined) return undefined;
    if (typeof value !== 'string') {
      throw error(`${prop} is ${shown(value)}, and must be text in quotes. Write it like ${example}.`);
    }
    if (value.trim() === '')
      throw error(`${prop} is empty. Write it like ${example}, or leave it out if you can.`);
    return value.trim();
  };
  return {
    error,
    optionalText,
    text(prop, example) {
      const value = optionalText(prop, example);
      if (value === undefined) throw error(`${prop} is missing. Add ${example}.`);
      return value;
    },
    list(prop, example) {
      const value = input[prop];
      if (value === undefined) throw error(`${prop} is missing. Add ${example}.`);
      if (!Array.isArray(value)) {
        throw error(`${prop} is ${shown(value)}, and must be a list in braces. Write it like ${example}.`);
      }
      if (value.length === 0) throw error(`${prop} is an empty list. Write it like ${example}.`);
      return value as unknown[];
    },
  };
}

function unknown(key: string, known: readonly string[]): string {
  const near = closest(key.toLowerCase(), [...known]);
  const hint =
    distance(key.toLowerCase(), near) <= 3 ? `Did you mean ${near}?` : `It knows ${known.join(', ')}.`;
  return `no prop “${key}”. ${hint}`;
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

/** A value as a message may show it. `label` alone, without `="…"`, reaches us as `true`. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `the text “${value}”`;
  if (value === undefined || value === null) return 'missing';
  if (value === true) return 'given without a value';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function isChartType(type: string): type is ChartType {
  return (CHART_TYPES as readonly string[]).includes(type);
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
