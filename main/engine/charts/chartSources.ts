import type { ThreadFile, ThreadTable } from '../../contract/figure';
import type { PrivacyRecord } from '../../contract/privacy';
import type { Lineage } from '../../contract/result';
import type { ParameterValue } from '../../contract/savedQuery';
import type { CaseSummary, Column, FileText } from '../../contract/study';

/** A result that stands in a temporary table of its own connection. */
export interface ChartResult {
  /** Name of the temporary table, unquoted. */
  readonly table: string;
  /** The table's own column names, one for each of `columns`. */
  readonly fields: readonly string[];
  /** Columns under the names that the query gave them. */
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly lineage: Lineage;
  /** Runs a SELECT on the result's connection; answers as an Arrow IPC stream whose fields carry the SELECT's names. */
  arrow(sql: string, signal: AbortSignal): Promise<Uint8Array>;
  /** A SELECT over the result with the privacy rules for counts applied to the columns named; null where there are none. */
  readonly guardCounts:
    ((sql: string, counts: readonly string[], signal: AbortSignal) => Promise<string>) | null;
  close(): Promise<void>;
}

/** What the study's privacy settings mean for a figure, whose queries' rows come protected already. */
export interface ChartProtection {
  /** A part of the chart with the cases' names in its texts hidden. */
  hide<T>(part: T): T;
  /** Whether counts are suppressed or rounded, so that a chart may not count rows itself. */
  readonly guardsCounts: boolean;
  /** What was done to all rows that were drawn. */
  record(): PrivacyRecord;
}

/** What a chart is drawn from: the files, cases and queries of the open study. */
export interface ChartSources {
  readonly cases: readonly CaseSummary[];
  /** Null for a view of the researcher's own, or where the study asks for no privacy. */
  readonly protection: ChartProtection | null;
  /** Reads a text within the study, or of the library (`library:…`); throws a Failure. */
  readText(path: string): Promise<FileText & { readonly bytes: number }>;
  query(query: ChartQuery, signal: AbortSignal): Promise<ChartResult>;
  /** Tables and files behind a figure, for its thread. */
  describe(lineages: readonly Lineage[]): Promise<ChartDescription>;
}

export interface ChartQuery {
  readonly sql: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

export interface ChartDescription {
  readonly tables: readonly ThreadTable[];
  readonly files: readonly ThreadFile[];
  readonly versions: Readonly<Record<string, string>>;
}
