/** A column of a table of the study. */
export interface ColumnName {
  readonly table: string;
  readonly column: string;
}

/** What a column holds, counted when a person asks for it. */
export interface ColumnProfile {
  readonly rows: number;
  readonly nulls: number;
  /** How many different values there are. */
  readonly distinct: number;
  /** Whether the distinct values and the quartiles are estimates, as they are for very many rows. */
  readonly estimated: boolean;
  /** Null where the column has no value at all. */
  readonly values: ValueProfile | null;
}

export type ValueProfile = NumberProfile | DateProfile | TextProfile | BooleanProfile | OtherProfile;

/** Numbers; those that are not finite are counted apart and are in nothing else. */
export interface NumberProfile {
  readonly kind: 'number';
  /** As DuckDB writes them, exactly; null where no value is finite. */
  readonly least: string | null;
  readonly greatest: string | null;
  readonly mean: number | null;
  /** Lower quartile, median, upper quartile. */
  readonly quartiles: readonly number[] | null;
  readonly notNumbers: number;
  readonly infinite: number;
  /** Whether the values are whole numbers. */
  readonly whole: boolean;
  readonly bins: readonly Bin[];
}

/** Dates and moments; the infinite ones are counted apart. */
export interface DateProfile {
  readonly kind: 'date';
  readonly least: string | null;
  readonly greatest: string | null;
  readonly infinite: number;
  /** What a bin of the histogram spans. */
  readonly span: DateSpan | null;
  /** Edges are milliseconds since 1970 in UTC. */
  readonly bins: readonly Bin[];
}

export interface DateSpan {
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';
  readonly count: number;
}

/** The rows from an edge to just under the next one. No bins where values do not differ or are beyond counting. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

export interface TextProfile {
  readonly kind: 'text';
  readonly shortest: TextSample;
  readonly longest: TextSample;
  /** Rows whose text is empty or of spaces alone: they look missing and are not. */
  readonly blank: number;
  /** The values of most rows, the most frequent first; none where every value occurs once. */
  readonly top: readonly (TextSample & { readonly rows: number })[];
}

/** A text, or the beginning of a long one. */
export interface TextSample {
  readonly text: string;
  /** Length of the whole in characters. */
  readonly length: number;
}

export interface BooleanProfile {
  readonly kind: 'boolean';
  readonly yes: number;
  readonly no: number;
}

/** Values that are only compared, if that: times of day, durations, lists, bytes. */
export interface OtherProfile {
  readonly kind: 'other';
  readonly least: string | null;
  readonly greatest: string | null;
}

/** The job under which the profiling of all columns of a table is told. */
export function tableProfileJob(table: string): string {
  return `profiles ${JSON.stringify([table])}`;
}

/** The job under which a profile's progress is told. */
export function profileJob({ table, column }: ColumnName): string {
  return `profile ${JSON.stringify([table, column])}`;
}
