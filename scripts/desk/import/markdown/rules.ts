/** What an import of Markdown goes by, and where it puts a story. */
import type { Ledger } from '../ledger.ts';
import type { OldFolder } from '../old-folder.ts';
import type { OutletWriter } from '../outlet-writer.ts';
import type { ImportReport } from '../report.ts';
import type { FolderData } from './folder-data.ts';
import type { Labels } from './labels.ts';
import type { ImportMap } from './map.ts';
import type { OldSite } from './sources.ts';

export interface MarkdownRules {
  readonly folder: OldFolder;
  readonly map: ImportMap;
  readonly site: OldSite;
  /** Where the old site may be one of Eleventy. */
  readonly folderData: FolderData | undefined;
  readonly ledger: Ledger;
  readonly writer: OutletWriter;
  readonly report: ImportReport;
  readonly labels: Labels;
  readonly timezone: string;
  readonly lang: string;
  readonly permalink: string;
  /** Where the old site stood, if anything says. */
  readonly siteUrl: string | undefined;
  /** Path that the outlet stands under, as `OldSite` has it. */
  readonly base: string;
}

export interface Placed {
  /** Without suffix; its pictures make a folder of it. */
  readonly file: string;
  readonly address: string;
  readonly old: string;
  readonly date: string;
  /** 0 public, 1 a draft, 2 to come, 3 over. */
  readonly hidden: number;
  /** Of a story that is not public: why. */
  readonly why: string;
}
