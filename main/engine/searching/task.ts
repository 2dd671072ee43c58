import type { FailureData } from '../../contract/failure';
import type {
  Found,
  RewriteRequest,
  Rewritten,
  SearchKind,
  SearchPattern,
  SearchResult,
  UnsavedText,
} from '../../contract/search';

/** A text of something that stands in a table. */
export interface RowText {
  /** Which of its texts it is; null where it has but one. */
  readonly label: string | null;
  readonly text: string;
  /** Matches count that begin before and end behind this place; null for all. */
  readonly across: number | null;
}

/** Something that stands in a table. */
export interface SearchRow {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Files that it was loaded from, for what is included and excluded. */
  readonly paths: readonly string[];
  readonly texts: readonly RowText[];
}

/** A text file that is looked through as something else than a file. */
export interface KnownText {
  /** `rows`: what it says is among the rows. `none`: it is not of what is asked for. */
  readonly kind: SearchKind | 'rows' | 'none';
  readonly title: string;
  readonly detail: string;
}

/** What the thread is to look through. */
export interface SearchTask {
  readonly kind: 'search';
  readonly folder: string;
  readonly pattern: SearchPattern;
  readonly replacement: string | null;
  readonly include: string;
  readonly exclude: string;
  readonly unsaved: readonly UnsavedText[];
  /** Whether files are looked through that are nothing else. */
  readonly files: boolean;
  readonly known: ReadonlyMap<string, KnownText>;
  readonly rows: readonly SearchRow[];
}

/** What the thread is to write anew, without writing it. */
export interface RewriteTask extends RewriteRequest {
  readonly kind: 'rewrite';
  readonly folder: string;
}

/** A text as the thread found it; code points of matches are told for transcripts alone. */
export interface FoundByThread extends Found {
  /** Where each of `matches` begins in the text, in Unicode code points. */
  readonly points: readonly number[];
}

export interface SearchAnswer extends SearchResult {
  readonly found: readonly FoundByThread[];
}

export type SearchThreadTask = SearchTask | RewriteTask;

/** What the thread tells: where it is, then an end. */
export type SearchTold =
  | { readonly kind: 'progress'; readonly path: string; readonly fraction: number | null }
  | { readonly kind: 'searched'; readonly answer: SearchAnswer }
  | { readonly kind: 'rewritten'; readonly answer: Rewritten }
  | { readonly kind: 'failed'; readonly failure: FailureData };
