/** What a build made and what it cost: a table for people, `CACHE_DIR/report.json` for machines. */
import path from 'node:path';
import type { PageCount } from '../../src/integrations/incremental.ts';
import type { Census } from '../../src/integrations/verify/census.ts';
import type { Environment } from '../../src/site/environment.ts';
import { writeWhole } from './write-whole.ts';

export interface Phase {
  readonly name: string;
  /** Wall clock. */
  readonly seconds: number;
  /** Of this process and its threads. */
  readonly cpuSeconds: number;
  /** Largest resident set of this process up to its end, in bytes. */
  readonly peakMemory: number;
}

export interface BuildReport {
  readonly version: 1;
  /** The instant at which the output is true, ISO 8601. */
  readonly buildNow: string;
  readonly preview: boolean;
  /** Absolute: the content folder that was built. */
  readonly contentDir: string;
  /** Which part of the pages was made, `3/8`; not there where the whole was. */
  readonly part?: string | undefined;
  /** Files of the output by what they are for, and bytes. */
  readonly counts: Census['counts'];
  readonly bytes: Census['bytes'];
  readonly rendering: PageCount;
  readonly phases: readonly Phase[];
  /** Largest resident set of this process so far, in bytes. */
  readonly peakMemory: number;
  readonly warnings: readonly string[];
}

/** What a build was of, as its report says it. */
export function subjectOf({
  now,
  preview,
  contentDir,
  share,
}: Pick<Environment, 'now' | 'preview' | 'contentDir' | 'share'>): Pick<
  BuildReport,
  'version' | 'buildNow' | 'preview' | 'contentDir' | 'part'
> {
  return {
    version: 1,
    buildNow: new Date(now).toISOString(),
    preview,
    contentDir,
    ...(share && { part: `${String(share.number)}/${String(share.of)}` }),
  };
}

/** Where the report of the last build that was put in place stands. @param cacheDir absolute */
export function reportFile(cacheDir: string): string {
  return path.join(cacheDir, 'report.json');
}

/** Measures one phase after the other. */
export class Stopwatch {
  readonly phases: Phase[] = [];
  #name: string | undefined;
  #wall = 0;
  #cpu = 0;

  /** Ends the phase that runs, and begins this one. */
  enter(name: string): void {
    this.end();
    this.#name = name;
    this.#wall = performance.now();
    this.#cpu = cpuSeconds();
  }

  end(): void {
    if (this.#name === undefined) return;
    const seconds = round((performance.now() - this.#wall) / 1000);
    const cpu = round(cpuSeconds() - this.#cpu);
    // In kilobytes, whatever the system.
    const peakMemory = process.resourceUsage().maxRSS * 1024;
    this.phases.push({ name: this.#name, seconds, cpuSeconds: cpu, peakMemory });
    this.#name = undefined;
  }
}

export function writeReport(cacheDir: string, report: BuildReport): void {
  writeWhole(reportFile(cacheDir), `${JSON.stringify(report, null, 2)}\n`);
}

/** @param place the output, as a person would type it */
export function reportTable(report: BuildReport, place: string): string {
  const { counts, bytes, phases, warnings, rendering, peakMemory } = report;
  const kinds = (Object.keys(counts) as (keyof typeof counts)[]).filter((kind) => counts[kind] > 0);
  const rows = kinds.map((kind) => [kind, counts[kind].toLocaleString('en'), size(bytes[kind])]);
  const sum = phases.reduce((total, phase) => total + phase.seconds, 0);
  const times = phases.map(({ name, seconds, cpuSeconds: own, peakMemory: peak }) => [
    name,
    `${seconds.toFixed(1)} s`,
    `${own.toFixed(1)} s CPU`,
    size(peak),
  ]);
  const cpu = phases.reduce((total, phase) => total + phase.cpuSeconds, 0);
  return [
    ...aligned(rows),
    '',
    ...aligned([...times, ['in all', `${sum.toFixed(1)} s`, `${cpu.toFixed(1)} s CPU`, size(peakMemory)]]),
    '',
    `${rendering.rendered.toLocaleString('en')} rendered, ${rendering.reused.toLocaleString('en')} as they were`,
    `${place}: ${counts.pages.toLocaleString('en')} pages, ${counts.files.toLocaleString('en')} files, ` +
      `${size(bytes.files)}, ${plural(warnings.length, 'warning')}, ${sum.toFixed(1)} s`,
  ].join('\n');
}

/** The first column to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? ''}`;
}

function plural(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
