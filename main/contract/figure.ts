import type { PrivacyRecord } from './privacy';
import type { Lineage } from './result';
import type { ParameterValue } from './savedQuery';

/** The theme that a chart is drawn for; figures are always light. */
export type Theme = 'light' | 'dark' | 'contrast-light' | 'contrast-dark';
/** The kinds of file that a figure is written as. */
export type FigureFormat = 'svg' | 'png' | 'pdf';

/** A chart file as it stands in an editor; the text may be newer than the file. */
export interface ChartRequest {
  readonly path: string;
  readonly text: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly theme: Theme;
}

/** The words of a figure, from `usermeta.figure`. */
export interface FigureWords {
  readonly title: string;
  readonly caption: string;
  readonly alt: string;
  readonly source: string;
}

/** The physical size of a figure, from `usermeta.figure`, and how fine its pixels are. */
export interface FigureSize {
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  readonly dotsPerInch: number;
}

/** A chart ready to draw: the specification has a named data set where it had a query, and its rows stand beside it. */
export interface PreparedChart {
  /** Vega-Lite, as JSON text, with the theme's config merged in; sized to the figure. */
  readonly specification: string;
  /** Arrow IPC streams by data set name. */
  readonly datasets: Readonly<Record<string, Uint8Array>>;
  readonly words: FigureWords;
  readonly size: FigureSize;
  readonly lineage: Lineage;
  /** Rows that the chart's queries returned, before any aggregate that the engine computed for it. */
  readonly queryRows: number;
  /** Notes that the chart must show, such as that its data are synthetic. */
  readonly notes: readonly string[];
}

/** A figure to write: a chart as it stands in an editor, and where its files go. */
export interface ExportRequest {
  readonly path: string;
  readonly text: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly formats: readonly FigureFormat[];
  /** Of PNG; null for the chart's own. */
  readonly dotsPerInch: number | null;
  /** Folder within the study, or an absolute folder that the person chose. */
  readonly folder: string;
  /** File name without ending. */
  readonly name: string;
}

/** A figure that was written. */
export interface ExportedFigure {
  /** Files written, the thread last. */
  readonly files: readonly string[];
}

/** The golden thread of a figure: all that it was drawn from. Written beside it and inside it. */
export interface Thread {
  readonly golden_thread: 1;
  readonly figure: FigureWords & {
    readonly width_mm: number;
    readonly height_mm: number;
    readonly notes: readonly string[];
  };
  readonly chart: ThreadFile;
  readonly queries: readonly ThreadQuery[];
  readonly tables: readonly ThreadTable[];
  readonly files: readonly ThreadFile[];
  readonly versions: Readonly<Record<string, string>>;
  /** What was done for privacy; null where the study asks for nothing. Threads of earlier versions have none. */
  readonly privacy: PrivacyRecord | null;
  /** ISO 8601, UTC. */
  readonly created_at: string;
}

/** A file as it was when a figure was drawn from it. */
export interface ThreadFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A query as it was run for a figure. */
export interface ThreadQuery {
  readonly path: string;
  readonly text: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly rows: number;
}

/** A table of the study as it was when a figure was drawn from it. */
export interface ThreadTable {
  readonly name: string;
  readonly rows: number;
  readonly rejected_rows: number;
  readonly files: readonly string[];
}
