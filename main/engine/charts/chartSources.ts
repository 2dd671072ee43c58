import type { ThreadFile, ThreadTable } from '../../contract/figure';
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
  close(): Promise<void>;
}

/** What a chart is drawn from: the files, cases and queries of the open study. */
export interface ChartSources {
  readonly cases: readonly CaseSummary[];
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
