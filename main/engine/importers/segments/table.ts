/** A table already read as texts, whatever file it stood in. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Where each row stands in its file, from 1. */
  readonly lines: readonly number[];
}

/** A passage of a document and one code that was put on it. A row with three codes is three segments. */
export interface Segment {
  /** As the file names it. */
  readonly document: string;
  /** From the top of the tree down to the code itself. */
  readonly codePath: readonly string[];
  readonly coder: string | null;
  readonly quote: string;
  readonly comment: string | null;
  /** ISO 8601. */
  readonly createdAt: string | null;
  readonly weight: number | null;
  /** Positions that the file gives, in whatever unit it counts; the end is exclusive. */
  readonly offsets?: { readonly start: number; readonly end: number };
  /** First and last paragraph, from 1. */
  readonly paragraphs?: { readonly first: number; readonly last: number };
  /** Characters of the passage, which tell where a cut quote ends. */
  readonly length?: number;
  readonly line: number;
}

/** A code that a file lists. */
export interface ListedCode {
  readonly path: readonly string[];
  readonly description: string | null;
  readonly line: number;
}

/** How often a code stands in a case, as a matrix counts it. */
export interface CodeCount {
  readonly code: readonly string[];
  readonly case: string;
  readonly count: number;
  readonly line: number;
}

/** A row that cannot be a segment, a code or a count. */
export interface SegmentReject {
  readonly line: number;
  readonly value: string | null;
  readonly reason: string;
}

/** What a table of a coding tool says. Every row of it is in segments, codes, counts, rejects or leftOut. */
export interface SegmentTable {
  /** The dialect's id. */
  readonly dialect: string;
  readonly kind: 'segments' | 'codebook' | 'counts';
  readonly segments: readonly Segment[];
  readonly codes: readonly ListedCode[];
  readonly counts: readonly CodeCount[];
  readonly rejects: readonly SegmentReject[];
  /** Rows that are none, such as totals; each kind is counted among the losses. */
  readonly leftOut: readonly { readonly line: number; readonly reason: string }[];
  readonly losses: readonly { readonly what: string; readonly count: number; readonly why: string }[];
  /** How the table was read, as sentences. */
  readonly notes: readonly string[];
}

/** A way in which a coding tool writes a table. */
export interface Dialect {
  readonly id: string;
  /** Such as `MAXQDA coded segments`. */
  readonly title: string;
  readonly recognise: (columns: readonly string[], firstRows: TextTable['rows']) => Recognition | null;
  /** The name is that of the sheet or the file, for dialects that name a code by it alone. */
  readonly read: (table: TextTable, name: string | null) => SegmentTable;
}

/** How sure it is that a table is of a dialect, from 0 to 1, and why. */
export interface Recognition {
  readonly sureness: number;
  readonly why: string;
}
